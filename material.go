package baoquan

import "time"

// Slot is where a file belongs (row 49).
type Slot string

// The slots.
const (
	SlotApplicationForm  Slot = "application_form"  // 申请书
	SlotComplaint        Slot = "complaint"         // 起诉状
	SlotAcceptanceNotice Slot = "acceptance_notice" // 立案受理通知书
	SlotIdentity         Slot = "identity"          // 身份证明材料, one for each party
	SlotSecurity         Slot = "security"          // 担保材料, one for each security
	SlotEvidence         Slot = "evidence"          // 证据材料
	SlotOther            Slot = "other"             // 其它材料
)

// Scan is how far the check of a file has come.
type Scan string

// The states of a check.
const (
	ScanPending Scan = "pending"
	ScanClean   Scan = "clean"
	ScanRefused Scan = "refused"
)

// Material is one uploaded file in its slot.
type Material struct {
	ID          string    `json:"id"`
	Slot        Slot      `json:"slot"`
	PartyID     string    `json:"partyId,omitempty"`
	SecurityID  string    `json:"securityId,omitempty"`
	FileName    string    `json:"fileName"`
	ContentType string    `json:"contentType"`
	Size        int64     `json:"size"` // bytes
	SHA256      string    `json:"sha256"`
	Scan        Scan      `json:"scan"`
	UploadedAt  time.Time `json:"uploadedAt"`
}
