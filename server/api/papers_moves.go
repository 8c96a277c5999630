package api

import (
	"context"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// OnePapers names a check of papers.
type OnePapers struct {
	ID string `path:"id" maxLength:"100" doc:"核验的 id"`
}

type papersAct struct {
	OnePapers
	Keyed
}

// submitPapers hands papers in: complete, or not at all.
func (a *API) submitPapers(ctx context.Context, in *papersAct) (*body[*papersView], error) {
	if err := nothingSent(ctx); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*papersView, error) {
		c, err := a.collecting(ctx, t, in.ID)
		if err != nil {
			return nil, err
		}
		if err := a.handIn(ctx, t, c); err != nil {
			return nil, err
		}
		if c, err = t.PapersCheck(ctx, c.ID); err != nil {
			return nil, err
		}
		return viewPapers(ctx, t, c)
	})
	if err == nil {
		a.Deliver.Deliver(view.ID)
	}
	return &body[*papersView]{view}, err
}

func (a *API) handIn(ctx context.Context, t *store.Tx, c *store.PapersCheck) error {
	profile, err := t.Profile(ctx, c.AccountID)
	if err != nil {
		return err
	}
	files, err := t.PaperFiles(ctx, c.ID)
	if err != nil {
		return err
	}
	if missing := baoquan.MissingPapers(profile.IDType, files); len(missing) > 0 {
		return incomplete(baoquan.Check{Missing: missing})
	}
	now := a.now()
	n, oldest, err := t.PapersSince(ctx, c.AccountID, now.Add(-checkDay))
	if err != nil {
		return err
	}
	if n >= a.config.Limits.PapersDay {
		return tooMany(oldest.Add(checkDay).Sub(now))
	}
	if err := t.SubmitPapers(ctx, c, profile, now); err != nil {
		return err
	}
	return t.Tell(ctx, workflows.KindPapers, c.ID, workflows.PapersSubmitted, workflows.Hint{})
}

// cancelPapers takes papers back that nobody has decided on.
func (a *API) cancelPapers(ctx context.Context, in *OnePapers) (*empty, error) {
	err := a.store.InTx(ctx, func(t *store.Tx) error {
		c, err := ownPapers(ctx, t.LockPapers, in.ID)
		if err == nil && !c.Open() {
			err = problem(http.StatusConflict, "review_closed", "这次核验已经结束，不能再撤回，请刷新后再看")
		}
		if err != nil {
			return err
		}
		return a.endPapers(ctx, t, c, store.CheckCancelled)
	})
	if err == nil {
		a.Deliver.Deliver(in.ID)
	}
	return nil, err
}

// getPapers says how papers stand. The session that was waiting for it ends with the
// answer passed, as with a face.
func (a *API) getPapers(ctx context.Context, in *OnePapers) (*sessionAnswer[*papersView], error) {
	c, err := ownPapers(ctx, a.store.PapersCheck, in.ID)
	if err != nil {
		return nil, err
	}
	view, err := viewPapers(ctx, a.store, c)
	if err != nil {
		return nil, err
	}
	out := &sessionAnswer[*papersView]{Body: view}
	if c.Status == store.CheckPassed {
		if view.otherAccounts, err = a.otherAccounts(ctx); err != nil {
			return nil, err
		}
		out.SetCookie, err = a.rotate(ctx, *c.DecidedAt)
	}
	return out, err
}

// rotate ends the caller's session when it began before somebody was known at a time:
// who logs in then is known.
func (a *API) rotate(ctx context.Context, known time.Time) ([]http.Cookie, error) {
	ended, err := a.store.EndSessionBegunBefore(ctx, who(ctx).TokenHash, known)
	if !ended {
		return nil, err
	}
	return []http.Cookie{a.cookie("")}, err
}

// listPapers lists the caller's checks of papers, latest first.
func (a *API) listPapers(ctx context.Context, in *Page) (*body[items[*papersView]], error) {
	id := who(ctx).ID
	scope := "papers " + id
	before, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	rows, err := a.store.PapersOf(ctx, id, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	views := make([]*papersView, len(rows))
	for i, c := range rows {
		if views[i], err = viewPapers(ctx, a.store, c); err != nil {
			return nil, err
		}
	}
	return pageOf(a, scope, *in, views, func(v *papersView) string { return v.ID }), nil
}
