package store

import (
	"context"
	"errors"

	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// Insurer is an insurer that offers guarantees.
type Insurer struct {
	Code         string   `db:"code"`
	Name         string   `db:"name"`
	Open         bool     `db:"open"`
	Mode         string   `db:"mode"`   // desk or system, see [InsurerSystem]
	Branch       string   `db:"branch"` // 分公司 that signs, as the policy prints it; "" the company itself
	Address      string   `db:"address"`
	Phone        string   `db:"phone"`
	AverageScore *float64 `db:"average_score"` // 1–5 with one decimal, nil while nobody has rated it
}

// How an insurer is spoken to.
const (
	InsurerDesk   = "desk"   // its people work at the desk here
	InsurerSystem = "system" // its core system does
)

const selectInsurer = `SELECT i.code, i.name, i.open, i.mode, i.branch, i.address, i.phone,
	(SELECT round(avg(e.score), 1)::float8 FROM evaluations e WHERE e.insurer_code = i.code) AS average_score
	FROM insurers i`

const selectInsurers = selectInsurer + ` ORDER BY i.open DESC, i.code`

// Insurers lists the insurers.
func (q queries) Insurers(ctx context.Context) ([]Insurer, error) {
	var all []Insurer
	return all, q.selectAll(ctx, &all, selectInsurers)
}

const selectInsurerByCode = selectInsurer + ` WHERE i.code = $1`

// Insurer reads one insurer.
func (q queries) Insurer(ctx context.Context, code string) (Insurer, error) {
	var i Insurer
	return i, q.get(ctx, &i, selectInsurerByCode, code)
}

const selectInsurerNames = `SELECT code, name FROM insurers WHERE code = ANY($1)`

// InsurerNames gives the names of some insurers.
func (q queries) InsurerNames(ctx context.Context, codes []string) (map[string]string, error) {
	var rows []struct{ Code, Name string }
	if err := q.selectAll(ctx, &rows, selectInsurerNames, pq.Array(codes)); err != nil {
		return nil, err
	}
	names := make(map[string]string, len(rows))
	for _, r := range rows {
		names[r.Code] = r.Name
	}
	return names, nil
}

const updateInsurerOpen = `UPDATE insurers SET open = $2 WHERE code = $1`

// OpenInsurer opens an insurer for applications or closes it.
func (t *Tx) OpenInsurer(ctx context.Context, code string, open bool) error {
	return t.must(ctx, updateInsurerOpen, code, open)
}

const updateInsurerMode = `UPDATE insurers SET mode = coalesce(nullif($2, ''), mode) WHERE code = $1 RETURNING mode`

// SetInsurerMode says how an insurer is spoken to, desk or system, and answers
// what it is now; "" leaves it.
func (t *Tx) SetInsurerMode(ctx context.Context, code, mode string) (now string, err error) {
	err = t.get(ctx, &now, updateInsurerMode, code, mode)
	return now, err
}

const updateInsurerPrinted = `UPDATE insurers SET branch = $2, address = $3, phone = $4 WHERE code = $1`

// SaveInsurerPrinted writes what policies print about an insurer.
func (t *Tx) SaveInsurerPrinted(ctx context.Context, i Insurer) error {
	return t.must(ctx, updateInsurerPrinted, i.Code, i.Branch, i.Address, i.Phone)
}

// ReferCover checks what a guarantee refers to: an insurer that takes applications
// and the version of its notice.
func (q queries) ReferCover(ctx context.Context, c baoquan.Cover) (faults baoquan.Faults, err error) {
	insurer, err := q.Insurer(ctx, c.InsurerCode)
	switch {
	case errors.Is(err, ErrNotFound) && c.InsurerCode == "":
	case errors.Is(err, ErrNotFound):
		faults.Add("insurerCode", baoquan.CodeUnknown, "没有这家保险公司，请从保险公司列表中选择")
	case err != nil:
		return nil, err
	case !insurer.Open:
		faults.Add("insurerCode", "insurer_closed", "该保险公司暂不接受担保申请，请选择其他保险公司")
	}
	if c.ConsentVersion == "" {
		return faults, nil
	}
	var exists bool
	if err := q.get(ctx, &exists, existsNotice, "insurer", c.ConsentVersion); err != nil {
		return nil, err
	}
	if !exists {
		faults.Add("consentVersion", baoquan.CodeUnknown, "投保须知已更新，请重新阅读并勾选")
	}
	return faults, nil
}
