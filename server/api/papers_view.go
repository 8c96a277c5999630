package api

import (
	"context"
	"strconv"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// papersView is a check of papers as the person sees it.
type papersView struct {
	ID          string               `json:"id"`
	Status      store.CheckStatus    `json:"status" enum:"collecting,pending,passed,refused,cancelled,expired" doc:"collecting 正在上传，pending 已提交待审核"`
	Reason      baoquan.PapersReason `json:"reason"`
	Explanation string               `json:"explanation,omitempty"`
	Slots       []paperSlot          `json:"slots" doc:"要上传的材料"`
	CreatedAt   time.Time            `json:"createdAt"`
	ExpiresAt   time.Time            `json:"expiresAt" doc:"最晚在此之前提交"`
	SubmittedAt *time.Time           `json:"submittedAt,omitempty"`
	DueAt       *time.Time           `json:"dueAt,omitempty" doc:"预计在此之前有结果"`
	DecidedAt   *time.Time           `json:"decidedAt,omitempty"`
	Refusal     *papersRefusal       `json:"refusal,omitempty" doc:"未通过的原因"`
	otherAccounts
}

// paperSlot is one paper that is asked for, and the file that is there.
type paperSlot struct {
	Slot     baoquan.PaperSlot  `json:"slot"`
	Required bool               `json:"required"`
	Title    string             `json:"title"`
	Detail   string             `json:"detail" doc:"对材料的要求"`
	File     *baoquan.PaperFile `json:"file,omitempty" doc:"没有上传则没有"`
}

// papersRefusal is why papers were refused.
type papersRefusal struct {
	Code   baoquan.PapersRefusal `json:"code"`
	Reason string                `json:"reason"`
	Text   string                `json:"text,omitempty" doc:"工作人员的说明"`
}

// papersReader is what a view of papers is made from, in a transaction or not.
type papersReader interface {
	Profile(ctx context.Context, accountID string) (*store.Profile, error)
	PaperFiles(ctx context.Context, checkID string) ([]baoquan.PaperFile, error)
}

func viewPapers(ctx context.Context, r papersReader, c *store.PapersCheck) (*papersView, error) {
	profile, err := r.Profile(ctx, c.AccountID)
	if err != nil {
		return nil, err
	}
	files, err := r.PaperFiles(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	return &papersView{
		ID: c.ID, Status: c.Status, Reason: c.Reason, Explanation: c.Explanation, Slots: viewSlots(profile.IDType, files),
		CreatedAt: c.CreatedAt, ExpiresAt: c.ExpiresAt, SubmittedAt: c.SubmittedAt, DueAt: c.DueAt, DecidedAt: c.DecidedAt,
		Refusal: viewRefusal(c),
	}, nil
}

func viewSlots(kind baoquan.IDType, files []baoquan.PaperFile) []paperSlot {
	slots := []paperSlot{}
	for _, rule := range baoquan.PapersFor(kind) {
		slot := paperSlot{Slot: rule.Slot, Required: rule.Required, Title: rule.Title, Detail: rule.Help}
		for i := range files {
			if files[i].Slot == rule.Slot {
				slot.File = &files[i]
			}
		}
		slots = append(slots, slot)
	}
	return slots
}

func viewRefusal(c *store.PapersCheck) *papersRefusal {
	if c.Status != store.CheckRefused {
		return nil
	}
	return &papersRefusal{c.Refusal, c.Refusal.Chinese(), c.Answer}
}

// otherAccounts says to somebody who has just become known that they are known in
// other accounts too.
type otherAccounts struct {
	OtherAccounts int    `json:"otherAccounts,omitempty" doc:"通过后：本人另外还有几个已认证的账号"`
	Hint          string `json:"hint,omitempty" doc:"对此的提示"`
}

func (a *API) otherAccounts(ctx context.Context) (otherAccounts, error) {
	others, err := a.store.OtherAccounts(ctx, who(ctx).ID)
	if err != nil || len(others) == 0 {
		return otherAccounts{}, err
	}
	n := len(others)
	return otherAccounts{n, "您名下另有 " + strconv.Itoa(n) + " 个已通过实名认证的账号，重新登录后可以把它们并入本账号，案件一并转入"}, nil
}
