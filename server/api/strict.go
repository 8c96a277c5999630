package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"unicode/utf8"
)

// maxDepth bounds how deep a JSON body may nest.
const maxDepth = 64

// strictJSON refuses what the decoder would let through: bytes that are not
// UTF-8, lone surrogates, a member twice, too deep nesting, and anything behind
// the end. It answers nil when the text is fine.
func strictJSON(raw []byte) *Problem {
	malformed := problem(http.StatusBadRequest, "malformed", "请求不是完整的 JSON，请检查后重新发送")
	if !utf8.Valid(raw) || hasLoneSurrogate(raw) {
		return malformed
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	switch err := walk(decoder, 0); {
	case errors.Is(err, errTooDeep):
		return problem(http.StatusBadRequest, "too_deep", "JSON 嵌套太深")
	case errors.Is(err, errTwice):
		return problem(http.StatusBadRequest, "duplicate_member", "同一个字段出现了两次，请只保留一个")
	case err != nil:
		return malformed
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return malformed
	}
	return nil
}

var (
	errTooDeep = errors.New("too deep")
	errTwice   = errors.New("member twice")
)

// walk reads one value.
func walk(d *json.Decoder, depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		return walkObject(d, depth)
	case json.Delim('['):
		for d.More() {
			if err := walk(d, depth+1); err != nil {
				return err
			}
		}
		_, err = d.Token()
	}
	return err
}

func walkObject(d *json.Decoder, depth int) error {
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if seen[name] {
			return errTwice
		}
		seen[name] = true
		if err := walk(d, depth+1); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// hasLoneSurrogate finds \ud800 to \udfff escapes that are not a pair; Go turns
// them into U+FFFD without a word.
func hasLoneSurrogate(raw []byte) bool {
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if raw[i+1] != 'u' {
			i++
			continue
		}
		switch high := surrogate(raw[i:]); {
		case high == 'l', high == 'h' && surrogate(raw[min(i+6, len(raw)):]) != 'l':
			return true
		case high == 'h':
			i += 11
		}
	}
	return false
}

// surrogate says whether text begins with a high ('h') or low ('l') surrogate
// escape, or neither (0).
func surrogate(text []byte) byte {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' || (text[2] != 'd' && text[2] != 'D') {
		return 0
	}
	switch text[3] {
	case '8', '9', 'a', 'b', 'A', 'B':
		return 'h'
	case 'c', 'd', 'e', 'f', 'C', 'D', 'E', 'F':
		return 'l'
	}
	return 0
}
