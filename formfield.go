package baoquan

import "fmt"

// Limits of text fields, in characters.
const (
	maxCode      = 50  // codes, kinds and numbers
	maxName      = 100 // names of people and of organizations
	maxShort     = 200 // one line: an address, a brand
	maxParagraph = 500 // descriptions
)

// formField is one text field of a form. A form is a table of these, which
// Normalize, Validate, Check and KeepMasked all read, so that a field is
// described once. Enums and dates are text too.
type formField struct {
	location string              // JSON path inside the form: vehicle.plate
	label    string              // what people call it: 车牌号
	value    *string             // where it stands
	max      int                 // most characters, 0 for maxShort
	lines    bool                // may have several lines
	form     func(string) string // brings it into its one form; nil: only cleaned
	wrong    func(string) string // what to do when its form is wrong, "" when it is right; nil: any text
	foreign  bool                // does not belong to this kind of form
	required bool                // must be given at once
	needed   bool                // must be given before submission
	sealed   bool                // some readers see it masked and may send it back so
}

// limit is the most characters of the field.
func (f formField) limit() int {
	if f.max == 0 {
		return maxShort
	}
	return f.max
}

// clean takes away what people do not see (spaces around, other widths) and
// names what cannot stay.
func (f formField) clean() (string, Code) {
	if f.lines {
		return CleanParagraph(*f.value, f.limit())
	}
	return CleanText(*f.value, f.limit())
}

// normalize brings the field into its one form. What cannot be cleaned stays
// as it is, for Validate to name.
func (f formField) normalize() {
	text, code := f.clean()
	if code != "" {
		return
	}
	if f.form != nil {
		text = f.form(text)
	}
	*f.value = text
}

// check adds what is wrong with the field. What is needed only for submission is
// not asked for here.
func (f formField) check(faults *Faults) {
	if *f.value == "" {
		if f.required && !f.foreign {
			faults.Add(f.location, CodeRequired, "请填写"+f.label)
		}
		return
	}
	switch _, code := f.clean(); {
	case f.foreign:
		faults.Add(f.location, CodeNotAllowed, "此处不能填写"+f.label+"，请删除")
	case code == CodeTooLong:
		faults.Add(f.location, code, fmt.Sprintf("%s不能超过%d个字", f.label, f.limit()))
	case code != "":
		faults.Add(f.location, code, f.label+"含有不能使用的字符，请删除后重新填写")
	case f.wrong != nil:
		if detail := f.wrong(*f.value); detail != "" {
			faults.Add(f.location, CodeInvalid, detail)
		}
	}
}

func normalizeFields(fields []formField) {
	for _, f := range fields {
		f.normalize()
	}
}

// checkFields names everything that is wrong with the fields of a form.
func checkFields(fields []formField) Faults {
	var faults Faults
	for _, f := range fields {
		f.check(&faults)
	}
	return faults
}

// keepMasked takes over from old what came back masked, field by field.
func keepMasked(fields, old []formField) {
	before := make(map[string]string, len(old))
	for _, f := range old {
		before[f.location] = *f.value
	}
	for _, f := range fields {
		if was := before[f.location]; f.sealed && was != "" && Masked(*f.value) {
			*f.value = was
		}
	}
}

// oneOf takes only codes that have a Chinese name.
func oneOf[E ~string](names map[E]string, detail string) func(string) string {
	return unless(func(s string) bool { return names[E(s)] != "" }, detail)
}

// unless answers detail for what is not valid.
func unless(valid func(string) bool, detail string) func(string) string {
	return func(s string) string {
		if valid(s) {
			return ""
		}
		return detail
	}
}

// sentence answers the Chinese sentence of a [NumberError].
func sentence(check func(string) error) func(string) string {
	return func(s string) string {
		if err := check(s); err != nil {
			return err.Error()
		}
		return ""
	}
}

// checkValue adds what is wrong with an amount that must lie in 1..[MaxAmount].
func checkValue(location, label string, value Fen, faults *Faults) {
	switch {
	case value == 0:
		faults.Add(location, CodeRequired, "请填写"+label+"，须大于0")
	case value < 0:
		faults.Add(location, CodeOutOfRange, label+"须大于0")
	case value > MaxAmount:
		faults.Add(location, CodeOutOfRange, label+"不能超过1000亿元")
	}
}
