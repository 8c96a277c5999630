package api

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// sameAccount is another account of the same person.
type sameAccount struct {
	ID           string    `json:"id"`
	Phone        string    `json:"phone" doc:"隐去中间四位"`
	VerifiedAt   time.Time `json:"verifiedAt"`
	Applications int       `json:"applications" doc:"名下的申请数"`
}

func (a *API) sameIdentity(ctx context.Context, accountID string) ([]sameAccount, error) {
	others, err := a.store.OtherAccounts(ctx, accountID)
	list := make([]sameAccount, len(others))
	for i, o := range others {
		list[i] = sameAccount{o.ID, baoquan.MaskPhone(o.Phone), o.VerifiedAt, o.Applications}
	}
	return list, err
}

type mergeInput struct {
	Keyed
	Form
}

type mergeForm struct {
	AccountID string `json:"accountId" maxLength:"100" doc:"要并入本账号的另一个账号（GET /me 的 sameIdentity）"`
	Password  string `json:"password" maxLength:"200" doc:"本账号现在的密码"`
}

func (f *mergeForm) check() (faults baoquan.Faults) {
	if f.AccountID == "" {
		faults.Add("accountId", baoquan.CodeRequired, "请选择要并入的账号")
	}
	if f.Password == "" {
		faults.Add("password", baoquan.CodeRequired, "请填写本账号现在的密码")
	}
	for location, text := range map[string]string{"accountId": f.AccountID, "password": f.Password} {
		if _, code := baoquan.CleanText(text, 200); code != "" {
			faults.Add(location, code, "内容过长，或者含有不能使用的字符")
		}
	}
	return faults
}

type mergeOutput struct {
	Applications int `json:"applications" doc:"转入的申请数"`
}

// merge takes up another account of the same person with everything in it.
func (a *API) merge(ctx context.Context, in *mergeInput) (*body[mergeOutput], error) {
	var f mergeForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	if err := a.confirmPassword(ctx, who(ctx), f.Password, "body.password"); err != nil {
		return nil, err
	}
	into, from := who(ctx).ID, uuidOrNil(f.AccountID)
	out, err := once(ctx, a, in.secret(ctx, a), func(t *store.Tx) (mergeOutput, error) {
		moved, err := t.MergeAccounts(ctx, store.Merge{Into: into, From: from, By: actor(ctx), At: a.now()})
		if err != nil {
			return mergeOutput{}, err
		}
		return mergeOutput{len(moved)}, t.Tell(ctx, workflows.KindMerge, from, workflows.AccountsMerged, workflows.Hint{})
	})
	if err != nil {
		return nil, err
	}
	logOf(ctx).Info("accounts merged", "into", into, "from", from, "applications", out.Applications)
	a.Deliver.Deliver(from)
	return &body[mergeOutput]{out}, nil
}
