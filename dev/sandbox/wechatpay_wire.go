package sandbox

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"time"
)

// wechatRefusal is an error answer of WeChat Pay.
type wechatRefusal struct {
	status  int
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (e *wechatRefusal) Error() string { return e.Code + ": " + e.Message }

func refuse(status int, code, message string) error {
	return &wechatRefusal{status, code, message}
}

func wrongParameter(what string) error {
	return refuse(http.StatusBadRequest, "PARAM_ERROR", "参数错误: "+what)
}

// door lets a signed request through to do, whose answer is nil for 204.
func (p *wechatProvider) door(do func(r *http.Request, body []byte) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
		if err != nil {
			p.answer(w, nil, wrongParameter("body"))
			return
		}
		if err := p.verify(r, body); err != nil {
			p.answer(w, nil, err)
			return
		}
		answer, err := do(r, body)
		p.answer(w, answer, err)
	})
}

// answer writes and signs. An error that is no refusal is the sandbox's own.
func (p *wechatProvider) answer(w http.ResponseWriter, answer any, err error) {
	status := http.StatusOK
	if err != nil {
		refusal := &wechatRefusal{http.StatusInternalServerError, "SYSTEM_ERROR", "系统异常，请用相同参数重新调用"}
		_ = errors.As(err, &refusal)
		status, answer = refusal.status, refusal
	}
	var body []byte
	if answer == nil {
		status = http.StatusNoContent
	} else if body, err = json.Marshal(answer); err != nil {
		panic(err) // answers are plain structs
	}
	header := w.Header()
	header.Set("Request-Id", random(16))
	sign(header, p.keys.platform, p.keys.PublicKeyID, time.Now(), body)
	if len(body) > 0 {
		header.Set("Content-Type", "application/json; charset=utf-8")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// sign puts WeChat Pay's signature on a body: of an answer or of a callback.
func sign(header http.Header, key *rsa.PrivateKey, keyID string, at time.Time, body []byte) {
	timestamp, nonce := strconv.FormatInt(at.Unix(), 10), random(16)
	digest := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n", timestamp, nonce, body))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		panic(err) // the key was made for this
	}
	header.Set("Wechatpay-Timestamp", timestamp)
	header.Set("Wechatpay-Nonce", nonce)
	header.Set("Wechatpay-Serial", keyID)
	header.Set("Wechatpay-Signature", base64.StdEncoding.EncodeToString(signature))
	header.Set("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")
}

var merchantSignature = regexp.MustCompile(
	`^WECHATPAY2-SHA256-RSA2048 mchid="([0-9]+)",nonce_str="([0-9A-Za-z]{1,32})",` +
		`timestamp="([0-9]+)",serial_no="([0-9A-F]+)",signature="([0-9A-Za-z+/=]+)"$`)

// verify checks the merchant's signature over method, URI, time, nonce and body
// (https://pay.weixin.qq.com/doc/v3/merchant/4012365342).
func (p *wechatProvider) verify(r *http.Request, body []byte) error {
	wrong := refuse(http.StatusUnauthorized, "SIGN_ERROR", "商户未设置或签名错误")
	part := merchantSignature.FindStringSubmatch(r.Header.Get("Authorization"))
	if part == nil || part[1] != p.keys.MerchantID || part[4] != p.keys.MerchantSerial {
		return wrong
	}
	seconds, err := strconv.ParseInt(part[3], 10, 64)
	if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > 5*time.Minute {
		return wrong
	}
	signature, err := base64.StdEncoding.DecodeString(part[5])
	if err != nil {
		return wrong
	}
	digest := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s\n%s\n",
		r.Method, r.URL.RequestURI(), part[3], part[2], body))
	if rsa.VerifyPKCS1v15(&p.keys.merchant.PublicKey, crypto.SHA256, digest[:], signature) != nil {
		return wrong
	}
	if keyID := r.Header.Get("Wechatpay-Serial"); keyID != "" && keyID != p.keys.PublicKeyID {
		return wrongParameter("Wechatpay-Serial")
	}
	return nil
}
