package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/baoquan/baoquan"
)

// checkInsurers: an insurer's system was told of nothing that is not in a docket,
// knows the last that it has to know, and issued what it issued once (I7).
func checkInsurers(r *Report, k *record, counts map[string]map[string]int) {
	heard := map[string]bool{}
	for kind, keys := range counts {
		if !strings.HasPrefix(kind, "guarantee.") {
			continue
		}
		for key := range keys {
			heard[key] = true
			if !k.knows(key) {
				r.find("I2", "insurer "+kind, "event %s tells of nothing in a docket", key)
			}
		}
	}
	for _, id := range k.order {
		f := k.cases[id]
		if f.kind != baoquan.Guarantee || !f.cover.system {
			continue
		}
		if key := f.lastWord(); key != "" && !heard[key] {
			r.find("I7", f.name(), "its insurer was not told %s", key)
		}
		if issued := counts["issue"][id]; f.cover.letter != "" && !f.issuedHere() && issued != 1 {
			r.find("I7", f.name(), "is issued and its insurer issued %d times", issued)
		}
	}
}

// knows finds the entry behind the key of an event: id, number and event.
func (k *record) knows(key string) bool {
	parts := strings.Split(key, ":")
	if len(parts) != 3 || k.cases[parts[0]] == nil {
		return false
	}
	f := k.cases[parts[0]]
	seq, err := strconv.ParseInt(parts[1], 10, 64)
	return err == nil && seq > 0 && seq <= int64(len(f.docket)) && f.docket[seq-1].procedural
}

// lastWords are the events of which an insurer's system is told, in the status
// where that is the last thing it has to know. A letter that is claimed or
// released it has ended itself.
var lastWords = map[baoquan.Event][]baoquan.Status{
	baoquan.Submitted:   {baoquan.UnderReview},
	baoquan.PremiumPaid: {baoquan.Issuing},
	baoquan.UsedEvent:   {baoquan.Issued}, baoquan.UnlinkedEvent: {baoquan.Issued}, baoquan.PreservationRuled: {baoquan.Issued},
	baoquan.RevokedEvent: {baoquan.Issued}, baoquan.CancelledEvent: {baoquan.Cancelled},
	baoquan.LapsedEvent: {baoquan.Lapsed}, baoquan.WithdrawnEvent: {baoquan.Withdrawn},
}

// lastWord is the key of the last event that the insurer's system must have
// heard, "" when there is none.
func (f *file) lastWord() string {
	if f.heard == 0 || f.heard > int64(len(f.docket)) {
		return ""
	}
	e := f.docket[f.heard-1]
	if !slices.Contains(lastWords[e.event], f.status) || !f.asked() {
		return ""
	}
	return fmt.Sprintf("%s:%d:%s", f.id, e.seq, e.event)
}

// asked says whether the insurer is one that was asked and not left since.
func (f *file) asked() (is bool) {
	for _, e := range f.docket {
		switch e.event {
		case baoquan.Submitted:
			is = true
		case baoquan.InsurerSilent:
			is = false
		}
	}
	return is
}
