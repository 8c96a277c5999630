package api

import (
	"context"
	"strconv"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type courtsInput struct {
	Page
	Province string `query:"province" maxLength:"50" doc:"省级行政区，如 北京市"`
	Query    string `query:"q" maxLength:"100" doc:"名称或代码的一部分，或者名称的拼音首字母"`
	Open     string `query:"open" enum:"true,false" doc:"是否已开通网上保全"`
}

func (a *API) listCourts(ctx context.Context, in *courtsInput) (*body[items[store.Court]], error) {
	query, err := search("query.q", in.Query)
	if err != nil {
		return nil, err
	}
	province, err := search("query.province", in.Province)
	if err != nil {
		return nil, err
	}
	var open *bool
	if in.Open != "" {
		value := in.Open == "true"
		open = &value
	}
	also, err := a.courtInitials.find(query, "", func() (map[string]string, error) { return a.courtNames(ctx) })
	if err != nil {
		return nil, err
	}
	return inOrder(a, "courts", in.Page, courtPosition, func(after, limit int) ([]store.Court, error) {
		return a.store.Courts(ctx, province, query, open, after, limit, also...)
	})
}

func courtPosition(c store.Court) int { return c.Position }

type causesInput struct {
	Page
	Query  string `query:"q" maxLength:"100" doc:"名称或代码的一部分，或者名称的拼音首字母"`
	Parent string `query:"parent" maxLength:"20" doc:"上级案由的代码"`
}

func (a *API) listCauses(ctx context.Context, in *causesInput) (*body[items[store.Cause]], error) {
	query, err := search("query.q", in.Query)
	if err != nil {
		return nil, err
	}
	if in.Parent != "" && !isCode(in.Parent) {
		return pageOf(a, "causes", in.Page, []store.Cause{}, nil), nil
	}
	today := a.today()
	also, err := a.causeInitials.find(query, today, func() (map[string]string, error) { return a.causeNames(ctx, today) })
	if err != nil {
		return nil, err
	}
	return inOrder(a, "causes", in.Page, causePosition, func(after, limit int) ([]store.Cause, error) {
		return a.store.Causes(ctx, query, in.Parent, today, after, limit, also...)
	})
}

func causePosition(c store.Cause) int { return c.Position }

// everything is more than there are courts or causes.
const everything = 100_000

func (a *API) courtNames(ctx context.Context) (map[string]string, error) {
	all, err := a.store.Courts(ctx, "", "", nil, -1, everything)
	names := make(map[string]string, len(all))
	for _, c := range all {
		names[c.Code] = c.Name
	}
	return names, err
}

func (a *API) causeNames(ctx context.Context, on baoquan.Date) (map[string]string, error) {
	all, err := a.store.Causes(ctx, "", "", on, -1, everything)
	names := make(map[string]string, len(all))
	for _, c := range all {
		names[c.Code] = c.Name
	}
	return names, err
}

// inOrder answers a page of a list that the database gives in the order of its
// positions, which count from 0.
func inOrder[T any](a *API, scope string, p Page, position func(T) int, read func(after, limit int) ([]T, error)) (*body[items[T]], error) {
	place, err := a.openCursor(scope, p.Cursor)
	if err != nil {
		return nil, err
	}
	after, err := strconv.Atoi(place)
	if err != nil {
		after = -1
	}
	some, err := read(after, p.Limit+1)
	if err != nil {
		return nil, err
	}
	return pageOf(a, scope, p, some, func(item T) string { return strconv.Itoa(position(item)) }), nil
}

// search is what somebody typed to look for.
func search(location, typed string) (string, error) {
	query, code := baoquan.CleanText(typed, 100)
	if code != "" {
		return "", invalidField(location, code, "搜索的文字含有不能使用的字符，请重新输入")
	}
	return query, nil
}

func (a *API) listCaseTypes(ctx context.Context, in *struct{ Page }) (*body[items[store.CaseType]], error) {
	all, err := a.store.CaseTypes(ctx)
	if err != nil {
		return nil, err
	}
	return paged(a, "case-types", in.Page, all, func(t store.CaseType) string { return t.Code })
}

type divisionsInput struct {
	Page
	Parent string `query:"parent" maxLength:"6" doc:"上级行政区划代码，不填为省级"`
}

func (a *API) listDivisions(ctx context.Context, in *divisionsInput) (*body[items[store.Division]], error) {
	if in.Parent != "" && !isCode(in.Parent) {
		return pageOf(a, "divisions", in.Page, []store.Division{}, nil), nil
	}
	all, err := a.store.Divisions(ctx, in.Parent)
	if err != nil {
		return nil, err
	}
	return paged(a, "divisions", in.Page, all, func(d store.Division) string { return d.Code })
}

// insurerItem is an insurer as people choose it. Nobody has scored one while
// averageScore is null.
type insurerItem struct {
	Code         string   `json:"code"`
	Name         string   `json:"name"`
	Open         bool     `json:"open"`
	AverageScore *float64 `json:"averageScore" doc:"投保人评分的平均，1–5；尚无评价为 null"`
}

func (a *API) listInsurers(ctx context.Context, in *struct{ Page }) (*body[items[insurerItem]], error) {
	rows, err := a.store.Insurers(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]insurerItem, len(rows))
	for i, row := range rows {
		all[i] = insurerItem{row.Code, row.Name, row.Open, row.AverageScore}
	}
	return paged(a, "insurers", in.Page, all, func(i insurerItem) string { return i.Code })
}

type feeInput struct {
	Amount int64 `query:"amount" required:"true" minimum:"1" maximum:"10000000000000" doc:"申请保全金额，分"`
}

type feeOutput struct {
	Fee     baoquan.Fen `json:"fee" doc:"建议保全费，分"`
	Article string      `json:"article" doc:"依据"`
}

// suggestFee works the preservation fee out by the rules of today (row 30).
func (a *API) suggestFee(_ context.Context, in *feeInput) (*body[feeOutput], error) {
	out := &body[feeOutput]{}
	out.Body.Fee, out.Body.Article = baoquan.RulesOn(a.today()).Fee(baoquan.Fen(in.Amount))
	return out, nil
}

type noticeInput struct {
	Kind    string `path:"kind" enum:"preservation,registration,face,identity_papers,insurer" doc:"须知的种类"`
	Version string `query:"version" maxLength:"20" doc:"以往同意过的版本；不填为现行版本"`
}

// readNotice answers a text as it is now, or as it was when somebody accepted it.
func (a *API) readNotice(ctx context.Context, in *noticeInput) (*body[store.Notice], error) {
	if in.Version != "" {
		if !isCode(in.Version) {
			return nil, store.ErrNotFound
		}
		notice, err := a.store.NoticeVersion(ctx, in.Kind, in.Version)
		return &body[store.Notice]{Body: notice}, err
	}
	notice, err := a.store.Notice(ctx, in.Kind)
	return &body[store.Notice]{Body: notice}, err
}
