package api

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/schema/store"
)

const (
	codeLifetime = 5 * time.Minute
	smsTimeout   = 5 * time.Second
)

type smsCodeInput struct {
	Keyed
	Form
}

type smsCodeForm struct {
	Phone   string        `json:"phone" maxLength:"50" doc:"手机号码"`
	Purpose store.Purpose `json:"purpose" enum:"register,login,reset" doc:"用途：注册、登录、找回密码"`
	Captcha
}

func (f *smsCodeForm) check() (faults baoquan.Faults) {
	f.Phone = checkPhone(f.Phone, &faults)
	switch f.Purpose {
	case store.ForRegister, store.ForLogin, store.ForReset:
	default:
		faults.Add("purpose", baoquan.CodeInvalid, "用途只能是 register、login 或 reset")
	}
	return faults
}

// checkPhone adds what is wrong with a phone number and answers its one form.
func checkPhone(typed string, faults *baoquan.Faults) string {
	phone := baoquan.NormalizePhone(typed)
	if err := baoquan.CheckPhone(phone); err != nil {
		faults.Add("phone", baoquan.CodeInvalid, err.Error())
	}
	return phone
}

type smsCodeOutput struct {
	ResendAfter int `json:"resendAfter" doc:"多少秒后可以再次获取"`
}

// createSMSCode sends a code to a phone (row 4), the same whether or not the
// phone has an account. The captcha is used up only when a message was sent or
// its answer was wrong.
func (a *API) createSMSCode(ctx context.Context, in *smsCodeInput) (*body[smsCodeOutput], error) {
	var f smsCodeForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	captcha, wrong := a.takeCaptcha(ctx, f.Captcha)
	if wrong != nil && !errors.Is(wrong, errCaptcha) {
		return nil, wrong
	}
	all := a.smsAll()
	if wrong == nil {
		if err := a.limit(ctx, all); err != nil {
			a.giveBack(ctx, captcha)
			return nil, err
		}
	}
	sender := codeSender{API: a, code: store.SMSCode{Phone: f.Phone, Purpose: f.Purpose, Code: randomText("0123456789", 6)}}
	out, err := once(ctx, a, in.anonymous(a, f.Phone), func(t *store.Tx) (smsCodeOutput, error) {
		if wrong != nil {
			return smsCodeOutput{}, wrong
		}
		return smsCodeOutput{int(a.config.Limits.SMSResend.Seconds())}, sender.send(ctx, t)
	})
	if err != nil && wrong == nil {
		a.giveBack(ctx, captcha)
	}
	if wrong == nil && !sender.sent { // refused, or answered before
		a.untake(ctx, all)
	}
	return &body[smsCodeOutput]{Body: out}, err
}

// giveBack lets somebody use a captcha again that was right and led to nothing.
func (a *API) giveBack(ctx context.Context, c store.Captcha) {
	if err := a.store.AddCaptcha(context.WithoutCancel(ctx), c); err != nil {
		logOf(ctx).Warn("captcha not given back", "error", err)
	}
}

// codeSender sends one code, once, however often its transaction is tried again.
type codeSender struct {
	*API
	code store.SMSCode
	sent bool
}

// send, in a transaction, counts the limits, sends the code and writes it down. When
// it cannot be sent, nothing is written.
func (s *codeSender) send(ctx context.Context, t *store.Tx) error {
	for _, l := range s.smsLimits(ctx, s.code) {
		if err := s.take(ctx, t, l); err != nil {
			return err
		}
	}
	if !s.sent {
		if err := s.sendCode(ctx, s.code); err != nil {
			return err
		}
		s.sent = true
	}
	return t.SaveCode(ctx, s.code, s.now().Add(codeLifetime))
}

// smsAll bounds what the whole system sends in an hour. It is one row that everybody
// counts on, so it is taken before the transaction in which the provider is waited
// for, and given back when nothing was sent: who is refused for the sake of one
// phone uses nothing up that others need.
func (a *API) smsAll() store.Limit {
	n := a.config.Limits.SMSAllHour
	return store.Limit{Name: "sms_all", Every: time.Hour / time.Duration(n), Burst: n}
}

func (a *API) untake(ctx context.Context, l store.Limit) {
	if err := a.store.Untake(context.WithoutCancel(ctx), l); err != nil {
		logOf(ctx).Warn("limit not given back", "limit", l.Name, "error", err)
	}
}

func (a *API) smsLimits(ctx context.Context, c store.SMSCode) []store.Limit {
	l := a.config.Limits
	limits := []store.Limit{
		{Name: "sms_resend", Subject: c.Phone + " " + string(c.Purpose), Every: l.SMSResend, Burst: 1},
		{Name: "sms_day", Subject: c.Phone, Every: 24 * time.Hour / time.Duration(l.SMSPerPhoneDay), Burst: l.SMSPerPhoneDay},
	}
	if address, counts := a.countedAddress(ctx); counts {
		limits = append(limits, store.Limit{
			Name: "sms_address", Subject: address, Every: time.Hour / time.Duration(l.SMSPerAddress), Burst: l.SMSPerAddress,
		})
	}
	return limits
}

// smsPlaces bounds how many requests wait for the text message provider at once,
// each with a connection to the database.
var smsPlaces = make(chan struct{}, 8)

func (a *API) sendCode(ctx context.Context, c store.SMSCode) error {
	select {
	case smsPlaces <- struct{}{}:
		defer func() { <-smsPlaces }()
	default:
		return unsent(nil)
	}
	ctx, cancel := context.WithTimeout(ctx, smsTimeout)
	defer cancel()
	_, err := a.SMS.Send(ctx, sms.Message{
		ID: uuid.NewString(), Phone: c.Phone, Template: "code", Params: []string{c.Code},
	})
	if err != nil {
		return unsent(err)
	}
	return nil
}

func unsent(cause error) error {
	p := problem(503, "sms_unavailable", "短信暂时发送不出，请稍后再试")
	p.retryAfter, p.cause = 5*time.Second, cause
	return p
}
