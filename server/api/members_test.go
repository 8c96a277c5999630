package api_test

import (
	"slices"
	"strings"
)

// membersOf lists every member of an answer by its path, those of lists once.
func membersOf(value any, at string) (all []string) {
	switch v := value.(type) {
	case j:
		for name, inner := range v {
			path := strings.TrimPrefix(at+"."+name, ".")
			all = append(append(all, path), membersOf(inner, path)...)
		}
	case []any:
		for _, inner := range v {
			all = append(all, membersOf(inner, at)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
