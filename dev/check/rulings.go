package check

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"github.com/baoquan/baoquan"
)

// checkRulings: a case that is ruled has one ruling and one document, whose
// bytes are those that were hashed; one that is not has neither.
func checkRulings(r *Report, k *record, dir string) {
	documents := map[string]int{}
	codes := map[string]bool{}
	numbers := map[string]bool{}
	for _, d := range k.documents {
		documents[d.application]++
		f := k.cases[d.application]
		if codes[d.code] || numbers[d.number] {
			r.find("I5", f.name(), "number or code of the document is another's too")
		}
		codes[d.code], numbers[d.number] = true, true
		checkBytes(r, f, d, dir)
	}
	for _, id := range k.order {
		f := k.cases[id]
		want := 0
		if f.status == baoquan.Ruled {
			want = 1
		}
		entries := len(f.entries(baoquan.RulingMade, ""))
		if f.rulings != want || documents[id] != want || entries != want {
			r.find("I5", f.name(), "status %s with %d rulings, %d documents, %d entries", f.status, f.rulings, documents[id], entries)
		}
		if f.rulingAmount > f.askedFen {
			r.find("I5", f.name(), "more was granted than asked")
		}
	}
	r.count("documents", len(k.documents))
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
