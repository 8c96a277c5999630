package sandbox_test

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/insurer"
	pay "github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

// callers are the clients of all providers that we speak to over HTTP, all of them
// with the same address at the other end, and a call of each.
func callers(t *testing.T, address string) map[string]func(context.Context) error {
	t.Helper()
	s, _ := start(t, t.TempDir())
	set := s.Config()
	order := pay.Order{
		OutTradeNo: "order_1", Description: "财产保全申请费", Amount: 12000, NotifyURL: "https://example.com/callbacks", ExpiresAt: time.Now().Add(time.Hour),
	}
	weChat, err := pay.NewWeChat(config.WeChatPay{
		BaseURL: address, AppID: set["BAOQUAN_WECHATPAY_APP_ID"], MerchantID: set["BAOQUAN_WECHATPAY_MERCHANT_ID"],
		MerchantSerial: set["BAOQUAN_WECHATPAY_MERCHANT_SERIAL"], MerchantKey: set["BAOQUAN_WECHATPAY_MERCHANT_KEY"],
		APIv3Key: set["BAOQUAN_WECHATPAY_API_V3_KEY"], PublicKeyID: set["BAOQUAN_WECHATPAY_PUBLIC_KEY_ID"], PublicKey: set["BAOQUAN_WECHATPAY_PUBLIC_KEY"],
	})
	if err != nil {
		t.Fatal(err)
	}
	alipay, err := pay.NewAlipay(config.Alipay{
		BaseURL: address, AppID: set["BAOQUAN_ALIPAY_APP_ID"], SellerID: set["BAOQUAN_ALIPAY_SELLER_ID"],
		PrivateKey: set["BAOQUAN_ALIPAY_PRIVATE_KEY"], PublicKey: set["BAOQUAN_ALIPAY_PUBLIC_KEY"],
	})
	if err != nil {
		t.Fatal(err)
	}
	partners, err := insurer.New(config.Insurer{Endpoints: "pingan=" + address + "/events", Secrets: "pingan=" + set["BAOQUAN_INSURER_SECRETS"][len("pingan="):]})
	if err != nil {
		t.Fatal(err)
	}
	text, aliyunText, faces := smsConfig(s), aliyunConfig(s), faceConfig(s)
	text.BaseURL, aliyunText.BaseURL, faces.BaseURL = address, address, address
	tencentSMS, aliyunSMS, verify := sender(t, text), aliyun(t, aliyunText), verifier(t, faces)
	return map[string]func(context.Context) error{
		"wechat place":  func(ctx context.Context) error { _, err := weChat.Place(ctx, order); return err },
		"wechat query":  func(ctx context.Context) error { _, err := weChat.Query(ctx, order.OutTradeNo); return err },
		"alipay place":  func(ctx context.Context) error { _, err := alipay.Place(ctx, order); return err },
		"alipay query":  func(ctx context.Context) error { _, err := alipay.Query(ctx, order.OutTradeNo); return err },
		"sms":           func(ctx context.Context) error { _, err := tencentSMS.Send(ctx, codeMessage("m1")); return err },
		"sms of aliyun": func(ctx context.Context) error { _, err := aliyunSMS.Send(ctx, codeMessage("m1")); return err },
		"face":          func(ctx context.Context) error { _, err := verify.Begin(ctx, wang("https://example.com/")); return err },
		"face result":   func(ctx context.Context) error { _, err := verify.Result(ctx, "token"); return err },
		"insurer": func(ctx context.Context) error {
			return partners.Send(ctx, "pingan", insurer.Outgoing{ID: "e1", Type: insurer.Submitted, At: time.Now(), Data: insurer.Case{ID: "1"}})
		},
	}
}

const huge = 100 << 20

// accepts are those that an insurer's system may answer an event with: the status
// alone counts.
var accepts = map[string]bool{"garbage": true, "a flood": true, "no end": true}

// hostile are the ways in which what answers is not the provider as it should be.
var hostile = map[string]func(w http.ResponseWriter, r *http.Request, sent *atomic.Int64){
	"an error": func(w http.ResponseWriter, _ *http.Request, _ *atomic.Int64) {
		w.WriteHeader(http.StatusInternalServerError)
	},
	"too many": func(w http.ResponseWriter, _ *http.Request, _ *atomic.Int64) {
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusTooManyRequests)
	},
	"garbage": func(w http.ResponseWriter, _ *http.Request, _ *atomic.Int64) {
		_, _ = io.WriteString(w, "<html>"+strings.Repeat("\x00\xff{", 1000))
	},
	"a hang-up": func(http.ResponseWriter, *http.Request, *atomic.Int64) { panic(http.ErrAbortHandler) },
	"a flood": func(w http.ResponseWriter, _ *http.Request, sent *atomic.Int64) {
		w.Header().Set("Content-Type", "application/json")
		for block := []byte(strings.Repeat(" ", 1<<16)); sent.Load() < huge; {
			n, err := w.Write(block)
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	},
	"no end": func(w http.ResponseWriter, r *http.Request, _ *atomic.Int64) {
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	},
}

// stranger serves one of the hostile ways and counts what it has sent.
func stranger(t *testing.T, how string, encrypted bool) (address string, sent *atomic.Int64) {
	t.Helper()
	sent = new(atomic.Int64)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { hostile[how](w, r, sent) }))
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	if encrypted { // with a certificate that nobody vouches for
		server.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(server.Close)
	return server.URL, sent
}

func TestWhateverAnswersInAProvidersPlaceIsBoundedAndTriedAgain(t *testing.T) {
	t.Parallel()
	for how := range hostile {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			address, sent := stranger(t, how, false)
			for name, call := range callers(t, address) {
				sent.Store(0)
				ctx, cancel := context.WithCancel(t.Context())
				if how == "no end" {
					ctx, cancel = context.WithTimeout(t.Context(), 300*time.Millisecond)
				}
				err := call(ctx)
				cancel()
				if sent.Load() > huge/2 {
					t.Errorf("%s: %d bytes were read of one answer", name, sent.Load())
				}
				if name == "insurer" && accepts[how] {
					continue
				}
				tried(t, how+", "+name, err)
				var known *provider.Error
				if errors.As(err, &known) && how == "too many" && known.RetryAfter != 7*time.Second {
					t.Errorf("%s: the hint is %v", name, known.RetryAfter)
				}
			}
		})
	}
	t.Run("a certificate that nobody vouches for", func(t *testing.T) {
		t.Parallel()
		address, _ := stranger(t, "garbage", true)
		for name, call := range callers(t, address) {
			tried(t, name, call(t.Context()))
		}
	})
}

// tried demands that a call may be tried again, and that its error tells nothing.
func tried(t *testing.T, what string, err error) {
	t.Helper()
	var known *provider.Error
	if !errors.As(err, &known) || known.Final {
		t.Errorf("%s: %v", what, err)
		return
	}
	for _, private := range []string{"138", "王小明", "127.0.0.1", "order_1", "042317", "token"} {
		if strings.Contains(err.Error(), private) {
			t.Errorf("%s tells %q", what, private)
		}
	}
}
