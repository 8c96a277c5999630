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

// sampleGuarantee is one for the application of sample.
func sampleGuarantee(category baoquan.Category) Guarantee {
	r := sample(category, baoquan.Granted)
	r.Application.Kind = baoquan.Guarantee
	r.Application.Securities = nil
	return Guarantee{
		PolicyNumber: "BD202611270000318",
		Insurer: Insurer{
			Name: "中国平安财产保险股份有限公司", Branch: "北京分公司",
			Address: "北京市西城区金融大街23号", Phone: "010-00000000",
		},
		Court:       r.Court,
		Application: r.Application,
		Cause:       r.Cause,
		Amount:      100_000_000,
		From:        "受理财产保全申请之日",
		To:          "保全损害之债诉讼时效届满之日",
		IssuedOn:    "2026-11-27",
		Code:        "5HT2-PW8C",
		URL:         "https://baoquan.example.cn/verify/5HT2-PW8C",
	}
}

func sampleLetter(category baoquan.Category) Letter {
	return Letter{
		Guarantee: sampleGuarantee(category), Number: "BH202611270000318",
		Attachments: []string{"营业执照复印件", "保险单"},
	}
}

func samplePolicy(category baoquan.Category) Policy {
	return Policy{
		Guarantee: sampleGuarantee(category), Policyholder: "北京蓝海供应链管理有限公司", Premium: 300_000, RatePpm: 3_000,
	}
}

// drawn is a document as bytes, from one of the Drawer's methods.
func drawn[T any](t testing.TB, draw func(*Drawer, *bytes.Buffer, T) error, data T) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := draw(newDrawer(t), &file, data); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func drawLetter(t testing.TB, l Letter) []byte {
	t.Helper()
	return drawn(t, func(d *Drawer, w *bytes.Buffer, l Letter) error { return d.Letter(w, l) }, l)
}

func drawPolicy(t testing.TB, p Policy) []byte {
	t.Helper()
	return drawn(t, func(d *Drawer, w *bytes.Buffer, p Policy) error { return d.Policy(w, p) }, p)
}

// says fails for each of the fields whose words the text lacks.
func says(t *testing.T, text string, fields map[string]string) {
	t.Helper()
	for field, want := range fields {
		if !strings.Contains(text, bare(want)) {
			t.Errorf("%s is not there: %s", field, want)
		}
	}
}

// spoilt is a guarantee with one mandatory field gone, and the field's name.
type spoilt struct {
	field string
	spoil func(*Guarantee)
}

var spoiltGuarantees = []spoilt{
	{"PolicyNumber", func(g *Guarantee) { g.PolicyNumber = "" }},
	{"Insurer.Name", func(g *Guarantee) { g.Insurer.Name = "" }},
	{"Court", func(g *Guarantee) { g.Court = "" }},
	{"Application.Category", func(g *Guarantee) { g.Application.Category = "" }},
	{"Application.Type", func(g *Guarantee) { g.Application.Type = baoquan.ActPreservation }},
	{"Application.Amount", func(g *Guarantee) { g.Application.Amount = 0 }},
	{"Application.Parties applicant", func(g *Guarantee) { g.Application.Parties = g.Application.Parties[2:] }},
	{"Application.Parties respondent", func(g *Guarantee) { g.Application.Parties = g.Application.Parties[:3] }},
	{"Application.Parties applicant 1 Name", func(g *Guarantee) { g.Application.Parties[0].Name = "" }},
	{"Application.Parties applicant 1 number", func(g *Guarantee) { g.Application.Parties[0].CreditCode = "" }},
	{"Application.Parties applicant 2 number", func(g *Guarantee) { g.Application.Parties[1].IDNumber = "" }},
	{"Application.Parties respondent 2 Name", func(g *Guarantee) { g.Application.Parties[4].Name = "" }},
	{"Amount", func(g *Guarantee) { g.Amount = 0 }},
	{"From", func(g *Guarantee) { g.From = "" }},
	{"To", func(g *Guarantee) { g.To = "" }},
	{"IssuedOn", func(g *Guarantee) { g.IssuedOn = "2026-02-30" }},
	{"Code", func(g *Guarantee) { g.Code = "" }},
	{"URL", func(g *Guarantee) { g.URL = "" }},
}

// lacks fails unless err names exactly this field.
func lacks(t *testing.T, err error, field string) {
	t.Helper()
	var missing *MissingError
	if !errors.As(err, &missing) {
		t.Fatalf("without %s: %v is no MissingError", field, err)
	}
	if !slices.Equal(missing.Fields, []string{field}) {
		t.Errorf("without %s it names %v", field, missing.Fields)
	}
}

func TestARespondentWithoutANumberIsDrawnAsOne(t *testing.T) {
	l := sampleLetter(baoquan.Litigation)
	l.Application.Parties[3].IDNumber = ""
	says(t, body(t, drawLetter(t, l), about{code: l.Code, url: l.URL}), map[string]string{
		"被申请人": "姓名：阿卜杜拉·买买提；性别：男；证件类型：护照；证件号码：未提供。",
	})
}

func TestAGuaranteeAgainstTwoHundredRespondentsListsThemAll(t *testing.T) {
	l := sampleLetter(baoquan.Litigation)
	for i := range 200 {
		p := parties()[3]
		p.ID, p.Name = fmt.Sprintf("x%d", i), fmt.Sprintf("被告%d", i)
		l.Application.Parties = append(l.Application.Parties, p)
	}
	says(t, body(t, drawLetter(t, l), about{code: l.Code, url: l.URL}), map[string]string{
		"all": "等202人", "last": "（202）姓名：被告199；",
	})
}
