package seal

import (
	"bytes"
	"testing"
)

// FuzzOpenSealed: what was not sealed here, and for this place, does not open.
func FuzzOpenSealed(f *testing.F) {
	keys, err := New(keyA+","+keyB, lookup)
	if err != nil {
		f.Fatal(err)
	}
	good := keys.Seal([]byte("110105199003070009"), "parties.id_number")
	f.Add(good, "parties.id_number")
	f.Add(good, "parties.phone")
	f.Add([]byte{}, "")
	f.Add(good[:len(good)-1], "parties.id_number")
	f.Fuzz(func(t *testing.T, sealed []byte, place string) {
		plain, err := keys.Open(sealed, place)
		if err == nil && (!bytes.Equal(sealed, good) || place != "parties.id_number" || string(plain) != "110105199003070009") {
			t.Errorf("%x opened at %q", sealed, place)
		}
	})
}
