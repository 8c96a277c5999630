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
	sender := &codeSender{API: a, code: store.SMSCode{Phone: f.Phone, Purpose: f.Purpose, Code: randomText("0123456789", 6)}}
	out, err := sender.once(ctx, in.anonymous(a, f.Phone), wrong)
	if err != nil && wrong == nil {
		a.giveBack(ctx, captcha)
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

// once sends the code once for each key; wrong is what is the matter with the captcha,
// which a request that is sent again under its key needs no more.
func (s *codeSender) once(ctx context.Context, claim store.Claim, wrong error) (smsCodeOutput, error) {
	if wrong == nil {
		if err := s.limit(ctx, s.smsAll()); err != nil {
			return smsCodeOutput{}, err
		}
		defer s.untakeUnsent(ctx)
	}
	return once(ctx, s.API, claim, func(t *store.Tx) (smsCodeOutput, error) {
		if wrong != nil {
			return smsCodeOutput{}, wrong
		}
		return smsCodeOutput{int(s.config.Limits.SMSResend.Seconds())}, s.send(ctx, t)
	})
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
