package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// Court is a court of the reference data.
type Court struct {
	Code       string `db:"code" json:"code"`
	Name       string `db:"name" json:"name"`
	Level      int    `db:"level" json:"level"`
	Province   string `db:"province" json:"province"`
	ParentCode string `db:"parent_code" json:"parentCode"`
	CaseCode   string `db:"case_code" json:"caseCode"`
	Open       bool   `db:"open" json:"open"`
	Position   int    `db:"position" json:"-"`
}

const selectCourt = `SELECT code, name, level, province, parent_code, case_code, open, position FROM courts`

const selectCourtByCode = selectCourt + ` WHERE code = $1`

// Court reads one court.
func (q queries) Court(ctx context.Context, code string) (Court, error) {
	var c Court
	return c, q.get(ctx, &c, selectCourtByCode, code)
}

const selectCourts = selectCourt + ` WHERE ($1 = '' OR province = $1) AND ($2 = '' OR name ILIKE $2 OR code ILIKE $2 OR code = ANY($6))
	AND ($3::boolean IS NULL OR open = $3) AND position > $4 ORDER BY position LIMIT $5`

// Courts lists courts in the order of the system's tree, after a position. also are
// codes that the query means in another way.
func (q queries) Courts(ctx context.Context, province, query string, open *bool, after, limit int, also ...string) ([]Court, error) {
	var all []Court
	return all, q.selectAll(ctx, &all, selectCourts, province, like(query), open, after, limit, pq.Array(also))
}

const selectCourtNames = `SELECT code, name FROM courts WHERE code = ANY($1)`

// CourtNames gives the names of some courts.
func (q queries) CourtNames(ctx context.Context, codes []string) (map[string]string, error) {
	var rows []struct{ Code, Name string }
	if err := q.selectAll(ctx, &rows, selectCourtNames, pq.Array(codes)); err != nil {
		return nil, err
	}
	names := make(map[string]string, len(rows))
	for _, r := range rows {
		names[r.Code] = r.Name
	}
	return names, nil
}

const updateCourtOpen = `UPDATE courts SET open = $2 WHERE code = $1`

// OpenCourt opens a court for applications or closes it.
func (t *Tx) OpenCourt(ctx context.Context, code string, open bool) error {
	return t.must(ctx, updateCourtOpen, code, open)
}

// Cause is a cause of action (案由).
type Cause struct {
	Code       string `db:"code" json:"code"`
	Name       string `db:"name" json:"name"`
	Level      int    `db:"level" json:"level"`
	ParentCode string `db:"parent_code" json:"parentCode"`
	Position   int    `db:"position" json:"-"`
}

const selectCauses = `SELECT code, name, level, parent_code, position FROM causes
	WHERE ($1 = '' OR name ILIKE $1 OR code ILIKE $1 OR code = ANY($6)) AND ($2 = '' OR parent_code = $2)
	AND valid_from <= $3 AND (valid_until IS NULL OR valid_until >= $3) AND position > $4 ORDER BY position LIMIT $5`

// Causes lists the causes in force on a day. also are codes that the query means in
// another way.
func (q queries) Causes(ctx context.Context, query, parent string, on baoquan.Date, after, limit int, also ...string) ([]Cause, error) {
	var all []Cause
	return all, q.selectAll(ctx, &all, selectCauses, like(query), parent, string(on), after, limit, pq.Array(also))
}

// CaseType is a case type (案件类型) with its 代字.
type CaseType struct {
	Code string `db:"code" json:"code"`
	Abbr string `db:"abbr" json:"abbr"`
	Name string `db:"name" json:"name"`
}

const selectCaseTypes = `SELECT code, abbr, name FROM case_types WHERE abbr <> '' ORDER BY preservation_related DESC, code`

// CaseTypes lists the case types that have a 代字.
func (q queries) CaseTypes(ctx context.Context) ([]CaseType, error) {
	var all []CaseType
	return all, q.selectAll(ctx, &all, selectCaseTypes)
}

