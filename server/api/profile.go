package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// ProfileForm is the personal information (rows 12, 13). Exported, for the document
// leaves out what is embedded otherwise.
type ProfileForm struct {
	Name      string            `json:"name" maxLength:"100" doc:"真实姓名"`
	IDType    baoquan.IDType    `json:"idType" enum:"id_card,passport,hk_macao_permit,taiwan_permit,other" doc:"证件类型"`
	IDNumber  string            `json:"idNumber" maxLength:"50" doc:"证件号码"`
	Sex       baoquan.Sex       `json:"sex,omitempty" enum:"male,female" doc:"身份证以外的证件填写；身份证从号码得出"`
	BirthDate baoquan.Date      `json:"birthDate,omitempty" maxLength:"10" doc:"同上，如 1990-03-07"`
	Landline  *baoquan.Landline `json:"landline,omitempty" doc:"固定电话：区号、号码、分机号"`
	Email     string            `json:"email,omitempty" maxLength:"100" doc:"电子邮箱"`
	Residence string            `json:"residence,omitempty" maxLength:"200" doc:"经常居住地"`
}

// profileView is a profile as its owner sees it.
type profileView struct {
	ProfileForm
	Age int `json:"age" doc:"周岁；不知道出生日期时为 -1"`
}

func (a *API) profileView(p *store.Profile) *profileView {
	return &profileView{ProfileForm(*p), baoquan.Age(p.BirthDate, a.today())}
}

// check holds the form against the rules of a person who is a party, which it
// will be, and brings it into their one form.
func (f *ProfileForm) check(old *store.Profile, today baoquan.Date) baoquan.Faults {
	person := f.person()
	if old != nil {
		before := (*ProfileForm)(old).person()
		person.KeepMasked(&before)
	}
	if person.IDType == baoquan.IDCard { // it says both
		person.Sex, person.BirthDate = "", ""
	}
	person.Normalize()
	faults := person.Validate(today)
	f.Name, f.IDType, f.IDNumber = person.Name, person.IDType, person.IDNumber
	f.Sex, f.BirthDate, f.Landline, f.Email = person.Sex, person.BirthDate, person.Landline, person.Email
	if f.IDType == "" && !at(faults, "idNumber") {
		faults.Add("idType", baoquan.CodeRequired, "请选择证件类型")
	}
	if f.IDNumber == "" {
		faults.Add("idNumber", baoquan.CodeRequired, "请填写证件号码")
	}
	return append(faults, f.checkResidence()...)
}

func (f *ProfileForm) person() baoquan.Party {
	p := baoquan.Party{
		Role: baoquan.RoleApplicant, Kind: baoquan.Person, Name: f.Name, IDType: f.IDType, IDNumber: f.IDNumber,
		Sex: f.Sex, BirthDate: f.BirthDate, Email: f.Email,
	}
	if f.Landline != nil {
		landline := *f.Landline
		p.Landline = &landline
	}
	return p
}

func (f *ProfileForm) checkResidence() (faults baoquan.Faults) {
	text, code := baoquan.CleanText(f.Residence, 200)
	switch code {
	case "":
		f.Residence = text
	case baoquan.CodeTooLong:
		faults.Add("residence", code, "经常居住地不能超过200个字")
	default:
		faults.Add("residence", code, "经常居住地含有不能使用的字符，请删除后重新填写")
	}
	return faults
}

type profileInput struct{ Form }

var errProfileLocked = problem(http.StatusConflict, "profile_locked", "已通过实名认证，姓名和证件不能再修改；确有变更请联系法院")

var errProfileInReview = problem(http.StatusConflict, "profile_in_review", "您提交的证件材料正在审核，姓名和证件暂时不能修改；如需修改，请先撤回材料")

// putProfile writes who somebody is. Once the identity check was passed, and while
// papers are looked at, name and document stay; the rest may change.
func (a *API) putProfile(ctx context.Context, in *profileInput) (*body[*profileView], error) {
	id := who(ctx).ID
	old, err := a.store.Profile(ctx, id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	var f ProfileForm
	if err := read(in.RawBody, &f, func() baoquan.Faults { return f.check(old, a.today()) }); err != nil {
		return nil, err
	}
	profile := store.Profile(f)
	err = a.store.InTx(ctx, func(t *store.Tx) error {
		if err := mayBecome(ctx, t, id, &profile); err != nil {
			return err
		}
		return t.SaveProfile(ctx, id, &profile, a.now())
	})
	return &body[*profileView]{Body: a.profileView(&profile)}, err
}

// mayBecome locks an account and answers why it may not become the person of the
// profile: it was verified as another one, or another one's papers are looked at.
func mayBecome(ctx context.Context, t *store.Tx, id string, profile *store.Profile) error {
	verified, err := t.LockAccount(ctx, id)
	if err != nil {
		return err
	}
	why := errProfileLocked
	if !verified {
		switch open, err := t.OpenPapers(ctx, id); {
		case errors.Is(err, store.ErrNotFound), err == nil && open.Status != store.CheckPending:
			return nil
		case err != nil:
			return err
		}
		why = errProfileInReview
	}
	now, err := t.Profile(ctx, id)
	if err == nil && !samePerson(now, profile) {
		err = why
	}
	return err
}

func samePerson(old, now *store.Profile) bool {
	return old.Name == now.Name && old.IDType == now.IDType && old.IDNumber == now.IDNumber
}
