// Package seal keeps personal data unreadable in the database: it seals a value
// with AES-256-GCM, the key's id in front and the row bound in, and gives a
// keyed hash by which a sealed value can be found again.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Keyring seals with its first key and opens with all of them. A sealed value
// is: one byte length of the key id, the key id, a 12-byte nonce, the
// ciphertext with its tag.
type Keyring struct {
	first string
	keys  map[string]cipher.AEAD
	hash  []byte
}

// ErrSealed says that a sealed value cannot be opened: another key, another
// row, or a changed byte.
var ErrSealed = errors.New("sealed value does not open")

// New reads keys in the form id:hex,id:hex (32 bytes each; the first one seals)
// and the lookup key (hex, 32 bytes).
func New(keys, lookup string) (*Keyring, error) {
	ring := &Keyring{keys: map[string]cipher.AEAD{}}
	for pair := range strings.SplitSeq(keys, ",") {
		id, text, _ := strings.Cut(strings.TrimSpace(pair), ":")
		aead, err := newAEAD(text)
		if err != nil || id == "" || len(id) > 255 {
			return nil, fmt.Errorf("seal key %q: want id:64 hexadecimal digits", id)
		}
		if ring.first == "" {
			ring.first = id
		}
		ring.keys[id] = aead
	}
	key, err := hex.DecodeString(lookup)
	if err != nil || len(key) != sha256.Size {
		return nil, errors.New("lookup key: want 64 hexadecimal digits")
	}
	ring.hash = key
	return ring, nil
}

func newAEAD(text string) (cipher.AEAD, error) {
	key, err := hex.DecodeString(text)
	if err != nil || len(key) != 32 {
		return nil, errors.New("not 32 bytes of hexadecimal")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// Seal closes plain for one place: "table.column:row".
func (k *Keyring) Seal(plain []byte, place string) []byte {
	aead, head := k.keys[k.first], k.Head()
	out := make([]byte, 0, len(head)+aead.NonceSize()+len(plain)+aead.Overhead())
	out = append(out, head...)
	nonce := make([]byte, aead.NonceSize())
	rand.Read(nonce) //nolint:errcheck // crypto/rand never fails
	out = append(out, nonce...)
	return aead.Seal(out, nonce, plain, []byte(place))
}

// Head is how everything begins that the first key has sealed: its id and the id's
// length.
func (k *Keyring) Head() []byte { return append([]byte{byte(len(k.first))}, k.first...) }

// First is the id of the key that seals.
func (k *Keyring) First() string { return k.first }

// Has says whether the ring has a key of that id.
func (k *Keyring) Has(id string) bool { return k.keys[id] != nil }

// Reseal seals anew with the first key what was sealed for place, or answers
// ErrSealed.
func (k *Keyring) Reseal(sealed []byte, place string) ([]byte, error) {
	plain, err := k.Open(sealed, place)
	if err != nil {
		return nil, err
	}
	return k.Seal(plain, place), nil
}

// Open answers what was sealed for place, or ErrSealed.
func (k *Keyring) Open(sealed []byte, place string) ([]byte, error) {
	if len(sealed) == 0 || len(sealed) < 1+int(sealed[0]) {
		return nil, ErrSealed
	}
	rest := sealed[1+sealed[0]:]
	aead, ok := k.keys[string(sealed[1:1+sealed[0]])]
	if !ok || len(rest) < aead.NonceSize() {
		return nil, ErrSealed
	}
	plain, err := aead.Open(nil, rest[:aead.NonceSize()], rest[aead.NonceSize():], []byte(place))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// SealJSON seals a value as JSON.
func (k *Keyring) SealJSON(v any, place string) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return k.Seal(plain, place), nil
}

// OpenJSON opens what SealJSON sealed.
func (k *Keyring) OpenJSON(sealed []byte, place string, into any) error {
	plain, err := k.Open(sealed, place)
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, into)
}

// Hash is the keyed hash by which a value is found; purpose keeps the hashes of
// a phone number and of an identity number apart.
func (k *Keyring) Hash(purpose, value string) []byte {
	mac := hmac.New(sha256.New, k.hash)
	mac.Write([]byte(purpose))
	mac.Write([]byte{0})
	mac.Write([]byte(value))
	return mac.Sum(nil)
}
