package api

import (
	"regexp"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// read decodes a form and names everything that is wrong with it at once.
func read[F any](raw []byte, f *F, checks ...func() baoquan.Faults) error {
	faults, err := decode(raw, f)
	if err != nil {
		return err
	}
	for _, check := range checks {
		for _, fault := range check() {
			if !at(faults, fault.Location) {
				faults = append(faults, fault)
			}
		}
	}
	return invalid("body", faults)
}

// newest checks that a version is that of the notice as it is now.
func newest(location string, version *string, notice store.Notice) func() baoquan.Faults {
	return func() (faults baoquan.Faults) {
		switch *version {
		case notice.Version:
		case "":
			faults.Add(location, baoquan.CodeRequired, "请阅读并勾选后再继续")
		default:
			faults.Add(location, "notice_outdated", "内容已更新，请重新阅读并勾选")
		}
		return faults
	}
}

var codeShape = regexp.MustCompile(`^[0-9A-Za-z._-]{1,50}$`)

// isCode says whether a text has the form of the codes of reference data; others
// are of nothing, and some of them the database would not even take.
func isCode(text string) bool { return codeShape.MatchString(text) }

// isID says whether a text has the form of our ids; others are of nothing.
func isID(text string) bool { return len(text) == 36 && uuid.Validate(text) == nil }
