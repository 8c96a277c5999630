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
	mux.HandleFunc("POST "+tsaPath, p.stamp)
	return p.shared.Faults.Wrap(p.Name(), mux)
}

// sandboxPolicy is a policy of nobody's (under 2.25, a random UUID).
var sandboxPolicy = asn1.ObjectIdentifier{2, 25, 1849201163}

func (p *tsaProvider) stamp(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
	if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
		http.Error(w, "sandbox: not a time stamp query", http.StatusBadRequest)
		return
	}
	answer, err := p.answer(body)
	if err != nil {
		http.Error(w, "sandbox: no time stamp", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	_, _ = w.Write(answer)
}

func (p *tsaProvider) answer(body []byte) ([]byte, error) {
	question, err := timestamp.ParseRequest(body)
	if err != nil {
		return timestamp.CreateErrorResponse(timestamp.Rejection, timestamp.BadDataFormat)
	}
	if err := p.shared.Counts.Add(p.Name(), "stamp", hex.EncodeToString(question.HashedMessage)); err != nil {
		return nil, err
	}
	stamp := timestamp.Timestamp{
		HashAlgorithm: question.HashAlgorithm, HashedMessage: question.HashedMessage, Nonce: question.Nonce,
		Time: time.Now().UTC(), Accuracy: time.Second, Policy: sandboxPolicy,
		Certificates: []*x509.Certificate{p.keys.root}, AddTSACertificate: question.Certificates,
	}
	if _, forge := p.shared.Faults.Take(p.Name(), FaultForge); forge {
		stamp.HashedMessage = make([]byte, len(question.HashedMessage))
	}
	return stamp.CreateResponseWithOpts(p.keys.tsa, p.keys.tsaKey, crypto.SHA256)
}
