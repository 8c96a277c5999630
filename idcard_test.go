package baoquan

import (
	"encoding/csv"
	"errors"
	"os"
	"strings"
	"testing"
)

const today = Date("2026-11-27")

func TestIdentityCardsAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	expectErrors(t, "id_card", func(s string) error {
		_, err := ParseIDCard(s, today)
		return err
	})
	sexes := map[string]Sex{"男": Male, "女": Female}
	for _, v := range vectors(t, "id_card").Valid {
		info, _ := ParseIDCard(v.Value, today)
		if strings.ReplaceAll(string(info.Birth), "-", "") != v.Birth || info.Sex != sexes[v.Sex] || info.Division != v.Value[:6] {
			t.Errorf("%s reads as %+v", v.Value, info)
		}
	}
}

func TestIdentityCardsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]error{
		"":                           ErrIDCardForm,
		"110105900307000":            ErrIDCardForm, // the form of 15 digits ended in 2013
		"11010519000106005x":         ErrIDCardForm,
		"110105199103070009":         ErrIDCardCheck,
		"110105209901010004":         ErrIDCardBirth,
		"11010519901301000X":         ErrIDCardForm,
		idCard("110105", "19900230"): ErrIDCardBirth,
		idCard("110105", "20261128"): ErrIDCardBirth,
		idCard("110105", "20261127"): nil,
		idCard("110105", "19400601"): nil, // a day whose midnight does not exist in Shanghai
		idCard("199999", "19900307"): ErrIDCardDivision,
		idCard("999999", "19900307"): ErrIDCardDivision,
		idCard("100000", "19900307"): ErrIDCardDivision,
	} {
		if _, err := ParseIDCard(s, today); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", s, err, want)
		}
	}
}

// idCard makes a number with the never issued sequence 000 and a right check.
func idCard(division, birth string) string {
	body := division + birth + "000"
	return body + string(idCardChecks[weighted(body, idCardWeights, digitValue)%11])
}

func TestIdentityCardsAreNormalized(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		" 11010519000106005x ": "11010519000106005X",
		"１１０１０５１９９００３０７０００９":         "110105199003070009",
		"110105 19900307　0009\u00a0": "110105199003070009",
		"":                           "",
	} {
		if got := NormalizeIDCard(s); got != want {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

func TestTheDivisionsAreThoseOfTheReference(t *testing.T) {
	t.Parallel()
	file, err := os.Open("schema/reference/divisions.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, row := range rows[1:] {
		codes[row[0]] = true
		if !isDivision(row[0]) {
			t.Errorf("%s is missing", row[0])
		}
	}
	last := ""
	lines := strings.Split(strings.TrimSuffix(divisions, "\n"), "\n")
	for _, code := range lines {
		if len(code) != 6 || code <= last || !codes[code] {
			t.Errorf("%q is out of place", code)
		}
		last = code
	}
	if len(lines) != len(codes) {
		t.Errorf("%d divisions, want %d", len(lines), len(codes))
	}
}

func FuzzIDCard(f *testing.F) {
	set := vectors(f, "id_card")
	for _, v := range append(set.Valid, set.Invalid...) {
		f.Add(v.Value)
	}
	f.Fuzz(func(t *testing.T, s string) {
		number := NormalizeIDCard(s)
		if NormalizeIDCard(number) != number {
			t.Errorf("normalizing %q twice changes it", s)
		}
		info, err := ParseIDCard(number, today)
		if err != nil {
			if info != (IDCardInfo{}) {
				t.Error("a refused number says something")
			}
			return
		}
		if !info.Birth.Valid() || info.Birth > today || len(number) != 18 || info.Sex == "" || Age(info.Birth, today) < 0 {
			t.Errorf("%q reads as %+v", s, info)
		}
	})
}
