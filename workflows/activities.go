package workflows

import (
	"context"
	"fmt"
	"time"

	"github.com/baoquan/baoquan"
)

// What the procedures ask of the world. Package activities does it; every one
// of these may run twice and has its effect once.

// CaseActivities act on the record of a case and tell people.
type CaseActivities interface {
	// ReadDocket catches up: the procedural entries of a docket after a number.
	ReadDocket(ctx context.Context, in ReadDocket) ([]baoquan.Entry, error)
	// ExpireDeadline writes down what follows from a deadline that has passed.
	ExpireDeadline(ctx context.Context, in Expiry) (Expired, error)
	// NotifyRefund tells the payer of an order by text message that money has gone back.
	NotifyRefund(ctx context.Context, paymentID string) error
	// Notify tells the owner by text message how the case stands.
	Notify(ctx context.Context, in Notice) error
}

// ReadDocket asks for the entries of a case after a number.
type ReadDocket struct {
	ApplicationID string `json:"applicationId"`
	After         int64  `json:"after"`
}

// Expiry names a deadline: the one that began with the entry Seq.
type Expiry struct {
	ApplicationID string `json:"applicationId"`
	Seq           int64  `json:"seq"`
}

// Expired is what came of a deadline's passing.
type Expired struct {
	Entry   *baoquan.Entry    `json:"entry,omitempty"`   // the case moved: it lapsed
	Moved   *baoquan.Deadline `json:"moved,omitempty"`   // not yet: the draft was changed since
	Overdue bool              `json:"overdue,omitempty"` // of a court or an insurer: the case waits on, to Moved if there is one, and is marked
}

// Notice is a text message about an entry of a docket.
type Notice struct {
	ApplicationID string `json:"applicationId"`
	Seq           int64  `json:"seq"`
	Template      string `json:"template"` // a key of config sms.templates
}

// GuaranteeActivities act on a guarantee.
type GuaranteeActivities interface {
	// IssueDocuments issues policy and letter, once, under numbers that stay the same.
	IssueDocuments(ctx context.Context, applicationID string) (IssuedDocuments, error)
	// TellInsurer tells the core system of the insurer what happened, under one key
	// for ever. An insurer that works at the desk sees it there.
	TellInsurer(ctx context.Context, in InsurerNotice) error
	// SettleGuarantees carries over to the guarantees of a preservation how that
	// ended: released and revoked and the premium given back when it came to nothing,
	// told of the ruling otherwise.
	SettleGuarantees(ctx context.Context, preservationID string) error
}

// IssuedDocuments is what came of issuing.
type IssuedDocuments struct {
	Entry     *baoquan.Entry `json:"entry,omitempty"`     // they are issued
	ByInsurer bool           `json:"byInsurer,omitempty"` // the insurer's core system issues them
}

// InsurerNotice is what an insurer is to be told: the event of a docket entry.
type InsurerNotice struct {
	ApplicationID string        `json:"applicationId"`
	Seq           int64         `json:"seq"`
	Event         baoquan.Event `json:"event"`
	Insurer       string        `json:"insurer"` // code of whom it was asked of then
}

// PaymentActivities act on an order. The id is the payment's.
type PaymentActivities interface {
	// PlaceOrder places the order at the provider and keeps the payer's code.
	PlaceOrder(ctx context.Context, paymentID string) (PaymentState, error)
	// ConfirmOrder asks the provider and writes down what it says; files fee_paid or premium_paid in the docket.
	ConfirmOrder(ctx context.Context, paymentID string) (PaymentState, error)
	// CloseOrder closes the order at the provider, unless it was paid.
	CloseOrder(ctx context.Context, paymentID string) (PaymentState, error)
	// RefundOrder gives the money back, under one refund number for ever.
	RefundOrder(ctx context.Context, paymentID string) (PaymentState, error)
}

// PaymentState is where an order stands, as the record has it.
type PaymentState struct {
	Status    string        `json:"status"` // created, pending, paid, closed, refunding, refunded
	ExpiresAt time.Time     `json:"expiresAt"`
	PollEvery time.Duration `json:"pollEvery"`           // first interval of asking
	Attention string        `json:"attention,omitempty"` // why an operator has to look
	Tell      bool          `json:"tell,omitempty"`      // the money has just gone back: the payer is to be told
}

