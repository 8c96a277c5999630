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
}

type staffOutput struct {
	ID              string `json:"id"`
	InitialPassword string `json:"initialPassword" doc:"只在此处显示一次，请转交本人并让其修改"`
}

var errLoginTaken = problem(http.StatusConflict, "login_taken", "这个账号已有人使用，请换一个")

// createStaff makes an account for a judge, clerk, underwriter or operator.
func (a *API) createStaff(ctx context.Context, in *staffInput) (*body[staffOutput], error) {
	var f staffForm
	unknown, err := a.staffPlace(ctx, in.RawBody)
	if err != nil {
		return nil, err
	}
	if err := read(in.RawBody, &f, f.check, func() baoquan.Faults { return unknown }); err != nil {
		return nil, err
	}
	password := rand.Text()[:12]
	hash, err := a.hashPassword(ctx, password)
	if err != nil {
		return nil, err
	}
	out, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (staffOutput, error) {
		s := store.Staff{
			ID: newID(), Login: f.Login, PasswordHash: hash, Role: f.Role, CourtCode: f.CourtCode,
			InsurerCode: f.InsurerCode, DisplayName: f.DisplayName, CreatedAt: a.now(),
		}
		err := t.CreateStaff(ctx, s)
		if errors.Is(err, store.ErrTaken) {
			err = errLoginTaken
		}
		return staffOutput{s.ID, password}, err
	})
	if err == nil {
		logOf(ctx).Info("staff created", "operator", who(ctx).ID, "staff", out.ID, "role", f.Role)
	}
	return &body[staffOutput]{Body: out}, err
}

var staffLogin = regexp.MustCompile(`^[a-z][a-z0-9.-]{2,49}$`)

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
func (a *API) staffPlace(ctx context.Context, raw []byte) (faults baoquan.Faults, err error) {
	var f staffForm
	if _, err := decode(raw, &f); err != nil {
		return nil, err
	}
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

type staffPatch struct {
	ID   string `path:"id" maxLength:"100" doc:"工作人员的 id"`
	Body struct {
		Disabled bool `json:"disabled" doc:"停用：立即退出登录并不能再登录"`
	}
}

type staffView struct {
	ID          string     `json:"id"`
	Login       string     `json:"login"`
	Role        store.Role `json:"role"`
	CourtCode   string     `json:"courtCode,omitempty"`
	InsurerCode string     `json:"insurerCode,omitempty"`
	DisplayName string     `json:"displayName"`
	Disabled    bool       `json:"disabled"`
}

var errOneself = problem(http.StatusConflict, "own_account", "不能停用自己的账号，请由另一位操作员办理")

// patchStaff disables somebody at once, or lets them in again.
func (a *API) patchStaff(ctx context.Context, in *staffPatch) (*body[staffView], error) {
	if !isID(in.ID) {
		return nil, store.ErrNotFound
	}
	if in.ID == who(ctx).ID && in.Body.Disabled {
		return nil, errOneself
	}
	now := a.now()
	at := &now
	if !in.Body.Disabled {
		at = nil
	}
	var s store.Staff
	err := a.store.InTx(ctx, func(t *store.Tx) (err error) {
		if err := t.DisableStaff(ctx, in.ID, at); err != nil {
			return err
		}
		s, err = t.StaffMember(ctx, in.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	logOf(ctx).Info("staff changed", "operator", who(ctx).ID, "staff", s.ID, "disabled", in.Body.Disabled)
	return &body[staffView]{staffView{s.ID, s.Login, s.Role, s.CourtCode, s.InsurerCode, s.DisplayName, s.DisabledAt != nil}}, nil
}
