package document

import (
	"fmt"
	"slices"

	"github.com/baoquan/baoquan"
)

// Guarantee is what the policy (保单) and the letter (保函) of one guarantee are
// both drawn from (诉讼财产保全责任保险, FS22 7). Codes come with their names.
type Guarantee struct {
	PolicyNumber string // 保单号
	Insurer      Insurer
	Court        string              // name of the court the guarantee is given to
	Application  baoquan.Application // parties, clues, category, case number, amount asked
	Cause        string              // name of the cause (案由), "" when there is none
	Amount       baoquan.Fen         // 担保金额, the limit of what is paid (赔偿限额), fen
	From         string              // 自……起: the beginning of the period in words
	To           string              // 至……止: its end in words
	IssuedOn     baoquan.Date        // also the creation date of the file
	Code         string              // verification code
	URL          string              // of the verification page, with the code
}

// Insurer is who pays when the preservation was wrong.
type Insurer struct {
	Name    string // of the company
	Branch  string // 分公司 that signs, "" when the company itself does
	Address string // "" leaves the line out, as does Phone
	Phone   string
}

// signs is the name under which the insurer signs.
func (i Insurer) signs() string { return i.Name + i.Branch }

func (g *Guarantee) check(need *required) {
	need.want("PolicyNumber", g.PolicyNumber != "")
	need.want("Insurer.Name", g.Insurer.Name != "")
	need.want("Court", g.Court != "")
	need.want("Application.Category", g.Application.Category.Chinese() != "")
	need.want("Application.Type", g.Application.Type == "" || g.Application.Type == baoquan.PropertyPreservation)
	need.want("Application.Amount", g.Application.Amount > 0)
	g.checkParties(need, baoquan.RoleApplicant)
	g.checkParties(need, baoquan.RoleRespondent)
	need.want("Amount", g.Amount > 0)
	need.want("From", g.From != "")
	need.want("To", g.To != "")
	need.want("IssuedOn", g.IssuedOn.Valid())
	need.want("Code", g.Code != "")
	need.want("URL", g.URL != "")
}

// checkParties: the applicant, whom the insurer knows, is told by a number. The
// applicant may not know the respondent's, and an unincorporated organization
// need not have one.
func (g *Guarantee) checkParties(need *required, role baoquan.Role) {
	parties := g.shared().parties(role)
	need.want("Application.Parties "+string(role), len(parties) > 0)
	for i, p := range parties {
		at := fmt.Sprintf("Application.Parties %s %d ", role, i+1)
		need.want(at+"Name", p.Name != "")
		if role == baoquan.RoleApplicant && p.Kind != baoquan.Unincorporated {
			_, number := identity(p)
			need.want(at+"number", number != "")
		}
	}
}

// shared are the words that a guarantee has in common with a ruling.
func (g *Guarantee) shared() *Ruling { return &Ruling{Application: g.Application, Cause: g.Cause} }

func (g *Guarantee) about(title, number string) about {
	return about{
		title: title + number, author: g.Insurer.signs(), createdAt: g.IssuedOn.Time(), code: g.Code, url: g.URL,
	}
}

// guaranteeLabel is the width of a label with its colon, in characters.
const guaranteeLabel = 10

var (
	guaranteeTitle = style{size: titleSize, leading: 40, align: centred}
	guaranteeRow   = style{size: bodySize, leading: 26, hang: guaranteeLabel}
	addressee      = style{size: bodySize, leading: 26, before: 10}
	heading        = style{size: bodySize, leading: 26, indent: 2, before: 6, keep: 2}
)

// section is a numbered part: its heading and the blocks below it.
type section struct {
	name   string
	blocks []block
}

// sections numbers those that have something to say: 一、……
func sections(parts []section) []block {
	parts = slices.DeleteFunc(parts, func(s section) bool { return len(s.blocks) == 0 })
	var blocks []block
	for i, part := range parts {
		blocks = append(blocks, block{heading, numeral(i+1) + "、" + part.name})
		blocks = append(blocks, part.blocks...)
	}
	return blocks
}

// paragraphs sets texts as paragraphs.
func paragraphs(texts ...string) []block {
	blocks := make([]block, len(texts))
	for i, text := range texts {
		blocks[i] = block{para, text}
	}
	return blocks
}
