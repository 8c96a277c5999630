package api

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// CoverView is what a guarantee alone answers. Amounts are fen, rates parts per
// million. Exported, for the document leaves out what is embedded otherwise.
type CoverView struct {
	PreservationAmount baoquan.Fen          `json:"preservationAmount,omitempty" doc:"申请保全金额，分"`
	GuaranteeAmount    baoquan.Fen          `json:"guaranteeAmount,omitempty" doc:"担保金额，分"`
	InsurerCode        string               `json:"insurerCode,omitempty"`
	InsurerName        string               `json:"insurerName,omitempty"`
	ConsentVersion     string               `json:"consentVersion,omitempty"`
	RatePpm            int64                `json:"ratePpm,omitempty" doc:"费率：核保前为报价，核保后为核定；百万分之一"`
	SuggestedPremium   baoquan.Fen          `json:"suggestedPremium,omitempty" doc:"建议担保费（报价），分"`
	QuoteHeldUntil     *time.Time           `json:"quoteHeldUntil,omitempty" doc:"报价保留到何时"`
	Premium            baoquan.Fen          `json:"premium,omitempty" doc:"核定的担保费，分"`
	LetterStatus       baoquan.LetterStatus `json:"letterStatus,omitempty" enum:"in_force,used,released,revoked" doc:"保函的状态"`
	PreservationID     string               `json:"preservationId,omitempty" doc:"保函用于的保全申请"`
	Documents          []documentView       `json:"documents,omitzero" doc:"列表中不列出"`
	Evaluation         *evaluationView      `json:"evaluation,omitempty"`
}

// documentView is an issued document.
type documentView struct {
	Kind     string    `json:"kind" enum:"policy,letter"`
	Number   string    `json:"number"`
	Code     string    `json:"code" doc:"核验码"`
	SHA256   string    `json:"sha256" doc:"PDF 文件的 SHA-256"`
	IssuedAt time.Time `json:"issuedAt"`
}

func viewCover(app *store.Application) CoverView {
	v := CoverView{
		PreservationAmount: app.Amount, GuaranteeAmount: app.GuaranteeAmount, InsurerCode: app.InsurerCode,
		ConsentVersion: app.ConsentVersion, RatePpm: app.Quote.RatePpm, SuggestedPremium: app.Quote.Premium,
		QuoteHeldUntil: beijing(&app.Quote.HeldUntil), Premium: app.Premium, LetterStatus: app.Letter, PreservationID: app.Serves,
	}
	if app.Premium > 0 {
		v.RatePpm = app.RatePpm
	}
	return v
}

// addCover adds to a whole guarantee what lists leave out.
func (a *API) addCover(ctx context.Context, r reader, app *store.Application, v *applicationView) error {
	if app.Kind != baoquan.Guarantee {
		return nil
	}
	names, err := r.InsurerNames(ctx, []string{app.InsurerCode})
	if err != nil {
		return err
	}
	v.InsurerName = names[app.InsurerCode]
	v.Documents = []documentView{}
	documents, err := r.Documents(ctx, app.ID)
	for _, d := range documents {
		v.Documents = append(v.Documents, documentView{d.Kind, d.Number, d.Code, d.SHA256, d.IssuedAt.In(baoquan.Beijing)})
	}
	if err != nil || app.Letter == "" {
		return err
	}
	evaluation, err := r.Evaluation(ctx, app.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	v.Evaluation = viewEvaluation(evaluation)
	return err
}

func insurerCodes(apps []*store.Application) (codes []string) {
	for _, app := range apps {
		if app.InsurerCode != "" {
			codes = append(codes, app.InsurerCode)
		}
	}
	return codes
}
