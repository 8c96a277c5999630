package baoquan

import "time"

// Cover is what a guarantee alone has: of whom it is asked, how much is to be
// guaranteed, what that costs and what became of the letter.
type Cover struct {
	InsurerCode     string
	AskedOf         string // code of the insurer it was handed in to last, "" before that
	GuaranteeAmount Fen    // 担保金额, the limit of what the insurer pays, fen
	ConsentVersion  string // the notice "insurer" that was agreed to
	Quote           Quote  // what the insurer's rate card asks
	RatePpm         int64  // as underwritten, parts per million; 0 before that
	Premium         Fen    // as underwritten (担保费), fen; 0 before that
	Letter          LetterStatus
	Serves          string // id of the preservation that the letter is used for
}

// Quote (报价) is what a rate card asks for a guarantee. It is held until a shown
// time: who submits by then is not asked for more, whatever card holds by then.
type Quote struct {
	RatePpm     int64     `json:"ratePpm"`
	Premium     Fen       `json:"premium"`     // fen
	CardVersion int64     `json:"cardVersion"` // of the insurer's rate card
	HeldUntil   time.Time `json:"heldUntil"`
}

// Held says whether a quote still stands at an instant.
func (q Quote) Held(at time.Time) bool { return q.Premium > 0 && at.Before(q.HeldUntil) }

// Normalize brings what is asked of the insurer into its one form.
func (c *Cover) Normalize() { normalizeFields(c.fields()) }

// Validate names everything the create call refuses of a guarantee beside what
// [Basics.Validate] does. c must be normalized.
func (c *Cover) Validate() Faults {
	var faults Faults
	checkValue("guaranteeAmount", "担保金额", c.GuaranteeAmount, &faults)
	return append(faults, checkFields(c.fields())...)
}

func (c *Cover) fields() []formField {
	return []formField{
		{location: "insurerCode", label: "保险公司", value: &c.InsurerCode, max: maxCode, required: true},
		{location: "consentVersion", label: "已同意的投保须知", value: &c.ConsentVersion, max: maxCode, required: true},
	}
}
