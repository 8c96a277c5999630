package api

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"github.com/baoquan/baoquan"
)

// initials finds names of reference data by the first letters of their pinyin:
// cyqrmfy is 朝阳区人民法院. The names are read once, those in force on a day once
// for each day. Its zero value is ready.
type initials struct {
	mu     sync.Mutex
	day    baoquan.Date
	byCode map[string][]string // for each code, the letters that each character may begin with
}

// letters are two or more: one alone is in every name.
var letters = regexp.MustCompile(`^[A-Za-z]{2,50}$`)

// find answers the codes whose names hold the letters side by side; none when the
// query is anything but letters. names reads all names by code.
func (i *initials) find(query string, day baoquan.Date, names func() (map[string]string, error)) ([]string, error) {
	if !letters.MatchString(query) {
		return nil, nil
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.byCode == nil || i.day != day {
		all, err := names()
		if err != nil {
			return nil, err
		}
		i.byCode, i.day = map[string][]string{}, day
		for code, name := range all {
			i.byCode[code] = initialsOf(name)
		}
	}
	var codes []string
	for code, name := range i.byCode {
		if begins(name, strings.ToLower(query)) {
			codes = append(codes, code)
		}
	}
	return codes, nil
}

// initialsOf lists for each character of a name the letters that its readings begin
// with: 重 is z and c. Brackets and the like are left out.
func initialsOf(name string) []string {
	args := pinyin.NewArgs()
	args.Style, args.Heteronym = pinyin.FirstLetter, true
	var all []string
	for _, r := range strings.ToLower(name) {
		switch readings := pinyin.SinglePinyin(r, args); {
		case len(readings) > 0:
			all = append(all, strings.Join(readings, ""))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			all = append(all, string(r))
		}
	}
	return all
}

// begins says whether the letters stand side by side somewhere in a name.
func begins(name []string, letters string) bool {
	for start := 0; start+len(letters) <= len(name); start++ {
		n := 0
		for n < len(letters) && strings.IndexByte(name[start+n], letters[n]) >= 0 {
			n++
		}
		if n == len(letters) {
			return true
		}
	}
	return false
}
