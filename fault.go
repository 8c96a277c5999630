package baoquan

// Code names an error for programs. Every code has a Chinese sentence for
// people where it is raised.
type Code string

// Fault is one thing that is wrong with what somebody sent. Location is the
// path of the field inside what was sent (amount, landline.area) and Detail
// says in Chinese what to do; neither ever repeats the value.
type Fault struct {
	Location string
	Code     Code
	Detail   string
}

// Faults are all faults of one input, so that they can be named at once.
type Faults []Fault

// Add appends a fault.
func (f *Faults) Add(location string, code Code, detail string) {
	*f = append(*f, Fault{Location: location, Code: code, Detail: detail})
}

// Codes of field faults.
const (
	CodeRequired    Code = "required" // 必填
	CodeInvalid     Code = "invalid"  // wrong form or check digit
	CodeTooLong     Code = "too_long" // over the limit
	CodeOutOfRange  Code = "out_of_range"
	CodeNotAllowed  Code = "not_allowed"  // a field that does not belong to this kind
	CodeUnknown     Code = "unknown"      // refers to something that does not exist
	CodeCourtClosed Code = "court_closed" // 法院未开通
)
