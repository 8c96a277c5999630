package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// hintLimit bounds how often a check is asked about because somebody says so.
func hintLimit(id string) store.Limit {
	return store.Limit{Name: "face_hint", Subject: id, Every: 15 * time.Second, Burst: 5}
}

// faceHint takes the word of whoever comes that the phone is done: it only makes
// us ask the provider. The answer is the same for every id.
func (a *API) faceHint(c *gin.Context) {
	ctx, id := c.Request.Context(), strings.ToLower(c.Param("checkId"))
	if isID(id) {
		if err := a.hint(ctx, id); err != nil {
			logOf(ctx).Warn("face hint not passed on", "error", err)
		}
	}
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	c.Data(http.StatusOK, "text/html; charset=utf-8", []byte(facePage))
}

func (a *API) hint(ctx context.Context, id string) error {
	check, err := a.store.IdentityCheck(ctx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && check.Status != store.CheckPending {
		return nil
	}
	if err != nil {
		return err
	}
	if wait, err := a.store.Take(ctx, hintLimit(id), a.now()); err != nil || wait > 0 {
		return err
	}
	err = a.store.InTx(ctx, func(t *store.Tx) error {
		return t.Tell(ctx, workflows.KindIdentity, id, workflows.CheckHinted, workflows.Hint{})
	})
	if err == nil {
		a.Deliver.Deliver(id)
	}
	return err
}

const facePage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>网上保全</title><body style="font-family:sans-serif;font-size:1.25rem;line-height:1.8;text-align:center;padding:20vh 1rem">
<p>核验完成后，请回到电脑继续</p></body></html>
`
