package sign

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/asn1"
	"io"
	"math/big"
	"net/http"
	"slices"
	"strconv"

	"crypto"
	"crypto/sha256"
	"crypto/x509"

	"github.com/digitorus/timestamp"

	"github.com/baoquan/baoquan/activities/provider"
)

// providerName is the time-stamping authority's name in errors and faults.
const providerName = "tsa"

// stamps is the client of a time-stamping authority (RFC 3161 over HTTP).
type stamps struct {
	url    string
	client *http.Client
}

// stamp asks for a time stamp of data and gives the token. What comes back must
// be about data and answer this very request. Errors are *provider.Error.
func (s *stamps) stamp(ctx context.Context, data []byte) ([]byte, error) {
	hash := sha256.Sum256(data)
	nonce, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63)) // never fails (crypto/rand)
	question := timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: hash[:], Certificates: true, Nonce: nonce}
	body, err := question.Marshal()
	if err != nil {
		return nil, err
	}
	answer, err := s.ask(ctx, body)
	if err != nil {
		return nil, err
	}
	token, err := granted(answer)
	if err != nil {
		return nil, err
	}
	stamp, err := timestamp.Parse(token)
	switch {
	case err != nil:
		return nil, provider.Malformed(providerName)
	case stamp.HashAlgorithm != crypto.SHA256 || !bytes.Equal(stamp.HashedMessage, hash[:]) ||
		stamp.Nonce == nil || stamp.Nonce.Cmp(nonce) != 0 || !stamper(stamp.Certificates):
		return nil, provider.Unavailable(providerName, "another_stamp")
	}
	return token, nil
}

func (s *stamps) ask(ctx context.Context, question []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(question))
	if err != nil {
		return nil, provider.Refused(providerName, "bad_url")
	}
	request.Header.Set("Content-Type", "application/timestamp-query")
	request.Header.Set("Accept", "application/timestamp-reply")
	response, err := s.client.Do(request)
	if err != nil {
		return nil, provider.Transport(providerName, err)
	}
	defer response.Body.Close()
	if err := provider.Status(providerName, response); err != nil {
		return nil, err
	}
	answer, err := io.ReadAll(response.Body)
	return answer, provider.Transport(providerName, err)
}

// Statuses and failures of RFC 3161, 2.4.2.
const (
	statusGrantedWithMods  = 1
	statusWaiting          = 3
	failureTimeUnavailable = 14
	failureSystem          = 25
)

// granted is the token of an answer that has one.
func granted(answer []byte) ([]byte, error) {
	var reply struct {
		Status struct {
			Status  int
			Text    []asn1.RawValue `asn1:"optional"`
			Failure asn1.BitString  `asn1:"optional"`
		}
		Token asn1.RawValue `asn1:"optional"`
	}
	if rest, err := asn1.Unmarshal(answer, &reply); err != nil || len(rest) > 0 {
		return nil, provider.Malformed(providerName)
	}
	failure := reply.Status.Failure
	switch {
	case reply.Status.Status <= statusGrantedWithMods && len(reply.Token.FullBytes) > 0:
		return reply.Token.FullBytes, nil
	case reply.Status.Status == statusWaiting, failure.At(failureTimeUnavailable) == 1, failure.At(failureSystem) == 1:
		return nil, provider.Unavailable(providerName, "status_"+strconv.Itoa(reply.Status.Status))
	}
	return nil, provider.Refused(providerName, "status_"+strconv.Itoa(reply.Status.Status))
}

// stamper says whether one of the certificates may sign time stamps.
func stamper(certificates []*x509.Certificate) bool {
	return slices.ContainsFunc(certificates, func(c *x509.Certificate) bool {
		return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageTimeStamping)
	})
}
