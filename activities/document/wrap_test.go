package document

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func newTestFace(t testing.TB) *face {
	t.Helper()
	pdf, err := newDrawer(t).start(about{})
	if err != nil {
		t.Fatal(err)
	}
	return newFace(pdf)
}

func TestLinesAreBrokenWhereChineseAllows(t *testing.T) {
	f := newTestFace(t)
	for _, c := range []struct {
		name, text string
		room       float64
		want       []string
	}{
		{"a comma stays with its word", "申请人，被申请人", 3, []string{"申请", "人，被", "申请人"}},
		{"a bracket does not end a line", "申请人（全称）", 4, []string{"申请人", "（全称）"}},
		{"a number is kept whole", "金额人民币1,000.00元整", 9.5, []string{"金额人民币", "1,000.00元整"}},
		{"a dash is not torn", "甲乙——丙", 3, []string{"甲", "乙——", "丙"}},
		{"spaces go at the break", "Bank of China", 5, []string{"Bank of", "China"}},
		{"too long a word is torn", "9999999999", 3, []string{"99999", "99999"}},
		{"nothing is one empty line", "", 3, []string{""}},
	} {
		if got := f.wrap(c.text, c.room, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestWrapLosesNothingAndStaysInside(t *testing.T) {
	f := newTestFace(t)
	alphabet := []rune("申请人被保全，。、；：（《》）“”—…·19A,.( )％𠮷")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom(alphabet)).Draw(t, "text")
		room := rapid.Float64Range(4, 30).Draw(t, "room")
		lines := f.wrap(text, room-2, room)
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", text, got)
		}
		for i, line := range lines {
			if f.width(line) > room+1e-6 {
				t.Fatalf("line %d, %q, is wider than %v", i, line, room)
			}
		}
	})
}

func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{
		1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百",
		101: "一百零一", 110: "一百一十", 111: "一百一十一", 200: "二百", 999: "九百九十九", 1000: "1000",
	} {
		if got := numeral(n); got != want {
			t.Errorf("%d is %s, not %s", n, got, want)
		}
	}
}
