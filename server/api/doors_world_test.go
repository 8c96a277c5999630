package api_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/server/api"
)

// doors is a house with every door at which machines call, each with the keys of its
// own provider. Nothing runs beside it: it counts and listens to the log.
type doors struct {
	*guaranteeHouse
	wechat, alipay, stranger *rsa.PrivateKey
	tills                    *tills
	ear                      *ear
}

// The contracts with the payment providers.
const (
	wechatSerial = "PUB_KEY_ID_01"
	apiV3Key     = "0123456789abcdef0123456789abcdef"
	wechatApp    = "wx0000000000000001"
	alipayApp    = "2021000000000001"
	seller       = "2088000000000001"
)

func newDoors(t *testing.T) *doors {
	t.Helper()
	d := &doors{wechat: newKey(t), alipay: newKey(t), stranger: newKey(t), ear: &ear{words: []string{canary, tencentDoor, aliyunDoor}}}
	d.tills = &tills{trades: map[string]payment.Trade{}, refunds: map[string]payment.RefundState{}}
	weChat, err := payment.NewWeChat(config.WeChatPay{
		AppID: wechatApp, MerchantID: "1900000001", MerchantSerial: "AA", MerchantKey: privatePEM(t, d.stranger),
		APIv3Key: apiV3Key, PublicKeyID: wechatSerial, PublicKey: publicPEM(t, d.wechat),
	})
	require.NoError(t, err)
	alipay, err := payment.NewAlipay(config.Alipay{
		AppID: alipayApp, SellerID: seller, PrivateKey: privatePEM(t, d.stranger), PublicKey: publicPEM(t, d.alipay),
	})
	require.NoError(t, err)
	offered := map[string]payment.Provider{"wechat": tillOf{weChat, d.tills}, "alipay": tillOf{alipay, d.tills}}
	d.guaranteeHouse = newQuietGuaranteeHouse(t, func(_ *house, deps *api.Deps) { deps.Payments = offered })
	d.money.Providers = offered
	d.config.SMS.CallbackSecret, d.config.SMS.Aliyun.CallbackSecret = tencentDoor, aliyunDoor
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(d.ear, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(before) })
	return d
}

// obey does for an order what its workflow does when it is given a hint: it asks.
func (d *doors) obey(subject string) {
	ctx := context.Background()
	var hints int
	if d.db.Get(&hints, `WITH gone AS (DELETE FROM outbox WHERE signal = 'payment_notified' AND subject = $1 RETURNING 1)
		SELECT count(*) FROM gone`, subject) != nil || hints == 0 {
		return
	}
	state, err := d.money.ConfirmOrder(ctx, subject)
	if err == nil && state.Status == "refunding" {
		_, err = d.money.RefundOrder(ctx, subject)
	}
	if err != nil {
		d.t.Error(err)
	}
}

// tills is what the payment providers answer when they are asked.
type tills struct {
	mu      sync.Mutex
	trades  map[string]payment.Trade
	refunds map[string]payment.RefundState
}

// tillOf is a provider whose callbacks its real client reads, and that answers from
// the tills.
type tillOf struct {
	payment.Provider
	*tills
}

func (t tillOf) Place(_ context.Context, o payment.Order) (string, error) {
	return "weixin://pay/" + o.OutTradeNo, nil
}

func (t tillOf) Query(_ context.Context, outTradeNo string) (payment.Trade, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if trade, known := t.trades[outTradeNo]; known {
		return trade, nil
	}
	return payment.Trade{State: payment.TradeUnknown}, nil
}

func (t tillOf) Refund(_ context.Context, r payment.Refund) (payment.RefundState, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.refunds[r.OutTradeNo], nil
}

// ear hears every line that is logged, and remembers those with a word that must not
// be heard.
type ear struct {
	words []string
	mu    sync.Mutex
	lines int
	heard []string
}

func (e *ear) Write(line []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.lines++
	for _, word := range e.words {
		if bytes.Contains(line, []byte(word)) {
			e.heard = append(e.heard, string(line))
		}
	}
	return len(line), nil
}

func newKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	return key
}

func privatePEM(t *testing.T, key *rsa.PrivateKey) string {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

func publicPEM(t *testing.T, key *rsa.PrivateKey) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	require.NoError(t, err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// freshNo is a number in the form of our orders'.
func freshNo() string { return strings.ReplaceAll(uuid.NewString(), "-", "") }
