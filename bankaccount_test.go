package baoquan

import (
	"errors"
	"strings"
	"testing"
)

func TestCardsAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	expectErrors(t, "bank_card", CheckCard)
}

func TestCardsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]error{
		"6217000000000000004": nil, "6217000001000000004": ErrCardCheck, "621700000000": ErrCardForm, "": ErrCardForm,
	} {
		if err := CheckCard(s); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", s, err, want)
		}
		if LooksLikeCard(s) != !errors.Is(want, ErrCardForm) {
			t.Errorf("%q looks like a card: %v", s, LooksLikeCard(s))
		}
	}
}

func TestAccountsAreTakenWidely(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"110000-00001": true, "FTN000000001": true, "123456": true, strings.Repeat("0", 32): true,
		"12345": false, strings.Repeat("0", 33): false, "账号000000": false, "1234 5678": false, "": false,
	} {
		if (CheckAccount(s) == nil) != want {
			t.Errorf("%q: %v", s, CheckAccount(s))
		}
	}
	if got := NormalizeAccount(" ６217 0000 ftn-1 "); got != "62170000FTN-1" {
		t.Errorf("normalized to %q", got)
	}
}
