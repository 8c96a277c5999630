package document

import (
	"strings"

	"github.com/baoquan/baoquan"
)

// The measures of CPL 106, in the order in which rulings name them.
const (
	seal   = "查封"
	detain = "扣押"
	freeze = "冻结"
)

// measure is what is done to a kind of property, and the rule that says for how
// long it may be done at most (JS 485).
type measure struct {
	action string
	rule   baoquan.RuleName
}

// measures of the kinds (reference/clues.md §2). Money with an online provider
// is held as a deposit: whether it is one or an «other right» is not settled,
// and the shorter time is the safe one.
var measures = map[baoquan.ClueKind]measure{
	baoquan.ClueHouse:    {seal, baoquan.RuleSeizeRealEstate},
	baoquan.ClueLand:     {seal, baoquan.RuleSeizeRealEstate},
	baoquan.ClueVehicle:  {seal, baoquan.RuleSeizeMovables},
	baoquan.ClueDeposit:  {freeze, baoquan.RuleFreezeDeposits},
	baoquan.ClueEquity:   {freeze, baoquan.RuleSeizeRealEstate},
	baoquan.ClueSecurity: {freeze, baoquan.RuleSeizeRealEstate},
	baoquan.ClueOnline:   {freeze, baoquan.RuleFreezeDeposits},
	baoquan.ClueClaim:    {freeze, baoquan.RuleSeizeRealEstate},
	baoquan.ClueIP:       {freeze, baoquan.RuleSeizeRealEstate},
	baoquan.ClueGoods:    {seal + "、" + detain, baoquan.RuleSeizeMovables},
	baoquan.ClueVessel:   {seal, baoquan.RuleSeizeMovables},
	baoquan.ClueOther:    {everyMeasure, baoquan.RuleSeizeRealEstate},
}

const everyMeasure = seal + "、" + detain + "、" + freeze

func measureOf(c *baoquan.Clue) measure {
	if m, known := measures[c.Kind]; known {
		return m
	}
	return measures[baoquan.ClueOther]
}

// term is how long a clue is preserved: 期限为三年. Trademarks are frozen for one
// year (the interpretation on registered trademarks, 2020) and patents for six
// months (that on patents, 2015, 13), other intellectual property for as long
// as other rights.
func (r *Ruling) term(c *baoquan.Clue) string {
	if c.IP != nil && strings.Contains(c.IP.Right, "商标") {
		return "期限为一年"
	}
	if c.IP != nil && strings.Contains(c.IP.Right, "专利") {
		return "期限为六个月"
	}
	return "期限为" + r.years(measureOf(c).rule)
}

// years is the longest time of a rule on the day of the ruling: 一年, 两年, 三年.
func (r *Ruling) years(name baoquan.RuleName) string {
	rule, _ := baoquan.RulesOn(r.Date).Rule(name, "")
	if rule.Years == 2 {
		return "两年"
	}
	return numeral(rule.Years) + "年"
}

// lawful says whether the law on terms is known for the day of the ruling.
func (r *Ruling) lawful() bool {
	rule, known := baoquan.RulesOn(r.Date).Rule(baoquan.RuleFreezeDeposits, "")
	return known && rule.Years > 0
}

// measuresAsked names the measures that a list of clues asks for; all of them
// when there are no clues.
func measuresAsked(clues []baoquan.Clue) string {
	var actions string
	for i := range clues {
		actions += measureOf(&clues[i]).action
	}
	var asked []string
	for _, action := range []string{seal, detain, freeze} {
		if strings.Contains(actions, action) {
			asked = append(asked, action)
		}
	}
	if len(asked) == 0 {
		return everyMeasure
	}
	return strings.Join(asked, "、")
}

// measures are the orders of a ruling that grants, without numbers and ends.
// The limit of the whole stands in the only order, or after several as one.
func (r *Ruling) measures() []string {
	limit := "以" + capital(r.Amount) + "为限"
	clues := r.Application.Clues
	switch len(clues) {
	case 0:
		return []string{r.anything()}
	case 1:
		return []string{joined("，", r.preserve(&clues[0]), limit, r.term(&clues[0]))}
	}
	orders := make([]string, 0, len(clues)+1)
	for i := range clues {
		c := &clues[i]
		orders = append(orders, joined("，", r.preserve(c), valueLimit(c), r.term(c)))
	}
	return append(orders, "上述保全财产的总价值"+limit)
}

// valueLimit is up to what value one of several clues is preserved (FS22 15).
func valueLimit(c *baoquan.Clue) string {
	switch {
	case c.Value <= 0:
		return ""
	case c.Kind == baoquan.ClueDeposit, c.Kind == baoquan.ClueOnline:
		return "限额为" + figures(c.Value)
	}
	return "价值以" + figures(c.Value) + "为限"
}

// anything is the order when no clue is known: on all property up to the amount.
func (r *Ruling) anything() string {
	return everyMeasure + r.names(baoquan.RoleRespondent) + "名下价值" + capital(r.Amount) +
		"的财产，其中冻结银行存款的期限为" + r.years(baoquan.RuleFreezeDeposits) +
		"，查封、扣押动产的期限为" + r.years(baoquan.RuleSeizeMovables) +
		"，查封不动产、冻结其他财产权的期限为" + r.years(baoquan.RuleSeizeRealEstate)
}

// preserve is the measure and its object: 冻结被申请人张三名下……的存款.
func (r *Ruling) preserve(c *baoquan.Clue) string {
	owner := r.Application.PartyByID(c.OwnerPartyID)
	name := baoquan.RoleRespondent.Chinese()
	if owner != nil {
		name += owner.Name
	}
	return measureOf(c).action + name + object(c, name)
}
