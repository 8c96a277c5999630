package api

import (
	"crypto/sha256"
	"errors"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/danielgtaylor/huma/v2"
)

// raw adds an operation that streams: huma documents it and gin serves it. Its
// errors are problems like all others.
func (a *API) raw(o operation, f func(*gin.Context) error, describe func(*huma.Operation)) {
	op := &huma.Operation{
		OperationID: o.name, Method: o.method, Path: "/api/v1" + o.path, Summary: o.title,
		Extensions: map[string]any{"x-access": o.access}, Responses: map[string]*huma.Response{},
	}
	for _, name := range pathParameters(o.path) {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: name, In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString},
		})
	}
	describe(op)
	a.huma.OpenAPI().AddOperation(op)
	a.gin.Handle(o.method, ginPath("/api/v1"+o.path), func(c *gin.Context) {
		err := o.access.allows(who(c.Request.Context()))
		if err == nil {
			err = f(c)
		}
		if err != nil {
			writeProblem(c, problemOf(err))
		}
	})
}

// pathParameters are the names in braces.
func pathParameters(path string) (names []string) {
	for i := 0; i < len(path); i++ {
		if path[i] != '{' {
			continue
		}
		end := i
		for path[end] != '}' {
			end++
		}
		names = append(names, path[i+1:end])
	}
	return names
}

// ginPath writes {id} as :id.
func ginPath(path string) string {
	out := make([]byte, 0, len(path))
	for i := range len(path) {
		switch path[i] {
		case '{':
			out = append(out, ':')
		case '}':
		default:
			out = append(out, path[i])
		}
	}
	return string(out)
}

// binary documents an answer that is a file.
func binary(contentType, what string) func(*huma.Operation) {
	return func(op *huma.Operation) {
		op.Responses["200"] = &huma.Response{Description: what, Content: map[string]*huma.MediaType{
			contentType: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
		}}
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

// errStopped ends a stream whose client is gone.
var errStopped = errors.New("client is gone")

var _ http.Handler = (*API)(nil)
