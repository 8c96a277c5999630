package sandbox

import (
	"context"
	"crypto/sha1" //nolint:gosec // the protocol's hash_type
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/validators"
	"github.com/wechatpay-apiv3/wechatpay-go/core/option"

	"github.com/baoquan/baoquan/activities/provider"
)

func TestTheBillListsPaymentsAndRefunds(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	w.paid("order-1")
	must2(t, func() (any, error) { return w.client.Refund(ctx, w.refund("order-1", 5050)) })
	client := w.billClient()

	result, err := client.Get(ctx, "https://api.mch.weixin.qq.com/v3/bill/tradebill?bill_date="+dayOf(time.Now()))
	must(t, err)
	var answer struct {
		HashValue   string `json:"hash_value"`
		DownloadURL string `json:"download_url"`
	}
	must(t, json.NewDecoder(result.Response.Body).Decode(&answer))
	result, err = core.NewClientWithValidator(client, &validators.NullValidator{}).Get(ctx, answer.DownloadURL)
	must(t, err)
	bill, err := io.ReadAll(result.Response.Body)
	must(t, err)
	hash := sha1.Sum(bill) //nolint:gosec // the protocol's hash_type
	if hex.EncodeToString(hash[:]) != answer.HashValue {
		t.Error("the hash is another")
	}
	lines := strings.Split(strings.TrimSpace(string(bill)), "\r\n")
	if len(lines) != 5 || lines[4] != "`2,`120.00,`50.50,`0.00,`0.00,`120.00,`50.50" {
		t.Errorf("bill is %q", lines)
	}
	if n := len(strings.Split(lines[1], ",`")); n != len(strings.Split(lines[0], ",")) {
		t.Errorf("a row has %d fields", n)
	}

	_, err = client.Get(ctx, "https://api.mch.weixin.qq.com/v3/bill/tradebill?bill_date=2020-01-01")
	if !core.IsAPIError(err, "NO_STATEMENT_EXIST") {
		t.Errorf("a day without payments: %v", err)
	}
}

func (w *payWorld) billClient() *core.Client {
	w.t.Helper()
	transport, err := provider.NewHTTPClient(w.pay.baseURL, 5*time.Second)
	must(w.t, err)
	k := w.pay.keys
	client, err := core.NewClient(context.Background(), option.WithHTTPClient(transport),
		option.WithWechatPayPublicKeyAuthCipher(k.MerchantID, k.MerchantSerial, k.merchant, k.PublicKeyID, &k.platform.PublicKey))
	must(w.t, err)
	return client
}
