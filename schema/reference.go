package schema

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/lib/pq"
)

//go:embed reference
var reference embed.FS

// load brings the reference tables to what the files say. Rows that people may
// change (whether a court is open) keep their state; nothing is removed. A run
// over unchanged files does nothing.
func load(ctx context.Context, db *sql.DB) error {
	fingerprint, err := fingerprint()
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if loaded, err := isLoaded(ctx, tx, fingerprint); err != nil || loaded {
		return err
	}
	for _, t := range tables {
		if err := t.load(ctx, tx); err != nil {
			return fmt.Errorf("load %s: %w", t.file, err)
		}
	}
	if err := loadNotices(ctx, tx); err != nil {
		return err
	}
	if err := loadRateCards(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

const (
	createLoaded = `CREATE TABLE IF NOT EXISTS reference_loaded (fingerprint text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`
	lockLoaded   = `LOCK TABLE reference_loaded IN EXCLUSIVE MODE`
	insertLoaded = `INSERT INTO reference_loaded (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING`
)

func isLoaded(ctx context.Context, tx *sql.Tx, fingerprint string) (bool, error) {
	for _, query := range []string{createLoaded, lockLoaded} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return false, err
		}
	}
	result, err := tx.ExecContext(ctx, insertLoaded, fingerprint)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n == 0, err
}

// fingerprint is a hash over all files.
func fingerprint() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(reference, "reference", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := reference.ReadFile(name)
		hash.Write([]byte(name))
		hash.Write(text)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil)), err
}

// table says how the rows of a file become rows of a table.
type table struct {
	file    string
	name    string
	columns []string
	row     func(line map[string]string, position int) []any
}

var tables = []table{
	{
		file: "courts.csv", name: "courts",
		columns: []string{"code", "name", "level", "level_name", "kind", "province", "parent_code", "division_code", "case_code", "position"},
		row: func(l map[string]string, i int) []any {
			return []any{l["code"], l["name"], l["level"], l["level_name"], l["kind"], l["province"], l["parent_code"], l["division_code"], l["case_code"], i}
		},
	},
	{
		file: "causes.csv", name: "causes", columns: causeColumns,
		row: func(l map[string]string, i int) []any {
			return []any{"2020-" + l["id"], "2020", l["name"], l["level"], edition2020(l["parent_id"]), "2021-01-01", "2025-12-31", i}
		},
	},
	{
		file: "causes_2025.csv", name: "causes", columns: causeColumns,
		row: func(l map[string]string, i int) []any {
			return []any{code2026(l), "2026", l["name"], l["level"], parent2026(l), "2026-01-01", nil, i}
		},
	},
	{
		file: "case_types.csv", name: "case_types",
		columns: []string{"code", "name", "abbr", "category", "is_group", "preservation_related"},
		row: func(l map[string]string, _ int) []any {
			return []any{l["code"], l["name"], l["abbr"], l["category"], l["is_group"] == "1", l["preservation_related"] == "1"}
		},
	},
	{
		file: "divisions.csv", name: "divisions",
		columns: []string{"code", "name", "level", "parent_code", "status"},
		row: func(l map[string]string, _ int) []any {
			return []any{l["code"], l["name"], l["level"], l["parent_code"], l["status"]}
		},
	},
	{
		file: "insurers.csv", name: "insurers", columns: []string{"code", "name"},
		row: func(l map[string]string, _ int) []any { return []any{l["code"], l["name"]} },
	},
}

var causeColumns = []string{"code", "edition", "name", "level", "parent_code", "valid_from", "valid_until", "position"}

func edition2020(id string) string {
	if id == "" {
		return ""
	}
	return "2020-" + id
}

// code2026 is the code of the court system's tree. The seven causes that stand in
// the regulation alone (农民专业合作社) have none there and go by their number in it.
func code2026(l map[string]string) string {
	if l["code"] != "" {
		return l["code"]
	}
	return "2026-" + l["seq_in_regulation"]
}

// parent2026: six of the seven stand below the first of them, number 26.
func parent2026(l map[string]string) string {
	if l["parent_code"] == "" && l["parent_name"] != "" {
		return "2026-26"
	}
	return l["parent_code"]
}

// load copies the file into a temporary table and merges that into the table.
func (t table) load(ctx context.Context, tx *sql.Tx) error {
	lines, err := readCSV(t.file)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "CREATE TEMPORARY TABLE incoming (LIKE "+t.name+" INCLUDING DEFAULTS) ON COMMIT DROP"); err != nil {
		return err
	}
	copying, err := tx.PrepareContext(ctx, pq.CopyIn("incoming", t.columns...)) //nolint:staticcheck // COPY is what lib/pq offers for bulk
	if err != nil {
		return err
	}
	seen := map[any]bool{} // a code of a former division was given again: the current one stands first
	for i, line := range lines {
		row := t.row(line, i)
		if seen[row[0]] {
			continue
		}
		seen[row[0]] = true
		if _, err := copying.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	if _, err := copying.ExecContext(ctx); err != nil {
		return err
	}
	if err := copying.Close(); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, t.merge()); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DROP TABLE incoming")
	return err
}

func (t table) merge() string {
	columns := strings.Join(t.columns, ", ")
	set := make([]string, 0, len(t.columns))
	for _, c := range t.columns[1:] {
		set = append(set, c+" = excluded."+c)
	}
	return "INSERT INTO " + t.name + " (" + columns + ") SELECT " + columns + " FROM incoming" +
		" ON CONFLICT (" + t.columns[0] + ") DO UPDATE SET " + strings.Join(set, ", ")
}

func readCSV(file string) ([]map[string]string, error) {
	text, err := reference.ReadFile("reference/" + file)
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	lines := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		line := make(map[string]string, len(record))
		for i, name := range records[0] {
			line[name] = record[i]
		}
		lines = append(lines, line)
	}
	return lines, nil
}

const insertNotice = `INSERT INTO notices (kind, version, body) VALUES ($1, $2, $3)
	ON CONFLICT (kind, version) DO NOTHING`

// loadNotices adds the versions that are new; a version that people may have
// accepted never changes.
func loadNotices(ctx context.Context, tx *sql.Tx) error {
	files, err := fs.Glob(reference, "reference/notices/*.md")
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := reference.ReadFile(file)
		if err != nil {
			return err
		}
		kind, version, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".md"), ".")
		if _, err := tx.ExecContext(ctx, insertNotice, kind, version, string(text)); err != nil {
			return err
		}
	}
	return nil
}
