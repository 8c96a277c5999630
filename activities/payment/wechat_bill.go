package payment

import (
	"context"
	"crypto/sha1" //nolint:gosec // the protocol's hash_type
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/validators"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

const wechatHost = "api.mch.weixin.qq.com"

// Bill is 申请交易账单, GET /v3/bill/tradebill, which tells where the file is and its
// SHA-1, and then the file. WeChat makes it from 9:00 of the next day on and keeps
// it for three months.
func (w *WeChat) Bill(ctx context.Context, day baoquan.Date, each func(BillLine) error) error {
	place, err := w.billPlace(ctx, day)
	if err != nil {
		return err
	}
	// The file's answer is the one that carries no signature; its hash was signed.
	result, err := core.NewClientWithValidator(w.bills, &validators.NullValidator{}).Get(ctx, place.DownloadURL)
	if err != nil {
		return w.classify(ctx, result, err)
	}
	defer result.Response.Body.Close()
	hash := sha1.New() //nolint:gosec // the protocol's hash_type
	body := &transported{result.Response.Body, wechatName}
	if err := readWeChatBill(io.TeeReader(body, hash), each); err != nil {
		return billFault(wechatName, err)
	}
	if !strings.EqualFold(hex.EncodeToString(hash.Sum(nil)), place.HashValue) {
		return provider.Unavailable(wechatName, "bill_hash")
	}
	return nil
}

type wechatBillPlace struct {
	HashType    string `json:"hash_type"`
	HashValue   string `json:"hash_value"`
	DownloadURL string `json:"download_url"`
}

func (w *WeChat) billPlace(ctx context.Context, day baoquan.Date) (place wechatBillPlace, err error) {
	result, err := w.bills.Get(ctx, "https://"+wechatHost+"/v3/bill/tradebill?bill_type=ALL&bill_date="+url.QueryEscape(string(day)))
	if err != nil {
		err = w.classify(ctx, result, err)
		if hasCode(err, "NO_STATEMENT_EXIST", "STATEMENT_CREATING") {
			return place, fmt.Errorf("%w: %w", ErrNoBill, provider.Unavailable(wechatName, "no_bill"))
		}
		return place, err
	}
	defer result.Response.Body.Close()
	if err := json.NewDecoder(result.Response.Body).Decode(&place); err != nil {
		return place, provider.Malformed(wechatName)
	}
	// The request for the file is signed: it goes to WeChat Pay and nobody else.
	at, err := url.Parse(place.DownloadURL)
	if err != nil || at.Scheme != "https" || at.Host != wechatHost || place.HashType != "SHA1" {
		return place, provider.Unavailable(wechatName, "bill_place")
	}
	return place, nil
}

// The columns of WeChat's bill that are read.
const (
	wechatTradeNo  = "商户订单号"
	wechatStatus   = "交易状态"
	wechatRefundNo = "商户退款单号"
	wechatOutcome  = "退款状态"
	wechatSum      = "订单金额"
	wechatBack     = "申请退款金额"
)

// readWeChatBill reads the lines of a bill of type ALL: names, then rows whose
// every value stands behind a backtick, then the sums of the day.
func readWeChatBill(text io.Reader, each func(BillLine) error) error {
	var table billTable
	whole := false
	err := eachLine(text, func(line string) (stop bool, err error) {
		switch {
		case table.at == nil:
			return false, table.head(strings.Split(strings.TrimPrefix(line, "\uFEFF"), ","),
				wechatTradeNo, wechatStatus, wechatRefundNo, wechatOutcome, wechatSum, wechatBack)
		case strings.HasPrefix(line, "总交易单数"):
			whole = true
			return false, nil
		case whole: // the sums themselves
			return false, nil
		}
		value, err := table.row(strings.Split(strings.TrimPrefix(line, "`"), ",`"))
		if err != nil {
			return false, err
		}
		return false, wechatLine(value, each)
	})
	if err == nil && !whole {
		return errBillCut
	}
	return err
}

// wechatLine tells one line. A refund that failed moved no money.
func wechatLine(value func(string) string, each func(BillLine) error) (err error) {
	line := BillLine{OutTradeNo: value(wechatTradeNo)}
	switch value(wechatStatus) {
	case "SUCCESS":
		line.Kind = KindPaid
		line.Amount, err = billAmount(value(wechatSum))
	case "REFUND":
		if state := value(wechatOutcome); state != "SUCCESS" && state != "PROCESSING" {
			return nil
		}
		line.Kind, line.OutRefundNo = KindRefund, value(wechatRefundNo)
		line.Amount, err = billAmount(value(wechatBack))
	default:
		return errBillForm
	}
	if err != nil {
		return err
	}
	return each(line)
}

// transported makes what goes wrong while a body is read a *provider.Error.
type transported struct {
	io.Reader
	name string
}

func (t *transported) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if err != nil && err != io.EOF { //nolint:errorlint // readers answer it bare
		err = provider.Transport(t.name, err)
	}
	return n, err
}
