package baoquan

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ErrCaseNumber is why a text is no case number.
const ErrCaseNumber NumberError = "案号格式不符，例如（2026）京0105民初123号"

// CaseNumber is the number of a case (案号): that of 法〔2015〕137号 and 法〔2018〕335号,
// （2020）京0105民初123号之一, or the older one (Legacy), （2015）朝民初字第01659号, which
// has no court code and all its words in Type.
type CaseNumber struct {
	Year      int    // 收案年度
	CourtCode string // 法院代字: 京0105, 最高法; "" when Legacy
	Special   string // 专门审判代字: 知 or ""
	Type      string // 类型代字: 民初; Legacy: 朝民初字第
	Number    string // 案件编号, as written
	Sub       string // 一, 二 … after 之; Legacy: digits after a hyphen
	Legacy    bool   // the form before 2016
}

// The courts' letters are a closed list; their digits are not looked up, for old
// numbers keep codes that boundary changes have ended. New types are added from
// time to time, so any short word is taken for one: see [CaseNumber.TypeKnown].
var caseNumberForm = regexp.MustCompile(`^\(((?:19|20)\d{2})\)` +
	`(最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军](?:\d{4}|\d{2})?)` +
	`(知)?(\p{Han}{1,4})([1-9]\d{0,8})号(?:之([一二三四五六七八九十]{1,3}))?$`)

var legacyCaseNumberForm = regexp.MustCompile(`^\(((?:19|20)\d{2})\)` +
	`(\p{Han}(?:\p{Han}|\(\p{Han}{1,4}\)){0,15})(\d{1,9})(?:-(\d{1,3}))?号$`)

// lastLegacyYear is the last year of the old form: the new one is in force from
// 2016-01-01.
const lastLegacyYear = 2015

//go:embed data/casetypes.txt
var caseTypesText string

var caseTypes = strings.Fields(caseTypesText)

// ParseCaseNumber reads a case number as people write it: brackets of any width,
// full-width digits, spaces anywhere. The error is [ErrCaseNumber].
func ParseCaseNumber(s string) (CaseNumber, error) {
	s = strings.NewReplacer("〔", "(", "〕", ")", "[", "(", "]", ")").Replace(compact(s, ""))
	if g := caseNumberForm.FindStringSubmatch(s); g != nil && !strings.ContainsAny(g[4], "字第号") {
		return CaseNumber{Year: year(g[1]), CourtCode: g[2], Special: g[3], Type: g[4], Number: g[5], Sub: g[6]}, nil
	}
	g := legacyCaseNumberForm.FindStringSubmatch(s)
	if g == nil || year(g[1]) > lastLegacyYear {
		return CaseNumber{}, ErrCaseNumber
	}
	return CaseNumber{Year: year(g[1]), Type: g[2], Number: g[3], Sub: g[4], Legacy: true}, nil
}

// TypeKnown says that the type is one of the 类型代字 in force, or that the number
// is an old one, whose words were free. An unknown type is worth a warning.
func (n CaseNumber) TypeKnown() bool { return n.Legacy || slices.Contains(caseTypes, n.Type) }

// String writes the number with full-width brackets, the form in which it is kept.
func (n CaseNumber) String() string {
	brackets := strings.NewReplacer("(", "（", ")", "）")
	s := fmt.Sprintf("(%d)%s%s%s%s", n.Year, n.CourtCode, n.Special, n.Type, n.Number)
	switch {
	case n.Legacy && n.Sub != "":
		s += "-" + n.Sub + "号"
	case n.Sub != "":
		s += "号之" + n.Sub
	default:
		s += "号"
	}
	return brackets.Replace(s)
}

// year reads four digits that an expression has found.
func year(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
