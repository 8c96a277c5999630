package api

import (
	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/schema/store"
)

// documentCode makes the code of a document.
func documentCode() string { return document.VerificationCode() }

var paperNames = map[string]string{
	store.PolicyDocument: "诉讼财产保全电子保单.pdf", store.LetterDocument: "诉讼财产保全电子保函.pdf",
}

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
		return a.serve(c, app, sight{Read: kind}, served{d.SHA256, "application/pdf", paperNames[kind]})
	}
}
