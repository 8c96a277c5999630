package api

import (
	"context"
	"encoding/json"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// finder answers an application that the caller may read: the owner's own, or
// one of the caller's court.
type finder func(ctx context.Context, id string) (*store.Application, error)

// ofOwner finds the caller's own applications.
func (a *API) ofOwner(kind baoquan.Kind) finder {
	return func(ctx context.Context, id string) (*store.Application, error) {
		return own(ctx, kind, a.store.ApplicationHead, id)
	}
}

// docketItem is one entry of the docket as it is answered.
type docketItem struct {
	Seq    int64           `json:"seq"`
	Kind   baoquan.Event   `json:"kind"`
	Status baoquan.Status  `json:"status"`
	At     time.Time       `json:"at"`
	Actor  string          `json:"actor" doc:"applicant、staff、provider 或 procedure"`
	Detail json.RawMessage `json:"detail" doc:"随 kind 而异；part_revealed（工作人员查看完整信息或者文件）为 read、role、courtCode 或 insurerCode，材料另有 materialId、slot"`
}

// docketOf answers the docket. What happened while the applicant was drafting is
// the applicant's own; the court sees a case from its submission on.
func (a *API) docketOf(find finder, visible func(store.DocketRow) bool) handler[One, body[items[docketItem]]] {
	return func(ctx context.Context, in *One) (*body[items[docketItem]], error) {
		app, err := find(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		rows, err := a.store.Docket(ctx, app.ID, 0)
		if err != nil {
			return nil, err
		}
		list := []docketItem{}
		for _, r := range rows {
			if visible(r) {
				list = append(list, docketItem{r.Seq, r.Event, r.Status, r.At.In(baoquan.Beijing), r.ActorKind, r.Shown()})
			}
		}
		return &body[items[docketItem]]{items[docketItem]{Items: list}}, nil
	}
}

func everyEntry(store.DocketRow) bool { return true }

// deskEntry hides the drafting.
func deskEntry(r store.DocketRow) bool {
	return r.Status != baoquan.Draft && r.Event != baoquan.Edited && r.Event != baoquan.PaymentRequested
}

// deadlineItem is a deadline and what became of it.
type deadlineItem struct {
	Name     baoquan.DeadlineName `json:"name"`
	Article  string               `json:"article" doc:"依据的条文"`
	StartsAt time.Time            `json:"startsAt"`
	DueAt    time.Time            `json:"dueAt"`
	State    string               `json:"state" doc:"running 进行中、met 已完成、missed 已超期" enum:"running,met,missed"`
}

// deadlinesOf answers the deadlines of the law that ran or run in a case.
func (a *API) deadlinesOf(find finder) handler[One, body[items[deadlineItem]]] {
	return func(ctx context.Context, in *One) (*body[items[deadlineItem]], error) {
		app, err := find(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		all, err := a.store.Deadlines(ctx, app.ID)
		if err != nil {
			return nil, err
		}
		list := make([]deadlineItem, len(all))
		for i, d := range all {
			list[i] = deadlineItem{d.Name, d.Article, d.StartsAt.In(baoquan.Beijing), d.DueAt.In(baoquan.Beijing), deadlineState(d, a.now())}
			if d.Name == baoquan.DeadlineDraftExpiry && d.EndedAt == nil {
				list[i].DueAt = app.UpdatedAt.Add(a.config.Procedure.DraftLifetime)
			}
		}
		return &body[items[deadlineItem]]{items[deadlineItem]{Items: list}}, nil
	}
}

func deadlineState(d store.Deadline, now time.Time) string {
	end := now
	if d.EndedAt != nil {
		end = *d.EndedAt
	}
	switch {
	case d.MissedAt != nil, end.After(d.DueAt):
		return "missed"
	case d.EndedAt != nil:
		return "met"
	}
	return "running"
}
