package api

import "github.com/gin-gonic/gin"

// Routes are what gin serves, to be held against the document.
func (a *API) Routes() gin.RoutesInfo { return a.gin.Routes() }

// HashesAtOnce is how many passwords are hashed at once on so many cores.
var HashesAtOnce = hashesAtOnce
