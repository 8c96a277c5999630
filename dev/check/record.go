package check

import (
	"context"
	"database/sql"
	"time"

	"github.com/baoquan/baoquan"
)

// record is all of the record that is compared, as of one instant.
type record struct {
	cases           map[string]*file
	order           []string // ids of the cases, oldest first
	waiting         int      // messages that no workflow has taken
	payments        []payment
	checks          []identityCheck // that are open
	reconciliations []string        // ids of those that have not ended
	messages        map[string]message
	documents       []document
}

// file is one application with its docket.
type file struct {
	id, number               string
	kind                     baoquan.Kind
	status                   baoquan.Status
	version, last, heard     int64 // version, docket_seq, procedural_seq
	category                 baoquan.Category
	rulesOn                  baoquan.Date
	fee                      int64
	docket                   []entry
	running, ended, missed   int // deadlines
	rulings                  int
	rulingAmount, askedFen   int64
	outcome                  baoquan.Outcome
	cover                    cover            // of a guarantee
	given                    map[string]given // to its documents, by kind
	linked                   bool             // of a preservation: a letter serves it
	createdAt, lastEnteredAt time.Time
}

// cover is what a guarantee alone has.
type cover struct {
	insurer          string // its code
	system           bool   // its core system decides
	premium, promise int64  // as underwritten, as quoted, fen
	letter           baoquan.LetterStatus
	serves           string // id of a preservation
	refunds          baoquan.Refunds
}

// given is what a document of a guarantee is known by.
type given struct{ number, code string }

// over says whether nothing more can come of a case.
func (f *file) over() bool {
	if f.kind == baoquan.Guarantee && f.status == baoquan.Issued {
		return f.cover.letter.Ended()
	}
	return f.status.Ended()
}

type entry struct {
	seq, prev  int64
	event      baoquan.Event
	status     baoquan.Status
	actor      baoquan.ActorKind
	ref        string
	procedural bool
	at         time.Time
}

type payment struct {
	id, application, status, outTradeNo, codeURL, attention, refundNo string
	amount, refund                                                    int64
}

// identityCheck is of a face or of papers.
type identityCheck struct{ id, method string }

type message struct {
	sent  bool
	tries int
}

type document struct {
	application, kind, sha256, number, code, status string
	size                                            int64
}

// read reads the record in one transaction, so that what is compared belongs
// together.
func (s *System) read(ctx context.Context) (*record, error) {
	tx, err := s.DB.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // it was only read
	k := &record{cases: map[string]*file{}, messages: map[string]message{}}
	for _, query := range []struct {
		text string
		scan func(*sql.Rows) error
	}{
		{selectCases, k.scanCase}, {selectCovers, k.scanCover}, {selectIssues, k.scanIssue}, {selectEntries, k.scanEntry}, {selectDeadlines, k.scanDeadlines},
		{selectRulings, k.scanRuling}, {selectPayments, k.scanPayment}, {selectDocuments, k.scanDocument},
		{selectMessages, k.scanMessage}, {selectChecks, k.scanCheck}, {selectReconciliations, k.scanReconciliation}, {countWaiting, k.scanWaiting},
	} {
		if err := each(ctx, tx, query.text, query.scan); err != nil {
			return nil, err
		}
	}
	return k, nil
}

func each(ctx context.Context, tx *sql.Tx, query string, scan func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
