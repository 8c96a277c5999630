package check

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"

	"github.com/baoquan/baoquan"
)

// checkRulings: a case that is ruled has one ruling and one document, whose
// bytes are those that were hashed; one that is not has neither.
func checkRulings(r *Report, k *record, dir string) {
	documents := k.documentsOf("ruling")
	for _, id := range k.order {
		f := k.cases[id]
		for _, d := range documents[id] {
			checkBytes(r, f, d, dir)
		}
		want := 0
		if f.status == baoquan.Ruled {
			want = 1
		}
		entries := len(f.entries(baoquan.RulingMade, ""))
		if f.rulings != want || len(documents[id]) != want || entries != want {
			r.find("I5", f.name(), "status %s with %d rulings, %d documents, %d entries", f.status, f.rulings, len(documents[id]), entries)
		}
		if f.rulingAmount > f.askedFen {
			r.find("I5", f.name(), "more was granted than asked")
		}
	}
}

// checkNames: no two documents have a code or, of one kind, a number in common.
func checkNames(r *Report, k *record) {
	seen := map[string]bool{}
	for _, d := range k.documents {
		code, number := "code "+d.code, d.kind+" "+d.number
		if seen[code] || seen[number] {
			r.find("I5", k.cases[d.application].name(), "number or code of the %s is another's too", d.kind)
		}
		seen[code], seen[number] = true, true
		r.count("documents "+d.kind, 1)
	}
}

// documentsOf are the documents of some kinds, by application.
func (k *record) documentsOf(kinds ...string) map[string][]document {
	all := map[string][]document{}
	for _, d := range k.documents {
		if slices.Contains(kinds, d.kind) {
			all[d.application] = append(all[d.application], d)
		}
	}
	return all
}

func checkBytes(r *Report, f *file, d document, dir string) {
	content, err := os.ReadFile(filepath.Join(dir, "files", "sha256", d.sha256[:2], d.sha256))
	sum := sha256.Sum256(content)
	switch {
	case err != nil:
		r.find("I1", f.name(), "the bytes of document %s are not there: %v", d.number, err)
	case hex.EncodeToString(sum[:]) != d.sha256, int64(len(content)) != d.size:
		r.find("I1", f.name(), "the bytes of document %s are not those that were hashed", d.number)
	}
}
