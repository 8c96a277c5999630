package api

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
)

var methodNames = map[string]string{"wechat": "微信支付", "alipay": "支付宝"}

// receipt draws the receipt of an order that was paid.
func (a *API) receipt(c *gin.Context) error {
	ctx := c.Request.Context()
	p, app, err := a.ownPayment(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	if p.PaidAt == nil {
		return problem(http.StatusConflict, "not_paid", "这个订单还没有支付，支付后才有凭证")
	}
	names, err := a.store.CourtNames(ctx, []string{app.CourtCode})
	if err != nil {
		return err
	}
	insurers, err := a.store.InsurerNames(ctx, []string{app.InsurerCode})
	if err != nil {
		return err
	}
	var refunded baoquan.Fen
	if p.RefundedAt != nil {
		refunded = p.RefundAmount
	}
	var pdf bytes.Buffer
	if err := a.Drawer.Receipt(&pdf, document.Receipt{
		Number: strings.ToUpper(p.OutTradeNo[:16]), PayerCapacity: app.SubmitterCapacity, ApplicationNumber: app.Number,
		Court: names[app.CourtCode], Insurer: insurers[app.InsurerCode], Refunded: refunded, Amount: p.Amount, Method: methodNames[p.Method], PaidAt: *p.PaidAt, MerchantOrderNo: p.OutTradeNo,
	}); err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="receipt.pdf"`)
	c.Data(http.StatusOK, "application/pdf", pdf.Bytes())
	return nil
}
