package check

import (
	"time"

	"github.com/baoquan/baoquan"
)

// checkDockets holds every docket against the law: numbered without a gap, each
// step one that Next allows, and the row where the last entry left it (I3).
func checkDockets(r *Report, k *record) {
	for _, id := range k.order {
		f := k.cases[id]
		r.count("cases", 1)
		r.count("cases "+string(f.status), 1)
		r.count("docket entries", len(f.docket))
		status := f.fold(r)
		if entries, changes := int64(len(f.docket)), int64(len(f.changes())); f.last != entries || f.version != changes {
			r.find("I3", f.name(), "docket has %d entries, %d of them changes; docket_seq says %d and version %d", entries, changes, f.last, f.version)
		}
		if f.status != status {
			r.find("I3", f.name(), "status is %s, the docket leads to %s", f.status, status)
		}
	}
	if k.waiting > 0 {
		r.find("I8", "outbox", "%d messages wait for their workflows", k.waiting)
	}
}

// fold goes through the docket by the law and answers where it leads.
func (f *file) fold(r *Report) baoquan.Status {
	var status baoquan.Status
	var heard int64
	for i, e := range f.docket {
		if e.seq != int64(i+1) {
			r.find("I3", f.name(), "entry %d is numbered %d", i+1, e.seq)
		}
		next, err := baoquan.Next(f.kind, status, e.event)
		if err != nil {
			r.find("I3", f.name(), "entry %d: %v", e.seq, err)
			next = e.status
		}
		if next != e.status {
			r.find("I3", f.name(), "entry %d says %s, the law says %s", e.seq, e.status, next)
		}
		if e.prev != heard {
			r.find("I3", f.name(), "entry %d follows %d, not %d", e.seq, e.prev, heard)
		}
		if status = e.status; e.procedural {
			heard = e.seq
		}
	}
	if f.heard != heard {
		r.find("I3", f.name(), "procedural_seq is %d, the docket says %d", f.heard, heard)
	}
	return status
}

// checkDeadlines: what is unfinished has the deadline that the law gives it, and
// one; what has ended has none.
func checkDeadlines(r *Report, k *record) {
	for _, id := range k.order {
		f := k.cases[id]
		expected := 0
		if f.waits() && (f.status == baoquan.Draft || f.lawful() != nil) {
			expected = 1
		}
		if f.running != expected {
			r.find("I12", f.name(), "%d deadlines run in status %s, not %d", f.running, f.status, expected)
		}
		r.count("deadlines", f.running+f.ended)
		if f.missed > 0 {
			r.note("%s: %d deadlines were missed", f.name(), f.missed)
		}
	}
}

// waits says whether somebody has to do something within a time. Nobody has while
// a letter is in use.
func (f *file) waits() bool {
	return !f.over() && (f.status != baoquan.Issued || f.cover.letter == baoquan.LetterInForce)
}

func (f *file) lawful() *baoquan.Deadline {
	return baoquan.RulesOn(f.rulesOn).DeadlineFor(f.kind, f.status, f.category, time.Now())
}

// name is how a case is called in a report.
func (f *file) name() string { return f.number + " " + f.id }

// changes are the entries that made a version each, the first the first.
func (f *file) changes() (found []entry) {
	for _, e := range f.docket {
		if e.event.Changes() {
			found = append(found, e)
		}
	}
	return found
}

// entries are those of an event, and of a ref unless it is "".
func (f *file) entries(event baoquan.Event, ref string) (found []entry) {
	for _, e := range f.docket {
		if e.event == event && (ref == "" || e.ref == ref) {
			found = append(found, e)
		}
	}
	return found
}
