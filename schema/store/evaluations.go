package store

import (
	"context"
	"time"
)

// Evaluation (评价) is what the owner of a guarantee says about its insurer.
type Evaluation struct {
	ApplicationID string    `db:"application_id"`
	Number        string    `db:"number"` // of the guarantee
	Score         int       `db:"score"`  // 1–5
	Comment       string    `db:"comment"`
	CreatedAt     time.Time `db:"created_at"`
	UpdatedAt     time.Time `db:"updated_at"`
}

const selectEvaluations = `SELECT e.application_id, a.number, e.score, e.comment, e.created_at, e.updated_at
	FROM evaluations e JOIN applications a ON a.id = e.application_id`

const selectEvaluation = selectEvaluations + ` WHERE e.application_id = $1`

// Evaluation reads the evaluation of a guarantee.
func (q queries) Evaluation(ctx context.Context, applicationID string) (Evaluation, error) {
	var e Evaluation
	return e, q.get(ctx, &e, selectEvaluation, applicationID)
}

const upsertEvaluation = `INSERT INTO evaluations (application_id, insurer_code, score, comment, created_at, updated_at)
	VALUES ($1, $2, $3, $4, $5, $5)
	ON CONFLICT (application_id) DO UPDATE SET score = $3, comment = $4, updated_at = $5`

// SaveEvaluation writes the one evaluation of a locked guarantee.
func (t *Tx) SaveEvaluation(ctx context.Context, a *Application, score int, comment string, at time.Time) error {
	_, err := t.exec(ctx, upsertEvaluation, a.ID, a.InsurerCode, score, comment, at)
	return err
}

const selectEvaluationsOf = selectEvaluations + ` WHERE e.insurer_code = $1 AND ($2::uuid IS NULL OR e.application_id < $2)
	ORDER BY e.application_id DESC LIMIT $3`

// EvaluationsOf lists the evaluations of an insurer, newest guarantee first, from
// below an id on ("" from the start).
func (q queries) EvaluationsOf(ctx context.Context, insurerCode, before string, limit int) ([]Evaluation, error) {
	var all []Evaluation
	return all, q.selectAll(ctx, &all, selectEvaluationsOf, insurerCode, optional(before), limit)
}
