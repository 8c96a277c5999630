package payment

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/smartwalle/alipay/v3"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

func TestAlipaysErrorsAreClassifiedByTheirCodes(t *testing.T) {
	for _, c := range []struct {
		said alipay.Error
		want provider.Error
	}{
		{alipay.Error{Code: "40002", SubCode: "isv.invalid-signature"}, provider.Error{Code: "isv.invalid-signature", Final: true}},
		{alipay.Error{Code: "40006", SubCode: "isv.insufficient-isv-permissions"}, provider.Error{Code: "isv.insufficient-isv-permissions", Final: true}},
		{alipay.Error{Code: "40004", SubCode: "ACQ.INVALID_PARAMETER"}, provider.Error{Code: "ACQ.INVALID_PARAMETER", Final: true}},
		{alipay.Error{Code: "40004", SubCode: "ACQ.SYSTEM_ERROR"}, provider.Error{Code: "ACQ.SYSTEM_ERROR"}},
		{alipay.Error{Code: "40004", SubCode: "isp.unknow-error"}, provider.Error{Code: "isp.unknow-error"}},
		{alipay.Error{Code: "40004", SubCode: "ACQ.SELLER_BALANCE_NOT_ENOUGH"}, provider.Error{Code: "ACQ.SELLER_BALANCE_NOT_ENOUGH", RetryAfter: balanceRetry}},
		{alipay.Error{Code: "20000", SubCode: "aop.unknow-error"}, provider.Error{Code: "aop.unknow-error"}},
		{alipay.Error{Code: "40005", SubCode: "isv.app-call-limited"}, provider.Error{Code: "isv.app-call-limited"}},
		{alipay.Error{Code: "40004"}, provider.Error{Code: "40004", Final: true}},
		{alipay.Error{Code: "40004", SubCode: "张三 110101199003070000", SubMsg: "secret"}, provider.Error{Code: "unreadable_code", Final: true}},
	} {
		c.want.Provider = "alipay"
		var got *provider.Error
		if err := alipayRefusal(c.said); !errors.As(err, &got) || *got != c.want {
			t.Errorf("%+v is %+v, want %+v", c.said, got, c.want)
		}
	}
}

func TestWhatAlipayDidNotSignIsNotBelievedOfAnOrder(t *testing.T) {
	for _, said := range []*alipay.Error{nil, {Code: "10000"}, {Code: "40004", SubCode: "ACQ.TRADE_NOT_EXIST"}} {
		err := alipayFault(said)
		var got *provider.Error
		if !errors.As(err, &got) || got.Final || got.Code != "bad_signature" {
			t.Errorf("%+v is %+v", said, got)
		}
	}
	if err := alipayFault(&alipay.Error{Code: "40002", SubCode: "isv.invalid-app-id"}); !provider.IsFinal(err) {
		t.Errorf("who is not known is told so: %v", err)
	}
}

func TestAnAnswerOfAlipayAboutSomethingElseIsAMismatch(t *testing.T) {
	ours := func() *alipay.TradeQueryRsp {
		return &alipay.TradeQueryRsp{OutTradeNo: "order_1", TradeStatus: "TRADE_SUCCESS", TotalAmount: "120.00", SendPayDate: "2026-11-27 10:00:00"}
	}
	for want, change := range map[string]func(*alipay.TradeQueryRsp){
		"":         func(*alipay.TradeQueryRsp) {},
		"order":    func(a *alipay.TradeQueryRsp) { a.OutTradeNo = "order_2" },
		"currency": func(a *alipay.TradeQueryRsp) { a.PayCurrency = "USD" },
		"amount":   func(a *alipay.TradeQueryRsp) { a.TotalAmount = "120.01" },
	} {
		answer := ours()
		change(answer)
		trade, err := alipayTrade("order_1", answer)
		if err != nil || trade.Differs(12000) != want || trade.Settles(12000) != (want == "") {
			t.Errorf("%s: %+v, %v", want, trade, err)
		}
	}
	for name, change := range map[string]func(*alipay.TradeQueryRsp){
		"an unknown state": func(a *alipay.TradeQueryRsp) { a.TradeStatus = "SOMETHING_NEW" },
		"no time":          func(a *alipay.TradeQueryRsp) { a.SendPayDate = "" },
		"no sum":           func(a *alipay.TradeQueryRsp) { a.TotalAmount = "much" },
	} {
		answer := ours()
		change(answer)
		if _, err := alipayTrade("order_1", answer); err == nil || provider.IsFinal(err) {
			t.Errorf("%s is asked again: %v", name, err)
		}
	}
	back := ours()
	back.TradeStatus = "TRADE_CLOSED"
	if trade, err := alipayTrade("order_1", back); err != nil || trade.State != TradeRefunded {
		t.Errorf("closed after it was paid: %+v, %v", trade, err)
	}
}

