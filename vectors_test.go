package baoquan

import (
	"encoding/json"
	"errors"
	"os"
	"regexp"
	"testing"
)

// vector is one number of testdata/vectors.json. All of them are made up.
type vector struct {
	Value, Note, Birth, Sex      string
	Year, Court, Special, Type   string
	Number, Amount, Fee, Minimum string
	Rate                         json.Number
}

type vectorSet struct {
	Valid, Invalid, Vectors []vector
	LegacyValid             []vector `json:"legacy_valid"`
}

// vectors reads one part of the shared vectors.
func vectors(t testing.TB, part string) vectorSet {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &parts); err != nil {
		t.Fatal(err)
	}
	var set vectorSet
	if err := json.Unmarshal(parts[part], &set); err != nil {
		t.Fatal(err)
	}
	if len(set.Valid)+len(set.Vectors) == 0 {
		t.Fatalf("no vectors for %s", part)
	}
	return set
}

// expectErrors runs a check over the valid and the invalid numbers of a part.
func expectErrors(t *testing.T, part string, check func(string) error) {
	t.Helper()
	set := vectors(t, part)
	for _, v := range set.Valid {
		if err := check(v.Value); err != nil {
			t.Errorf("%s: %v", v.Value, err)
		}
	}
	for _, v := range set.Invalid {
		if check(v.Value) == nil {
			t.Errorf("%q passes: %s", v.Value, v.Note)
		}
	}
}

func TestErrorsOfNumbersSpeakChineseAndRepeatNothing(t *testing.T) {
	t.Parallel()
	digits := regexp.MustCompile(`\d{6}`)
	errs := []error{
		CheckPhone("23800000000"), CheckPlate("123456789"), CheckVIN("123456789"),
		CheckAccount("12345"), CheckCard("1234567890123456"), CheckCreditCode("91110105MA00000070"),
	}
	_, card := ParseIDCard("110105199103070009", "2026-11-27")
	_, number := ParseCaseNumber("2020京0105民初123号")
	for _, err := range append(errs, card, number) {
		var typed NumberError
		if !errors.As(err, &typed) || !regexp.MustCompile(`\p{Han}`).MatchString(typed.Error()) || digits.MatchString(typed.Error()) {
			t.Errorf("error %v is not a typed Chinese sentence without the value", err)
		}
	}
}