// ReconciliationActivities compare the record with the providers' bills. The id is
// the reconciliation's.
type ReconciliationActivities interface {
	// OpenReconciliation asks for a day to be compared; its Reconciliation hears of it.
	OpenReconciliation(ctx context.Context, day baoquan.Date) error
	// ReadReconciliation answers what is to be compared.
	ReadReconciliation(ctx context.Context, id string) (ReconciliationState, error)
	// CompareBill fetches one provider's bill and writes each difference down once. A
	// bill that is not there may be asked for again, or is taken as empty.
	CompareBill(ctx context.Context, in BillOf) (BillCompared, error)
	// MissBill writes down that a bill could not be compared, and why.
	MissBill(ctx context.Context, in MissedBill) error
	// EndReconciliation writes down that every bill was looked at.
	EndReconciliation(ctx context.Context, id string) error
}

// ReconciliationState is what is to be compared.
type ReconciliationState struct {
	Day     baoquan.Date `json:"day"`
	Methods []string     `json:"methods"` // in order
}

// BillOf names a provider's bill.
type BillOf struct {
	ID     string `json:"id"`
	Method string `json:"method"`
	Last   bool   `json:"last,omitempty"` // no bill counts as an empty one now
}

// BillCompared is what came of comparing a bill.
type BillCompared struct {
	Payments    int `json:"payments"` // lines
	Refunds     int `json:"refunds"`
	Differences int `json:"differences"` // new and known ones
}

// MissedBill is a bill that could not be compared, and the code of why.
type MissedBill struct {
	ID     string `json:"id"`
	Method string `json:"method"`
	Code   string `json:"code"`
}

// IdentityActivities act on a face check. The id is the check's.
type IdentityActivities interface {
	// BeginCheck begins the session at the provider and keeps its address for the phone.
	BeginCheck(ctx context.Context, checkID string) (CheckState, error)
	// DecideCheck asks the provider, compares name and number and writes down passed or failed.
	DecideCheck(ctx context.Context, checkID string) (CheckState, error)
	// ExpireCheck writes down that nobody finished it in time.
	ExpireCheck(ctx context.Context, checkID string) (CheckState, error)
}

// CheckState is where a face check stands, as the record has it.
type CheckState struct {
	Status    string        `json:"status"` // pending, passed, failed, expired
	ExpiresAt time.Time     `json:"expiresAt"`
	PollEvery time.Duration `json:"pollEvery"` // first interval of asking
}

// AccountActivities act on checks of identity papers and tell people about their
// accounts. The id of papers is the check's.
type AccountActivities interface {
	// ReadPapers answers how a check of papers stands.
	ReadPapers(ctx context.Context, checkID string) (PapersState, error)
	// ExpirePapers writes down that papers were not handed in in time.
	ExpirePapers(ctx context.Context, checkID string) (PapersState, error)
	// NotifyPapers tells the person by text message what was decided.
	NotifyPapers(ctx context.Context, checkID string) error
	// NotifyMerge tells a person on one of two phones that accounts were merged.
	NotifyMerge(ctx context.Context, in MergeNotice) error
}

// PapersState is where a check of papers stands, as the record has it.
type PapersState struct {
	Status    string    `json:"status"`    // collecting, pending, passed, refused, cancelled, expired
	ExpiresAt time.Time `json:"expiresAt"` // they have to be handed in by then
	DueAt     time.Time `json:"dueAt"`     // an operator should have decided by then; zero before they are handed in
}

// MergeNotice is a text message about a merge.
type MergeNotice struct {
	AccountID string `json:"accountId"` // of the account that was merged into another
	Into      bool   `json:"into"`      // to the phone of the other
}

// FileActivities act on uploaded files.
type FileActivities interface {
	// ScanFile has the scanner look at a file and writes down what it says, once.
	ScanFile(ctx context.Context, materialID string) (ScanState, error)
	// SweepPage removes from a page of the bucket what nobody names and nobody is
	// about to. nil is the first page.
	SweepPage(ctx context.Context, from []byte) (SweptPage, error)
}

// ScanState is where the check of a file stands, as the record has it.
type ScanState struct {
	Scan string `json:"scan"` // clean, refused; "" when the file is not in the record any more
}

// SweptPage is what came of a page, or of the pages so far.
type SweptPage struct {
	Next    []byte `json:"next,omitempty"` // where the next page begins; empty at the end
	Seen    int    `json:"seen"`
	Removed int    `json:"removed"`
}

func (p SweptPage) describe() string {
	return fmt.Sprintf("- 已查看 %d 个对象，清理 %d 个", p.Seen, p.Removed)
}
