package api

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

// docs serves the page that shows the OpenAPI document to people: one table,
// without a script from anywhere.
func (a *API) docs() {
	a.gin.GET("/api/docs", func(c *gin.Context) {
		c.Header("Content-Type", "text/html; charset=utf-8")
		c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		c.Status(http.StatusOK)
		docsPage.Execute(c.Writer, a.operations()) //nolint:errcheck // the client is gone
	})
}

type docsRow struct{ Method, Path, Summary, Access string }

func (a *API) operations() (rows []docsRow) {
	for path, item := range a.huma.OpenAPI().Paths {
		for method, op := range map[string]*huma.Operation{
			"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete,
		} {
			if op != nil {
				access, _ := op.Extensions["x-access"].(Access)
				rows = append(rows, docsRow{method, path, op.Summary, accessNames[access]})
			}
		}
	}
	slices.SortFunc(rows, func(x, y docsRow) int { return strings.Compare(x.Path+x.Method, y.Path+y.Method) })
	return rows
}

var accessNames = map[Access]string{
	Open: "任何人", Entered: "已登录（含尚未修改初始密码的）", LoggedIn: "已登录", Applicant: "申请人", Verified: "已实名的申请人", CourtStaff: "法官、书记员",
	JudgeOnly: "法官", Underwrite: "核保人", Operate: "操作员",
}

var docsPage = template.Must(template.New("docs").Parse(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>网上保全 API</title><style>
body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left}
code{font-family:ui-monospace,monospace}</style></head><body>
<h1>网上保全 API</h1><p>完整的 OpenAPI 3.1 文档：<a href="/api/openapi.json">/api/openapi.json</a></p>
<table><tr><th>方法</th><th>地址</th><th>作用</th><th>谁可以用</th></tr>
{{range .}}<tr><td><code>{{.Method}}</code></td><td><code>{{.Path}}</code></td><td>{{.Summary}}</td><td>{{.Access}}</td></tr>
{{end}}</table></body></html>`))
