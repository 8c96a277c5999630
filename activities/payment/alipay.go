package payment

import (
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"time"

	"github.com/smartwalle/alipay/v3"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

const (
	alipayName    = "alipay"
	alipayGateway = "https://openapi.alipay.com/gateway.do"
	alipayTimeout = 10 * time.Second
)

// Alipay is a merchant of Alipay: 当面付, codes that the payer scans, in the mode
// with Alipay's public key (普通公钥), so there are no certificates to fetch.
// Protocol: https://opendocs.alipay.com/open/194/105072.
type Alipay struct {
	appID, sellerID string
	client          *alipay.Client
	bills           *alipay.Client // patient, for a day's bill
	files           *http.Client   // fetches the bill itself
	now             func() time.Time
}

var _ Provider = (*Alipay)(nil)

// NewAlipay makes the client; an error names the setting that cannot be used and
// never its value. It does not reach the network.
func NewAlipay(c config.Alipay) (*Alipay, error) {
	if err := c.Complete(); err != nil {
		return nil, err
	}
	client, _, err := alipayClient(c, alipayTimeout)
	if err != nil {
		return nil, err
	}
	bills, files, err := alipayClient(c, billTimeout)
	if err != nil {
		return nil, err
	}
	return &Alipay{appID: c.AppID, sellerID: c.SellerID, client: client, bills: bills, files: files, now: time.Now}, nil
}

// alipayClient is made in what the library calls its sandbox mode, against the
// real gateway: in its production mode a signature under a certificate that it
// does not know, which anybody can name in a callback, makes it fetch that
// certificate and trust it. Nothing else differs.
func alipayClient(c config.Alipay, timeout time.Duration) (*alipay.Client, *http.Client, error) {
	transport, err := provider.NewHTTPClient(c.BaseURL, timeout)
	if err != nil {
		return nil, nil, err
	}
	transport.Transport = statusFirst{transport.Transport}
	private, public, err := c.Keys()
	if err != nil {
		return nil, nil, err
	}
	const production = false
	client, err := alipay.New(c.AppID, inPEM("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(private)), production,
		alipay.WithSandboxGateway(alipayGateway), alipay.WithTimeLocation(beijing), alipay.WithHTTPClient(transport))
	if err != nil {
		return nil, nil, err
	}
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, nil, err
	}
	return client, transport, client.LoadAliPayPublicKey(inPEM("PUBLIC KEY", der))
}

func inPEM(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

// Name is alipay.
func (*Alipay) Name() string { return alipayName }

// statusFirst makes of a status that is no success an error. Alipay proper always
// answers 200, and the library does not look: other statuses come from what stands
// before the gateway.
type statusFirst struct{ next http.RoundTripper }

func (t statusFirst) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if err := provider.Status(alipayName, response); err != nil {
		response.Body.Close()
		return nil, err
	}
	return response, nil
}
