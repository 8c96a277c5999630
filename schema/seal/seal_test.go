package seal

import (
	"bytes"
	"errors"
	"testing"
)

const (
	keyA   = "a:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
	keyB   = "b:ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"
	lookup = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
)

func ring(t *testing.T, keys string) *Keyring {
	t.Helper()
	k, err := New(keys, lookup)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestASealedValueOpensOnlyInItsOwnPlace(t *testing.T) {
	t.Parallel()
	k := ring(t, keyA)
	sealed := k.Seal([]byte("secret"), "parties.sealed:1")
	if plain, err := k.Open(sealed, "parties.sealed:1"); err != nil || string(plain) != "secret" {
		t.Fatalf("own place: %q, %v", plain, err)
	}
	if _, err := k.Open(sealed, "parties.sealed:2"); !errors.Is(err, ErrSealed) {
		t.Fatalf("another row opened it: %v", err)
	}
	sealed[len(sealed)-1] ^= 1
	if _, err := k.Open(sealed, "parties.sealed:1"); !errors.Is(err, ErrSealed) {
		t.Fatalf("a changed byte was not noticed: %v", err)
	}
}

func TestAnOldKeyStillOpensAfterANewOneSeals(t *testing.T) {
	t.Parallel()
	old := ring(t, keyA).Seal([]byte("x"), "p")
	both := ring(t, keyB+","+keyA)
	if _, err := both.Open(old, "p"); err != nil {
		t.Fatal(err)
	}
	if _, err := ring(t, keyA).Open(both.Seal([]byte("x"), "p"), "p"); !errors.Is(err, ErrSealed) {
		t.Fatal("the new key was not used to seal")
	}
}

func TestHashesOfOneValueDifferByPurpose(t *testing.T) {
	t.Parallel()
	k := ring(t, keyA)
	if bytes.Equal(k.Hash("phone", "1"), k.Hash("id", "1")) {
		t.Fatal("same hash for two purposes")
	}
}

func TestGarbageNeverOpens(t *testing.T) {
	t.Parallel()
	for _, garbage := range [][]byte{nil, {0}, {5, 'a'}, {1, 'a', 0}, {255}} {
		if _, err := ring(t, keyA).Open(garbage, "p"); !errors.Is(err, ErrSealed) {
			t.Errorf("%v: %v", garbage, err)
		}
	}
}

func TestKeysOfTheWrongFormAreRefused(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"", "a", "a:00", ":" + keyA[2:]} {
		if _, err := New(keys, lookup); err == nil {
			t.Errorf("%q was accepted", keys)
		}
	}
}
