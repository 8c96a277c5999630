package face

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"github.com/baoquan/baoquan/activities/provider"
)

// post sends JSON and gives the whole body; errors carry no URL, because the
// access token stands in it.
func (m *MiniProgram) post(ctx context.Context, path string, input any) ([]byte, error) {
	content, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, wechatHost+path, bytes.NewReader(content))
	if err != nil {
		return nil, provider.Refused(miniProgram, "request")
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := m.client.Do(request)
	if err != nil {
		return nil, provider.Transport(miniProgram, err)
	}
	defer response.Body.Close()
	if err := provider.Status(miniProgram, response); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	return body, provider.Transport(miniProgram, err)
}

// wechatError classifies an errcode: busy (-1), a token that changed under us
// and rate limits go away, everything else is a setting to correct.
func wechatError(code int) error {
	switch code {
	case -1, 40001, 42001, 45009, 45011:
		return provider.Unavailable(miniProgram, strconv.Itoa(code))
	}
	return provider.Refused(miniProgram, strconv.Itoa(code))
}
