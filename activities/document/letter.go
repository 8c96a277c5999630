package document

import (
	"io"

	"github.com/baoquan/baoquan"
)

// Letter is what an insurer's letter of guarantee to the court is drawn from.
type Letter struct {
	Guarantee
	Number      string   // of the letter
	Attachments []string // names of what goes with it (营业执照复印件); none leaves the line out
}

const letterTitle = "诉讼财产保全责任保险担保书（保函）"

// Letter draws the letter as PDF: what FS22 7 and 粤高法发〔2015〕10号 want in
// one, and the fields that are usual. The same data give the same bytes. A
// [MissingError] says what is missing; it is the only error that comes from the
// data.
func (d *Drawer) Letter(w io.Writer, l Letter) error {
	if err := l.check(); err != nil {
		return err
	}
	return d.draw(w, l.about(letterTitle, l.Number), l.blocks())
}

func (l *Letter) check() error {
	var need required
	need.want("Number", l.Number != "")
	l.Guarantee.check(&need)
	return need.err("letter")
}

// blocks are the words of the letter, from the title to the day of issue.
func (l *Letter) blocks() []block {
	blocks := []block{
		{guaranteeTitle, letterTitle},
		{receiptNumber, "编号：" + l.Number},
		{receiptNumber, "保单号：" + l.PolicyNumber},
		{addressee, "致：" + l.Court},
		{para, l.opening()},
	}
	blocks = append(blocks, sections(l.sections())...)
	if names := joined("；", l.Attachments...); names != "" {
		blocks = append(blocks, block{para, sentence("附：" + names)})
	}
	return append(blocks, l.signature()...)
}

func (l *Letter) opening() string {
	return l.dispute() + "，" + l.shared().names(baoquan.RoleApplicant) + "向贵院申请" + l.shared().kind() +
		"。保险人已经承保诉讼财产保全责任保险（保单号：" + l.PolicyNumber +
		"），依照《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第七条的规定，向贵院出具本担保书（以下称本保函）。"
}

func (l *Letter) sections() []section {
	parts := []section{
		{"申请人基本情况", l.particulars(baoquan.RoleApplicant)},
		{"被申请人基本情况", l.particulars(baoquan.RoleRespondent)},
		{"案由和案号", l.caseRows()},
		{"保全请求", l.request()},
		{"担保金额（赔偿限额）", paragraphs(capital(l.Amount) + "。")},
		{"担保责任", paragraphs("保险人承诺："+promise+"。", liability)},
		{"不可撤销", paragraphs("本保函为不可撤销保函。")},
		{"有效期", paragraphs("本保函的有效期" + l.duration() + "。")},
	}
	if l.beforeSuit() {
		parts = append(parts, section{"诉前保全", paragraphs(suitInTime)})
	}
	return parts
}

func (g *Guarantee) caseRows() []block {
	number := g.Application.CaseNumber
	if number == "" && g.beforeSuit() {
		number = "尚未起诉，无案号"
	}
	return append(row("　　案由：", g.Cause), row("　　案号：", number)...)
}
