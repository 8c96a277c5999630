package api

import (
	"crypto/hmac"
	"encoding/base64"
	"slices"

	"github.com/baoquan/baoquan"
)

// Page is embedded in the input of every list.
type Page struct {
	Cursor string `query:"cursor" maxLength:"300" doc:"上一页回答的 next；第一页不填"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"每页最多几项"`
}

// items is one page of a list.
type items[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next" doc:"下一页的 cursor，空为没有了"`
}

// macSize is how much of the Keyed hash a cursor carries, in bytes.
const macSize = 12

// cursor makes the opaque place after which the next page begins. scope names
// the list, and whose it is, so that a cursor opens only there.
func (a *API) cursor(scope, value string) string {
	if value == "" {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(append(a.cursorMAC(scope, value), value...))
}

// openCursor answers what cursor was made of, "" for the first page.
func (a *API) openCursor(scope, cursor string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(raw) <= macSize || !hmac.Equal(raw[:macSize], a.cursorMAC(scope, string(raw[macSize:]))) {
		return "", invalidField("query.cursor", baoquan.CodeInvalid, "翻页位置无效，请从第一页重新开始")
	}
	return string(raw[macSize:]), nil
}

func (a *API) cursorMAC(scope, value string) []byte {
	return a.store.Keys().Hash("cursor "+scope, value)[:macSize]
}

// paged cuts a page out of a list that is read as a whole; key tells its items
// apart.
func paged[T any](a *API, scope string, p Page, all []T, key func(T) string) (*body[items[T]], error) {
	after, err := a.openCursor(scope, p.Cursor)
	if err != nil {
		return nil, err
	}
	if after != "" {
		all = all[1+slices.IndexFunc(all, func(item T) bool { return key(item) == after }):]
	}
	return pageOf(a, scope, p, all, key), nil
}

// pageOf answers the items, of which there may be one more than asked for to say
// that another page follows.
func pageOf[T any](a *API, scope string, p Page, some []T, key func(T) string) *body[items[T]] {
	out := &body[items[T]]{}
	if len(some) > p.Limit {
		some = some[:p.Limit]
		out.Body.Next = a.cursor(scope, key(some[len(some)-1]))
	}
	out.Body.Items = append([]T{}, some...)
	return out
}
