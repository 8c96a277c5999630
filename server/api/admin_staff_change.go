package api

import (
	"context"
	"net/http"

	"github.com/baoquan/baoquan/schema/store"
)

type staffPatch struct {
	ID   string `path:"id" maxLength:"100" doc:"工作人员的 id"`
	Body staffChange
}

// staffChange is what an operator changes about somebody; what is not sent stays.
type staffChange struct {
	Disabled      *bool      `json:"disabled,omitempty" doc:"停用：立即退出登录并不能再登录"`
	ResetPassword bool       `json:"resetPassword,omitempty" doc:"重置密码：回答新的初始密码，立即退出登录"`
	SSOSubject    *string    `json:"ssoSubject,omitempty" maxLength:"255" doc:"单点登录中本人的标识，空为不能单点登录"`
	Role          store.Role `json:"role,omitempty" enum:"judge,clerk,underwriter,operator" doc:"调任：立即退出登录"`
	CourtCode     *string    `json:"courtCode,omitempty" maxLength:"20" doc:"法官和书记员所在的法院"`
	InsurerCode   *string    `json:"insurerCode,omitempty" maxLength:"50" doc:"核保员所在的保险公司"`
	DisplayName   *string    `json:"displayName,omitempty" maxLength:"100" doc:"显示的名称"`
}

type staffView struct {
	ID          string     `json:"id"`
	Login       string     `json:"login"`
	Role        store.Role `json:"role" enum:"judge,clerk,underwriter,operator"`
	CourtCode   string     `json:"courtCode,omitempty"`
	InsurerCode string     `json:"insurerCode,omitempty"`
	DisplayName string     `json:"displayName"`
	Disabled    bool       `json:"disabled"`
	SSOSubject  string     `json:"ssoSubject,omitempty"`
	SSOIssuer   string     `json:"ssoIssuer,omitempty" doc:"ssoSubject 属于哪个身份提供方；换了身份提供方，要重新填写 ssoSubject"`

	MustChangePassword bool   `json:"mustChangePassword" doc:"还没有修改初始密码"`
	InitialPassword    string `json:"initialPassword,omitempty" doc:"重置后的初始密码，只在此处显示一次"`
}

func viewStaff(s store.Staff) staffView {
	return staffView{
		ID: s.ID, Login: s.Login, Role: s.Role, CourtCode: s.CourtCode, InsurerCode: s.InsurerCode, DisplayName: s.DisplayName,
		Disabled: s.DisabledAt != nil, SSOSubject: s.Subject, SSOIssuer: s.Issuer, MustChangePassword: s.MustChange,
	}
}

type staffListInput struct {
	Page
	Role  store.Role `query:"role" enum:"judge,clerk,underwriter,operator" doc:"只列这种身份"`
	Query string     `query:"q" maxLength:"100" doc:"账号或名称的一部分"`
}

// listStaff lists everybody who works here, by login.
func (a *API) listStaff(ctx context.Context, in *staffListInput) (*body[items[staffView]], error) {
	const scope = "staff"
	after, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	if !isText(in.Query) {
		return pageOf(a, scope, in.Page, []staffView{}, func(staffView) string { return "" }), nil
	}
	rows, err := a.store.StaffPage(ctx, after, in.Role, in.Query, in.Limit+1)
	if err != nil {
		return nil, err
	}
	list := make([]staffView, len(rows))
	for i, s := range rows {
		list[i] = viewStaff(s)
	}
	return pageOf(a, scope, in.Page, list, func(s staffView) string { return s.Login }), nil
}

var errOneself = problem(http.StatusConflict, "own_account", "不能停用、调任自己或者重置自己的密码，请由另一位操作员办理")

// patchStaff disables somebody at once or lets them in again, moves them, or gives
// them a new first password.
func (a *API) patchStaff(ctx context.Context, in *staffPatch) (*body[staffView], error) {
	if !isID(in.ID) {
		return nil, store.ErrNotFound
	}
	change := in.Body
	if in.ID == who(ctx).ID && (change.Disabled != nil && *change.Disabled || change.ResetPassword || change.Role != "") {
		return nil, errOneself
	}
	var password, hash string
	if change.ResetPassword {
		var err error
		if password, hash, err = a.initialPassword(ctx); err != nil {
			return nil, err
		}
	}
	s, err := a.saveStaff(ctx, in.ID, change, hash)
	if err != nil {
		return nil, err
	}
	view := viewStaff(s)
	view.InitialPassword = password
	return &body[staffView]{view}, nil
}

// saveStaff writes a change; hash is that of a new first password, "" for none.
func (a *API) saveStaff(ctx context.Context, id string, change staffChange, hash string) (s store.Staff, err error) {
	err = a.store.InTx(ctx, func(t *store.Tx) error {
		before, err := t.LockStaff(ctx, id)
		if err != nil {
			return err
		}
		if s, err = a.changedStaff(ctx, before, change); err != nil {
			return err
		}
		if hash != "" {
			s.PasswordHash, s.MustChange = hash, true
		}
		return taken(t.SaveStaff(ctx, before, s))
	})
	if err == nil {
		logOf(ctx).Info("staff changed", "operator", who(ctx).ID, "staff", s.ID, "role", s.Role,
			"disabled", s.DisabledAt != nil, "reset", change.ResetPassword)
	}
	return s, err
}

// changedStaff holds the change against the rules of a new account.
func (a *API) changedStaff(ctx context.Context, s store.Staff, change staffChange) (store.Staff, error) {
	f := change.over(s)
	unknown, err := a.staffPlace(ctx, f)
	if err == nil {
		err = invalid("body", merged(f.check(), unknown))
	}
	s.Role, s.CourtCode, s.InsurerCode, s.DisplayName, s.Subject = f.Role, f.CourtCode, f.InsurerCode, f.DisplayName, f.SSOSubject
	if change.SSOSubject != nil {
		s.Issuer = a.issuerOf(s.Subject)
	}
	if change.Disabled != nil && *change.Disabled != (s.DisabledAt != nil) {
		s.DisabledAt = nil
		if *change.Disabled {
			now := a.now()
			s.DisabledAt = &now
		}
	}
	return s, err
}

// over writes what was sent over what somebody is. Whoever goes to another kind of
// desk leaves the place of the old one behind.
func (change staffChange) over(s store.Staff) staffForm {
	f := staffForm{s.Login, s.Role, s.CourtCode, s.InsurerCode, s.DisplayName, s.Subject}
	if change.Role != "" {
		f.Role = change.Role
	}
	if f.Role != store.Judge && f.Role != store.Clerk {
		f.CourtCode = ""
	}
	if f.Role != store.Underwriter {
		f.InsurerCode = ""
	}
	for _, field := range []struct{ sent, kept *string }{
		{change.CourtCode, &f.CourtCode}, {change.InsurerCode, &f.InsurerCode},
		{change.DisplayName, &f.DisplayName}, {change.SSOSubject, &f.SSOSubject},
	} {
		if field.sent != nil {
			*field.kept = *field.sent
		}
	}
	return f
}
