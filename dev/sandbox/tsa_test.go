package sandbox_test

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func signSettings(s *sandbox.Sandbox) config.Sign {
	c := s.Config()
	return config.Sign{
		Certificate: c["BAOQUAN_SIGN_CERTIFICATE"], CertificateKey: c["BAOQUAN_SIGN_CERTIFICATE_KEY"],
		Chain: c["BAOQUAN_SIGN_CHAIN"], TSAURL: c["BAOQUAN_SIGN_TSA_URL"],
	}
}

func TestTheSigningCertificateStaysAndFitsItsKey(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, stop := start(t, dir)
	first := signSettings(s)
	identity, err := first.Identity()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.New(first); err != nil {
		t.Fatal(err)
	}
	roots, issuers := x509.NewCertPool(), x509.NewCertPool()
	issuers.AddCert(identity.Chain[0])
	roots.AddCert(identity.Chain[1])
	if _, err := identity.Certificate.Verify(x509.VerifyOptions{
		Roots: roots, Intermediates: issuers, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection},
	}); err != nil {
		t.Error(err)
	}
	stop()
	s, _ = start(t, dir)
	if again := signSettings(s); again.Certificate != first.Certificate || again.CertificateKey != first.CertificateKey {
		t.Error("a restart makes other keys")
	}
}

// askTime sends a query to the time-stamping authority.
func askTime(t *testing.T, s *sandbox.Sandbox, query []byte) (int, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, signSettings(s).TSAURL, bytes.NewReader(query))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/timestamp-query")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer
}

func TestATimeStampIsOfTheHashThatWasAsked(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	query, err := timestamp.CreateRequest(bytes.NewReader([]byte("x")), &timestamp.RequestOptions{Certificates: true})
	if err != nil {
		t.Fatal(err)
	}
	status, answer := askTime(t, s, query)
	stamp, err := timestamp.ParseResponse(answer)
	if err != nil {
		t.Fatal(status, err)
	}
	hash := sha256.Sum256([]byte("x"))
	if !bytes.Equal(stamp.HashedMessage, hash[:]) || time.Since(stamp.Time).Abs() > time.Minute {
		t.Errorf("%+v", stamp)
	}
	var counts map[string]map[string]map[string]int
	call(t, s, http.MethodGet, "/control/counts", "", &counts)
	if counts["tsa"]["stamp"][hex.EncodeToString(hash[:])] != 1 {
		t.Errorf("%v", counts)
	}
}

func TestWhatIsNoQueryIsRejectedByTheAuthority(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	status, answer := askTime(t, s, []byte("no query"))
	if _, err := timestamp.ParseResponse(answer); status != http.StatusOK || err == nil {
		t.Errorf("%d, %v", status, err)
	}
}
