package api

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// applicationView is an application as it is answered.
type applicationView struct {
	ID     string         `json:"id"`
	Kind   baoquan.Kind   `json:"kind"`
	Number string         `json:"number" doc:"申请编号"`
	Status baoquan.Status `json:"status"`
	// Version goes into If-Match.
	Version int64 `json:"version" doc:"申请及其各部分共用的版本，同 ETag"`
	baoquan.Basics
	// These stand in place of those of Basics: a guarantee does not have them.
	Amount        *baoquan.Fen             `json:"amount,omitempty" doc:"申请保全金额，分"`
	Type          baoquan.PreservationType `json:"type,omitempty"`
	Secured       *bool                    `json:"secured,omitempty"`
	NoticeVersion string                   `json:"noticeVersion,omitempty"`
	SuggestedFee  *baoquan.Fen             `json:"suggestedFee,omitempty" doc:"建议保全费，按申请金额估算，分"`
	CoverView
	CourtName    string              `json:"courtName"`
	CauseName    string              `json:"causeName,omitempty"`
	Fee          baoquan.Fen         `json:"fee,omitempty" doc:"法院通知交纳的保全费，分"`
	Parties      []baoquan.Party     `json:"parties"`
	Clues        []baoquan.Clue      `json:"clues,omitzero" doc:"列表中不列出"`
	Securities   []baoquan.Security  `json:"securities,omitzero" doc:"列表中不列出"`
	Materials    []baoquan.Material  `json:"materials,omitzero" doc:"列表中不列出"`
	Totals       totals              `json:"totals"`
	Correction   *baoquan.Correction `json:"correction,omitempty"`
	Ruling       *baoquan.Ruling     `json:"ruling,omitempty"`
	Submitter    string              `json:"submitter,omitempty" doc:"提交人姓名"`
	CreatedAt    time.Time           `json:"createdAt"`
	UpdatedAt    time.Time           `json:"updatedAt"`
	SubmittedAt  *time.Time          `json:"submittedAt,omitempty"`
	NextDeadline *nextDeadline       `json:"nextDeadline,omitempty"`
	Links        map[string]string   `json:"links"`
}

type totals struct {
	Clues      baoquan.Fen `json:"clues" doc:"财产总价值，分"`
	Securities baoquan.Fen `json:"securities" doc:"担保总价值，分"`
}

type nextDeadline struct {
	Name    baoquan.DeadlineName `json:"name"`
	Article string               `json:"article,omitempty"`
	DueAt   time.Time            `json:"dueAt"`
}

// applicationAnswer answers an application with its version as ETag.
type applicationAnswer struct {
	ETag string `header:"ETag"`
	Body *applicationView
}

func answerApplication(v *applicationView) *applicationAnswer {
	return &applicationAnswer{ETag: etag(v.Version), Body: v}
}

// reader is what of the record a view reads: a transaction that has just
// written sees its own writes.
type reader interface {
	Application(ctx context.Context, id string) (*store.Application, error)
	CourtNames(ctx context.Context, codes []string) (map[string]string, error)
	InsurerNames(ctx context.Context, codes []string) (map[string]string, error)
	Documents(ctx context.Context, applicationID string) ([]store.Document, error)
	Evaluation(ctx context.Context, applicationID string) (store.Evaluation, error)
	CauseName(ctx context.Context, code string) (string, error)
	Profile(ctx context.Context, accountID string) (*store.Profile, error)
	RunningDeadlines(ctx context.Context, ids []string) (map[string]*baoquan.Deadline, error)
	RulesOf(a *store.Application) baoquan.Rules
}

