package config

import (
	"errors"
	"fmt"
)

// faults collects everything that is wrong, so that one start names it all.
type faults struct{ list []error }

// add notes one fault of a key; the sentence never repeats a secret value.
func (f *faults) add(key, format string, args ...any) {
	f.list = append(f.list, fmt.Errorf("%s（%s）：%s", key, envName(key), fmt.Sprintf(format, args...)))
}

// say notes a fault that belongs to no key.
func (f *faults) say(format string, args ...any) {
	f.list = append(f.list, fmt.Errorf(format, args...))
}

func (f *faults) err() error { return errors.Join(f.list...) }

// nearest is the known name closest to a mistyped one, or "" when none is near.
func nearest(name string, known []string) string {
	best, least := "", len(name)/3+2
	for _, candidate := range known {
		if d := distance(name, candidate); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// distance is how many letters must be changed, added or dropped (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// suggestion is the end of a sentence about a name that does not exist.
func suggestion(name string, known []string) string {
	if near := nearest(name, known); near != "" {
		return "，是不是 " + near + "？"
	}
	return ""
}
