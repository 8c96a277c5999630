package api

import (
	"context"
	"errors"
	"net/http"
	"regexp"
	"time"

	"github.com/google/uuid"

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
	if err := a.limitAddress(ctx, "account", time.Minute, a.config.Limits.LoginPerAddress); err != nil {
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
	if err := a.limitAddress(ctx, "account", time.Minute, a.config.Limits.LoginPerAddress); err != nil {
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

var errCode = invalidField("body.smsCode", "sms_code_wrong", "短信验证码不正确或已失效，请核对，或重新获取")

var codeForm = regexp.MustCompile(`^\d{6}$`)

func checkCode(typed *string, faults *baoquan.Faults) {
	*typed = baoquan.HalfWidth(*typed)
	if !codeForm.MatchString(*typed) {
		faults.Add("smsCode", "sms_code_wrong", "请填写短信中的6位数字")
	}
}

// withCode runs f, with the hash of the new password, in one transaction with
// the use of a code: a code is used up by what it was for and by nothing else.
// A request that is sent again under its key needs no code any more.
func withCode[T any](ctx context.Context, a *API, claim store.Claim, code store.SMSCode, password string, f func(*store.Tx, string) (T, error)) (T, error) {
	var none T
	right, err := a.store.TryCode(ctx, code, a.now())
	if err != nil {
		return none, err
	}
	hash := ""
	if right {
		if hash, err = a.hashPassword(ctx, password); err != nil {
			return none, err
		}
	}
	return once(ctx, a, claim, func(t *store.Tx) (T, error) {
		if !right {
			return none, errCode
		}
		if err := t.UseCode(ctx, code); errors.Is(err, store.ErrNotFound) {
			return none, errCode
		} else if err != nil {
			return none, err
		}
		return f(t, hash)
	})
}

// anonymous is the claim of a request that nobody is logged in for: it belongs
// to the phone number it is about. What it says holds a password, so its
// fingerprint is keyed.
func (k *Keyed) anonymous(a *API, phone string) store.Claim {
	keys := a.store.Keys()
	owner := uuid.Must(uuid.FromBytes(keys.Hash("anonymous", phone)[:16]))
	return store.Claim{
		Owner: owner.String(), Key: k.IdempotencyKey, At: a.now(),
		Fingerprint: keys.Hash("fingerprint", string(k.fingerprint)),
	}
}

// read decodes a form and names everything that is wrong with it at once.
func read[F any](raw []byte, f *F, checks ...func() baoquan.Faults) error {
	faults, err := decode(raw, f)
	if err != nil {
		return err
	}
	for _, check := range checks {
		for _, fault := range check() {
			if !at(faults, fault.Location) {
				faults = append(faults, fault)
			}
		}
	}
	return invalid("body", faults)
}

// newest checks that a version is that of the notice as it is now.
func newest(location string, version *string, notice store.Notice) func() baoquan.Faults {
	return func() (faults baoquan.Faults) {
		switch *version {
		case notice.Version:
		case "":
			faults.Add(location, baoquan.CodeRequired, "请阅读并勾选后再继续")
		default:
			faults.Add(location, "notice_outdated", "内容已更新，请重新阅读并勾选")
		}
		return faults
	}
}

var codeShape = regexp.MustCompile(`^[0-9A-Za-z._-]{1,50}$`)

// isCode says whether a text has the form of the codes of reference data; others
// are of nothing, and some of them the database would not even take.
func isCode(text string) bool { return codeShape.MatchString(text) }

// isID says whether a text has the form of our ids; others are of nothing.
func isID(text string) bool { return len(text) == 36 && uuid.Validate(text) == nil }
