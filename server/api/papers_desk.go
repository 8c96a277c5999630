package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// PapersItem is a check of papers in the operators' list. Whose profile has become
// another person's since is not named: the papers are not theirs.
type PapersItem struct {
	ID             string               `json:"id"`
	Status         store.CheckStatus    `json:"status" enum:"pending,passed,refused"`
	Name           string               `json:"name"`
	IDType         baoquan.IDType       `json:"idType"`
	IDNumber       string               `json:"idNumber" doc:"列表中隐去中间各位"`
	ProfileChanged bool                 `json:"profileChanged" doc:"提交之后姓名或者证件被修改，不能通过"`
	Reason         baoquan.PapersReason `json:"reason"`
	ReasonText     string               `json:"reasonText"`
	SubmittedAt    time.Time            `json:"submittedAt"`
	DueAt          time.Time            `json:"dueAt" doc:"应当在此之前审核"`
	DecidedAt      *time.Time           `json:"decidedAt,omitempty"`
	Refusal        *papersRefusal       `json:"refusal,omitempty"`
}

// itemOfPapers is a check with the number as it is.
func (a *API) itemOfPapers(c *store.PapersCheck, p *store.Profile) *PapersItem {
	v := &PapersItem{
		ID: c.ID, Status: c.Status, Name: p.Name, IDType: p.IDType, IDNumber: p.IDNumber, Reason: c.Reason, ReasonText: c.Reason.Chinese(),
		SubmittedAt: *c.SubmittedAt, DueAt: *c.DueAt, DecidedAt: c.DecidedAt, Refusal: viewRefusal(c),
	}
	if !a.store.SamePerson(c, p) {
		v.Name, v.IDType, v.IDNumber, v.ProfileChanged = "", "", "", true
	}
	return v
}

func (v *PapersItem) masked() *PapersItem {
	v.IDNumber = baoquan.MaskIDNumber(v.IDNumber)
	return v
}

type papersListInput struct {
	Page
	Status store.CheckStatus `query:"status" enum:"pending,passed,refused" doc:"pending 待审核，passed 已通过，refused 未通过；不填为全部"`
}

