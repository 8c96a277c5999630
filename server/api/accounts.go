package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type accountInput struct {
	Keyed
	Form
}

type accountForm struct {
	Phone            string `json:"phone" maxLength:"50" doc:"手机号码，即账号"`
	SMSCode          string `json:"smsCode" maxLength:"50" doc:"短信验证码，6 位数字"`
	Password         string `json:"password" minLength:"8" maxLength:"16" doc:"8 至 16 个字符，不能包含账号"`
	AgreementVersion string `json:"agreementVersion" maxLength:"50" doc:"已勾选的注册协议的版本"`
}

func (f *accountForm) check() (faults baoquan.Faults) {
	f.Phone = checkPhone(f.Phone, &faults)
	checkCode(&f.SMSCode, &faults)
	checkPassword("password", f.Password, f.Phone, &faults)
	return faults
}

type idOutput struct {
	ID string `json:"id"`
}

// createAccount registers somebody (rows 1–8). Whether the phone has an account
// already is told only to who holds the code that was sent to it.
func (a *API) createAccount(ctx context.Context, in *accountInput) (*body[idOutput], error) {
	if err := a.limitAddress(ctx, "account", a.config.Limits.LoginPerAddress); err != nil {
		return nil, err
	}
	agreement, err := a.store.Notice(ctx, "registration")
	if err != nil {
		return nil, err
	}
	var f accountForm
	if err := read(in.RawBody, &f, f.check, newest("agreementVersion", &f.AgreementVersion, agreement)); err != nil {
		return nil, err
	}
	code := store.SMSCode{Phone: f.Phone, Purpose: store.ForRegister, Code: f.SMSCode}
	out, err := withCode(ctx, a, in.anonymous(a, f.Phone), code, f.Password, func(t *store.Tx, hash string) (idOutput, error) {
		account := store.Account{
			ID: newID(), Phone: f.Phone, PasswordHash: hash, AgreementVersion: f.AgreementVersion, CreatedAt: a.now(),
		}
		err := t.CreateAccount(ctx, account)
		if errors.Is(err, store.ErrTaken) {
			err = errPhoneTaken
		}
		return idOutput{account.ID}, err
	})
	return &body[idOutput]{Body: out}, err
}

var errPhoneTaken = problem(http.StatusConflict, "phone_taken", "该手机号已注册，请直接登录；忘记密码可以找回")

type resetInput struct {
	Keyed
	Form
}

type resetForm struct {
	Phone    string `json:"phone" maxLength:"50" doc:"手机号码，即账号"`
	SMSCode  string `json:"smsCode" maxLength:"50" doc:"短信验证码，6 位数字"`
	Password string `json:"password" minLength:"8" maxLength:"16" doc:"新密码"`
}

func (f *resetForm) check() (faults baoquan.Faults) {
	f.Phone = checkPhone(f.Phone, &faults)
	checkCode(&f.SMSCode, &faults)
	checkPassword("password", f.Password, f.Phone, &faults)
	return faults
}

// resetPassword gives somebody who holds the code another password and ends all
// sessions.
func (a *API) resetPassword(ctx context.Context, in *resetInput) (*empty, error) {
	if err := a.limitAddress(ctx, "account", a.config.Limits.LoginPerAddress); err != nil {
		return nil, err
	}
	var f resetForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	code := store.SMSCode{Phone: f.Phone, Purpose: store.ForReset, Code: f.SMSCode}
	_, err := withCode(ctx, a, in.anonymous(a, f.Phone), code, f.Password, func(t *store.Tx, hash string) (empty, error) {
		login, err := t.LoginByPhone(ctx, f.Phone)
		if errors.Is(err, store.ErrNotFound) {
			return empty{}, errNoAccount
		}
		if err != nil {
			return empty{}, err
		}
		if err := t.Forgive(ctx, loginFailures(f.Phone)); err != nil {
			return empty{}, err
		}
		return empty{}, t.SetPassword(ctx, login.ID, hash, nil)
	})
	return nil, err
}

var errNoAccount = invalidField("body.phone", "phone_unknown", "该手机号尚未注册，请先注册")
