package sign_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"os"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// world is a signer with the sandbox's certificate and time.
type world struct {
	settings config.Sign
	signer   *sign.Certifier
}

// box is one sandbox for all tests: to make its keys takes a while.
var box *sandbox.Sandbox

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "sign")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		if box, err = sandbox.New(sandbox.Options{Dir: dir}); err != nil {
			panic(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- box.Run(ctx) }()
		<-box.Ready()
		defer func() { cancel(); <-ended }()
		return m.Run()
	}())
}

func newWorld(t testing.TB) *world {
	t.Helper()
	s := box.Config()
	w := &world{settings: config.Sign{
		Certificate: s["BAOQUAN_SIGN_CERTIFICATE"], CertificateKey: s["BAOQUAN_SIGN_CERTIFICATE_KEY"],
		Chain: s["BAOQUAN_SIGN_CHAIN"], TSAURL: s["BAOQUAN_SIGN_TSA_URL"],
	}}
	var err error
	w.signer, err = sign.New(w.settings)
	must(t, err)
	return w
}

// roots are what somebody trusts who trusts the sandbox.
func (w *world) roots(t *testing.T) *x509.CertPool {
	t.Helper()
	identity, err := w.settings.Identity()
	must(t, err)
	pool := x509.NewCertPool()
	pool.AddCert(identity.Chain[len(identity.Chain)-1])
	return pool
}

// The characters 山, 在 and （ have bytes that mean something in a PDF string.
var signature = sign.Signature{Name: "某财产保险股份有限公司山东分公司（在用𬭼\\）", Reason: "出具保函"}

func (w *world) sign(t testing.TB, pdf []byte) []byte {
	t.Helper()
	signed, err := w.signer.Sign(context.Background(), pdf, signature)
	must(t, err)
	return signed
}

// guarantee is what the policy and the letter are drawn from; all is invented.
func guarantee() document.Guarantee {
	return document.Guarantee{
		PolicyNumber: "BD1", Insurer: document.Insurer{Name: "某财产保险股份有限公司"}, Court: "北京市朝阳区人民法院",
		Application: baoquan.Application{
			Basics: baoquan.Basics{Category: baoquan.Litigation, Amount: 100, CaseNumber: "（2026）京0105民初12345号"},
			Parties: []baoquan.Party{
				{Role: baoquan.RoleApplicant, Kind: baoquan.Organization, Name: "甲公司", CreditCode: "91110105MA01ABCD2X"},
				{Role: baoquan.RoleRespondent, Kind: baoquan.Person, Name: "张三"},
			},
		},
		Amount: 100, From: "受理之日", To: "赔付之日", IssuedOn: "2026-11-27", Code: "A", URL: "https://baoquan.example.cn/verify/A",
	}
}

// letter is a PDF to sign.
func letter(t testing.TB) []byte {
	t.Helper()
	drawer, err := document.New()
	must(t, err)
	var file bytes.Buffer
	must(t, drawer.Letter(&file, document.Letter{Guarantee: guarantee(), Number: "BH1"}))
	return file.Bytes()
}

func near(t *testing.T, at time.Time) {
	t.Helper()
	if time.Since(at).Abs() > time.Minute {
		t.Errorf("stamped at %s", at)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
