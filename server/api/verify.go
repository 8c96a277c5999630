package api

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type verifyInput struct {
	Code string `path:"code" maxLength:"100" doc:"文书上的核验码"`
}

type verified struct {
	DocumentKind string `json:"documentKind"`
	Number       string `json:"number"`
	Status       string `json:"status" enum:"in_force,used,released,revoked"`
	IssuedAt     string `json:"issuedAt" format:"date-time"`
	SHA256       string `json:"sha256" doc:"PDF 文件的 SHA-256"`
}

// verify says to anyone whether a document is genuine, and nothing about
// anybody.
func (a *API) verify(ctx context.Context, in *verifyInput) (*body[verified], error) {
	if err := a.limitAddress(ctx, "verify", 60); err != nil {
		return nil, err
	}
	d, err := a.store.DocumentByCode(ctx, strings.ToUpper(strings.TrimSpace(in.Code)))
	if err != nil {
		return nil, err
	}
	return &body[verified]{verified{
		DocumentKind: d.Kind, Number: d.Number, Status: d.Status,
		IssuedAt: d.IssuedAt.In(baoquan.Beijing).Format("2006-01-02T15:04:05Z07:00"), SHA256: d.SHA256,
	}}, nil
}

// verifyPage is what the QR code on a document opens: the answer of verify, as a
// page for people and as JSON for programs.
func (a *API) verifyPage(c *gin.Context) {
	found, err := a.verify(c.Request.Context(), &verifyInput{Code: c.Param("code")})
	if !strings.Contains(c.GetHeader("Accept"), "text/html") {
		if err != nil {
			writeProblem(c, problemOf(err))
			return
		}
		c.JSON(http.StatusOK, found.Body)
		return
	}
	status, page := http.StatusOK, verifyWords{}
	switch {
	case errors.Is(err, store.ErrNotFound):
		status, page.Problem = http.StatusNotFound, "没有查到这份文书。请核对核验码；核验码由数字和大写字母组成，共八位。"
	case err != nil:
		p := problemOf(err)
		status, page.Problem = p.Status, p.Detail
	default:
		page = verifyWords{
			Kind: documentKinds[found.Body.DocumentKind], Number: found.Body.Number, SHA256: found.Body.SHA256,
			Status: baoquan.LetterStatus(found.Body.Status).Chinese(), IssuedAt: found.Body.IssuedAt,
		}
	}
	c.Header("Content-Type", "text/html; charset=utf-8")
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	c.Status(status)
	verifyTemplate.Execute(c.Writer, page) //nolint:errcheck // the client is gone
}

// verifyWords is what the page says.
type verifyWords struct{ Problem, Kind, Number, Status, IssuedAt, SHA256 string }

var documentKinds = map[string]string{"ruling": "民事裁定书", "policy": "诉讼财产保全责任保险保单", "letter": "诉讼财产保全责任保险担保书（保函）"}

var verifyTemplate = template.Must(template.New("verify").Parse(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>核验文书</title><style>
body{font:18px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
dt{color:#595959;margin-top:.8rem}dd{margin:0;overflow-wrap:anywhere}
</style></head><body><h1>核验文书</h1>
{{if .Problem}}<p role="alert">{{.Problem}}</p>{{else}}<p>本系统出具了这份文书。</p>
<dl><dt>文书</dt><dd>{{.Kind}}</dd><dt>编号</dt><dd>{{.Number}}</dd><dt>状态</dt><dd>{{.Status}}</dd><dt>出具时间</dt><dd>{{.IssuedAt}}</dd>
<dt>PDF 文件的 SHA-256</dt><dd>{{.SHA256}}</dd></dl><p>请核对您手中文件的 SHA-256 与上面一致。本页不显示当事人的信息。</p>{{end}}</body></html>`))
