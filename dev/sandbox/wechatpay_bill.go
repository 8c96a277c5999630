package sandbox

import (
	"crypto/sha1" //nolint:gosec // the protocol's hash_type
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// tradeBill is 申请交易账单, GET /v3/bill/tradebill: where to fetch the day's bill
// and its SHA-1. WeChat has it about 10:00 the next day; here it grows with the
// day. Implemented is bill_type ALL, uncompressed.
func (p *wechatProvider) tradeBill(r *http.Request, _ []byte) (any, error) {
	day := r.URL.Query().Get("bill_date")
	if _, err := time.ParseInLocation(time.DateOnly, day, beijing); err != nil {
		return nil, wrongParameter("bill_date")
	}
	bill := p.bill(day)
	if bill == "" {
		return nil, refuse(http.StatusBadRequest, "NO_STATEMENT_EXIST", "账单文件不存在")
	}
	hash := sha1.Sum([]byte(bill)) //nolint:gosec // the protocol's hash_type
	return map[string]string{
		"hash_type":    "SHA1",
		"hash_value":   hex.EncodeToString(hash[:]),
		"download_url": "https://api.mch.weixin.qq.com/v3/billdownload/file?token=" + url.QueryEscape(day),
	}, nil
}

// downloadBill gives the file. Its answer is the one that carries no signature.
func (p *wechatProvider) downloadBill(w http.ResponseWriter, r *http.Request) {
	if err := p.verify(r, nil); err != nil {
		p.answer(w, nil, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, p.bill(r.URL.Query().Get("token")))
}

const billHead = "\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型," +
	"交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额," +
	"退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n"

// bill is a day's payments and refunds in Beijing time, each field behind a
// backtick, sums in yuan; empty when there were none.
func (p *wechatProvider) bill(day string) string {
	var rows strings.Builder
	var n int
	var paid, back int64
	for _, o := range p.orders.List() {
		if !o.PaidAt.IsZero() && dayOf(o.PaidAt) == day {
			rows.WriteString(p.billRow(o, o.PaidAt, wechatRefund{}))
			n, paid = n+1, paid+o.PaidTotal
		}
	}
	for _, f := range p.refunds.List() {
		if o, found := p.orders.Get(f.OutTradeNo); found && dayOf(f.At) == day {
			rows.WriteString(p.billRow(o, f.At, f))
			n, back = n+1, back+f.Amount
		}
	}
	if n == 0 {
		return ""
	}
	return billHead + rows.String() +
		"总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n" +
		billFields(fmt.Sprint(n), yuan(paid), yuan(back), yuan(0), yuan(0), yuan(paid), yuan(back))
}

func (p *wechatProvider) billRow(o wechatOrder, at time.Time, f wechatRefund) string {
	state, kind, status, paid := wechatPaid, "", "", o.PaidTotal
	if f.OutRefundNo != "" {
		state, kind, status, paid = wechatRefunded, "ORIGINAL", "SUCCESS", 0
	}
	return billFields(at.In(beijing).Format(time.DateTime), p.keys.AppID, o.PaidMerchant, "0", "",
		o.TransactionID, o.OutTradeNo, "oSandboxPayer", "NATIVE", state, "OTHERS", "CNY", yuan(paid), yuan(0),
		f.RefundID, f.OutRefundNo, yuan(f.Amount), yuan(0), kind, status,
		o.Description, "", yuan(0), "0.00%", yuan(paid), yuan(f.Amount), "")
}

func billFields(fields ...string) string {
	return "`" + strings.Join(fields, ",`") + "\r\n"
}

func dayOf(t time.Time) string { return t.In(beijing).Format(time.DateOnly) }

func yuan(fen int64) string { return fmt.Sprintf("%d.%02d", fen/100, fen%100) }
