package api

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
)

// FuzzStrictJSON: what is let through is whole JSON that the decoder reads as it
// was written.
func FuzzStrictJSON(f *testing.F) {
	for _, text := range []string{
		`{"amount":1,"amount":2}`, `{"a":"\ud800"}`, `{"a":"\ud83d\ude00"}`, `{} {}`, `[[[[]]]]`, `{"a":"\\ud800"}`, "{\"a\":\"\xff\"}", `{"\u0061":1,"a":2}`, ` null `, `1e400`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if strictJSON(text) != nil {
			return
		}
		if !json.Valid(text) || !utf8.Valid(text) {
			t.Fatalf("%q was let through", text)
		}
		var form baoquan.Party
		if _, err := decode(text, &form); err == nil && strings.ContainsRune(form.Name, utf8.RuneError) && !strings.Contains(strings.ToLower(string(text)), `\ufffd`) && !strings.ContainsRune(string(text), utf8.RuneError) {
			t.Fatalf("%q was read as %q", text, form.Name)
		}
	})
}

// FuzzCursor: a cursor that was not made here, for this list, does not open.
func FuzzCursor(f *testing.F) {
	keys, err := seal.New("test:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f")
	if err != nil {
		f.Fatal(err)
	}
	a := &API{store: store.New(nil, keys, nil)}
	good := a.cursor("courts", "141")
	for _, cursor := range []string{good, good + "A", good[1:], "", "AAAA", "%00", strings.Repeat("A", 300)} {
		f.Add("courts", cursor)
		f.Add("causes", cursor)
	}
	f.Fuzz(func(t *testing.T, scope, cursor string) {
		value, err := a.openCursor(scope, cursor)
		if err == nil && cursor != "" && (scope != "courts" || cursor != good || value != "141") {
			t.Fatalf("%q opened in %q as %q", cursor, scope, value)
		}
	})
}
