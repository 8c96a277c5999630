package document

import (
	"io"

	"github.com/baoquan/baoquan"
)

// Ruling is what a ruling on preservation of property (民事裁定书, 财产保全用) is
// drawn from. Codes come with their names, because a document is drawn without
// looking anything up.
type Ruling struct {
	Court         string              // name of the court
	Number        string              // 案号 of the ruling: （2026）京0105财保1号
	Application   baoquan.Application // parties, clues, securities, category, amount asked
	Cause         string              // name of the cause (案由), "" when there is none
	JudgmentCourt string              // 执行前: name of the court that gave the judgment
	Outcome       baoquan.Outcome
	Amount        baoquan.Fen  // preserved up to, fen; not read when dismissed
	Fee           baoquan.Fen  // 案件申请费, fen; 0 leaves the sentence out
	Reason        string       // the judge's own reasons; "" takes the usual sentence
	Judge         string       // 审判员
	Clerk         string       // 书记员, "" leaves the line out
	Date          baoquan.Date // of the ruling; also the creation date of the file
	Code          string       // verification code
	URL           string       // of the verification page, with the code
}

// Ruling draws a ruling as PDF, after the model of the Supreme People's Court
// of 2016 with the numbers of articles of 2023. The same data give the same
// bytes. A [MissingError] says what is missing; it is the only error that comes
// from the data.
//
// Every clue of the application is ordered to be preserved, in its measure and
// for the longest time the law allows (JS 485); leave out the clues that the
// judge leaves out. Without clues the order is on property up to the amount.
func (d *Drawer) Ruling(w io.Writer, r Ruling) error {
	if err := r.check(); err != nil {
		return err
	}
	return d.draw(w, about{
		title:     "民事裁定书" + r.Number,
		author:    r.Court,
		createdAt: r.Date.Time(),
		code:      r.Code,
		url:       r.URL,
	}, r.blocks())
}

func (r *Ruling) check() error {
	var need required
	need.want("Court", r.Court != "")
	need.want("Number", r.Number != "")
	need.want("Application.Category", r.Application.Category.Chinese() != "")
	need.want("Application.Type", r.Application.Type == baoquan.PropertyPreservation)
	need.want("Application.Parties applicant", len(r.parties(baoquan.RoleApplicant)) > 0)
	need.want("Application.Parties respondent", len(r.parties(baoquan.RoleRespondent)) > 0)
	need.want("Outcome", r.Outcome.Chinese() != "")
	need.want("Amount", r.Amount > 0 || r.Outcome == baoquan.Dismissed)
	need.want("Judge", r.Judge != "")
	need.want("Date", r.Date.Valid() && r.lawful())
	need.want("Code", r.Code != "")
	need.want("URL", r.URL != "")
	return need.err("ruling")
}

// blocks are the words of the ruling, from the title to the clerk.
func (r *Ruling) blocks() []block {
	blocks := []block{
		{courtTitle, r.Court},
		{nameTitle, "民事裁定书"},
		{numberLine, r.Number},
	}
	for i, text := range r.partyLines() {
		if i == 0 {
			blocks = append(blocks, block{firstPara, text})
			continue
		}
		blocks = append(blocks, block{para, text})
	}
	for _, text := range append(r.opening(), r.decision()...) {
		blocks = append(blocks, block{para, text})
	}
	blocks[len(blocks)-1].style = closing
	return append(blocks, r.signature()...)
}

// signature is the judge, the day and the clerk. The seal of the court (院印)
// is a signature on the file and is put by who signs it.
func (r *Ruling) signature() []block {
	blocks := []block{
		{signHead, "审　判　员　　" + spread(r.Judge)},
		{signLine, r.Date.Chinese()},
	}
	if r.Clerk != "" {
		blocks = append(blocks, block{signLine, "书　记　员　　" + spread(r.Clerk)})
	}
	return blocks
}

func (r *Ruling) parties(role baoquan.Role) []*baoquan.Party {
	var found []*baoquan.Party
	for i := range r.Application.Parties {
		if p := &r.Application.Parties[i]; p.Role == role {
			found = append(found, p)
		}
	}
	return found
}

// names are the names of the parties of a role, with the role before them. More
// than ten are named by the first three and their number: all of them stand at
// the head of the ruling.
func (r *Ruling) names(role baoquan.Role) string {
	return role.Chinese() + nameList(r.parties(role))
}
