package sandbox

import (
	"crypto/rsa"
	"path/filepath"
)

// anotherSeller is whose money it is under the fault wrong_merchant.
const anotherSeller = "2088999999999999"

// alipayKeys are the contract between Alipay and its one merchant here.
type alipayKeys struct {
	AppID       string
	SellerID    string
	AppKey      string // PEM, PKCS #8
	PlatformKey string // PEM, PKCS #8: Alipay's own

	app      *rsa.PrivateKey
	platform *rsa.PrivateKey
}

// openAlipayKeys reads dir/alipay.json, made at the first start.
func openAlipayKeys(dir string) (*alipayKeys, error) {
	k, err := madeOnce(filepath.Join(dir, "alipay.json"), func() alipayKeys {
		return alipayKeys{
			AppID: "2021" + randomDigits(12), SellerID: "2088" + randomDigits(12),
			AppKey: makeKeyPEM(), PlatformKey: makeKeyPEM(),
		}
	})
	if err == nil {
		k.app, err = parseKeyPEM(k.AppKey)
	}
	if err == nil {
		k.platform, err = parseKeyPEM(k.PlatformKey)
	}
	return &k, err
}