// Division is an administrative division of GB/T 2260.
type Division struct {
	Code       string `db:"code" json:"code"`
	Name       string `db:"name" json:"name"`
	Level      string `db:"level" json:"level"`
	ParentCode string `db:"parent_code" json:"parentCode"`
}

const selectDivisions = `SELECT code, name, level, parent_code FROM divisions
	WHERE status = 'current' AND parent_code = $1 ORDER BY code`

// Divisions lists the current divisions below a parent; "" gives the provinces.
func (q queries) Divisions(ctx context.Context, parent string) ([]Division, error) {
	var all []Division
	return all, q.selectAll(ctx, &all, selectDivisions, parent)
}

// Notice is a text that people accept.
type Notice struct {
	Version string `db:"version" json:"version"`
	Text    string `db:"body" json:"text"`
}

const selectNotice = `SELECT version, body FROM notices WHERE kind = $1 ORDER BY version DESC LIMIT 1`

// Notice reads the newest version of a text.
func (q queries) Notice(ctx context.Context, kind string) (Notice, error) {
	var n Notice
	return n, q.get(ctx, &n, selectNotice, kind)
}

const selectNoticeVersion = `SELECT version, body FROM notices WHERE kind = $1 AND version = $2`

// NoticeVersion reads a text as it was in a version.
func (q queries) NoticeVersion(ctx context.Context, kind, version string) (Notice, error) {
	var n Notice
	return n, q.get(ctx, &n, selectNoticeVersion, kind, version)
}

const existsCaseType = `SELECT EXISTS (SELECT 1 FROM case_types WHERE abbr = $1)`

const existsCause = `SELECT EXISTS (SELECT 1 FROM causes WHERE code = $1
	AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2))`

const existsNotice = `SELECT EXISTS (SELECT 1 FROM notices WHERE kind = $1 AND version = $2)`

// Refer checks what basic information refers to: the court, which must be open,
// the court of the judgment, the case type, the cause in force on a day, and
// the version of the notice.
func (q queries) Refer(ctx context.Context, b baoquan.Basics, on baoquan.Date) (baoquan.Faults, error) {
	var faults baoquan.Faults
	court, err := q.Court(ctx, b.CourtCode)
	switch {
	case errors.Is(err, ErrNotFound):
		faults.Add("courtCode", baoquan.CodeUnknown, "没有这个法院，请从法院列表中选择")
	case err != nil:
		return nil, err
	case !court.Open:
		faults.Add("courtCode", baoquan.CodeCourtClosed, "该法院尚未开通网上保全，请选择已开通的法院或到法院现场办理")
	}
	if b.JudgmentCourtCode != "" {
		if _, err := q.Court(ctx, b.JudgmentCourtCode); errors.Is(err, ErrNotFound) {
			faults.Add("judgmentCourtCode", baoquan.CodeUnknown, "没有这个法院，请从法院列表中选择作出判决的法院")
		} else if err != nil {
			return nil, err
		}
	}
	for _, c := range []struct {
		value, location, detail, query string
		args                           []any
	}{
		{b.CaseType, "caseType", "没有这种案件类型，请从列表中选择", existsCaseType, []any{b.CaseType}},
		{b.CauseCode, "causeCode", "没有这个案由或该案由已停用，请从现行案由中选择", existsCause, []any{b.CauseCode, string(on)}},
		{b.NoticeVersion, "noticeVersion", "须知已更新，请重新阅读并勾选", existsNotice, []any{"preservation", b.NoticeVersion}},
	} {
		if c.value == "" {
			continue
		}
		var exists bool
		if err := q.get(ctx, &exists, c.query, c.args...); err != nil {
			return nil, err
		}
		if !exists {
			faults.Add(c.location, baoquan.CodeUnknown, c.detail)
		}
	}
	return faults, nil
}

const selectCauseName = `SELECT name FROM causes WHERE code = $1`

// CauseName is the name of a cause of any edition, "" when there is none.
func (q queries) CauseName(ctx context.Context, code string) (string, error) {
	var name string
	err := sqlx.GetContext(ctx, q.ext, &name, selectCauseName, code)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, err
}
