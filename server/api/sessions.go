package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type loginInput struct{ Form }

type loginForm struct {
	Login    string `json:"login" maxLength:"50" doc:"手机号码，或工作人员的账号"`
	Password string `json:"password" maxLength:"200"`
	Captcha
}

func (f *loginForm) check() (faults baoquan.Faults) {
	f.Login = normalizeLogin(f.Login)
	if f.Login == "" {
		faults.Add("login", baoquan.CodeRequired, "请填写账号")
	}
	if f.Password == "" {
		faults.Add("password", baoquan.CodeRequired, "请填写密码")
	}
	return faults
}

// normalizeLogin is the one form of what somebody types to say who they are.
func normalizeLogin(typed string) string {
	if phone := baoquan.NormalizePhone(typed); baoquan.CheckPhone(phone) == nil {
		return phone
	}
	return strings.ToLower(strings.TrimSpace(baoquan.HalfWidth(typed)))
}

// sessionAnswer carries the cookie of a session that begins or ends.
type sessionAnswer[T any] struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      T
}

type loginOutput struct {
	Account me `json:"account"`
}

// Failures of one login: after freeFailures in a row a captcha is asked for, after
// the burst one more is allowed from time to time, so that nobody can guess on
// and the owner is never locked out for good.
const freeFailures = 3

func loginFailures(login string) store.Limit {
	return store.Limit{Name: "login", Subject: login, Every: 5 * time.Minute, Burst: 30}
}

var errLoginFailed = problem(http.StatusUnauthorized, "login_failed", "账号或密码不正确，请核对后重试")

// createSession lets somebody in (row 9). The token is a new one each time, and
// an answer with a token is kept nowhere, so a repeated request is another login.
func (a *API) createSession(ctx context.Context, in *loginInput) (*sessionAnswer[loginOutput], error) {
	if err := a.limitAddress(ctx, "login", a.config.Limits.LoginPerAddress); err != nil {
		return nil, err
	}
	var f loginForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	login, err := a.authenticate(ctx, f)
	if err != nil {
		return nil, err
	}
	token, p, err := a.beginSession(ctx, store.Beginning{ID: login.ID, PasswordHash: login.PasswordHash})
	if errors.Is(err, store.ErrNotFound) { // changed or disabled in this very moment
		return nil, errLoginFailed
	}
	if err != nil {
		return nil, err
	}
	account, err := a.me(ctx, p)
	return &sessionAnswer[loginOutput]{[]http.Cookie{a.cookie(token)}, loginOutput{account}}, err
}

// beginSession begins a session in the browser that asks. The one that it had
// before ends with it.
func (a *API) beginSession(ctx context.Context, b store.Beginning) (token string, p *store.Principal, err error) {
	b.At, b.Expires = a.now(), a.now().Add(a.config.Session.Absolute)
	b.Device, b.Network = deviceOf(agentOf(ctx)), networkOf(addressOf(ctx))
	if before := who(ctx); before != nil {
		b.Replaces = before.TokenHash
	}
	if token, err = a.store.BeginSession(ctx, b); err != nil {
		return "", nil, err
	}
	if p, err = a.store.Session(ctx, token, b.At, a.config.Session.Idle); err != nil {
		return "", nil, err
	}
	logOf(ctx).Info("logged in", "principal", p.ID, "role", p.Role, "sso", b.SSO)
	return token, p, nil
}

// authenticate finds who it is that knows the password. Failures are looked at
// when it is this request's turn to hash and counted before the next one's, so
// many at once are no way round; who knows the password is never counted.
func (a *API) authenticate(ctx context.Context, f loginForm) (store.Login, error) {
	failures := loginFailures(f.Login)
	login, err := a.findLogin(ctx, f.Login)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return login, err
	}
	err = a.hashing(ctx, func() error {
		if err := a.checkFailures(ctx, failures, f.Captcha); err != nil {
			return err
		}
		right, err := compare(f.Password, login.PasswordHash)
		if err != nil || right {
			return err
		}
		logOf(ctx).Warn("login failed")
		if err := a.limit(ctx, failures); err != nil {
			return err
		}
		return errLoginFailed
	})
	if err != nil {
		return store.Login{}, err
	}
	return login, a.store.Forgive(ctx, failures)
}

// checkFailures asks for a captcha when a password was wrong too often.
func (a *API) checkFailures(ctx context.Context, failures store.Limit, answer Captcha) error {
	used, err := a.store.Used(ctx, failures, a.now())
	if err != nil {
		return err
	}
	switch {
	case used < freeFailures:
		return nil
	case used >= failures.Burst:
		return tooMany(failures.Every)
	}
	if answer.CaptchaID == "" {
		return errCaptchaNeeded
	}
	_, err = a.takeCaptcha(ctx, answer)
	return err
}

var errCaptchaNeeded = invalidField("body.captchaId", "captcha_required", "请先输入图片验证码")

func (a *API) findLogin(ctx context.Context, login string) (store.Login, error) {
	if baoquan.CheckPhone(login) == nil {
		return a.store.LoginByPhone(ctx, login)
	}
	if !staffLogin.MatchString(login) {
		return store.Login{}, store.ErrNotFound
	}
	return a.store.LoginByName(ctx, login)
}

// ended is the answer that takes the cookie away.
type ended struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

func (a *API) endSession(ctx context.Context, _ *struct{}) (*ended, error) {
	err := a.store.EndSession(ctx, who(ctx).TokenHash)
	return &ended{[]http.Cookie{a.cookie("")}}, err
}
