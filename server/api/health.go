package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// healthz says that the process lives.
func healthz(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"status": "ok"}) }

// readyz says whether the server can do its work. Temporal is shown and not
// needed: requests are accepted without it, and the procedures catch up.
func (a *API) readyz(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), 2*time.Second)
	defer cancel()
	parts := gin.H{"postgres": word(a.store.Ping(ctx)), "files": word(a.Files.Ping(ctx)), "temporal": word(a.Temporal(ctx))}
	status := http.StatusOK
	if parts["postgres"] != "ok" || parts["files"] != "ok" {
		status = http.StatusServiceUnavailable
		c.Header("Retry-After", "5")
	}
	c.JSON(status, parts)
}

func word(err error) string {
	if err != nil {
		return "unavailable"
	}
	return "ok"
}
