package baoquan

import (
	"slices"
	"testing"
	"time"
)

func TestPapersAreCompleteWhenTheirRequiredSlotsAreFilledAndClean(t *testing.T) {
	t.Parallel()
	file := func(slot PaperSlot, scan Scan) PaperFile { return PaperFile{Slot: slot, Scan: scan} }
	for name, test := range map[string]struct {
		kind  IDType
		files []PaperFile
		want  []string
	}{
		"nothing of a card":     {IDCard, nil, []string{"papers/front", "papers/back", "papers/holding"}},
		"nothing of a passport": {Passport, nil, []string{"papers/front", "papers/holding"}},
		"a card without back":   {IDCard, []PaperFile{file(PaperFront, ScanClean), file(PaperHolding, ScanClean)}, []string{"papers/back"}},
		"a permit without back": {TaiwanPermit, []PaperFile{file(PaperFront, ScanClean), file(PaperHolding, ScanClean)}, nil},
		"a whole card": {IDCard, []PaperFile{
			file(PaperFront, ScanClean), file(PaperBack, ScanClean), file(PaperHolding, ScanClean),
		}, nil},
		"one that waits for the scanner": {OtherID, []PaperFile{file(PaperFront, ScanPending), file(PaperHolding, ScanClean)}, []string{"papers/front"}},
		"an infected one that need not be there": {Passport, []PaperFile{
			file(PaperFront, ScanClean), file(PaperBack, ScanRefused), file(PaperHolding, ScanClean),
		}, []string{"papers/back"}},
	} {
		var got []string
		for _, m := range MissingPapers(test.kind, test.files) {
			got = append(got, m.Location)
			if m.Detail == "" || m.Step == "" {
				t.Errorf("%s: %s is not explained", name, m.Location)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: missing %v, want %v", name, got, test.want)
		}
	}
}

func TestAnOperatorHasTwoWorkingDaysForPapers(t *testing.T) {
	t.Parallel()
	for handedIn, due := range map[string]string{
		"2026-11-25 09:00": "2026-11-27 23:59", // Wednesday to Friday
		"2026-11-27 23:59": "2026-12-01 23:59", // over a weekend
		"2026-11-28 12:00": "2026-12-01 23:59", // on one
		"2026-09-30 12:00": "2026-10-09 23:59", // over the national holiday
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", handedIn, Beijing)
		if err != nil {
			t.Fatal(err)
		}
		if got := PapersDue(at).In(Beijing).Format("2006-01-02 15:04"); got != due {
			t.Errorf("handed in %s: due %s, want %s", handedIn, got, due)
		}
	}
}

func TestEveryReasonAboutPapersHasAName(t *testing.T) {
	t.Parallel()
	for _, r := range []PapersReason{OtherPaper, NoPhone, CannotFace, FaceFailed} {
		if r.Chinese() == "" {
			t.Errorf("%q has no name", r)
		}
	}
	for _, r := range []PapersRefusal{PapersUnreadable, PapersMismatch, PapersExpired, PapersNotThePerson, PapersIncomplete, PapersOther} {
		if r.Chinese() == "" {
			t.Errorf("%q has no name", r)
		}
	}
}