func TestAMissingSettingOfAlipayIsNamedAndNoneIsShown(t *testing.T) {
	for want, change := range map[string]func(*config.Alipay){
		"alipay.app_id":      func(c *config.Alipay) { c.AppID = "" },
		"alipay.seller_id":   func(c *config.Alipay) { c.SellerID = "secret" },
		"alipay.private_key": func(c *config.Alipay) { c.PrivateKey = "secret" },
		"alipay.public_key":  func(c *config.Alipay) { c.PublicKey = "secret" },
		"base URL":           func(c *config.Alipay) { c.BaseURL = "ftp://secret" },
	} {
		c, _ := alipaySettings(t)
		change(&c)
		_, err := NewAlipay(c)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// alipaySettings are those of a merchant, with Alipay's own key.
func alipaySettings(t testing.TB) (config.Alipay, *rsa.PrivateKey) {
	t.Helper()
	keys := make([]*rsa.PrivateKey, 2)
	for i := range keys {
		var err error
		if keys[i], err = rsa.GenerateKey(rand.Reader, 2048); err != nil {
			t.Fatal(err)
		}
	}
	public, err := x509.MarshalPKIXPublicKey(&keys[1].PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return config.Alipay{
		AppID: "2021000000000001", SellerID: "2088000000000001",
		PrivateKey: base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(keys[0])),
		PublicKey:  base64.StdEncoding.EncodeToString(public),
	}, keys[1]
}

// genuine is a callback as Alipay would sign it, with some of it changed before.
func genuine(t testing.TB, key *rsa.PrivateKey, c config.Alipay, change map[string]string) url.Values {
	t.Helper()
	form := url.Values{
		"notify_id": {"e1"}, "notify_time": {time.Now().In(beijing).Format(time.DateTime)}, "charset": {"utf-8"}, "app_id": {c.AppID},
		"seller_id": {c.SellerID}, "out_trade_no": {"order_1"}, "trade_status": {"TRADE_SUCCESS"}, "total_amount": {"120.00"},
	}
	for name, value := range change {
		form.Set(name, value)
	}
	var pairs []string
	for name, values := range form {
		if name != "sign_type" {
			pairs = append(pairs, name+"="+values[0])
		}
	}
	slices.Sort(pairs)
	digest := sha256.Sum256([]byte(strings.Join(pairs, "&")))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	if !form.Has("sign_type") {
		form.Set("sign_type", "RSA2")
	}
	form.Set("sign", base64.StdEncoding.EncodeToString(signature))
	return form
}

func posted(address, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	return r
}

func TestACallbackThatAlipaySignedForSomebodyElseIsForged(t *testing.T) {
	c, key := alipaySettings(t)
	a, err := NewAlipay(c)
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-alipayPersists).In(beijing).Format(time.DateTime)
	for name, change := range map[string]map[string]string{
		"another app": {"app_id": "2021000000000002"}, "another seller": {"seller_id": "2088000000000002"},
		"no seller": {"seller_id": ""}, "no event": {"notify_id": ""}, "too old": {"notify_time": old},
		"no time": {"notify_time": "soon"}, "the future": {"notify_time": "2999-01-01 00:00:00"},
		"another alphabet": {"charset": "gbk"}, "another signature": {"sign_type": "RSA"}, "a certificate": {"alipay_cert_sn": "0a"},
	} {
		form := genuine(t, key, c, change)
		if _, err := a.ParseNotification(posted("/callbacks/alipay", form.Encode())); !errors.Is(err, ErrForged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	whole := genuine(t, key, c, nil)
	if _, err := a.ParseNotification(posted("/callbacks/alipay?"+whole.Encode(), "")); !errors.Is(err, ErrForged) {
		t.Errorf("in the address: %v", err)
	}
	if _, err := a.ParseNotification(posted("/callbacks/alipay?out_trade_no=other", whole.Encode())); err != nil {
		t.Errorf("what stands in the address does not count: %v", err)
	}
	if _, err := a.ParseNotification(posted("/callbacks/alipay", whole.Encode()+"&out_trade_no=other")); !errors.Is(err, ErrForged) {
		t.Errorf("twice: %v", err)
	}
}

func TestAlipayTellsPaymentsRefundsAndTheRest(t *testing.T) {
	for status, change := range map[Notification]map[string]string{
		{EventID: "e1", Kind: KindPaid, OutTradeNo: "order_1"}:                            {"trade_status": "TRADE_FINISHED"},
		{EventID: "e1", Kind: KindRefund, OutTradeNo: "order_1", OutRefundNo: "Rorder_1"}: {"gmt_refund": "2026-11-27 10:00:00.123", "refund_fee": "1.00", "out_biz_no": "Rorder_1"},
		{EventID: "e1", Kind: KindOther}:                                                  {"trade_status": "TRADE_CLOSED"},
	} {
		c, key := alipaySettings(t)
		a, err := NewAlipay(c)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.ParseNotification(posted("/callbacks/alipay", genuine(t, key, c, change).Encode()))
		if err != nil || got != status {
			t.Errorf("got %+v, %v, want %+v", got, err, status)
		}
	}
}

// FuzzAlipayNotification sends whatever comes: reading it must neither panic nor say
// anything but ErrForged.
func FuzzAlipayNotification(f *testing.F) {
	c, key := alipaySettings(f)
	a, err := NewAlipay(c)
	if err != nil {
		f.Fatal(err)
	}
	whole := genuine(f, key, c, nil).Encode()
	f.Add(whole[:len(whole)-1] + "x")
	f.Add(whole + "&x=1")
	f.Add("sign=AAAA&sign_type=RSA2")
	f.Add("%zz")
	f.Fuzz(func(t *testing.T, body string) {
		if got, err := url.ParseQuery(body); err == nil && got.Encode() == whole {
			return
		}
		if got, err := a.ParseNotification(posted("/callbacks/alipay", body)); err == nil || err.Error() != ErrForged.Error() {
			t.Errorf("%q: %+v, %v", body, got, err)
		}
	})
}
