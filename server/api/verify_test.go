package api_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatTheQRCodeOpensIsAPageForPeopleAndJSONForPrograms(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ accept, contentType, says string }{
		{"text/html,application/xhtml+xml", "text/html; charset=utf-8", "没有查到这份文书"},
		{"*/*", "application/problem+json", "没有找到"},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/verify/ABCD2345", nil)
		r.Header.Set("Accept", c.accept)
		answer := httptest.NewRecorder()
		w.api.ServeHTTP(answer, r)
		require.Equal(t, http.StatusNotFound, answer.Code)
		assert.Equal(t, c.contentType, answer.Header().Get("Content-Type"))
		assert.Contains(t, answer.Body.String(), c.says)
	}
}
