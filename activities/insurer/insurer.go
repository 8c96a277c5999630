// Package insurer speaks with the core systems of insurers (row 84): events out
// and events in, both signed by Standard Webhooks
// (https://www.standardwebhooks.com), so that a partner finds a library in its
// own language. docs/insurer.md is the protocol for partners.
//
// An event is one JSON object {type, timestamp, data}; its webhook-id is the same
// at every try, so that whoever receives it twice acts once. Data names the
// guarantee by id and number and carries the docket's number seq: an event with a
// smaller seq than one that was seen is old.
package insurer

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
)

// What we tell an insurer.
const (
	Submitted   = "guarantee.submitted"   // Submission: underwrite it
	Overdue     = "guarantee.overdue"     // Case: no answer in time, please answer
	Withdrawn   = "guarantee.withdrawn"   // Ending: nothing is asked of this insurer any more
	Paid        = "guarantee.paid"        // Payment: issue policy and letter
	Used        = "guarantee.used"        // Use: the letter serves a preservation
	Unlinked    = "guarantee.unlinked"    // Use: it does not any more and may serve another
	Ruled       = "guarantee.ruled"       // Ruling: what the court decided on that preservation
	Revoked     = "guarantee.revoked"     // Ending: the letter is revoked because the preservation came to nothing
	Surrendered = "guarantee.surrendered" // Ending: the owner gave an unused letter back
	Expired     = "guarantee.expired"     // Ending: the letter was not used in time
)

// Case names the guarantee an event is about. It is embedded in the data of every
// event we send.
type Case struct {
	ID     string `json:"id"`     // of the guarantee
	Number string `json:"number"` // for people
	Seq    int64  `json:"seq"`    // of the docket entry
}

// Submission is the data of Submitted: everything an underwriter needs.
type Submission struct {
	Case
	Court              string               `json:"court"` // name
	CourtCode          string               `json:"courtCode"`
	Category           baoquan.Category     `json:"category"`
	PreSuitStage       baoquan.PreSuitStage `json:"preSuitStage,omitempty"`
	CaseType           string               `json:"caseType,omitempty"`
	CaseNumber         string               `json:"caseNumber,omitempty"`
	CauseCode          string               `json:"causeCode,omitempty"`
	Cause              string               `json:"cause,omitempty"`    // name
	PreservationAmount baoquan.Fen          `json:"preservationAmount"` // fen
	GuaranteeAmount    baoquan.Fen          `json:"guaranteeAmount"`    // fen
	RatePpm            int64                `json:"ratePpm"`            // quoted, parts per million
	Premium            baoquan.Fen          `json:"premium"`            // quoted, fen: more may not be asked
	Parties            []baoquan.Party      `json:"parties"`
	Clues              []baoquan.Clue       `json:"clues"`
	Materials          []SubmissionMaterial `json:"materials"`
}

// SubmissionMaterial names a file of a submission.
type SubmissionMaterial struct {
	Slot     string `json:"slot"`
	FileName string `json:"fileName"`
	SHA256   string `json:"sha256"`
	Size     int64  `json:"size"`
}

// Payment is the data of Paid. The codes open VerifyURL + code and are to be
// printed, as text and QR, one on each document.
type Payment struct {
	Case
	Premium    baoquan.Fen `json:"premium"` // fen
	PaidAt     time.Time   `json:"paidAt"`
	PolicyCode string      `json:"policyCode"`
	LetterCode string      `json:"letterCode"`
	VerifyURL  string      `json:"verifyUrl"` // https://…/verify/
}

// Use is the data of Used and Unlinked.
type Use struct {
	Case
	Preservation string `json:"preservation"` // number of the application for preservation
}

// Ruling is the data of Ruled.
type Ruling struct {
	Case
	Outcome baoquan.Outcome `json:"outcome"`
	Amount  baoquan.Fen     `json:"amount"` // preserved up to, fen
}

// Ending is the data of Withdrawn, Revoked, Surrendered and Expired.
type Ending struct {
	Case
	Reason string      `json:"reason"` // code: withdrawn, lapsed, other_insurer, dismissed, rejected, surrendered, expired
	Refund baoquan.Fen `json:"refund"` // premium that goes back to the payer, fen
}

// What an insurer tells us.
const (
	Decided = "underwriting.decided" // Decision
	Issued  = "documents.issued"     // Documents
)

// Decision is the data of Decided.
type Decision struct {
	ID       string                   `json:"id"` // of the guarantee
	Decision string                   `json:"decision"`
	RatePpm  *int64                   `json:"ratePpm,omitempty"`
	Premium  *baoquan.Fen             `json:"premium,omitempty"`
	Items    []baoquan.CorrectionItem `json:"items,omitempty"`
	Reason   string                   `json:"reason,omitempty"`
}

// Documents is the data of Issued: policy and letter as PDF.
type Documents struct {
	ID     string   `json:"id"` // of the guarantee
	Policy Document `json:"policy"`
	Letter Document `json:"letter"`
}

// Document is one PDF and the hash that its bytes must have.
type Document struct {
	Number  string `json:"number"`
	Content []byte `json:"content"` // base64
	SHA256  string `json:"sha256"`  // hex
}

// Outgoing is an event to an insurer. ID is the webhook-id: the same at every try,
// visible ASCII without a full stop, at most 200 characters.
type Outgoing struct {
	ID   string
	Type string
	At   time.Time
	Data any
}

// Incoming is an event of an insurer whose signature is genuine.
type Incoming struct {
	ID   string // webhook-id
	Type string
	At   time.Time
	Data json.RawMessage
}

// Sender tells an insurer. A second call with the same event is the same event.
// Errors are *provider.Error.
type Sender interface {
	Send(ctx context.Context, insurerCode string, event Outgoing) error
}

// Receiver reads what claims to come from an insurer: ErrSignature unless one of
// that insurer's secrets signed these very bytes within the last five minutes,
// ErrUnknown when no secret is configured for it, ErrMalformed when it is genuine
// and no event.
type Receiver interface {
	Receive(insurerCode string, header http.Header, body []byte) (Incoming, error)
}

// What is wrong with what came in.
var (
	ErrSignature = errors.New("insurer: signature is not genuine")
	ErrUnknown   = errors.New("insurer: no such system")
	ErrMalformed = errors.New("insurer: not an event")
)
