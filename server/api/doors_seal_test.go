package api_test

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan"
)

// sent is a callback as it goes over the wire.
type sent struct {
	name   string // for people
	path   string // below /callbacks
	header http.Header
	body   []byte
	pad    int // bytes of nothing after the body
	times  int // how often at once, 1 when 0
	want   []int
	event  string // what it may leave in the record, "" for nothing
}

// seal says how a callback is signed.
type seal struct {
	after  time.Duration // from now
	forged bool          // with a key that is nobody's
	other  bool          // under the name of another contract
}

// sealed is how each door's callbacks are made, from what they say. These follow the
// providers' documents and share nothing with the clients.
func (d *doors) sealed(door string, content j, s seal) sent {
	switch door {
	case "wechat":
		return d.sealedByWeChat(content, s)
	case "alipay":
		return d.sealedByAlipay(content, s)
	}
	return d.sealedByInsurer(content, s)
}

func (d *doors) sealedByWeChat(content j, s seal) sent {
	block, _ := aes.NewCipher([]byte(apiV3Key))
	gcm, _ := cipher.NewGCM(block)
	plain, _ := json.Marshal(content)
	nonce := freshNo()[:12]
	body, _ := json.Marshal(j{
		"id": content["id"], "event_type": content["event_type"], "create_time": time.Now().Format(time.RFC3339),
		"resource_type": "encrypt-resource", "summary": canary, "resource": j{
			"algorithm": "AEAD_AES_256_GCM", "original_type": "transaction", "associated_data": "transaction", "nonce": nonce,
			"ciphertext": gcm.Seal(nil, []byte(nonce), plain, []byte("transaction")),
		},
	})
	key, serial := d.wechat, wechatSerial
	if s.forged {
		key = d.stranger
	}
	if s.other {
		serial = "PUB_KEY_ID_02"
	}
	timestamp, once := itoa(time.Now().Add(s.after).Unix()), freshNo()
	path := "/wechatpay/payments"
	if content["out_refund_no"] != nil {
		path = "/wechatpay/refunds"
	}
	return sent{path: path, body: body, header: http.Header{
		"Content-Type": {"application/json"}, "Wechatpay-Timestamp": {timestamp}, "Wechatpay-Nonce": {once},
		"Wechatpay-Serial": {serial}, "Wechatpay-Signature": {signed(key, timestamp+"\n"+once+"\n"+string(body)+"\n")},
	}}
}

func (d *doors) sealedByAlipay(content j, s seal) sent {
	form := url.Values{}
	for name, value := range content {
		form.Set(name, fmt.Sprint(value))
	}
	form.Set("notify_time", time.Now().Add(s.after).In(baoquan.Beijing).Format(time.DateTime))
	if s.other {
		form.Set("charset", "gbk")
	}
	key := d.alipay
	if s.forged {
		key = d.stranger
	}
	var lines, fields []string // in whatever order
	for name := range form {
		lines = append(lines, name+"="+form.Get(name))
		fields = append(fields, name+"="+url.QueryEscape(form.Get(name)))
	}
	slices.Sort(lines)
	fields = append(fields, "sign_type=RSA2", "sign="+url.QueryEscape(signed(key, strings.Join(lines, "&"))))
	return sent{path: "/alipay", body: []byte(strings.Join(fields, "&")), header: http.Header{"Content-Type": {"application/x-www-form-urlencoded; charset=utf-8"}}}
}

func (d *doors) sealedByInsurer(content j, s seal) sent {
	at := time.Now().Add(s.after)
	body, _ := json.Marshal(j{"type": content["type"], "timestamp": at.UTC().Format(time.RFC3339), "data": content["data"], "note": canary})
	secret := secrets["pingan"]
	if s.forged {
		secret = secretOf("x")
	}
	if s.other {
		secret = secrets["picc"]
	}
	key, _ := standardwebhooks.NewWebhook(secret)
	signature, _ := key.Sign(content["id"].(string), at, body)
	return sent{path: "/insurer/pingan", body: body, header: http.Header{
		"Content-Type": {"application/json"}, "Webhook-Id": {content["id"].(string)},
		"Webhook-Timestamp": {itoa(at.Unix())}, "Webhook-Signature": {signature},
	}}
}

// signed is SHA256withRSA in base64, as both payment providers sign.
func signed(key *rsa.PrivateKey, text string) string {
	digest := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		panic(err) // a key made for the test
	}
	return base64.StdEncoding.EncodeToString(signature)
}
