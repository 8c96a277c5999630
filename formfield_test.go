package baoquan

import (
	"strings"
	"testing"
)

// has says whether faults name this location with this code.
func (f Faults) has(location string, code Code) bool {
	for _, fault := range f {
		if fault.Location == location && fault.Code == code {
			return true
		}
	}
	return false
}

// wantFaults fails unless exactly one fault is named, or none for location "".
func wantFaults(t *testing.T, faults Faults, location string, code Code) {
	t.Helper()
	switch {
	case location == "" && len(faults) > 0:
		t.Errorf("faults = %+v, want none", faults)
	case location != "" && (len(faults) != 1 || !faults.has(location, code)):
		t.Errorf("faults = %+v, want only %s %s", faults, location, code)
	}
}

func TestTextFieldsAreCleanedAndLimited(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		value string
		lines bool
		want  string
		code  Code
	}{
		{"spaces around are taken away", "  阿卜杜拉·买买提　", false, "阿卜杜拉·买买提", ""},
		{"rare characters count as one", strings.Repeat("𠮷", 10), false, strings.Repeat("𠮷", 10), ""},
		{"one character too many", strings.Repeat("〇", 11), false, strings.Repeat("〇", 11), CodeTooLong},
		{"a sign that turns the text round", "甲\u202e乙", false, "甲\u202e乙", CodeInvalid},
		{"a zero-width space", "甲\u200b乙", false, "甲\u200b乙", CodeInvalid},
		{"a NUL", "甲\x00", false, "甲\x00", CodeInvalid},
		{"two lines where one may stand", "甲\n乙", false, "甲\n乙", CodeInvalid},
		{"two lines in a paragraph", "甲\n乙", true, "甲\n乙", ""},
		{"only spaces are nothing", "  ", false, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			value := tt.value
			field := formField{location: "x", label: "名称", value: &value, max: 10, lines: tt.lines}
			field.normalize()
			if value != tt.want {
				t.Errorf("value = %q, want %q", value, tt.want)
			}
			location := ""
			if tt.code != "" {
				location = "x"
			}
			wantFaults(t, checkFields([]formField{field}), location, tt.code)
		})
	}
}

func TestAFieldWithoutLimitIsAShortOne(t *testing.T) {
	t.Parallel()
	value := strings.Repeat("字", maxShort+1)
	wantFaults(t, checkFields([]formField{{location: "x", value: &value}}), "x", CodeTooLong)
}

func TestOnlySealedFieldsKeepWhatWasMasked(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		was, now, want string
		sealed         bool
	}{
		{"a masked number is taken over", "13000000000", MaskPhone("13000000000"), "13000000000", true},
		{"a new number stays", "13000000000", "14700000000", "14700000000", true},
		{"an emptied number stays empty", "13000000000", "", "", true},
		{"a mask with nothing behind it stays", "", "130****0000", "130****0000", true},
		{"stars in other text are text", "甲", "*", "*", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			was, now := tt.was, tt.now
			keepMasked([]formField{{location: "x", value: &now, sealed: tt.sealed}}, []formField{{location: "x", value: &was}})
			if now != tt.want {
				t.Errorf("value = %q, want %q", now, tt.want)
			}
		})
	}
}
