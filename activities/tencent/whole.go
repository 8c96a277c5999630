package tencent

import (
	"bytes"
	"io"
	"net/http"

	"github.com/baoquan/baoquan/activities/provider"
)

// whole reads an answer to its end before the SDK sees it, and turns a bad
// status or half a body into our own error. The SDK would try to read a 503's
// page as JSON and forget the status and Retry-After.
type whole struct {
	name string
	next http.RoundTripper
}

func (t whole) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if err := provider.Status(t.name, response); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, provider.Transport(t.name, err)
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}
