package store

import "strings"

// sealedColumn is a column whose values are sealed, each into its own place: no
// value opens in another row or column.
type sealedColumn struct {
	table, column string
	key           []string // the columns of the table's primary key
}

// The sealed columns. A test holds them against the schema.
var (
	accountPhones    = sealedColumn{"accounts", "phone_sealed", []string{"id"}}
	sealedProfiles   = sealedColumn{"profiles", "sealed", []string{"account_id"}}
	checkSessions    = sealedColumn{"identity_checks", "session_sealed", []string{"id"}}
	checkWords       = sealedColumn{"identity_checks", "words_sealed", []string{"id"}}
	sealedParties    = sealedColumn{"parties", "sealed", []string{"id"}}
	sealedClues      = sealedColumn{"clues", "sealed", []string{"id"}}
	sealedSecurities = sealedColumn{"securities", "sealed", []string{"id"}}
	claimAnswers     = sealedColumn{"idempotency_keys", "answer", []string{"owner", "key"}}

	sealedColumns = []sealedColumn{
		accountPhones, sealedProfiles, checkSessions, checkWords, sealedParties, sealedClues, sealedSecurities, claimAnswers,
	}
)

// name is what the column is called in reports and places: parties.sealed.
func (c sealedColumn) name() string { return c.table + "." + c.column }

// place is where a value is sealed into: the column and the row's key.
func (c sealedColumn) place(key ...string) string { return c.name() + ":" + strings.Join(key, ":") }
