package payment

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/smartwalle/alipay/v3"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

// Bill is 查询对账单下载地址, alipay.data.dataservice.bill.downloadurl.query, whose
// answer names for half a minute where the file is, and then the file: a zip with
// two tables in GBK, of which the one with the single movements is read. A zip
// checks its own content.
func (a *Alipay) Bill(ctx context.Context, day baoquan.Date, each func(BillLine) error) error {
	place, err := a.billPlace(ctx, day)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, place, nil)
	if err != nil {
		return provider.Malformed(alipayName)
	}
	response, err := a.files.Do(request)
	if err != nil {
		return provider.Transport(alipayName, err)
	}
	defer response.Body.Close()
	packed, err := io.ReadAll(response.Body) // at most provider.MaxBody
	if err != nil {
		return provider.Transport(alipayName, err)
	}
	return billFault(alipayName, readAlipayZip(packed, each))
}

func (a *Alipay) billPlace(ctx context.Context, day baoquan.Date) (string, error) {
	answer, err := askAlipay(ctx, a.bills, alipay.BillDownloadURLQuery{BillType: "trade", BillDate: string(day)},
		func(r *alipay.BillDownloadURLQueryRsp) alipay.Error { return r.Error })
	if hasCode(err, "isp.bill_not_exist") {
		return "", fmt.Errorf("%w: %w", ErrNoBill, provider.Unavailable(alipayName, "no_bill"))
	}
	if err != nil {
		return "", err
	}
	// The address opens the bill to whoever has it: it is fetched from Alipay, and
	// under TLS, also where it is given without.
	at, err := url.Parse(answer.BillDownloadURL)
	if err != nil || at.User != nil || !strings.HasSuffix(at.Hostname(), ".alipay.com") {
		return "", provider.Unavailable(alipayName, "bill_place")
	}
	at.Scheme = "https"
	return at.String(), nil
}

// readAlipayZip finds the table of single movements among the files; the other one
// holds their sums.
func readAlipayZip(packed []byte, each func(BillLine) error) error {
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return errBillCut
	}
	for _, file := range archive.File {
		name, err := simplifiedchinese.GBK.NewDecoder().String(file.Name)
		if err != nil || !file.NonUTF8 {
			name = file.Name
		}
		if strings.Contains(name, "业务明细") && !strings.Contains(name, "汇总") {
			return readAlipayFile(file, each)
		}
	}
	return errBillForm
}

func readAlipayFile(file *zip.File, each func(BillLine) error) error {
	content, err := file.Open()
	if err != nil {
		return errBillForm
	}
	defer content.Close()
	return readAlipayBill(simplifiedchinese.GBK.NewDecoder().Reader(unpacked{content}), each)
}

// unpacked says of whatever is wrong with a packed file that it is not whole.
type unpacked struct{ io.Reader }

func (u unpacked) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if err != nil && err != io.EOF { //nolint:errorlint // readers answer it bare
		err = errBillCut
	}
	return n, err
}

// The columns of Alipay's bill that are read.
const (
	alipayTradeNo  = "商户订单号"
	alipayBusiness = "业务类型"
	alipaySum      = "订单金额（元）"
	alipayRefundNo = "退款批次号/请求号"
)

// readAlipayBill reads 业务明细: remarks behind #, the names, the rows, and the remark
// that says that they have come to their end.
func readAlipayBill(text io.Reader, each func(BillLine) error) error {
	var table billTable
	whole := false
	err := eachLine(text, func(line string) (stop bool, err error) {
		switch {
		case strings.HasPrefix(line, "#"):
			whole = whole || table.at != nil && strings.Contains(line, "列表结束")
			return false, nil
		case strings.TrimSpace(line) == "", whole:
			return false, nil
		case table.at == nil:
			return false, table.head(strings.Split(line, ","), alipayTradeNo, alipayBusiness, alipaySum, alipayRefundNo)
		}
		value, err := table.row(strings.Split(line, ","))
		if err != nil {
			return false, err
		}
		return false, alipayLine(value, each)
	})
	if err == nil && !whole {
		return errBillCut
	}
	return err
}

func alipayLine(value func(string) string, each func(BillLine) error) error {
	amount, err := billAmount(value(alipaySum))
	if err != nil {
		return err
	}
	line := BillLine{OutTradeNo: value(alipayTradeNo), Amount: amount}
	switch value(alipayBusiness) {
	case "交易":
		line.Kind = KindPaid
	case "退款":
		line.Kind, line.OutRefundNo = KindRefund, value(alipayRefundNo)
	default:
		return errBillForm
	}
	return each(line)
}
