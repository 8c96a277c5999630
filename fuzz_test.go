package baoquan

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// keepsItsForm: what a form brings a text into is left alone by it, and no error
// repeats what was typed.
func keepsItsForm(f *testing.F, normalize func(string) string, check func(string) error, seeds ...string) {
	f.Helper()
	for _, s := range append(seeds, "", "　", "\x00\xff", "１２３", strings.Repeat("9", 300)) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := normalize(s)
		if twice := normalize(once); twice != once {
			t.Errorf("%q becomes %q, and that %q", s, once, twice)
		}
		if err := check(once); err != nil && utf8.RuneCountInString(s) > 5 && strings.Contains(err.Error(), s) {
			t.Errorf("the error repeats %q", s)
		}
	})
}

func FuzzCreditCode(f *testing.F) {
	keepsItsForm(f, NormalizeCreditCode, CheckCreditCode, "91110000100017643K", "9111 0000 1000 1764 3k")
}

func FuzzPlate(f *testing.F) {
	keepsItsForm(f, NormalizePlate, CheckPlate, "京A12345", "粤Z·1234港", "京AD12345")
}

func FuzzVIN(f *testing.F) { keepsItsForm(f, NormalizeVIN, CheckVIN, "LSVAU033X22012345") }

func FuzzAccount(f *testing.F) {
	keepsItsForm(f, NormalizeAccount, func(s string) error { _ = CheckCard(s); return CheckAccount(s) }, "6222020200112233446", "6222 0202 0011 2233 446")
}

func FuzzPhone(f *testing.F) {
	keepsItsForm(f, NormalizePhone, CheckPhone, "13800000000", "+86 138-0000-0000", "8613800000000", "008613800000000")
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-02-28", "2024-02-29", "2026-02-30", "0000-00-00", "9999-12-31", "2026-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil && (string(d) != s || DateOf(d.Time()) != d) {
			t.Errorf("%q is %q", s, d)
		}
	})
}

// FuzzNext walks through the procedure with events in any order: only listed moves
// move, and what is refused changes nothing.
func FuzzNext(f *testing.F) {
	f.Add(true, "opened submitted accepted fee_ordered fee_paid ruled")
	f.Add(false, "opened submitted underwritten premium_paid issued used preservation_ruled released")
	f.Add(false, "opened deleted submitted nonsense")
	f.Fuzz(func(t *testing.T, preservation bool, events string) {
		kind, status, letter := Guarantee, Status(""), LetterStatus("")
		if preservation {
			kind = Preservation
		}
		for event := range strings.FieldsSeq(events) {
			next, err := Next(kind, status, Event(event))
			if listed, ok := transitions[kind][status][Event(event)]; ok != (err == nil) || ok && next != listed || !ok && next != status {
				t.Fatalf("%s in %q by %q: %q, %v", kind, status, event, next, err)
			}
			after, err := NextLetter(letter, Event(event))
			if err != nil && after != letter || letter == LetterRevoked && after != LetterRevoked {
				t.Fatalf("letter %q by %q: %q, %v", letter, event, after, err)
			}
			status, letter = next, after
		}
	})
}
