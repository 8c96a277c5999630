package api

import (
	"context"
	"errors"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// me is who is logged in, as they see themselves: whole.
type me struct {
	ID          string       `json:"id"`
	Role        store.Role   `json:"role" enum:"applicant,judge,clerk,underwriter,operator"`
	DisplayName string       `json:"displayName" doc:"姓名；申请人未填姓名时为隐去中间四位的手机号"`
	Phone       string       `json:"phone,omitempty"`
	Verified    bool         `json:"verified" doc:"已通过实名认证"`
	Profile     *profileView `json:"profile"`
	CourtCode   string       `json:"courtCode,omitempty"`
	InsurerCode string       `json:"insurerCode,omitempty"`

	SameIdentity []sameAccount `json:"sameIdentity" doc:"已实名认证的申请人：本人另外的已认证账号，可以用 POST /me/merges 并入本账号"`

	MustChangePassword bool `json:"mustChangePassword" doc:"须先修改初始密码（PUT /me/password），在此之前不能进行其他操作"`
}

// TransformSchema says that somebody may have no profile.
func (me) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	s.Properties["profile"] = &huma.Schema{AnyOf: []*huma.Schema{s.Properties["profile"], {Type: "null"}}}
	return s
}

func (a *API) getMe(ctx context.Context, _ *struct{}) (*body[me], error) {
	account, err := a.me(ctx, who(ctx))
	return &body[me]{Body: account}, err
}

func (a *API) me(ctx context.Context, p *store.Principal) (me, error) {
	account := me{
		ID: p.ID, Role: p.Role, DisplayName: p.DisplayName, Verified: p.Verified,
		CourtCode: p.CourtCode, InsurerCode: p.InsurerCode, MustChangePassword: p.MustChange, SameIdentity: []sameAccount{},
	}
	if p.Role != store.Applicant {
		return account, nil
	}
	var err error
	if account.Phone, err = a.store.Phone(ctx, p.ID); err != nil {
		return account, err
	}
	account.DisplayName = baoquan.MaskPhone(account.Phone)
	profile, err := a.store.Profile(ctx, p.ID)
	if errors.Is(err, store.ErrNotFound) {
		return account, nil
	}
	if err != nil {
		return account, err
	}
	account.DisplayName, account.Profile = profile.Name, a.profileView(profile)
	if p.Verified {
		account.SameIdentity, err = a.sameIdentity(ctx, p.ID)
	}
	return account, err
}

type passwordInput struct{ Form }

type passwordForm struct {
	Current  string `json:"current" maxLength:"200" doc:"现在的密码"`
	Password string `json:"password" minLength:"8" maxLength:"16" doc:"新密码"`
}

// changePassword ends every other session (row 10).
func (a *API) changePassword(ctx context.Context, in *passwordInput) (*empty, error) {
	p := who(ctx)
	name, err := a.accountName(ctx, p)
	if err != nil {
		return nil, err
	}
	var f passwordForm
	if err := read(in.RawBody, &f, func() (faults baoquan.Faults) {
		checkPassword("password", f.Password, name, &faults)
		if f.Password == f.Current {
			faults.Add("password", baoquan.CodeInvalid, "新密码不能与现在的密码相同")
		}
		return faults
	}); err != nil {
		return nil, err
	}
	if err := a.confirmPassword(ctx, p, f.Current, "body.current"); err != nil {
		return nil, err
	}
	hash, err := a.hashPassword(ctx, f.Password)
	if err != nil {
		return nil, err
	}
	logOf(ctx).Info("password changed", "principal", p.ID)
	return nil, a.store.InTx(ctx, func(t *store.Tx) error { return t.SetPassword(ctx, p.ID, hash, p.TokenHash) })
}

// accountName is what the password must not contain.
func (a *API) accountName(ctx context.Context, p *store.Principal) (string, error) {
	if p.Role == store.Applicant {
		return a.store.Phone(ctx, p.ID)
	}
	staff, err := a.store.StaffMember(ctx, p.ID)
	return staff.Login, err
}

// confirmPassword asks again who it is, against guessing in a session that was
// left open. at is where the password stands.
func (a *API) confirmPassword(ctx context.Context, p *store.Principal, password, at string) error {
	failures := store.Limit{Name: "password", Subject: p.ID, Every: 5 * time.Minute, Burst: 10}
	if err := a.limit(ctx, failures); err != nil {
		return err
	}
	login, err := a.store.LoginByID(ctx, p.ID)
	if err != nil {
		return err
	}
	right, err := a.rightPassword(ctx, password, login.PasswordHash)
	if err == nil && !right {
		err = invalidField(at, "password_wrong", "现在的密码不正确，请重新输入")
	}
	if err != nil {
		return err
	}
	return a.store.Forgive(ctx, failures)
}

type preservationCounts struct {
	Draft           int `json:"draft" doc:"待提交，含待补正"`
	UnderReview     int `json:"underReview" doc:"待审核，含待裁定"`
	AwaitingPayment int `json:"awaitingPayment" doc:"待交费"`
	Ruled           int `json:"ruled" doc:"已裁定"`
}

type guaranteeCounts struct {
	Draft           int `json:"draft" doc:"待提交，含待补正"`
	UnderReview     int `json:"underReview" doc:"待审核，含待出函"`
	AwaitingPayment int `json:"awaitingPayment" doc:"待交费"`
	Issued          int `json:"issued" doc:"已出函"`
}

type summary struct {
	Preservation preservationCounts `json:"preservation"`
	Guarantee    guaranteeCounts    `json:"guarantee"`
}

// getSummary counts for the home page (rows 16, 17).
func (a *API) getSummary(ctx context.Context, _ *struct{}) (*body[summary], error) {
	counts, err := a.store.Counts(ctx, who(ctx).ID)
	if err != nil {
		return nil, err
	}
	n := map[baoquan.Kind]map[baoquan.Status]int{baoquan.Preservation: {}, baoquan.Guarantee: {}}
	for _, c := range counts {
		n[c.Kind][c.Status] = c.N
	}
	p, g := n[baoquan.Preservation], n[baoquan.Guarantee]
	out := &body[summary]{}
	out.Body.Preservation = preservationCounts{
		p[baoquan.Draft] + p[baoquan.Returned], p[baoquan.UnderReview] + p[baoquan.AwaitingRuling],
		p[baoquan.AwaitingPayment], p[baoquan.Ruled],
	}
	out.Body.Guarantee = guaranteeCounts{
		g[baoquan.Draft] + g[baoquan.Returned], g[baoquan.UnderReview] + g[baoquan.Issuing],
		g[baoquan.AwaitingPayment], g[baoquan.Issued],
	}
	return out, nil
}
