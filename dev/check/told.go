package check

import (
	"net/http"
	"slices"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/walk"
)

// events are the entries that an act leads to.
var events = map[string][]baoquan.Event{
	"opened": {baoquan.Opened}, "edited": {baoquan.Edited}, "deleted": {baoquan.DeletedEvent},
	"used":      {baoquan.Opened, baoquan.GuaranteeLinked},
	"submitted": {baoquan.Submitted}, "withdrawn": {baoquan.WithdrawnEvent, baoquan.RefundRequested},
	"payment_requested": {baoquan.PaymentRequested}, "ruled": {baoquan.RulingMade},
	"reviewed":     {baoquan.Accepted, baoquan.FeeOrdered, baoquan.ReturnedToFix, baoquan.RejectedEvent},
	"underwritten": {baoquan.Underwritten, baoquan.ReturnedToFix, baoquan.DeclinedEvent},
	"closed":       {baoquan.ClaimedEvent, baoquan.ReleasedEvent},
	"surrendered":  {baoquan.RevokedEvent, baoquan.CancelledEvent, baoquan.RefundRequested},
	"evaluated":    {baoquan.Evaluated},
}

// elsewhere are entries of a person that stand in another docket than that of the
// act, come with an edit, or with a merge of accounts; the letters' own check knows
// those of letters.
var elsewhere = []baoquan.Event{baoquan.UsedEvent, baoquan.UnlinkedEvent, baoquan.GuaranteeLinked, baoquan.GuaranteeFreed, baoquan.OwnerChanged}

// checkTold: whatever people were told yes to is in the docket, and whatever
// stands there as done by a person was done by one (I1, I2). No answer is an
// error of ours (I9).
func checkTold(r *Report, k *record, told []walk.Act) {
	tries := map[string]int{}   // by application and kind of act
	opened := map[string]bool{} // by application
	for _, a := range told {
		r.count("acts", 1)
		if a.Code >= http.StatusInternalServerError && a.Code != http.StatusServiceUnavailable {
			r.find("I9", a.Method+" "+a.Path, "was answered %d", a.Code)
		}
		what := a.What()
		if what == "" {
			continue
		}
		tries[a.Application+what]++
		if a.Code == 0 {
			r.count("acts without an answer", 1)
		}
		if a.Done() {
			r.count("acts acknowledged", 1)
			opened[a.Application] = opened[a.Application] || what == "opened" || what == "used"
			checkAct(r, k, a, what)
		}
	}
	for id := range opened {
		if f := k.cases[id]; f != nil {
			checkAuthors(r, f, tries)
		}
	}
}

// checkAct finds one acknowledged act in its docket.
func checkAct(r *Report, k *record, a walk.Act, what string) {
	f := k.cases[a.Application]
	if f == nil {
		r.find("I1", a.Application, "%s was acknowledged and is lost", what)
		return
	}
	changes := f.changes()
	switch {
	case a.Version > int64(len(changes)):
		r.find("I1", f.name(), "%s was acknowledged as version %d and is lost", what, a.Version)
	case a.Version > 0:
		e := changes[a.Version-1]
		if !slices.Contains(events[what], e.event) {
			r.find("I1", f.name(), "%s was acknowledged as entry %d, which is %s", what, e.seq, e.event)
		}
		if a.Status != "" && a.Status != string(e.status) {
			r.find("I1", f.name(), "entry %d was answered with %s and is %s", e.seq, a.Status, e.status)
		}
	case what == "payment_requested" && len(f.entries(baoquan.PaymentRequested, a.Ref)) != 1:
		r.find("I1", f.name(), "order %s was acknowledged and is not in the docket once", a.Ref)
	case what == "deleted" && f.status != baoquan.Deleted:
		r.find("I1", f.name(), "deletion was acknowledged, status is %s", f.status)
	}
}

// checkAuthors: no entry of a person without an attempt of that person. Who only
// reads is no author, and only of the staff is it written down.
func checkAuthors(r *Report, f *file, tries map[string]int) {
	n := map[baoquan.Event]int{}
	for _, e := range f.docket {
		switch {
		case e.event == baoquan.PartRevealed:
			if e.actor != baoquan.ByStaff {
				r.find("I2", f.name(), "entry %d says that %s has read what is not written down", e.seq, e.actor)
			}
		case e.actor == baoquan.ByAccount || e.actor == baoquan.ByStaff:
			n[e.event]++
		}
	}
	for event, entries := range n {
		attempts := 0
		for what, of := range events {
			if slices.Contains(of, event) {
				attempts += tries[f.id+what]
			}
		}
		if entries > attempts && !slices.Contains(elsewhere, event) {
			r.find("I2", f.name(), "%d entries %s, %d attempts", entries, event, attempts)
		}
	}
}
