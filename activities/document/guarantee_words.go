package document

import (
	"fmt"
	"strings"

	"github.com/baoquan/baoquan"
)

// promise is the sentence that FS22 7 wants in the insurer's letter, word for
// word.
const promise = "因申请财产保全错误，由保险人赔偿被保全人因保全所遭受的损失"

// liability is the same by the samples of the trade: who owes, and up to what.
const liability = "申请人申请财产保全错误，致使被申请人遭受损失，依法应当由申请人承担的赔偿责任，由保险人在赔偿限额内赔偿。"

// identity is the kind and the number of what tells who a party is.
func identity(p *baoquan.Party) (kind, number string) {
	if p.Kind != baoquan.Person {
		return "统一社会信用代码", p.CreditCode
	}
	if p.IDType == "" {
		return baoquan.IDCard.Chinese(), p.IDNumber
	}
	return p.IDType.Chinese(), p.IDNumber
}

// particulars are the parties of a role, one to a line: name, sex of a person,
// kind and number of the document.
func (g *Guarantee) particulars(role baoquan.Role) []block {
	var blocks []block
	for i, p := range g.shared().parties(role) {
		kind, number := identity(p)
		if number == "" {
			number = "未提供"
		}
		label, sex := "名称：", ""
		if p.Kind == baoquan.Person {
			label, sex = "姓名：", labelled("性别：", p.Sex.Chinese())
		}
		blocks = append(blocks, block{para, bracketedNumber(i) + sentence(joined("；",
			label+p.Name, sex, "证件类型："+kind, "证件号码："+number))})
	}
	return blocks
}

func bracketedNumber(i int) string { return fmt.Sprintf("（%d）", i+1) }

// dispute says between whom and about what: 申请人……与被申请人……买卖合同纠纷（案号：……）.
func (g *Guarantee) dispute() string {
	r := g.shared()
	return r.names(baoquan.RoleApplicant) + "与" + r.names(baoquan.RoleRespondent) + g.Cause +
		bracketed(labelled("案号：", g.Application.CaseNumber))
}

// request is what the court is asked for, and of which property.
func (g *Guarantee) request() []block {
	r := g.shared()
	clues := g.Application.Clues
	text := "请求" + measuresAsked(clues) + r.names(baoquan.RoleRespondent) + "名下价值" + capital(g.Application.Amount) + "的财产"
	if len(clues) == 0 {
		return paragraphs(text + "。")
	}
	blocks := paragraphs(text + "，财产线索为：")
	for i := range clues {
		c := &clues[i]
		value := ""
		if c.Value > 0 {
			value = "，价值" + figures(c.Value)
		}
		blocks = append(blocks, block{para, bracketedNumber(i) + sentence(r.preserve(c)+value)})
	}
	return blocks
}

// beforeSuit says whether the dispute is not before a court or an arbitration
// body yet, so that CPL 104 and FS22 17 give thirty days to bring it there.
func (g *Guarantee) beforeSuit() bool {
	return g.Application.Category == baoquan.PreLitigation && !g.shared().arbitrated()
}

// suitInTime is the term of preservation before a suit.
const suitInTime = "诉前财产保全的，申请人应当在人民法院采取保全措施后三十日内依法提起诉讼或者申请仲裁；逾期不提起诉讼或者申请仲裁的，担保责任自动终止。"

// duration is the period in the words of a contract.
func (g *Guarantee) duration() string {
	return "自" + strings.TrimSuffix(g.From, "起") + "起至" + strings.TrimSuffix(g.To, "止") + "止"
}

// signature is the insurer and the day. The insurer's seal (公章) is a signature
// on the file and is put by who signs it.
func (g *Guarantee) signature() []block {
	blocks := []block{{signHead, "保险人：" + g.Insurer.signs()}}
	for _, line := range []string{labelled("地址：", g.Insurer.Address), labelled("电话：", g.Insurer.Phone)} {
		if line != "" {
			blocks = append(blocks, block{signLine, line})
		}
	}
	return append(blocks, block{signLine, g.IssuedOn.Chinese()})
}

// row puts a value beside its label; a value without text leaves no row.
func row(label, value string) []block {
	if value == "" {
		return nil
	}
	pad := max(guaranteeLabel-len([]rune(label)), 0)
	return []block{{guaranteeRow, label + strings.Repeat("\u3000", pad) + value}}
}
