package api

import (
	"context"
	"math"
	"strconv"
	"time"

	"github.com/baoquan/baoquan/schema/store"
)

// consent is a notice that somebody accepted; GET /notices/{kind}?version= has its
// words.
type consent struct {
	Kind    string    `json:"kind" enum:"registration,face,identity_papers,preservation,insurer"`
	Title   string    `json:"title" doc:"文本的名称"`
	Version string    `json:"version" doc:"当时同意的版本"`
	At      time.Time `json:"at" doc:"同意的时间"`

	id int64
}

var noticeTitles = map[string]string{
	"registration": "注册协议", "face": "人脸核验同意书", "identity_papers": "证件材料人工核验同意书", "preservation": "保全须知", "insurer": "投保须知",
}

// listConsents tells somebody what they agreed to, when and in which version.
func (a *API) listConsents(ctx context.Context, in *Page) (*body[items[consent]], error) {
	id := who(ctx).ID
	scope := "consents " + id
	after, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	before := int64(math.MaxInt64)
	if after != "" {
		if before, err = strconv.ParseInt(after, 10, 64); err != nil {
			return nil, err
		}
	}
	rows, err := a.store.Consents(ctx, id, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	list := make([]consent, len(rows))
	for i, r := range rows {
		list[i] = consent{r.Kind, noticeTitles[r.Kind], r.Version, r.At, r.ID}
	}
	return pageOf(a, scope, *in, list, func(c consent) string { return strconv.FormatInt(c.id, 10) }), nil
}

// acceptedAnew writes it down when the owner of a draft accepted another version
// of its notice.
func (a *API) acceptedAnew(ctx context.Context, t *store.Tx, now, before *store.Application) error {
	if now.NoticeVersion == before.NoticeVersion && now.ConsentVersion == before.ConsentVersion {
		return nil
	}
	return t.Accepted(ctx, now, a.now())
}