// listSubmittedPapers lists the papers that were handed in, newest first.
func (a *API) listSubmittedPapers(ctx context.Context, in *papersListInput) (*body[items[*PapersItem]], error) {
	scope := "identity-reviews " + string(in.Status)
	before, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	rows, err := a.store.SubmittedPapers(ctx, in.Status, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	list := make([]*PapersItem, len(rows))
	for i, c := range rows {
		profile, err := a.store.Profile(ctx, c.AccountID)
		if err != nil {
			return nil, err
		}
		list[i] = a.itemOfPapers(c, profile).masked()
	}
	return pageOf(a, scope, in.Page, list, func(v *PapersItem) string { return v.ID }), nil
}

// papersDesk is a check of papers as an operator sees it who decides on it: whole.
type papersDesk struct {
	PapersItem
	Explanation string      `json:"explanation,omitempty"`
	Slots       []paperSlot `json:"slots"`
}

// submittedPapers answers papers that were handed in and not taken back.
func (a *API) submittedPapers(ctx context.Context, id string) (*store.PapersCheck, error) {
	c, err := a.store.PapersCheck(ctx, uuidOrNil(id))
	if err == nil && (c.SubmittedAt == nil || c.Status == store.CheckCancelled) {
		err = store.ErrNotFound
	}
	return c, err
}

// getSubmittedPapers answers papers whole, and writes down that this operator has seen
// the number.
func (a *API) getSubmittedPapers(ctx context.Context, in *OnePapers) (*body[*papersDesk], error) {
	c, err := a.submittedPapers(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	profile, err := a.store.Profile(ctx, c.AccountID)
	if err != nil {
		return nil, err
	}
	files, err := a.store.PaperFiles(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	if err := a.store.Reveal(ctx, c.ID, who(ctx).ID, store.RevealedNumber, a.now()); err != nil {
		return nil, err
	}
	return &body[*papersDesk]{&papersDesk{*a.itemOfPapers(c, profile), c.Explanation, viewSlots(profile.IDType, files)}}, nil
}

// readPaper answers the bytes of a paper, and writes down that this operator has them.
func (a *API) readPaper(c *gin.Context) error {
	ctx := c.Request.Context()
	check, err := a.submittedPapers(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	file, err := a.store.PaperFile(ctx, check.ID, baoquan.PaperSlot(c.Param("slot")))
	if err != nil {
		return err
	}
	if err := released(file.Scan); err != nil {
		return err
	}
	if err := a.store.Reveal(ctx, check.ID, who(ctx).ID, string(file.Slot), a.now()); err != nil {
		return err
	}
	return a.hand(c, served{file.SHA256, file.ContentType, file.FileName})
}

type papersDecisionInput struct {
	OnePapers
	Keyed
	Form
}

type papersDecision struct {
	Decision string                `json:"decision" enum:"pass,refuse"`
	Reason   baoquan.PapersRefusal `json:"reason,omitempty" doc:"不通过的原因，不通过时必填"`
	Text     string                `json:"text,omitempty" maxLength:"500" doc:"给本人看的说明，最多 500 字；原因为 other 时必填"`
}

func (d *papersDecision) check() (faults baoquan.Faults) {
	var code baoquan.Code
	if d.Text, code = baoquan.CleanParagraph(d.Text, 500); code != "" {
		faults.Add("text", code, "说明最多 500 个字，且不能有控制字符")
	}
	switch refused := d.Decision == "refuse"; {
	case !refused && d.Decision != "pass":
		faults.Add("decision", baoquan.CodeInvalid, "请选择通过或者不通过")
		if d.Reason != "" && d.Reason.Chinese() == "" {
			faults.Add("reason", baoquan.CodeInvalid, "请选择不通过的原因")
		}
	case !refused && (d.Reason != "" || d.Text != ""):
		faults.Add("reason", baoquan.CodeNotAllowed, "通过时不填原因和说明")
	case refused && d.Reason.Chinese() == "":
		faults.Add("reason", baoquan.CodeRequired, "请选择不通过的原因")
	case refused && d.Reason == baoquan.PapersOther && d.Text == "":
		faults.Add("text", baoquan.CodeRequired, "请向本人说明不通过的原因")
	}
	return faults
}

// Why a decision on papers cannot be taken.
var (
	errPapersDecided = problem(http.StatusConflict, "already_decided", "这份材料已经有人审核，或者已被本人撤回，请刷新后再看")
	errPapersChanged = problem(http.StatusConflict, "profile_changed", "提交之后姓名或者证件被修改，与材料不再对应，不能通过；请选择不通过，由本人重新提交")
)

// decidePapers writes an operator's decision down, once.
func (a *API) decidePapers(ctx context.Context, in *papersDecisionInput) (*body[*PapersItem], error) {
	var d papersDecision
	if err := read(in.RawBody, &d, d.check); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*PapersItem, error) {
		c, err := t.DecidePapers(ctx, uuidOrNil(in.ID), store.PapersDecision{
			Passed: d.Decision == "pass", Refusal: d.Reason, Answer: d.Text, StaffID: who(ctx).ID, At: a.now(),
		})
		switch {
		case errors.Is(err, store.ErrDecided):
			return nil, errPapersDecided
		case errors.Is(err, store.ErrOtherPerson):
			return nil, errPapersChanged
		case err != nil:
			return nil, err
		}
		profile, err := t.Profile(ctx, c.AccountID)
		if err != nil {
			return nil, err
		}
		return a.itemOfPapers(c, profile).masked(), t.Tell(ctx, workflows.KindPapers, c.ID, workflows.PapersDecided, workflows.Hint{})
	})
	if err == nil {
		logOf(ctx).Info("identity papers decided", "operator", who(ctx).ID, "check", view.ID, "status", view.Status)
		a.Deliver.Deliver(view.ID)
	}
	return &body[*PapersItem]{view}, err
}
