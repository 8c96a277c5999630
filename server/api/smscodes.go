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
	send := a.codeSender(ctx, store.SMSCode{Phone: f.Phone, Purpose: f.Purpose})
	out, err := once(ctx, a, in.anonymous(a, f.Phone), func(t *store.Tx) (smsCodeOutput, error) {
		if wrong != nil {
			return smsCodeOutput{}, wrong
		}
		return smsCodeOutput{int(a.config.Limits.SMSResend.Seconds())}, send(t)
	})
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

// codeSender answers what, in a transaction, counts the limits, sends a code and
// writes it down. When the transaction has to be tried again, the message is not
// sent again. When it cannot be sent, nothing is written.
func (a *API) codeSender(ctx context.Context, c store.SMSCode) func(*store.Tx) error {
	c.Code = randomText("0123456789", 6)
	sent := false
	return func(t *store.Tx) error {
		for _, l := range a.smsLimits(ctx, c) {
			if err := a.take(ctx, t, l); err != nil {
				return err
			}
		}
		if !sent {
			if err := a.sendCode(ctx, c); err != nil {
				return err
			}
			sent = true
		}
		return t.SaveCode(ctx, c, a.now().Add(codeLifetime))
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
	templates, err := sms.ParseTemplates(a.config.SMS.Templates)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, smsTimeout)
	defer cancel()
	_, err = a.SMS.Send(ctx, sms.Message{
		ID: uuid.NewString(), Phone: c.Phone, TemplateID: templates["code"], Params: []string{c.Code},
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
