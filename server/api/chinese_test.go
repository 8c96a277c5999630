package api_test

import (
	"regexp"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
)

// latinSentence is three words in a row that nobody wrote in Chinese.
var latinSentence = regexp.MustCompile(`[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}`)

// assertChinese holds every detail of a problem against the rule: a Chinese
// sentence that says what to do.
func assertChinese(t *testing.T, a answer) {
	t.Helper()
	assert.Contains(t, a.header.Get("Content-Type"), "application/problem+json", a.raw)
	details := []string{a.text("detail")}
	list, _ := a.body["errors"].([]any)
	for _, e := range list {
		details = append(details, e.(j)["detail"].(string))
	}
	for _, detail := range details {
		assert.True(t, containsHan(detail), a.raw)
		assert.NotRegexp(t, latinSentence, detail)
	}
	assert.NotEmpty(t, a.text("requestId"), a.raw)
	assert.Equal(t, a.header.Get("X-Request-Id"), a.text("requestId"))
	assert.NotEmpty(t, a.text("code"), a.raw)
}

func containsHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
