package api

import (
	"context"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// queueInput narrows and sorts the queue of a desk.
type queueInput struct {
	Listing
	Sort string `query:"sort" enum:"due" doc:"due 按期限先后，最急的在前；不填则新的在前"`
}

// readQueue reads one row more than a page of a desk's cases has.
type readQueue func(ctx context.Context, owner string, kind baoquan.Kind, f store.Filter) ([]*store.Application, error)

// queue answers a page of the cases of a desk, each as the desk may see it.
func (a *API) queue(ctx context.Context, in *queueInput, owner string, kind baoquan.Kind, read readQueue, shown func(*applicationView) *applicationView) (*body[items[*applicationView]], error) {
	scope, place := "desk:"+string(kind)+":"+owner, func(v *applicationView) string { return v.ID }
	if in.Sort == "due" {
		scope, place = scope+":due", clockPlace
	}
	f, err := a.filter(scope, &in.Listing)
	if err != nil {
		return nil, err
	}
	if f.ByClock = in.Sort == "due"; f.ByClock {
		f.Due, f.Before, _ = strings.Cut(f.Before, "/")
	}
	apps, err := read(ctx, owner, kind, f)
	if err != nil {
		return nil, err
	}
	views, err := a.list(ctx, apps)
	if err != nil {
		return nil, err
	}
	for _, v := range views {
		shown(v)
	}
	return pageOf(a, scope, in.Page, views, place), nil
}

// clockPlace is where a case stands in a queue that runs by the clock.
func clockPlace(v *applicationView) string {
	due := store.NeverDue
	if v.NextDeadline != nil {
		due = v.NextDeadline.DueAt.Format(time.RFC3339Nano)
	}
	return due + "/" + v.ID
}

// deskSummary counts the cases of a desk.
type deskSummary struct {
	Statuses map[baoquan.Status]int `json:"statuses" doc:"各状态的件数，没有的状态不列"`
}

func summarize(counts []store.Count, err error) (*body[deskSummary], error) {
	out := &body[deskSummary]{deskSummary{Statuses: make(map[baoquan.Status]int, len(counts))}}
	for _, c := range counts {
		out.Body.Statuses[c.Status] = c.N
	}
	return out, err
}

// courtSummary counts the cases of the caller's court.
func (a *API) courtSummary(ctx context.Context, _ *struct{}) (*body[deskSummary], error) {
	return summarize(a.store.CourtCounts(ctx, who(ctx).CourtCode))
}

// insurerSummary counts the guarantees that were asked of the caller's insurer.
func (a *API) insurerSummary(ctx context.Context, _ *struct{}) (*body[deskSummary], error) {
	return summarize(a.store.InsurerCounts(ctx, who(ctx).InsurerCode))
}
