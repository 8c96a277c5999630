package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// papersPatience is how long somebody may take to hand papers in.
const papersPatience = 7 * 24 * time.Hour

type papersInput struct {
	Keyed
	Form
}

type papersForm struct {
	ConsentVersion string               `json:"consentVersion" maxLength:"50" doc:"已同意的证件材料人工核验同意书（identity_papers）的版本"`
	Reason         baoquan.PapersReason `json:"reason" doc:"为什么不用人脸核验"`
	Explanation    string               `json:"explanation,omitempty" maxLength:"500" doc:"补充说明，最多 500 字"`
}

func (f *papersForm) check() (faults baoquan.Faults) {
	if f.Reason.Chinese() == "" {
		faults.Add("reason", baoquan.CodeInvalid, "请选择改用人工核验的原因")
	}
	var code baoquan.Code
	if f.Explanation, code = baoquan.CleanParagraph(f.Explanation, 500); code != "" {
		faults.Add("explanation", code, "说明最多 500 个字，且不能有控制字符")
	}
	return faults
}

// Why something cannot be done with papers.
var (
	errPapersInReview = problem(http.StatusConflict, "review_in_progress", "您提交的证件材料正在审核，请等待结果；如要改用人脸核验，请先撤回材料")
	errPapersHandedIn = problem(http.StatusConflict, "review_closed", "证件材料已经提交或者已经失效，不能再修改；如需重新提交，请先撤回，再重新发起")
)

// createPapers begins an identity check without a face: papers are collected, and an
// operator looks at them. One that is open is answered again, with the reason as it
// is said now.
func (a *API) createPapers(ctx context.Context, in *papersInput) (*body[*papersView], error) {
	notice, err := a.store.Notice(ctx, "identity_papers")
	if err != nil {
		return nil, err
	}
	var f papersForm
	if err := read(in.RawBody, &f, f.check, newest("consentVersion", &f.ConsentVersion, notice)); err != nil {
		return nil, err
	}
	var told []string
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*papersView, error) {
		c, closed, err := a.openPapers(ctx, t, f)
		if err != nil {
			return nil, err
		}
		told = append(closed, c.ID)
		return viewPapers(ctx, t, c)
	})
	a.handOn(err, told)
	return &body[*papersView]{view}, err
}

// openPapers answers the check of papers that the caller is in the middle of, or a new
// one. A face check that is pending is closed; its id comes along.
func (a *API) openPapers(ctx context.Context, t *store.Tx, f papersForm) (c *store.PapersCheck, closed []string, err error) {
	account, now := who(ctx).ID, a.now()
	if _, err := mayIdentify(ctx, t, account); err != nil {
		return nil, nil, err
	}
	c, err = t.OpenPapers(ctx, account)
	switch {
	case err == nil && c.Status == store.CheckPending:
		return c, nil, nil
	case err == nil && now.Before(c.ExpiresAt):
		c.Reason, c.Explanation = f.Reason, f.Explanation
		return c, nil, t.SavePapersReason(ctx, c)
	case err == nil:
		closed, err = []string{c.ID}, a.endPapers(ctx, t, c, store.CheckExpired)
	case errors.Is(err, store.ErrNotFound):
		closed, err = a.dropFace(ctx, t, account)
	}
	if err != nil {
		return nil, nil, err
	}
	c = &store.PapersCheck{
		ID: newID(), AccountID: account, Status: store.CheckCollecting, ConsentVersion: f.ConsentVersion,
		Reason: f.Reason, Explanation: f.Explanation, CreatedAt: now, ExpiresAt: now.Add(papersPatience),
	}
	if err := t.CreatePapers(ctx, c); err != nil {
		return nil, nil, err
	}
	return c, closed, t.Tell(ctx, workflows.KindPapers, c.ID, workflows.PapersOpened, workflows.Hint{})
}

// dropFace closes the face check of a locked account, which its papers take the place
// of, and names whom to tell.
func (a *API) dropFace(ctx context.Context, t *store.Tx, account string) ([]string, error) {
	id, err := t.CloseFace(ctx, account, a.now())
	if err != nil || id == "" {
		return nil, err
	}
	return []string{id}, t.Tell(ctx, workflows.KindIdentity, id, workflows.CheckHinted, workflows.Hint{})
}

// dropPapers closes the papers that an account collects, which a face check takes the
// place of, and names whom to tell. Papers that were handed in have to be taken back.
func (a *API) dropPapers(ctx context.Context, t *store.Tx, account string) ([]string, error) {
	if _, err := t.LockAccount(ctx, account); err != nil {
		return nil, err
	}
	c, err := t.OpenPapers(ctx, account)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case c.Status == store.CheckPending:
		return nil, errPapersInReview
	}
	return []string{c.ID}, a.endPapers(ctx, t, c, store.CheckExpired)
}

func (a *API) endPapers(ctx context.Context, t *store.Tx, c *store.PapersCheck, status store.CheckStatus) error {
	if err := t.EndPapers(ctx, c.ID, status, a.now()); err != nil {
		return err
	}
	return t.Tell(ctx, workflows.KindPapers, c.ID, workflows.PapersEnded, workflows.Hint{})
}

// ownPapers answers a check of papers of the caller, as if others' did not exist.
func ownPapers(ctx context.Context, read func(context.Context, string) (*store.PapersCheck, error), id string) (*store.PapersCheck, error) {
	c, err := read(ctx, uuidOrNil(id))
	if err == nil && c.AccountID != who(ctx).ID {
		err = store.ErrNotFound
	}
	return c, err
}

// collecting answers a locked check of the caller whose papers may still change.
func (a *API) collecting(ctx context.Context, t *store.Tx, id string) (*store.PapersCheck, error) {
	c, err := ownPapers(ctx, t.LockPapers, id)
	if err == nil && (c.Status != store.CheckCollecting || !a.now().Before(c.ExpiresAt)) {
		err = errPapersHandedIn
	}
	return c, err
}
