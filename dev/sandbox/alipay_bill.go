package sandbox

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

type billRequest struct {
	BillType string `json:"bill_type"`
	BillDate string `json:"bill_date"`
}

type billAnswer struct {
	alipayHead
	BillDownloadURL string `json:"bill_download_url"`
}

// billPlace is 查询对账单下载地址: where the day's bill is, under an address that
// nobody guesses. Alipay has it in the morning of the next day; here it grows with
// the day. Implemented is bill_type trade, for days.
func (p *alipayProvider) billPlace(biz []byte, _ url.Values) (any, error) {
	var request billRequest
	if json.Unmarshal(biz, &request) != nil || request.BillType != "trade" {
		return nil, businessFailed("isv.invalid_arguments", "参数不合法")
	}
	if _, err := time.ParseInLocation(time.DateOnly, request.BillDate, beijing); err != nil {
		return nil, businessFailed("isv.invalid_arguments", "参数不合法")
	}
	if rows, _ := p.billRows(request.BillDate); rows == "" {
		return nil, businessFailed("isp.bill_not_exist", "账单不存在")
	}
	return billAnswer{alipayDone, "http://dwbillcenter.alipay.com/downloadBillFile.resource?bizType=trade&userId=" +
		p.keys.SellerID + "&fileId=" + url.QueryEscape(p.billSeal(request.BillDate))}, nil
}

// billSeal is a day with the signature that makes its address hard to guess.
func (p *alipayProvider) billSeal(day string) string {
	return day + "." + alipaySign(p.keys.platform, "bill "+day)
}

// downloadBill gives the file: a zip with two tables in GBK.
func (p *alipayProvider) downloadBill(w http.ResponseWriter, r *http.Request) {
	day, _, _ := strings.Cut(r.URL.Query().Get("fileId"), ".")
	if r.URL.Query().Get("fileId") != p.billSeal(day) {
		http.Error(w, "sandbox: no such bill", http.StatusNotFound)
		return
	}
	rows, sums := p.billRows(day)
	name := p.keys.SellerID + "_" + strings.ReplaceAll(day, "-", "") + "_"
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for file, text := range map[string]string{
		name + "业务明细.csv":     p.billHead(day) + alipayColumns + rows + "#" + strings.Repeat("-", 41) + "业务明细列表结束" + strings.Repeat("-", 36) + "\r\n" + sums,
		name + "业务明细(汇总).csv": p.billHead(day) + sums,
	} {
		if err := packGBK(archive, file, text); err != nil {
			panic(err) // the texts above are Chinese
		}
	}
	if err := archive.Close(); err != nil {
		panic(err) // memory takes everything
	}
	w.Header().Set("Content-Type", "application/zip")
	_, _ = w.Write(packed.Bytes())
}

func packGBK(archive *zip.Writer, name, text string) error {
	encoder := simplifiedchinese.GBK.NewEncoder()
	encoded, err := encoder.String(name)
	if err != nil {
		return err
	}
	file, err := archive.CreateHeader(&zip.FileHeader{Name: encoded, NonUTF8: true, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.WriteString(encoder.Writer(file), text)
	return err
}

func (p *alipayProvider) billHead(day string) string {
	return "#支付宝业务明细查询\r\n#账号：[" + p.keys.SellerID + "0156]\r\n#起始日期：[" + day + " 00:00:00]   终止日期：[" + day + " 24:00:00]\r\n" +
		"#" + strings.Repeat("-", 41) + "业务明细列表" + strings.Repeat("-", 40) + "\r\n"
}

const alipayColumns = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户," +
	"订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称," +
	"商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n"

// billRows is a day's payments and refunds in Beijing time, refunds below zero, and
// their sums; empty when there were none.
func (p *alipayProvider) billRows(day string) (rows, sums string) {
	var text strings.Builder
	var paid, back int64
	var payments, refunds int
	for _, o := range p.orders.List() {
		if !o.PaidAt.IsZero() && dayOf(o.PaidAt) == day {
			text.WriteString(alipayBillRow(o, "交易", "", yuan(o.PaidTotal), o.PaidAt))
			payments, paid = payments+1, paid+o.PaidTotal
		}
	}
	for _, f := range p.refunds.List() {
		if o, found := p.orders.Get(f.OutTradeNo); found && dayOf(f.At) == day {
			text.WriteString(alipayBillRow(o, "退款", f.OutRequestNo+"\t", "-"+yuan(f.Amount), f.At))
			refunds, back = refunds+1, back+f.Amount
		}
	}
	if payments+refunds == 0 {
		return "", ""
	}
	return text.String(), fmt.Sprintf("#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元\r\n#退款合计：%d笔，商家实收退款共-%s元，商家优惠退款共0.00元\r\n",
		payments, yuan(paid), refunds, yuan(back))
}

func alipayBillRow(o alipayOrder, business, requestNo, sum string, at time.Time) string {
	return strings.Join([]string{
		o.TradeNo + "\t", o.OutTradeNo + "\t", business, o.Subject, o.CreatedAt.In(beijing).Format(time.DateTime),
		at.In(beijing).Format(time.DateTime), "", "", "", "", "沙箱(pay***@sandbox.test)\t",
		sum, sum, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00", requestNo, "0.00", "0.00", "",
	}, ",") + "\r\n"
}
