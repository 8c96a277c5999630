package document

import (
	"io"
	"strconv"
	"strings"

	"github.com/baoquan/baoquan"
)

// Policy is what the insurance policy of a guarantee is drawn from.
type Policy struct {
	Guarantee
	Policyholder string      // 投保人
	Premium      baoquan.Fen // 含税总保费, fen
	RatePpm      int64       // of the amount, in parts per million: 3,000 is 0.3 %
	Terms        string      // name of the terms that apply; "" takes the usual name
}

const (
	policyTitle = "诉讼财产保全责任保险保单"
	usualTerms  = "诉讼财产保全责任保险条款"
)

// Policy draws the policy as PDF. The same data give the same bytes. A
// [MissingError] says what is missing; it is the only error that comes from the
// data.
func (d *Drawer) Policy(w io.Writer, p Policy) error {
	if err := p.check(); err != nil {
		return err
	}
	return d.draw(w, p.about(policyTitle, p.PolicyNumber), p.blocks())
}

func (p *Policy) check() error {
	var need required
	p.Guarantee.check(&need)
	need.want("Policyholder", p.Policyholder != "")
	need.want("Premium", p.Premium > 0)
	need.want("RatePpm", p.RatePpm > 0)
	return need.err("policy")
}

// blocks are the words of the policy, from the title to the day of issue.
func (p *Policy) blocks() []block {
	blocks := []block{
		{guaranteeTitle, policyTitle},
		{receiptNumber, "保单号：" + p.PolicyNumber},
		{addressee, "致：" + p.Court},
	}
	for _, r := range [][2]string{
		{"保险人：", p.Insurer.signs()},
		{"投保人：", p.Policyholder},
		{"出单方式：", "电子保单"},
		{"查询电话：", p.Insurer.Phone},
	} {
		blocks = append(blocks, row(r[0], r[1])...)
	}
	blocks = append(blocks, sections(p.sections())...)
	return append(blocks, p.signature()...)
}

func (p *Policy) sections() []section {
	terms := p.Terms
	if terms == "" {
		terms = usualTerms
	}
	return []section{
		{"财产保全申请人", p.particulars(baoquan.RoleApplicant)},
		{"财产保全被申请人", p.particulars(baoquan.RoleRespondent)},
		{"保险金额（赔偿限额）", amountRows(p.Amount)},
		{"保险责任", p.cover()},
		{"保险期间", paragraphs(p.duration() + "。")},
		{"含税总保费", append(amountRows(p.Premium), row("　　费率：", percent(p.RatePpm))...)},
		{"适用条款", paragraphs(sentence("《" + strings.Trim(terms, "《》") + "》"))},
		{"特别约定", paragraphs(p.specialTerms()...)},
	}
}

func amountRows(f baoquan.Fen) []block {
	return append(row("　　大写：", "人民币"+f.Chinese()), row("　　小写：", figures(f))...)
}

// cover is what is insured: whose application, in which dispute, on what.
func (p *Policy) cover() []block {
	blocks := paragraphs(p.dispute() + "，" + p.shared().names(baoquan.RoleApplicant) + "向" + p.Court +
		"申请" + p.shared().kind() + "。")
	blocks = append(blocks, p.request()...)
	return append(blocks, paragraphs(promise+"。", liability)...)
}

// specialTerms (特别约定) are those that are usual in the trade, numbered.
func (p *Policy) specialTerms() []string {
	terms := []string{
		"申请人保证不存在恶意诉讼的情形。",
		"申请人保证提交的证据真实，没有伪造。",
		"申请人请求保全的金额应当合理。",
		"保险标的的危险程度显著增加的，投保人应当及时通知保险人。",
		"依法应当解除财产保全的，申请人应当及时申请解除。",
		"变更保全标的的，应当经保险人同意。",
		"除人民法院驳回财产保全申请外，投保人不得退保。",
	}
	if p.beforeSuit() {
		terms = append(terms, suitInTime)
	}
	for i := range terms {
		terms[i] = bracketedNumber(i) + terms[i]
	}
	return terms
}

// percent is a rate in parts per million as people write it: 0.3%.
func percent(ppm int64) string {
	const one = 10_000 // ppm in a hundredth
	whole, rest := strconv.FormatInt(ppm/one, 10), strconv.FormatInt(one+ppm%one, 10)[1:]
	if rest = strings.TrimRight(rest, "0"); rest == "" {
		return whole + "%"
	}
	return whole + "." + rest + "%"
}
