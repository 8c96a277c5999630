package sandbox

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// alipayHead is how every answer begins.
type alipayHead struct {
	Code    string `json:"code"`
	Msg     string `json:"msg"`
	SubCode string `json:"sub_code,omitempty"`
	SubMsg  string `json:"sub_msg,omitempty"`
}

// alipayFailure is a refusal; the gateway's own carries no signature.
type alipayFailure struct {
	alipayHead
	unsigned bool
}

func (e *alipayFailure) Error() string { return e.SubCode }

// businessFailed is what Alipay says of an order, code 40004.
func businessFailed(subCode, text string) error {
	return &alipayFailure{alipayHead{"40004", "Business Failed", subCode, text}, false}
}

func gatewayRefused(subCode, text string) error {
	return &alipayFailure{alipayHead{"40002", "Invalid Arguments", subCode, text}, true}
}

var alipayDone = alipayHead{Code: "10000", Msg: "Success"}

// gateway takes every call: which one it is says the parameter method.
func (p *alipayProvider) gateway(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		p.answer(w, "", nil, gatewayRefused("isv.invalid-parameter", "参数无效"))
		return
	}
	method := r.PostForm.Get("method")
	do, known := map[string]func(biz []byte, form url.Values) (any, error){
		"alipay.trade.precreate":                         p.precreate,
		"alipay.trade.query":                             p.query,
		"alipay.trade.close":                             p.close,
		"alipay.trade.cancel":                            p.cancel,
		"alipay.trade.refund":                            p.refund,
		"alipay.trade.fastpay.refund.query":              p.queryRefund,
		"alipay.data.dataservice.bill.downloadurl.query": p.billPlace,
	}[method]
	err := p.verify(r.PostForm)
	if err == nil && !known {
		err = gatewayRefused("isv.invalid-method", "不存在的方法名")
	}
	if err != nil {
		p.answer(w, method, nil, err)
		return
	}
	answer, err := do([]byte(r.PostForm.Get("biz_content")), r.PostForm)
	p.answer(w, method, answer, err)
}

// verify checks the app's signature over all parameters but sign, and that the
// request is of this day.
func (p *alipayProvider) verify(form url.Values) error {
	if form.Get("app_id") != p.keys.AppID {
		return gatewayRefused("isv.invalid-app-id", "无效的AppID参数")
	}
	at, err := time.ParseInLocation(time.DateTime, form.Get("timestamp"), beijing)
	if err != nil || time.Since(at).Abs() > 24*time.Hour {
		return gatewayRefused("isv.invalid-timestamp", "无效的时间戳参数")
	}
	signature, err := base64.StdEncoding.DecodeString(form.Get("sign"))
	digest := sha256.Sum256([]byte(alipayContent(form, "sign")))
	if err != nil || form.Get("sign_type") != "RSA2" ||
		rsa.VerifyPKCS1v15(&p.keys.app.PublicKey, crypto.SHA256, digest[:], signature) != nil {
		return gatewayRefused("isv.invalid-signature", "验签出错，请确认应用私钥与应用公钥是否匹配")
	}
	return nil
}

// alipayContent is what a signature covers: the parameters by name, without some.
func alipayContent(form url.Values, without ...string) string {
	var pairs []string
	for name, values := range form {
		if !slices.Contains(without, name) {
			pairs = append(pairs, name+"="+values[0])
		}
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

// answer writes and signs. The signature covers the very bytes of the answer's
// member. An error that is no refusal is the sandbox's own.
func (p *alipayProvider) answer(w http.ResponseWriter, method string, answer any, err error) {
	var refusal *alipayFailure
	if err != nil {
		if !errors.As(err, &refusal) {
			refusal = &alipayFailure{alipayHead{"20000", "Service Currently Unavailable", "isp.unknow-error", "系统繁忙"}, false}
		}
		answer = refusal.alipayHead
	}
	member := strings.ReplaceAll(method, ".", "_") + "_response"
	if method == "" {
		member = "error_response"
	}
	var content bytes.Buffer
	encoder := json.NewEncoder(&content)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil {
		panic(err) // answers are plain structs
	}
	said := bytes.TrimSpace(content.Bytes())
	body := append([]byte(`{"`+member+`":`), said...)
	if refusal == nil || !refusal.unsigned {
		body = append(body, `,"sign":"`+alipaySign(p.keys.platform, string(said))+`"`...)
	}
	w.Header().Set("Content-Type", "text/html;charset=utf-8") // as Alipay does
	_, _ = w.Write(append(body, '}'))
}

// alipaySign is RSA2 in Base64.
func alipaySign(key *rsa.PrivateKey, content string) string {
	digest := sha256.Sum256([]byte(content))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		panic(err) // the key was made for this
	}
	return base64.StdEncoding.EncodeToString(signature)
}
