package sandbox

import (
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"io"
	"net/http"
	"time"

	"github.com/digitorus/timestamp"
)

// tsaPath is where the authority stands on the cloud's listener. Its clients
// find it by its whole address, not by a host of its own.
const tsaPath = "/tsa"

// tsaProvider plays a time-stamping authority (RFC 3161), and who issued the
// certificate that documents are signed with. Of the faults of what is said it
// knows forge: a time stamp of something else.
type tsaProvider struct {
	shared  *Shared
	keys    *signingKeys
	baseURL string
}

func newTSA(shared *Shared, baseURL string) (*tsaProvider, error) {
	keys, err := openSigningKeys(shared.Dir)
	return &tsaProvider{shared, keys, baseURL}, err
}

func (p *tsaProvider) Name() string { return "tsa" }

func (p *tsaProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_SIGN_CERTIFICATE":     p.keys.Certificate,
		"BAOQUAN_SIGN_CERTIFICATE_KEY": p.keys.CertificateKey,
		"BAOQUAN_SIGN_CHAIN":           p.keys.Issuer + p.keys.Root,
		"BAOQUAN_SIGN_TSA_URL":         p.baseURL + tsaPath,
	}
}

func (p *tsaProvider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+tsaPath, stampDoor(p.answer))
	return p.shared.Faults.Wrap(p.Name(), mux)
}

// sandboxPolicy is a policy of nobody's (under 2.25, a random UUID).
var sandboxPolicy = asn1.ObjectIdentifier{2, 25, 1849201163}

// stampDoor is RFC 3161 over HTTP.
func stampDoor(answer func(query []byte) ([]byte, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
		if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
			http.Error(w, "sandbox: not a time stamp query", http.StatusBadRequest)
			return
		}
		reply, err := answer(body)
		if err != nil {
			http.Error(w, "sandbox: no time stamp", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/timestamp-reply")
		_, _ = w.Write(reply)
	}
}

func (p *tsaProvider) answer(query []byte) ([]byte, error) {
	return p.keys.stamp(query, func(stamp *timestamp.Timestamp) error {
		if err := p.shared.Counts.Add(p.Name(), "stamp", hex.EncodeToString(stamp.HashedMessage)); err != nil {
			return err
		}
		if _, forge := p.shared.Faults.Take(p.Name(), FaultForge); forge {
			stamp.HashedMessage = make([]byte, len(stamp.HashedMessage))
		}
		return nil
	})
}

// stamp answers a query with the time of now; before may change what is stamped.
func (k *signingKeys) stamp(query []byte, before func(*timestamp.Timestamp) error) ([]byte, error) {
	question, err := timestamp.ParseRequest(query)
	if err != nil {
		return timestamp.CreateErrorResponse(timestamp.Rejection, timestamp.BadDataFormat)
	}
	stamp := timestamp.Timestamp{
		HashAlgorithm: question.HashAlgorithm, HashedMessage: question.HashedMessage, Nonce: question.Nonce,
		Time: time.Now().UTC(), Accuracy: time.Second, Policy: sandboxPolicy,
		Certificates: []*x509.Certificate{k.root}, AddTSACertificate: question.Certificates,
	}
	if err := before(&stamp); err != nil {
		return nil, err
	}
	return stamp.CreateResponseWithOpts(k.tsa, k.tsaKey, crypto.SHA256)
}
