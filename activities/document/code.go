package document

import "crypto/rand"

// VerificationCode makes the code that is printed on a document and opens /verify:
// eight characters that are not mistaken for one another (Crockford's alphabet), 40
// random bits behind limits on guessing.
func VerificationCode() string {
	const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	raw := make([]byte, 8)
	rand.Read(raw) //nolint:errcheck // crypto/rand never fails
	for i, b := range raw {
		raw[i] = alphabet[int(b)%len(alphabet)]
	}
	return string(raw)
}
