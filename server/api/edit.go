package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// One names an application of the caller.
type One struct {
	ID string `path:"id" maxLength:"100" doc:"申请的 id"`
}

// Part names a part of an application of the caller.
type Part struct {
	One
	PartID string `path:"partId" maxLength:"100" doc:"部分的 id"`
}

const ifMatchDoc = "上次读到的 ETag；不符则 412"

// Versioned is embedded in the input of every write to an application.
type Versioned struct {
	IfMatch string `header:"If-Match" maxLength:"40" doc:"上次读到的 ETag；不符则 412"`
}

func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

// match answers ErrStale when the caller has seen another version. Without
// If-Match the write is taken as it is.
func (v Versioned) match(app *store.Application) error {
	seen := strings.Trim(strings.TrimPrefix(v.IfMatch, "W/"), `"`)
	if v.IfMatch == "" || v.IfMatch == "*" || seen == strconv.FormatInt(app.Version, 10) {
		return nil
	}
	return &store.ErrStale{Current: app.Version}
}

// own answers an application of the caller, as if others' did not exist.
func own(ctx context.Context, kind baoquan.Kind, read func(context.Context, string) (*store.Application, error), id string) (*store.Application, error) {
	app, err := read(ctx, uuidOrNil(id))
	if err != nil {
		return nil, err
	}
	if app.Kind != kind || app.AccountID != who(ctx).ID {
		return nil, store.ErrNotFound
	}
	return app, nil
}

// change is what was done to which part; it stands in the docket.
type change struct {
	Part string `json:"part"` // basics, parties, clues, securities, materials
	ID   string `json:"id,omitempty"`
	Act  string `json:"act"` // added, changed, removed
}

// edited runs f on an application of the caller that is locked and may be
// changed, and records the change.
func (a *API) edited(ctx context.Context, t *store.Tx, kind baoquan.Kind, id string, v Versioned, f func(*store.Application) (change, error)) (*store.Application, error) {
	app, err := own(ctx, kind, t.Lock, id)
	if err != nil {
		return nil, err
	}
	if err := v.match(app); err != nil {
		return nil, err
	}
	if !app.Status.Editable() {
		return nil, conflict(app.Status)
	}
	done, err := f(app)
	if err != nil {
		return nil, err
	}
	_, err = t.File(ctx, app, store.Fact{Event: baoquan.Edited, By: actor(ctx), At: a.now(), Ref: done.ID, Detail: done})
	return app, err
}

// partAnswer answers a part and the version of its application.
type partAnswer[P any] struct {
	ETag string `header:"ETag"`
	Body *P
}

// versionedPart is a part with the version after it was written.
type versionedPart[P any] struct {
	Part    *P
	Version int64
}

func (v versionedPart[P]) answer() *partAnswer[P] {
	return &partAnswer[P]{ETag: etag(v.Version), Body: v.Part}
}

// listAnswer answers all parts of a kind and the version of their application.
type listAnswer[P any] struct {
	ETag string `header:"ETag"`
	Body items[P]
}

func answerList[P any](app *store.Application, all []P) *listAnswer[P] {
	return &listAnswer[P]{ETag: etag(app.Version), Body: items[P]{Items: append([]P{}, all...)}}
}

// gone is the answer to a removal.
type gone struct {
	ETag string `header:"ETag"`
}

// maxParts bounds each kind of part in one application.
const maxParts = 500

func tooManyParts() error {
	return problem(http.StatusUnprocessableEntity, "too_many_parts", "每类信息最多 500 条，请分案申请")
}
