package api

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/schema/store"
)

// paperTypes are the types of files that papers come in.
var paperTypes = []string{"jpg", "png", "pdf"}

func (a *API) paperIntake() intake {
	return intake{[]string{"slot"}, files.Rules{MaxSize: a.config.Limits.FileSize, Types: paperTypes}}
}

// uploadPaper takes one paper into its slot, in place of the one that is there: POST
// …/papers, multipart with slot and file. It comes in as materials do.
func (a *API) uploadPaper(c *gin.Context) error {
	ctx := c.Request.Context()
	if _, err := ownPapers(ctx, a.store.PapersCheck, c.Param("id")); err != nil {
		return err
	}
	form, err := a.receive(c, a.paperIntake())
	if err != nil {
		return err
	}
	if form.scan, err = a.screen(ctx, form.stored.SHA256); err != nil {
		return err
	}
	claim := store.Claim{Owner: who(ctx).ID, Key: c.GetHeader("Idempotency-Key"), Fingerprint: form.fingerprint(c), At: a.now()}
	paper, err := once(ctx, a, claim, func(t *store.Tx) (baoquan.PaperFile, error) { return a.addPaper(ctx, t, c.Param("id"), form) })
	if err != nil {
		return err
	}
	if paper.Scan == baoquan.ScanPending {
		a.Deliver.Deliver(paper.ID)
	}
	c.JSON(http.StatusCreated, paper)
	return nil
}

// addPaper writes the record of a paper that lies in the bucket.
func (a *API) addPaper(ctx context.Context, t *store.Tx, id string, form *uploaded) (f baoquan.PaperFile, err error) {
	c, err := a.collecting(ctx, t, id)
	if err != nil {
		return f, err
	}
	profile, err := t.Profile(ctx, c.AccountID)
	if err != nil {
		return f, err
	}
	f = baoquan.PaperFile{
		ID: newID(), Slot: baoquan.PaperSlot(form.slot), FileName: form.fileName, ContentType: form.stored.ContentType,
		Size: form.stored.Size, SHA256: form.stored.SHA256, Scan: form.scan, UploadedAt: a.now().In(baoquan.Beijing),
	}
	if !slices.ContainsFunc(baoquan.PapersFor(profile.IDType), func(r baoquan.PaperRule) bool { return r.Slot == f.Slot }) {
		return f, invalidField("body.slot", baoquan.CodeInvalid, "只能是：front、back、holding")
	}
	if err := a.ready(ctx, t, f.SHA256, &f.Scan); err != nil {
		return f, err
	}
	return f, t.SavePaper(ctx, c.ID, f)
}

type paperInput struct {
	OnePapers
	Slot string `path:"slot" maxLength:"20" doc:"front、back 或 holding"`
}

// removePaper takes one paper out.
func (a *API) removePaper(ctx context.Context, in *paperInput) (*empty, error) {
	return nil, a.store.InTx(ctx, func(t *store.Tx) error {
		c, err := a.collecting(ctx, t, in.ID)
		if err != nil {
			return err
		}
		return t.DeletePaper(ctx, c.ID, baoquan.PaperSlot(in.Slot))
	})
}

// paperForm documents uploadPaper.
func paperForm(op *huma.Operation) {
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
		Type: huma.TypeObject, Required: []string{"slot", "file"},
		Properties: map[string]*huma.Schema{
			"slot": {Type: huma.TypeString, Enum: []any{baoquan.PaperFront, baoquan.PaperBack, baoquan.PaperHolding}},
			"file": {Type: huma.TypeString, Format: "binary", Description: "JPG、PNG 或 PDF"},
		},
	}}}}
	op.Parameters = append(op.Parameters, headerParameter("Idempotency-Key", keyDoc, maxKey))
	op.Responses["201"] = &huma.Response{Description: "已上传", Content: map[string]*huma.MediaType{
		"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/PaperFile"}},
	}}
}
