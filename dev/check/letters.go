package check

import (
	"github.com/baoquan/baoquan"
)

// checkLetters: the letter of every guarantee is where its docket has led it, and
// so are both of its documents; and it serves one preservation, or none.
func checkLetters(r *Report, k *record, dir string) {
	issued := k.documentsOf("policy", "letter")
	serving := map[string]bool{} // by preservation
	for _, id := range k.order {
		f := k.cases[id]
		if f.kind != baoquan.Guarantee {
			continue
		}
		letter, serves := f.foldLetter(r)
		if f.cover.letter != letter || f.cover.serves != serves {
			r.find("I3", f.name(), "letter is %q for %q, the docket leads to %q for %q", f.cover.letter, f.cover.serves, letter, serves)
		}
		serving[f.cover.serves] = true
		checkPapers(r, f, issued[id], dir)
		checkService(r, k, f)
		r.count("letters "+string(f.cover.letter), 1)
	}
	for _, id := range k.order {
		if f := k.cases[id]; f.kind == baoquan.Preservation && f.linked != serving[id] {
			r.find("I3", f.name(), "linked is %t, a letter serves it: %t", f.linked, serving[id])
		}
	}
}

// foldLetter goes through the docket by the law of letters.
func (f *file) foldLetter(r *Report) (letter baoquan.LetterStatus, serves string) {
	for _, e := range f.docket {
		next, err := baoquan.NextLetter(letter, e.event)
		if err != nil {
			r.find("I3", f.name(), "entry %d: %v", e.seq, err)
		}
		switch {
		case next == letter:
		case e.event == baoquan.UsedEvent:
			serves = e.ref
		case e.event == baoquan.UnlinkedEvent:
			serves = ""
		}
		letter = next
	}
	return letter, serves
}

// checkPapers: a guarantee whose letter was ever in force has one policy and one
// letter, under the numbers and codes that were given to it, and one entry that
// says so.
func checkPapers(r *Report, f *file, papers []document, dir string) {
	want := 0
	if f.cover.letter != "" {
		want = 1
	}
	kinds := map[string]int{}
	for _, d := range papers {
		kinds[d.kind]++
		if d.status != string(f.cover.letter) {
			r.find("I3", f.name(), "the %s is %s, the letter of the guarantee %s", d.kind, d.status, f.cover.letter)
		}
		if given := f.given[d.kind]; d.code != given.code || f.issuedHere() && d.number != given.number {
			r.find("I5", f.name(), "the %s has another number or code than it was given", d.kind)
		}
		checkBytes(r, f, d, dir)
	}
	entries := len(f.entries(baoquan.IssuedEvent, ""))
	if kinds["policy"] != want || kinds["letter"] != want || entries != want {
		r.find("I5", f.name(), "letter %q with %d policies, %d letters, %d entries", f.cover.letter, kinds["policy"], kinds["letter"], entries)
	}
}

// issuedHere says whether we drew the documents, not the insurer's system.
func (f *file) issuedHere() bool {
	for _, e := range f.entries(baoquan.IssuedEvent, "") {
		return e.actor == baoquan.ByItself
	}
	return false
}

// checkService: a letter in use serves one preservation that may still come to
// something, or that was granted, of which the guarantee was told once. Each use
// and each end of it stands in both dockets.
func checkService(r *Report, k *record, f *file) {
	told := map[string]int{}
	for _, e := range f.docket {
		p := k.cases[e.ref]
		switch {
		case e.event == baoquan.PreservationRuled:
			told[e.ref]++
		case e.event != baoquan.UsedEvent:
		case p == nil || p.kind != baoquan.Preservation:
			r.find("I4", f.name(), "entry %d: the letter is used for nothing that exists", e.seq)
		default:
			f.pair(r, p)
		}
	}
	if f.cover.letter != baoquan.LetterUsed {
		return
	}
	p := k.cases[f.cover.serves]
	if p == nil {
		return // the fold has said so
	}
	if p.undone() {
		r.find("I8", f.name(), "the letter is in use for %s, which is %s", p.name(), p.status)
	}
	want := 0
	if p.status == baoquan.Ruled && !p.undone() {
		want = 1
	}
	if told[p.id] != want {
		r.find("I8", f.name(), "was told %d times of the ruling on %s, not %d", told[p.id], p.name(), want)
	}
}

// pair holds the uses of a letter against the docket of the preservation. What was
// thrown away has no docket any more.
func (f *file) pair(r *Report, p *file) {
	used, linked := len(f.entries(baoquan.UsedEvent, p.id)), len(p.entries(baoquan.GuaranteeLinked, f.id))
	ended := len(f.entries(baoquan.UnlinkedEvent, p.id)) + len(f.entries(baoquan.ReleasedEvent, p.id))
	freed := len(p.entries(baoquan.GuaranteeFreed, f.id))
	if used != linked || ended != freed && p.status != baoquan.Deleted {
		r.find("I4", f.name(), "used %d times and freed %d times, %s says %d and %d", used, ended, p.name(), linked, freed)
	}
}

// undone says whether a preservation has come to nothing.
func (f *file) undone() bool {
	switch f.status {
	case baoquan.Rejected, baoquan.Withdrawn, baoquan.Lapsed, baoquan.Deleted:
		return true
	case baoquan.Ruled:
		return f.outcome == baoquan.Dismissed
	}
	return false
}
