package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/walk"
)

// TestAWholeCaseFromANewPhoneToARuling walks the way of the manual: once with
// everything that happens on it.
func TestAWholeCaseFromANewPhoneToARuling(t *testing.T) {
	ctx := t.Context()
	c, p := applicant(t)
	j := judge(t)
	k := submitted(t, c, p)
	require.Equal(t, "under_review", k.Status)
	heard(t, c, p.Phone, k, "已提交")

	require.NoError(t, j.Review(ctx, &k, map[string]any{"decision": "return", "items": []any{
		map[string]string{"location": "amount", "reason": "请核对申请金额"},
	}}))
	require.Equal(t, "returned", k.Status)
	heard(t, c, p.Phone, k, "补正")

	require.NoError(t, c.Call(ctx, http.MethodPatch, "/preservations/"+k.ID, map[string]any{"amount": 2000000}, nil))
	require.NoError(t, c.Submit(ctx, &k))
	require.NoError(t, j.Accept(ctx, &k))
	require.Equal(t, "awaiting_payment", k.Status)
	assert.Equal(t, int64(22000), k.Fee, "SF 14(2) on 20,000 yuan")
	heard(t, c, p.Phone, k, "交")
	counted(t, c, "preservation", map[string]int{"awaitingPayment": 1})

	require.NoError(t, c.PayFee(ctx, &k))
	counted(t, c, "preservation", map[string]int{"underReview": 1})
	require.NoError(t, j.Rule(ctx, &k, "granted"))
	require.NoError(t, c.Until(ctx, &k, "ruled"))
	heard(t, c, p.Phone, k, "裁定")
	counted(t, c, "preservation", map[string]int{"ruled": 1})

	ruling(t, c, k, p)
	receipt(t, c, k)
	assert.Equal(t, []string{
		"opened", "edited", "submitted", "returned", "edited", "submitted", "accepted", "fee_ordered",
		"payment_requested", "fee_paid", "ruled",
	}, docket(t, c, k))
	settled(t, time.Minute)
}

// ruling downloads the document and holds it against what is said about it.
func ruling(t *testing.T, c *walk.Client, k walk.Case, p walk.People) {
	t.Helper()
	var file []byte
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/preservations/"+k.ID+"/ruling", nil, &file))
	sum := sha256.Sum256(file)
	require.Equal(t, k.Ruling.SHA256, hex.EncodeToString(sum[:]))
	text := words(t, file)
	for _, want := range []string{p.Applicant, p.Respondent, p.Account, k.Ruling.Number, "20,000.00元"} {
		assert.Contains(t, text, want)
	}
	verified, err := house.somebody().VerifyCode(t.Context(), k.Ruling.Code)
	require.NoError(t, err)
	assert.Equal(t, walk.Verified{DocumentKind: "ruling", Number: k.Ruling.Number, Status: "in_force", SHA256: k.Ruling.SHA256}, verified)
}

// receipt downloads the receipt of the fee: its amount is in capitals.
func receipt(t *testing.T, c *walk.Client, k walk.Case) {
	t.Helper()
	orders := payments(t, c, k)
	require.Len(t, orders, 1)
	var file []byte
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/payments/"+orders[0].ID+"/receipt", nil, &file))
	text := words(t, file)
	assert.Contains(t, text, "人民币"+baoquan.Fen(k.Fee).Chinese())
	assert.Contains(t, text, k.Number)
}

// words is the text of a PDF without any space.
func words(t *testing.T, file []byte) string {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	var all strings.Builder
	for i := range r.NumPage() {
		text, err := r.Page(i + 1).GetPlainText(nil)
		require.NoError(t, err)
		all.WriteString(text)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, all.String())
}

// payments lists the orders of a case.
func payments(t *testing.T, c *walk.Client, k walk.Case) []walk.Order {
	t.Helper()
	orders, err := c.Orders(t.Context(), &k)
	require.NoError(t, err)
	return orders
}

// docket lists the kinds of a case's entries, one for each row of the same.
func docket(t *testing.T, c *walk.Client, k walk.Case) (kinds []string) {
	t.Helper()
	var list struct{ Items []struct{ Kind string } }
	require.NoError(t, c.Call(t.Context(), http.MethodGet, k.Path()+"/docket", nil, &list))
	for _, e := range list.Items {
		if len(kinds) == 0 || kinds[len(kinds)-1] != e.Kind {
			kinds = append(kinds, e.Kind)
		}
	}
	return kinds
}

// heard waits for a text message that names the case and a word.
func heard(t *testing.T, c *walk.Client, phone string, k walk.Case, word string) {
	t.Helper()
	assert.NoError(t, within(20*time.Second, func() bool {
		var inbox struct{ Items []struct{ Text string } }
		if err := c.Control(t.Context(), http.MethodGet, "/sms?phone="+phone, nil, &inbox); err != nil {
			return false
		}
		for _, message := range inbox.Items {
			if strings.Contains(message.Text, k.Number) && strings.Contains(message.Text, word) {
				return true
			}
		}
		return false
	}), "no message about %s", word)
}

// counted holds the counters of the home page; what is not named is 0.
func counted(t *testing.T, c *walk.Client, kind string, want map[string]int) {
	t.Helper()
	var summary map[string]map[string]int
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/me/summary", nil, &summary))
	for name, n := range summary[kind] {
		assert.Equal(t, want[name], n, name)
	}
}
