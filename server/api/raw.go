package api

import (
	"crypto/sha256"
	"io"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan/activities/files"
)

// raw adds an operation that streams: huma documents it and gin serves it. Its
// errors are problems like all others.
func (a *API) raw(o operation, f func(*gin.Context) error, describe func(*huma.Operation)) {
	op := o.document()
	op.Responses = map[string]*huma.Response{}
	longest := maxID
	for _, name := range pathParameters(o.path) {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: name, In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &longest},
		})
	}
	describe(&op)
	a.describeErrors(&op)
	a.huma.OpenAPI().AddOperation(&op)
	a.gin.Handle(o.method, ginPath("/api/v1"+o.path), func(c *gin.Context) {
		err := o.access.allows(who(c.Request.Context()))
		if err == nil {
			err = strictAddress(c.Request.URL, c.GetHeader("Idempotency-Key"))
		}
		if err != nil {
			logRefusal(c.Request.Context(), problemOf(err), op.OperationID)
		} else {
			err = f(c)
		}
		if err != nil {
			writeProblem(c, problemOf(err))
		}
	})
}

// maxID bounds an id in an address, in characters, like those of the typed
// operations.
const maxID = 100

// document is what is said about every operation.
func (o operation) document() huma.Operation {
	op := huma.Operation{
		OperationID: camelCase(o.name), Method: o.method, Path: "/api/v1" + o.path, Summary: o.title,
		Extensions: map[string]any{"x-access": o.access},
		Errors:     []int{400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503},
	}
	if o.access != Open {
		op.Security = []map[string][]string{{"session": {}}}
	}
	return op
}

// describeErrors documents the problems of an operation that huma does not serve.
func (a *API) describeErrors(op *huma.Operation) {
	op.Responses["default"] = &huma.Response{Description: "错误", Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}},
	}}
}

// camelCase writes list-my-cases as listMyCases.
func camelCase(name string) string {
	words := strings.Split(name, "-")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}

// headerParameter documents a header of the request.
func headerParameter(name, what string, max int) *huma.Param {
	return &huma.Param{Name: name, In: "header", Description: what, Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &max}}
}

// pathParameters are the names in braces.
func pathParameters(path string) (names []string) {
	for part := range strings.SplitSeq(path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			names = append(names, strings.TrimSuffix(name, "}"))
		}
	}
	return names
}

// ginPath writes {id} as :id.
func ginPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}

// binary documents an answer that is a file.
func binary(contentType, what string) func(*huma.Operation) {
	return func(op *huma.Operation) {
		op.Responses["200"] = &huma.Response{Description: what, Content: map[string]*huma.MediaType{
			contentType: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
		}}
	}
}

// materialFile documents an answer that is a file of any of the types that may be
// uploaded.
func materialFile(op *huma.Operation) {
	op.Responses["200"] = &huma.Response{Description: "文件", Content: map[string]*huma.MediaType{}}
	for _, contentType := range files.ContentTypes() {
		op.Responses["200"].Content[contentType] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
}

// fingerprint is what the same idempotency key must come with again.
func fingerprint(method, path string, body []byte) []byte {
	hash := sha256.New()
	io.WriteString(hash, method+" "+path+"\n") //nolint:errcheck // a hash takes everything
	hash.Write(body)
	return hash.Sum(nil)
}

// uuidOrNil turns what is no id into one that nothing has.
func uuidOrNil(id string) string {
	if len(id) != 36 || uuid.Validate(id) != nil {
		return uuid.Nil.String()
	}
	return id
}

var _ http.Handler = (*API)(nil)
