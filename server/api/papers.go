package api

import "github.com/gin-gonic/gin"

// paper answers the policy or the letter of a guarantee (row 65), the same bytes as
// were signed and hashed.
func (a *API) paper(find finder, kind string) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		app, err := find(ctx, c.Param("id"))
		if err != nil {
			return err
		}
		if app.Letter == "" {
			return conflict(app.Status)
		}
		d, err := a.store.Document(ctx, app.ID, kind)
		if err != nil {
			return err
		}
		return a.serve(c, app, sight{Read: d.Kind}, served{d.SHA256, "application/pdf", d.FileName()})
	}
}
