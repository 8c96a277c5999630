package api

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
)

// maxKey bounds an Idempotency-Key, in bytes.
const maxKey = 200

// strictAddress refuses what the database would choke on or a parser would pass
// over in silence: bytes that are no text, a parameter twice. What no address
// can look like is not there.
func strictAddress(u *url.URL, idempotencyKey string) error {
	if !isText(u.Path) {
		return errNotFound
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return problem(http.StatusBadRequest, "malformed", "地址中的参数格式不对，请检查后重新发送")
	}
	var faults baoquan.Faults
	for name, values := range query {
		switch {
		case clip(name) != name:
			faults.Add(clip(name), "unexpected_field", "没有这个参数，请去掉")
		case len(values) > 1:
			faults.Add(clip(name), baoquan.CodeInvalid, "同一个参数出现了两次，请只保留一个")
		case !utf8.ValidString(values[0]):
			faults.Add(clip(name), baoquan.CodeInvalid, "含有不能使用的字符，请删除后重新填写")
		}
	}
	if err := invalid("query", faults); err != nil {
		return err
	}
	if len(idempotencyKey) > maxKey || !isText(idempotencyKey) {
		return invalidField("header.Idempotency-Key", baoquan.CodeInvalid, "键最长 200 个字符，且不能有控制字符，请换一个")
	}
	return nil
}

func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// strictly is strictAddress for huma's operations.
func (a *API) strictly(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	if err := strictAddress(&u, ctx.Header("Idempotency-Key")); err != nil {
		a.refuse(ctx, err)
		return
	}
	next(ctx)
}
