package api

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"regexp"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type staffInput struct {
	Keyed
	Form
}

type staffForm struct {
	Login       string     `json:"login" maxLength:"50" doc:"3 至 50 位小写字母、数字、点或连字符，以字母开头"`
	Role        store.Role `json:"role" enum:"judge,clerk,underwriter,operator"`
	CourtCode   string     `json:"courtCode,omitempty" maxLength:"20" doc:"法官和书记员所在的法院"`
	InsurerCode string     `json:"insurerCode,omitempty" maxLength:"50" doc:"核保员所在的保险公司"`
	DisplayName string     `json:"displayName" maxLength:"100" doc:"显示的名称"`
	SSOSubject  string     `json:"ssoSubject,omitempty" maxLength:"255" doc:"单点登录中本人的标识（身份提供方令牌中的 sub）"`
}

type staffOutput struct {
	ID              string `json:"id"`
	InitialPassword string `json:"initialPassword" doc:"只在此处显示一次，请转交本人；首次登录后必须修改"`
}

// Why an account cannot be made or changed.
var (
	errLoginTaken   = problem(http.StatusConflict, "login_taken", "这个账号已有人使用，请换一个")
	errSubjectTaken = problem(http.StatusConflict, "sso_subject_taken", "这个单点登录标识已属于另一位工作人员，请核对")
)

// taken makes answers of what the record says is somebody else's.
func taken(err error) error {
	switch {
	case errors.Is(err, store.ErrTaken):
		return errLoginTaken
	case errors.Is(err, store.ErrSubjectTaken):
		return errSubjectTaken
	}
	return err
}

// initialPassword is one that its owner has to change at first, for the operator
// has seen it.
func (a *API) initialPassword(ctx context.Context) (password, hash string, err error) {
	password = rand.Text()[:12]
	hash, err = a.hashPassword(ctx, password)
	return password, hash, err
}

// issuerOf is the identity provider that is meant when an operator writes a subject
// down: that of the settings.
func (a *API) issuerOf(subject string) string {
	if subject == "" {
		return ""
	}
	return a.config.OIDC.Issuer
}

// createStaff makes an account for a judge, clerk, underwriter or operator.
func (a *API) createStaff(ctx context.Context, in *staffInput) (*body[staffOutput], error) {
	var f, asked staffForm
	if _, err := decode(in.RawBody, &asked); err != nil {
		return nil, err
	}
	unknown, err := a.staffPlace(ctx, asked)
	if err != nil {
		return nil, err
	}
	if err := read(in.RawBody, &f, f.check, func() baoquan.Faults { return unknown }); err != nil {
		return nil, err
	}
	password, hash, err := a.initialPassword(ctx)
	if err != nil {
		return nil, err
	}
	out, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (staffOutput, error) {
		s := store.Staff{
			ID: newID(), Login: f.Login, PasswordHash: hash, Role: f.Role, CourtCode: f.CourtCode,
			InsurerCode: f.InsurerCode, DisplayName: f.DisplayName, CreatedAt: a.now(),
			MustChange: true, Subject: f.SSOSubject, Issuer: a.issuerOf(f.SSOSubject),
		}
		return staffOutput{s.ID, password}, taken(t.CreateStaff(ctx, s))
	})
	if err == nil {
		logOf(ctx).Info("staff created", "operator", who(ctx).ID, "staff", out.ID, "role", f.Role)
	}
	return &body[staffOutput]{Body: out}, err
}

var (
	staffLogin = regexp.MustCompile(`^[a-z][a-z0-9.-]{2,49}$`)
	ssoSubject = regexp.MustCompile(`^[!-~]{0,255}$`)
)

func (f *staffForm) check() (faults baoquan.Faults) {
	f.Login = normalizeLogin(f.Login)
	if !staffLogin.MatchString(f.Login) {
		faults.Add("login", baoquan.CodeInvalid, "账号应为3至50位小写字母、数字、点或连字符，以字母开头")
	}
	court := f.Role == store.Judge || f.Role == store.Clerk
	switch f.Role {
	case store.Judge, store.Clerk, store.Underwriter, store.Operator:
		checkPlace("courtCode", f.CourtCode, "请选择所在的法院", court, &faults)
		checkPlace("insurerCode", f.InsurerCode, "请选择所在的保险公司", f.Role == store.Underwriter, &faults)
	default:
		faults.Add("role", baoquan.CodeInvalid, "身份只能是 judge、clerk、underwriter 或 operator")
	}
	name, code := baoquan.CleanText(f.DisplayName, 100)
	if code != "" || name == "" {
		faults.Add("displayName", baoquan.CodeRequired, "请填写显示的名称，最多100个字")
	}
	f.DisplayName = name
	if !ssoSubject.MatchString(f.SSOSubject) {
		faults.Add("ssoSubject", baoquan.CodeInvalid, "单点登录标识最多255个字母、数字或符号，不能有空格")
	}
	return faults
}

func checkPlace(location, code, missing string, wanted bool, faults *baoquan.Faults) {
	switch {
	case wanted && code == "":
		faults.Add(location, baoquan.CodeRequired, missing)
	case !wanted && code != "":
		faults.Add(location, baoquan.CodeNotAllowed, "这种身份不能填写此项，请去掉")
	}
}

// staffPlace names a court or an insurer that does not exist.
func (a *API) staffPlace(ctx context.Context, f staffForm) (faults baoquan.Faults, err error) {
	if f.CourtCode != "" {
		if _, err := a.court(ctx, f.CourtCode); errors.Is(err, store.ErrNotFound) {
			faults.Add("courtCode", baoquan.CodeUnknown, "没有这个法院，请从法院列表中选择")
		} else if err != nil {
			return nil, err
		}
	}
	if f.InsurerCode != "" {
		insurers, err := a.store.Insurers(ctx)
		if err != nil {
			return nil, err
		}
		if !hasInsurer(insurers, f.InsurerCode) {
			faults.Add("insurerCode", baoquan.CodeUnknown, "没有这个保险公司，请从列表中选择")
		}
	}
	return faults, nil
}

func (a *API) court(ctx context.Context, code string) (store.Court, error) {
	if !isCode(code) {
		return store.Court{}, store.ErrNotFound
	}
	return a.store.Court(ctx, code)
}

func hasInsurer(insurers []store.Insurer, code string) bool {
	for _, i := range insurers {
		if i.Code == code {
			return true
		}
	}
	return false
}
