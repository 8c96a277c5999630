package baoquan

import (
	"errors"
	"testing"
)

func TestCreditCodesAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	expectErrors(t, "uscc", CheckCreditCode)
}

func TestCreditCodesSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]error{
		"91110105MA0000007L": nil, "91110105MA0000007l": ErrCreditCodeForm, "91110105MA0000007": ErrCreditCodeForm,
		"91110105MA00000070": ErrCreditCodeCheck, "91110105SA0000007L": ErrCreditCodeForm,
	} {
		if err := CheckCreditCode(s); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", s, err, want)
		}
	}
}

func TestCreditCodesAreNormalized(t *testing.T) {
	t.Parallel()
	if got := NormalizeCreditCode(" ９1110105ma000 0007l　"); got != "91110105MA0000007L" {
		t.Errorf("got %q", got)
	}
}

func TestADoubtfulOrganizationCodeIsAWarning(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"91110105MA0000007L": false,
		"91110105MA0000008H": true, // the check of the whole does not matter here
		"short":              false,
		"":                   false,
	} {
		if got := OrganizationCodeDoubtful(s); got != want {
			t.Errorf("%q doubtful: %v", s, got)
		}
	}
}