// view reads an application whole, for its owner and its court.
func (a *API) view(ctx context.Context, r reader, id string) (*applicationView, error) {
	app, err := r.Application(ctx, id)
	if err != nil {
		return nil, err
	}
	names, err := r.CourtNames(ctx, []string{app.CourtCode})
	if err != nil {
		return nil, err
	}
	running, err := r.RunningDeadlines(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	v := a.shape(r, app, names, running[id])
	v.Totals = totals{Clues: app.ClueTotal(), Securities: app.SecurityTotal()}
	v.Clues = append([]baoquan.Clue{}, app.Clues...)
	if app.Kind == baoquan.Preservation {
		v.Securities = append([]baoquan.Security{}, app.Securities...)
	}
	v.Materials = append([]baoquan.Material{}, app.Materials...)
	if v.CauseName, err = r.CauseName(ctx, app.CauseCode); err != nil {
		return nil, err
	}
	if err := a.addCover(ctx, r, app, v); err != nil {
		return nil, err
	}
	profile, err := r.Profile(ctx, app.AccountID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	if profile != nil {
		v.Submitter = profile.Name
	}
	return v, nil
}

// shape is what a list and a single application have in common.
func (a *API) shape(r reader, app *store.Application, courts map[string]string, running *baoquan.Deadline) *applicationView {
	v := &applicationView{
		ID: app.ID, Kind: app.Kind, Number: app.Number, Status: app.Status, Version: app.Version, Basics: app.Basics,
		CourtName: courts[app.CourtCode], Fee: app.Fee, Parties: app.Parties,
		Correction: app.Correction, Ruling: app.Ruling,
		CreatedAt: app.CreatedAt, UpdatedAt: app.UpdatedAt, SubmittedAt: app.SubmittedAt,
		Links: links(app),
	}
	if app.Kind == baoquan.Preservation {
		fee, _ := r.RulesOf(app).Fee(app.Amount)
		v.Amount, v.Type, v.Secured, v.NoticeVersion, v.SuggestedFee = &app.Amount, app.Type, &app.Secured, app.NoticeVersion, &fee
	} else {
		v.CoverView = viewCover(app)
	}
	if v.Parties == nil {
		v.Parties = []baoquan.Party{}
	}
	if running != nil {
		v.NextDeadline = &nextDeadline{Name: running.Name, Article: running.Article, DueAt: running.DueAt}
		if running.Name == baoquan.DeadlineDraftExpiry {
			v.NextDeadline.DueAt = app.UpdatedAt.Add(a.config.Procedure.DraftLifetime)
		}
	}
	return v
}

// asCourt leads to where the court may read.
func asCourt(v *applicationView) *applicationView { return atDesk(v, "court") }

// asInsurer leads to where the insurer may read, and masks the numbers.
func asInsurer(v *applicationView) *applicationView {
	for i := range v.Parties {
		v.Parties[i] = v.Parties[i].Masked()
	}
	for i := range v.Clues {
		v.Clues[i] = v.Clues[i].Masked()
	}
	return atDesk(v, "insurer")
}

func atDesk(v *applicationView, desk string) *applicationView {
	delete(v.Links, "preservations") // its owner's to make
	for name, link := range v.Links {
		v.Links[name] = strings.Replace(link, "/api/v1/", "/api/v1/"+desk+"/", 1)
	}
	return v
}

func links(app *store.Application) map[string]string {
	self := "/api/v1/" + string(app.Kind) + "s/" + app.ID
	all := map[string]string{"self": self, "docket": self + "/docket", "deadlines": self + "/deadlines", "events": self + "/events"}
	switch app.Status {
	case baoquan.AwaitingPayment:
		all["payments"] = self + "/payments"
	case baoquan.Ruled:
		all["ruling"] = self + "/ruling"
	}
	if app.Letter != "" {
		all["policy"], all["letter"] = self+"/policy", self+"/letter"
	}
	if app.Letter == baoquan.LetterInForce {
		all["preservations"] = self + "/preservations"
	}
	return all
}

// list shapes applications for a list: parties by name and masked, no other
// parts.
func (a *API) list(ctx context.Context, apps []*store.Application) ([]*applicationView, error) {
	ids, codes := make([]string, len(apps)), make([]string, len(apps))
	for i, app := range apps {
		ids[i], codes[i] = app.ID, app.CourtCode
	}
	names, err := a.store.CourtNames(ctx, codes)
	if err != nil {
		return nil, err
	}
	running, err := a.store.RunningDeadlines(ctx, ids)
	if err != nil {
		return nil, err
	}
	insurers, err := a.store.InsurerNames(ctx, insurerCodes(apps))
	if err != nil {
		return nil, err
	}
	sums, err := a.store.TotalsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	views := make([]*applicationView, len(apps))
	for i, app := range apps {
		for j := range app.Parties {
			app.Parties[j] = maskedParty(app.Parties[j])
		}
		views[i] = a.shape(a.store, app, names, running[app.ID])
		views[i].Totals = totals(sums[app.ID])
		views[i].InsurerName = insurers[app.InsurerCode]
	}
	return views, nil
}

// maskedParty shows who a party is and hides the numbers.
func maskedParty(p baoquan.Party) baoquan.Party {
	p = p.Masked()
	p.MailingAddress, p.Domicile, p.Address = "", "", ""
	return p
}
