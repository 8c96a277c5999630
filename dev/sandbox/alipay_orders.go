package sandbox

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// How an order stands; but for the first they are Alipay's trade_status.
const (
	alipayUnscanned = "" // there is a code and no trade
	alipayWaits     = "WAIT_BUYER_PAY"
	alipayPaid      = "TRADE_SUCCESS"
	alipayClosed    = "TRADE_CLOSED"
)

var alipayNumber = regexp.MustCompile(`^[0-9A-Za-z_]{1,64}$`)

// alipayOrder is one order with the callback about its payment. Money is fen.
type alipayOrder struct {
	OutTradeNo, Subject, NotifyURL, Code string
	Total                                int64
	CreatedAt, Expires                   time.Time

	State        string
	Cancelled    bool // the code is good no more
	TradeNo      string
	PaidAt       time.Time
	PaidTotal    int64 // another than Total by fault only
	Notice       notice
	NoticeSeller string // another than ours by fault only
}

// payable says whether somebody who scans the code now may pay. A trade closes by
// itself when its time is over.
func (o alipayOrder) payable() bool {
	return (o.State == alipayUnscanned || o.State == alipayWaits) && !o.Cancelled && time.Now().Before(o.Expires)
}

// status is how the trade stands now, "" while there is none.
func (o alipayOrder) status() string {
	if o.State == alipayWaits && !o.payable() {
		return alipayClosed
	}
	return o.State
}

type precreateRequest struct {
	OutTradeNo  string `json:"out_trade_no"`
	TotalAmount string `json:"total_amount"`
	Subject     string `json:"subject"`
	ProductCode string `json:"product_code"`
	SellerID    string `json:"seller_id"`
	TimeExpire  string `json:"time_expire"`
}

type precreateAnswer struct {
	alipayHead
	OutTradeNo string `json:"out_trade_no"`
	QRCode     string `json:"qr_code"`
}

// precreate is 预创建. The same request again answers the same code.
func (p *alipayProvider) precreate(biz []byte, form url.Values) (any, error) {
	var request precreateRequest
	if json.Unmarshal(biz, &request) != nil {
		return nil, invalidAlipay("biz_content")
	}
	fresh, err := p.order(request, form.Get("notify_url"))
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	order, err := p.orders.Update(request.OutTradeNo, func(row *alipayOrder, found bool) error {
		if found {
			return row.again(fresh)
		}
		*row = fresh
		return p.shared.Counts.Add(p.Name(), "order", request.OutTradeNo)
	})
	if err != nil {
		return nil, err
	}
	p.codes[order.Code] = order.OutTradeNo
	return precreateAnswer{alipayDone, order.OutTradeNo, order.Code}, nil
}

// order is what a request makes: without time_expire it lives two hours.
func (p *alipayProvider) order(r precreateRequest, notifyURL string) (alipayOrder, error) {
	total, sum := fenOf(r.TotalAmount)
	expires, when := time.Now().Add(2*time.Hour), error(nil)
	if r.TimeExpire != "" {
		expires, when = time.ParseInLocation(time.DateTime, r.TimeExpire, beijing)
	}
	notify, address := url.Parse(notifyURL)
	length := utf8.RuneCountInString(r.Subject)
	switch {
	case !alipayNumber.MatchString(r.OutTradeNo):
		return alipayOrder{}, invalidAlipay("out_trade_no")
	case sum != nil || total < 1:
		return alipayOrder{}, invalidAlipay("total_amount")
	case length == 0 || length > 256 || strings.ContainsAny(r.Subject, "/=&"):
		return alipayOrder{}, invalidAlipay("subject")
	case when != nil || !expires.After(time.Now()):
		return alipayOrder{}, invalidAlipay("time_expire")
	case address != nil || notify.Host == "":
		return alipayOrder{}, invalidAlipay("notify_url")
	case r.SellerID != "" && r.SellerID != p.keys.SellerID, r.ProductCode != "FACE_TO_FACE_PAYMENT":
		return alipayOrder{}, businessFailed("ACQ.ACCESS_FORBIDDEN", "无权限使用接口")
	}
	return alipayOrder{
		OutTradeNo: r.OutTradeNo, Subject: r.Subject, NotifyURL: notifyURL, Total: total,
		Code: "https://qr.alipay.com/bax" + random(10), CreatedAt: time.Now(), Expires: expires,
	}, nil
}

func invalidAlipay(what string) error {
	return businessFailed("ACQ.INVALID_PARAMETER", "参数无效: "+what)
}

// fenOf reads yuan with at most two decimals, as Alipay does.
func fenOf(text string) (int64, error) {
	whole, cents, _ := strings.Cut(text, ".")
	if len(cents) > 2 || strings.HasPrefix(whole, "-") {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
}

// again says whether the order may answer its code to another request.
func (o *alipayOrder) again(request alipayOrder) error {
	switch {
	case !o.PaidAt.IsZero():
		return businessFailed("ACQ.TRADE_HAS_SUCCESS", "交易已被支付")
	case !o.payable() || o.State == alipayClosed:
		return businessFailed("ACQ.TRADE_HAS_CLOSE", "交易已经关闭")
	case o.Total != request.Total, o.Subject != request.Subject, !o.Expires.Equal(request.Expires):
		return businessFailed("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改")
	}
	return nil
}
