package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// evaluationView is what the owner of a guarantee says about its insurer.
type evaluationView struct {
	Score     int       `json:"score"`
	Comment   string    `json:"comment"`
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
	// ChangeableUntil is when it becomes final.
	ChangeableUntil time.Time `json:"changeableUntil"`
}

// evaluationOpen is how long an evaluation may be changed.
const evaluationOpen = 30 * 24 * time.Hour

func viewEvaluation(e store.Evaluation) *evaluationView {
	created := e.CreatedAt.In(baoquan.Beijing)
	return &evaluationView{e.Score, e.Comment, created, e.UpdatedAt.In(baoquan.Beijing), created.Add(evaluationOpen)}
}

type evaluationForm struct {
	Score   int    `json:"score" minimum:"1" maximum:"5" doc:"1–5 分"`
	Comment string `json:"comment,omitempty" maxLength:"500"`
}

func (f *evaluationForm) check() (faults baoquan.Faults) {
	if f.Score < 1 || f.Score > 5 {
		faults.Add("score", baoquan.CodeOutOfRange, "请打 1 至 5 分")
	}
	var code baoquan.Code
	if f.Comment, code = baoquan.CleanParagraph(f.Comment, 500); code != "" {
		faults.Add("comment", code, "评价最多 500 个字，且不能有控制字符")
	}
	return faults
}

type evaluateInput struct {
	Act
	Form
}

// evaluate rates the insurer of an issued guarantee (row 67): once, and to be
// changed for thirty days.
func (a *API) evaluate(ctx context.Context, in *evaluateInput) (*applicationAnswer, error) {
	var f evaluationForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	return a.act(ctx, &in.Act, baoquan.Guarantee, func(t *store.Tx, app *store.Application) error {
		if app.Letter == "" {
			return conflict(app.Status)
		}
		before, err := t.Evaluation(ctx, app.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil && !a.now().Before(before.CreatedAt.Add(evaluationOpen)) {
			return problem(http.StatusConflict, "evaluation_final", "评价满 30 天后不能再修改")
		}
		if err := t.SaveEvaluation(ctx, app, f.Score, f.Comment, a.now()); err != nil {
			return err
		}
		_, err = t.File(ctx, app, store.Fact{
			Event: baoquan.Evaluated, By: actor(ctx), At: a.now(), Detail: map[string]any{"score": f.Score},
		})
		return err
	})
}

// insurerEvaluation is an evaluation as the insurer reads it.
type insurerEvaluation struct {
	GuaranteeID string    `json:"guaranteeId"`
	Number      string    `json:"number" doc:"担保申请编号"`
	Score       int       `json:"score"`
	Comment     string    `json:"comment"`
	UpdatedAt   time.Time `json:"updatedAt"`
}

// listEvaluations are what people say about the underwriter's own insurer.
func (a *API) listEvaluations(ctx context.Context, in *struct{ Page }) (*body[items[insurerEvaluation]], error) {
	scope := "evaluations " + who(ctx).InsurerCode
	before, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	rows, err := a.store.EvaluationsOf(ctx, who(ctx).InsurerCode, before, in.Limit+1)
	all := make([]insurerEvaluation, len(rows))
	for i, e := range rows {
		all[i] = insurerEvaluation{e.ApplicationID, e.Number, e.Score, e.Comment, e.UpdatedAt.In(baoquan.Beijing)}
	}
	return pageOf(a, scope, in.Page, all, func(e insurerEvaluation) string { return e.GuaranteeID }), err
}
