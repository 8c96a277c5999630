package baoquan

import "time"

// Beijing is the wall clock of the courts (Asia/Shanghai). It is a fixed zone:
// there has been no summer time since 1991, and birth dates are [Date]s.
var Beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

// Kind says what is applied for.
type Kind string

// The kinds of application.
const (
	Preservation Kind = "preservation" // 保全
	Guarantee    Kind = "guarantee"    // 担保
)

// Category is the stage of the dispute in which preservation is asked (保全类别).
type Category string

// The categories.
const (
	PreLitigation  Category = "pre_litigation"  // 诉前保全, CPL 104
	Litigation     Category = "litigation"      // 诉讼保全, CPL 103
	PreEnforcement Category = "pre_enforcement" // 执行前保全, JS 163
)

// PreservationType is what is to be preserved (保全类型).
type PreservationType string

// The preservation types.
const (
	PropertyPreservation PreservationType = "property" // 财产保全
	ActPreservation      PreservationType = "act"      // 行为保全
	EvidencePreservation PreservationType = "evidence" // 证据保全
)

// PreSuitStage (非诉期间) is asked for when the category is [PreLitigation].
type PreSuitStage string

// The pre-suit stages.
const (
	BeforeFiling  PreSuitStage = "before_filing" // 未起诉或提起仲裁前
	InArbitration PreSuitStage = "arbitration"   // 仲裁中
)

// Capacity is in what capacity the submitter acts (提交人身份).
type Capacity string

// The capacities.
const (
	AsApplicant Capacity = "applicant" // 申请人
	AsLawyer    Capacity = "lawyer"    // 律师
	AsAgent     Capacity = "agent"     // 其他代理人
)

// UnsecuredReason is why no security is offered; FS22 9 lists the cases in
// which a court may do without.
type UnsecuredReason string

// The reasons of FS22 9, and one more with a note.
const (
	SupportOrInjury      UnsecuredReason = "support_or_injury"
	DomesticViolence     UnsecuredReason = "domestic_violence"
	PublicInterest       UnsecuredReason = "public_interest"
	GoodSamaritan        UnsecuredReason = "good_samaritan"
	ClearCase            UnsecuredReason = "clear_case"
	FinancialInstitution UnsecuredReason = "financial_institution"
	OtherUnsecuredReason UnsecuredReason = "other"
)

// Basics is what the create call asks: the basic information (基本信息) of an
// application.
type Basics struct {
	CourtCode         string           `json:"courtCode"`                   // code of the court, 选择法院
	Amount            Fen              `json:"amount"`                      // 申请保全金额, fen
	Category          Category         `json:"category"`                    // 保全类别
	Type              PreservationType `json:"type"`                        // 保全类型
	PreSuitStage      PreSuitStage     `json:"preSuitStage,omitempty"`      // 非诉期间, with 诉前
	Secured           bool             `json:"secured"`                     // 担保情况
	UnsecuredReason   UnsecuredReason  `json:"unsecuredReason,omitempty"`   // without security
	UnsecuredNote     string           `json:"unsecuredNote,omitempty"`     // with reason other
	SubmitterCapacity Capacity         `json:"submitterCapacity"`           // 提交人身份
	CaseType          string           `json:"caseType,omitempty"`          // 案件类型 as its 代字 (民初), with 诉讼
	CaseNumber        string           `json:"caseNumber,omitempty"`        // 案号; 执行前: that of the judgment
	CauseCode         string           `json:"causeCode,omitempty"`         // 案由
	JudgmentCourtCode string           `json:"judgmentCourtCode,omitempty"` // 执行前: the court that gave the judgment
	NoticeVersion     string           `json:"noticeVersion"`               // the 保全须知 that was ticked
}

// Application is one application with all its parts, as the law sees it.
type Application struct {
	ID        string
	Kind      Kind
	Number    string // for people, like BQ20261127000001
	AccountID string
	Status    Status
	Version   int64 // one for the application and all its parts
	Basics
	Cover            // of a guarantee
	Linked      bool // a guarantee bought here secures this preservation
	Fee         Fen  // preservation fee ordered by the court, 0 before that
	Parties     []Party
	Clues       []Clue
	Securities  []Security
	Materials   []Material
	Correction  *Correction // what the last return asks for, nil when none is open
	Ruling      *Ruling
	CreatedAt   time.Time
	UpdatedAt   time.Time
	SubmittedAt *time.Time
}

// Correction (补正) is what a return asks for: told once, with all items
// (ZX 9, by analogy).
type Correction struct {
	Items []CorrectionItem `json:"items"`
	DueAt time.Time        `json:"dueAt"`
}

// CorrectionItem is one thing to be corrected. Location is a path inside the
// application: amount, parties/<id>/idNumber, materials/identity/<partyId>.
type CorrectionItem struct {
	Location string `json:"location"`
	Reason   string `json:"reason"`
}

// Outcome is what a ruling (裁定) decides.
type Outcome string

// The outcomes.
const (
	Granted       Outcome = "granted"        // 准予保全
	PartlyGranted Outcome = "partly_granted" // 部分准予
	Dismissed     Outcome = "dismissed"      // 驳回申请
)

// Ruling (裁定) is the court's decision on a preservation.
type Ruling struct {
	Outcome Outcome   `json:"outcome"`
	Amount  Fen       `json:"amount"` // preserved up to, fen
	Number  string    `json:"number"` // number of the ruling
	Code    string    `json:"code"`   // opens /verify
	SHA256  string    `json:"sha256"` // of the PDF's bytes, hex
	RuledAt time.Time `json:"ruledAt"`
}

// PartyByID finds a party of the application; nil when there is none.
func (a *Application) PartyByID(id string) *Party {
	for i := range a.Parties {
		if a.Parties[i].ID == id {
			return &a.Parties[i]
		}
	}
	return nil
}

// ClueTotal is the total value of the property clues (财产总价值), fen.
func (a *Application) ClueTotal() Fen {
	var sum Fen
	for _, c := range a.Clues {
		sum += c.Value
	}
	return sum
}

// SecurityTotal is the total value of the securities (担保总价值), fen.
func (a *Application) SecurityTotal() Fen {
	var sum Fen
	for _, s := range a.Securities {
		sum += s.Value
	}
	return sum
}
