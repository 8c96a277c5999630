package document

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/baoquan/baoquan"
)

func drawRuling(t testing.TB, r Ruling) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := newDrawer(t).Ruling(&file, r); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// readBack draws a ruling and compares the file with its words.
func readBack(t testing.TB, r Ruling) string {
	t.Helper()
	got := body(t, drawRuling(t, r), about{code: r.Code, url: r.URL})
	same(t, got, words(r.blocks()))
	return got
}

func TestRulingSaysItsWordsForEveryCategoryAndOutcome(t *testing.T) {
	for _, category := range []baoquan.Category{baoquan.PreLitigation, baoquan.Litigation, baoquan.PreEnforcement} {
		for _, outcome := range []baoquan.Outcome{baoquan.Granted, baoquan.PartlyGranted, baoquan.Dismissed} {
			t.Run(fmt.Sprintf("%s_%s", category, outcome), func(t *testing.T) {
				r := sample(category, outcome)
				readBack(t, r)
				golden(t, fmt.Sprintf("ruling_%s_%s", category, outcome), lines(t, drawRuling(t, r)))
			})
		}
	}
}

func TestRulingWithoutCluesOrdersOnAllPropertyUpToTheAmount(t *testing.T) {
	r := sample(baoquan.Litigation, baoquan.Granted)
	r.Application.Clues = nil
	readBack(t, r)
	golden(t, "ruling_without_clues", lines(t, drawRuling(t, r)))
}

func TestRulingInArbitrationCitesTheArticleOnPendingDisputes(t *testing.T) {
	r := sample(baoquan.PreLitigation, baoquan.Granted)
	r.Application.PreSuitStage = baoquan.InArbitration
	r.Application.Securities = []baoquan.Security{
		{Method: baoquan.BankGuarantee, GuarantorName: "中国银行股份有限公司北京分行", Value: 4_500_000_00},
		{Method: baoquan.ThirdParty, GuarantorName: "北京安信担保有限公司"},
		{Method: baoquan.OwnProperty, Name: "自有房产", Description: "京（2020）海不动产权第0001号", Value: 3_000_000_00},
	}
	r.Reason = "本院经审查认为，\n申请人提交的材料足以证明情况紧急。\n\n被申请人有转移财产的可能"
	text := readBack(t, r)
	if strings.Contains(text, "第一百零四条") || strings.Contains(text, "三十日内") {
		t.Error("cites what holds before a dispute has begun")
	}
	golden(t, "ruling_arbitration", lines(t, drawRuling(t, r)))
}

func TestRulingOrdersEveryKindOfProperty(t *testing.T) {
	r := sample(baoquan.Litigation, baoquan.Granted)
	r.Application.Clues = everyKind()
	readBack(t, r)
	golden(t, "ruling_every_kind", lines(t, drawRuling(t, r)))
}

func TestRulingWithTwoHundredRespondents(t *testing.T) {
	r := sample(baoquan.Litigation, baoquan.Granted)
	for i := range 200 {
		p := parties()[3]
		p.ID, p.Name = fmt.Sprintf("x%d", i), fmt.Sprintf("被告%d", i)
		r.Application.Parties = append(r.Application.Parties, p)
	}
	if text := readBack(t, r); !strings.Contains(text, "等202人") {
		t.Error("does not say how many respondents there are")
	}
}

func TestRulingDrawsRareAndHostileNames(t *testing.T) {
	for _, name := range []string{
		"王𬭼㐂䶮", "歐陽·埇沚浉瀍猇硚鄠", strings.Repeat("很长的名称", 100),
		"）。，）。，" + strings.Repeat("）", 100), strings.Repeat("（", 60), strings.Repeat("Langname", 40),
		"two  words and\ttab", "A\u0301b", "⼀⼆三", "\u202e反转\u200b名\U000E0100",
	} {
		t.Run(name, func(t *testing.T) {
			r := sample(baoquan.PreLitigation, baoquan.Granted)
			r.Application.Parties[3].Name = name
			f := newTestFace(t)
			want := f.clean(words(r.blocks()))
			if len(f.missing) > 0 {
				t.Fatalf("the font lacks %q", f.missing)
			}
			same(t, body(t, drawRuling(t, r), about{code: r.Code, url: r.URL}), want)
		})
	}
}

func TestRulingNamesTheCharactersTheFontLacks(t *testing.T) {
	r := sample(baoquan.PreLitigation, baoquan.Granted)
	r.Application.Parties[3].Name = "王\U0003106C\U0003106D"
	got := body(t, drawRuling(t, r), about{code: r.Code, url: r.URL})
	if !strings.Contains(got, "被申请人：王〓〓，男") {
		t.Error("no 〓 in the place of the characters")
	}
	if !strings.HasSuffix(got, "依次为U+3106C、U+3106D。") {
		t.Error("the characters are not named at the end")
	}
}

func TestSameRulingHasTheSameBytes(t *testing.T) {
	want := drawRuling(t, sample(baoquan.Litigation, baoquan.Granted))
	for i := range 4 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if !bytes.Equal(drawRuling(t, sample(baoquan.Litigation, baoquan.Granted)), want) {
				t.Error("the bytes differ")
			}
		})
	}
}

func TestRulingSaysEverythingThatIsMissing(t *testing.T) {
	err := newDrawer(t).Ruling(nil, Ruling{})
	var missing *MissingError
	if !errors.As(err, &missing) {
		t.Fatalf("%v is no MissingError", err)
	}
	for _, field := range []string{"Court", "Number", "Application.Category", "Outcome", "Amount", "Judge", "Date", "URL"} {
		if !slices.Contains(missing.Fields, field) {
			t.Errorf("%s is not named", field)
		}
	}
}

func TestRulingRefusesOtherThanProperty(t *testing.T) {
	r := sample(baoquan.Litigation, baoquan.Granted)
	r.Application.Type = baoquan.ActPreservation
	if err := newDrawer(t).Ruling(nil, r); err == nil {
		t.Error("draws an order on property for another application")
	}
}
