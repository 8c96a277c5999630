// Package workflows holds the procedures: what follows from what, by which
// deadline, and what is done about it. Preservation, Guarantee, Payment,
// IdentityCheck, PapersCheck, AccountMerge, FileScan and Reconciliation each live as
// long as the row they stand for.
//
// The package decides and never acts: it reaches the world only through the
// activities named in activities.go, and knows of a case only ids, codes and
// times. Nothing personal is ever in a workflow's history.
package workflows

import (
	"errors"
	"strings"

	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
)

// Where the workers listen. Text messages have a queue of their own: when their
// provider is slow, payments and face checks do not wait behind them. Files have
// one, of which few are worked on at once: each is as large as a file.
const (
	TaskQueue    = "baoquan"
	MessageQueue = "baoquan-messages"
	FileQueue    = "baoquan-files"
)

// The kinds of workflow. The id of a workflow is its kind and the id of the row
// it lives for; starting it twice is the same start.
const (
	KindPreservation   = string(baoquan.Preservation)
	KindGuarantee      = string(baoquan.Guarantee)
	KindPayment        = "payment"
	KindIdentity       = "identity"
	KindReconciliation = "reconciliation"
	KindScan           = "scan"
	KindPapers         = "papers"
	KindMerge          = "merge"
)

// ID is the id of the workflow that lives for a row.
func ID(kind, subject string) string { return kind + "/" + subject }

// ErrID says that a text is not the id of one of our workflows.
var ErrID = errors.New("not the id of a workflow")

// ParseID is the inverse of ID.
func ParseID(id string) (kind, subject string, err error) {
	kind, subject, ok := strings.Cut(id, "/")
	if _, known := TypeOf[kind]; !ok || !known || subject == "" {
		return "", "", ErrID
	}
	return kind, subject, nil
}

// TypeOf is the name of the workflow function of each kind.
var TypeOf = map[string]string{
	KindPreservation:   "Preservation",
	KindGuarantee:      "Guarantee",
	KindPayment:        "Payment",
	KindIdentity:       "IdentityCheck",
	KindReconciliation: "Reconciliation",
	KindScan:           "FileScan",
	KindPapers:         "PapersCheck",
	KindMerge:          "AccountMerge",
}

// DailyName is the name of the workflow that a schedule starts every day, and
// DailyID the id of that schedule.
const (
	DailyName = "DailyReconciliation"
	DailyID   = "daily-reconciliation"
)

// Start is the input of every workflow: the row it lives for. Everything else
// it reads from the record or is told by signals.
type Start struct {
	Subject string `json:"subject"`
}

// Signals to a case are the facts of its docket; the name of the signal is the
// [baoquan.Event] and its payload the [baoquan.Entry].

// Signals to a Payment, with an empty payload.
const (
	PaymentOpened   = "payment_opened"   // an order was written down
	PaymentNotified = "payment_notified" // the provider says something happened: ask
	PaymentDropped  = "payment_dropped"  // nobody wants it any more: close it
	RefundWanted    = "refund_wanted"    // the money is to go back
)

// Signals to an IdentityCheck, with an empty payload.
const (
	CheckOpened = "check_opened" // a check was written down
	CheckHinted = "check_hinted" // somebody says the phone is done: ask
)

// Signals to a PapersCheck, with an empty payload.
const (
	PapersOpened    = "papers_opened"    // a check was written down
	PapersSubmitted = "papers_submitted" // the papers were handed in
	PapersDecided   = "papers_decided"   // an operator has decided
	PapersEnded     = "papers_ended"     // they were taken back, or a face takes their place
)

// AccountsMerged is the signal to an AccountMerge, which lives for the account that
// was merged into another, with an empty payload.
const AccountsMerged = "accounts_merged"

// ScanOpened is the signal to a FileScan that a file waits, with an empty payload.
const ScanOpened = "scan_opened"

// ReconciliationWanted is the signal to a Reconciliation, with an empty payload: the
// day is to be compared, or to be compared again.
const ReconciliationWanted = "reconciliation_wanted"

// Hint is the payload of signals that say nothing but their name.
type Hint struct{}

// Search attributes: what an operator can look for in the Temporal UI.
var (
	StatusAttribute    = temporal.NewSearchAttributeKeyKeyword("BaoquanStatus")    // the status, in Chinese
	CourtAttribute     = temporal.NewSearchAttributeKeyKeyword("BaoquanCourt")     // code of the court
	InsurerAttribute   = temporal.NewSearchAttributeKeyKeyword("BaoquanInsurer")   // code of the insurer of a guarantee
	DueAttribute       = temporal.NewSearchAttributeKeyTime("BaoquanDueAt")        // when the running deadline is due
	AttentionAttribute = temporal.NewSearchAttributeKeyKeyword("BaoquanAttention") // why a person has to look
	SeqAttribute       = temporal.NewSearchAttributeKeyInt64("BaoquanSeq")         // last docket number heard of
)

// SearchAttributes are the names and types to register with Temporal.
var SearchAttributes = map[string]string{
	"BaoquanStatus": "Keyword", "BaoquanCourt": "Keyword", "BaoquanInsurer": "Keyword", "BaoquanDueAt": "Datetime",
	"BaoquanAttention": "Keyword", "BaoquanSeq": "Int",
}
