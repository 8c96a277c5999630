package baoquan

import (
	"strconv"
	"strings"
	"testing"
)

func TestCaseNumbersAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	set := vectors(t, "case_number")
	for _, v := range set.Valid {
		n, err := ParseCaseNumber(v.Value)
		if err != nil || strconv.Itoa(n.Year) != v.Year || n.CourtCode != v.Court || n.Special != v.Special ||
			n.Type != v.Type || n.Number != v.Number || n.Legacy || !n.TypeKnown() {
			t.Errorf("%s reads as %+v, %v", v.Value, n, err)
		}
	}
	for _, v := range set.Invalid {
		if n, err := ParseCaseNumber(v.Value); err == nil && !n.Legacy {
			t.Errorf("%q passes: %s", v.Value, v.Note)
		}
	}
	for _, v := range set.LegacyValid {
		if n, err := ParseCaseNumber(v.Value); err != nil || !n.Legacy || !n.TypeKnown() {
			t.Errorf("%s reads as %+v, %v", v.Value, n, err)
		}
	}
}

func TestCaseNumbersAreKeptInOneForm(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"(2020)京0105民初123号":       "（2020）京0105民初123号",
		" 〔2020〕京 0105 民初 123 号 ": "（2020）京0105民初123号",
		"[２０２０]京０１０５民初１２３号":       "（2020）京0105民初123号",
		"(2016)津0116执19号之一":       "（2016）津0116执19号之一",
		"(2019)最高法知民终2号":          "（2019）最高法知民终2号",
		"(2015)朝民初字第01659号":       "（2015）朝民初字第01659号",
		"(2014)沪一中民一(民)终字第1号":     "（2014）沪一中民一（民）终字第1号",
		"(2014)一中执字第5-1号":         "（2014）一中执字第5-1号",
		"（2026）京9999民初1号":         "（2026）京9999民初1号", // an unknown court
	} {
		n, err := ParseCaseNumber(s)
		if err != nil || n.String() != want {
			t.Errorf("%s becomes %s, %v", s, n, err)
		}
	}
}

func TestTheOldFormEndedWith2015(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"（2015）京民初字第1号": true, "（2016）京民初字第1号": false, "（2016）朝民初字第1号": false,
		"（2020）京0105民初0号": false, "（2020）京0105民初01号": false, "（1899）京0105民初1号": false,
		"（2015）((1号": false, "（2020）京0105民初1号之": false, "（2020）京0105民初1号-1": false,
	} {
		if _, err := ParseCaseNumber(s); (err == nil) != want {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestAnUnknownTypeIsReadAndDoubted(t *testing.T) {
	t.Parallel()
	n, err := ParseCaseNumber("（2030）京0105新型1号")
	if err != nil || n.TypeKnown() {
		t.Errorf("reads as %+v, %v", n, err)
	}
	if len(caseTypes) != 129 {
		t.Errorf("%d types", len(caseTypes))
	}
}

func FuzzCaseNumber(f *testing.F) {
	set := vectors(f, "case_number")
	for _, v := range append(append(set.Valid, set.Invalid...), set.LegacyValid...) {
		f.Add(v.Value)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseCaseNumber(s)
		if err != nil {
			return
		}
		again, err := ParseCaseNumber(n.String())
		if err != nil || again != n {
			t.Errorf("%q becomes %s and then %s, %v", s, n, again, err)
		}
		if strings.ContainsAny(n.String(), "()[]〔〕 ") {
			t.Errorf("%q is kept as %s", s, n)
		}
	})
}
