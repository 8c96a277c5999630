package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/schema/store"
)

// maxReceipts bounds a push of receipts, in bytes.
const maxReceipts = 512 << 10

// smsCallback takes what a provider of text messages pushes about deliveries. A push
// is not signed; the secret in its address says that it is not anybody's. It is
// a hint: it is written down, counted, and nothing else follows from it.
func (a *API) smsCallback(c *gin.Context) {
	from := c.Param("provider")
	known, right := a.smsDoor(from, c.Param("secret"))
	switch {
	case !known:
		writeProblem(c, errNotFound)
		return
	case !right:
		callbacks.count("sms_"+from, "forged")
		writeProblem(c, problem(http.StatusUnauthorized, "signature_invalid", "签名无效"))
		return
	}
	raw, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, maxReceipts))
	if err != nil {
		callbacks.count("sms_"+from, "too_large")
		writeProblem(c, problem(http.StatusRequestEntityTooLarge, "too_large", "内容太大"))
		return
	}
	receipts, err := sms.ParseReceipts(from, raw)
	if err != nil {
		callbacks.count("sms_"+from, "malformed")
		writeProblem(c, problem(http.StatusBadRequest, "malformed", "不是短信回执"))
		return
	}
	if err := a.received(c.Request.Context(), from, receipts); err != nil {
		writeProblem(c, problemOf(err))
		return
	}
	callbacks.count("sms_"+from, "taken")
	c.JSON(http.StatusOK, sms.Acknowledge(from))
}

// smsDoor says whether there is a door for a provider, and whether the secret opens
// it; it takes as long for a nearly right one as for any other.
func (a *API) smsDoor(from, secret string) (known, right bool) {
	want := map[string]string{
		sms.TencentCloud: a.config.SMS.CallbackSecret, sms.Aliyun: a.config.SMS.Aliyun.CallbackSecret,
	}[from]
	if want == "" {
		return false, false
	}
	given, wanted := sha256.Sum256([]byte(secret)), sha256.Sum256([]byte(want))
	return true, subtle.ConstantTimeCompare(given[:], wanted[:]) == 1
}

// received writes receipts down, all of a push or none.
func (a *API) received(ctx context.Context, from string, receipts []sms.Receipt) error {
	kinds := make([]string, len(receipts))
	err := a.store.InTx(ctx, func(t *store.Tx) error {
		for i, r := range receipts {
			ofCase, err := t.MessageReceipt(ctx, a.delivery(from, r))
			if err != nil {
				return err
			}
			kinds[i] = map[bool]string{true: "case", false: "other"}[ofCase]
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, r := range receipts {
		deliveries.count(from, kinds[i], r.Delivered)
	}
	return nil
}

func (a *API) delivery(from string, r sms.Receipt) store.Delivery {
	d := store.Delivery{Provider: from, ProviderID: r.ProviderID, At: r.At}
	if isID(r.MessageID) {
		d.MessageID = r.MessageID
	}
	if !r.Delivered {
		d.Code = r.Code
	}
	if now := a.now(); d.At.IsZero() || d.At.After(now) {
		d.At = now
	}
	return d
}
