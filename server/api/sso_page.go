package api

import "html/template"

// ssoTemplate is what somebody sees whose login did not come to anything. It says
// what to do and nothing of what came back.
var ssoTemplate = template.Must(template.New("sso").Parse(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>单点登录</title><style>
body{font:18px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
</style></head><body><h1>单点登录</h1><p role="alert">{{.Detail}}</p><p><a href="/">返回网上保全</a></p></body></html>`))
