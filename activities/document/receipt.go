package document

import (
	"io"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
)

// Receipt is what the receipt for a preservation fee or a premium (交费凭证) is
// drawn from.
// It holds no name of a person: who reads it has the application.
type Receipt struct {
	Number            string           // of the receipt
	PayerCapacity     baoquan.Capacity // in what capacity was paid
	ApplicationNumber string
	Court             string      // name of the court
	Insurer           string      // name of the insurer whose premium was paid; "" for the court's fee
	Amount            baoquan.Fen // paid, fen
	Method            string      // as the payer knows it: 微信支付
	PaidAt            time.Time   // as the provider says; also the creation date of the file
	MerchantOrderNo   string      // 商户订单号
	Refunded          baoquan.Fen // given back since, fen; 0 leaves the line out
}

// receiptLabel is the width of a label with its colon, in characters.
const receiptLabel = 8

// notFiscal says what the receipt is not (SF 52: the court gives the fiscal one).
const notFiscal = "说明：本凭证仅用于证明保全申请费已经网上交纳，非财政票据，不作为报销凭证。" +
	"财政票据由受理法院依照规定另行开具。"

// notInvoice says the same of a premium: the insurer gives the invoice.
const notInvoice = "说明：本凭证仅用于证明担保费已经网上交纳，不是发票，不作为报销凭证。发票由保险公司另行开具。"

// item is what was paid, and to whom.
func (r *Receipt) item() (title, name, payee, note string) {
	if r.Insurer != "" {
		return "担保费交费凭证", "诉讼财产保全责任保险费（担保费）", r.Insurer, notInvoice
	}
	return "保全申请费交费凭证", "保全申请费", "", notFiscal
}

// Receipt draws a receipt as PDF. The same data give the same bytes. A
// [MissingError] says what is missing.
func (d *Drawer) Receipt(w io.Writer, r Receipt) error {
	if err := r.check(); err != nil {
		return err
	}
	return d.draw(w, about{title: "交费凭证" + r.Number, author: r.Court, createdAt: r.PaidAt}, r.blocks())
}

func (r *Receipt) check() error {
	var need required
	need.want("Number", r.Number != "")
	need.want("PayerCapacity", r.PayerCapacity.Chinese() != "")
	need.want("ApplicationNumber", r.ApplicationNumber != "")
	need.want("Court", r.Court != "")
	need.want("Amount", r.Amount > 0)
	need.want("Method", r.Method != "")
	need.want("PaidAt", !r.PaidAt.IsZero())
	need.want("MerchantOrderNo", r.MerchantOrderNo != "")
	return need.err("receipt")
}

// receiptText puts the values under each other.
func receiptText(label, value string) string {
	pad := receiptLabel - len([]rune(label))
	return label + strings.Repeat("\u3000", max(pad, 0)) + value
}

func (r *Receipt) blocks() []block {
	title, name, payee, note := r.item()
	refunded := ""
	if r.Refunded > 0 {
		refunded = figures(r.Refunded)
	}
	blocks := []block{{courtTitle, title}, {receiptNumber, "凭证编号：" + r.Number}}
	for _, row := range [][2]string{
		{"交费人身份：", r.PayerCapacity.Chinese()},
		{"申请编号：", r.ApplicationNumber},
		{"受理法院：", r.Court},
		{"保险公司：", payee},
		{"交费项目：", name},
		{"金额（小写）：", figures(r.Amount)},
		{"金额（大写）：", "人民币" + r.Amount.Chinese()},
		{"交费方式：", r.Method},
		{"交易时间：", moment(r.PaidAt)},
		{"商户订单号：", r.MerchantOrderNo},
		{"其后已退：", refunded},
	} {
		if row[1] != "" {
			blocks = append(blocks, block{receiptRow, receiptText(row[0], row[1])})
		}
	}
	return append(blocks, block{noteLine, note})
}
