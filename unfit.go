package baoquan

// Unfit is why a guarantee cannot secure a preservation, as a code and as a
// sentence that says what to do.
type Unfit struct {
	Code   Code   `json:"code"`
	Detail string `json:"detail"`
}

// The reasons for which a guarantee does not fit.
const (
	CodeGuaranteeUnknown      Code = "guarantee_unknown"
	CodeGuaranteeNotIssued    Code = "guarantee_not_issued"
	CodeGuaranteeExpired      Code = "guarantee_expired"
	CodeGuaranteeRevoked      Code = "guarantee_revoked"
	CodeGuaranteeUsed         Code = "guarantee_used"
	CodeGuaranteeOtherCourt   Code = "guarantee_other_court"
	CodeGuaranteeInsufficient Code = "guarantee_insufficient"
	CodeGuaranteeOtherParties Code = "guarantee_other_parties"
)

// UnfitFor says why the guarantee g cannot secure the preservation p; nothing when
// it can. The letter must be issued, in force and free (or p's own), given to the
// same court, for at least the amount asked there; and everybody who asks and
// against whom is asked must stand in it (FS22 7, 粤高法发〔2015〕10号 第二条).
// Parties are compared as far as both have them: a draft may not have any yet.
func (g *Application) UnfitFor(p *Application) []Unfit {
	var why []Unfit
	if stands := g.unfitLetter(p); stands != nil {
		why = append(why, *stands)
	}
	if g.CourtCode != p.CourtCode {
		why = append(why, Unfit{CodeGuaranteeOtherCourt, "保函是给另一个法院的，请选择给本案申请法院的保函"})
	}
	if g.Amount < p.Amount {
		why = append(why, Unfit{CodeGuaranteeInsufficient, "保函所担保的保全金额低于本案申请保全金额，请选择金额足够的保函"})
	}
	if !g.names(p, RoleRespondent) {
		why = append(why, Unfit{CodeGuaranteeOtherParties, "本案有被申请人不在保函中，请核对被申请人或者选择其他保函"})
	}
	if !g.names(p, RoleApplicant) {
		why = append(why, Unfit{CodeGuaranteeOtherParties, "本案有申请人不在保函中，请核对申请人或者选择其他保函"})
	}
	return why
}

// unfitLetter says why the letter by itself cannot be used.
func (g *Application) unfitLetter(p *Application) *Unfit {
	switch {
	case g.Letter == LetterUsed && g.Serves == p.ID && p.ID != "":
		return nil
	case g.Status == Lapsed && g.Letter != "":
		return &Unfit{CodeGuaranteeExpired, "保函已超过使用期限，请另行申请担保"}
	case g.Letter.Ended():
		return &Unfit{CodeGuaranteeRevoked, "保函已撤销或者解除，请另行申请担保"}
	case g.Letter == LetterUsed:
		return &Unfit{CodeGuaranteeUsed, "保函已用于另一件保全申请，一份保函只能用于一件申请"}
	case g.Letter != LetterInForce:
		return &Unfit{CodeGuaranteeNotIssued, "保险公司还没有出具保函，请等待出函后再使用"}
	}
	return nil
}

// names says whether every party of a role of p stands in g.
func (g *Application) names(p *Application, role Role) bool {
	for i := range p.Parties {
		if p.Parties[i].Role == role && !g.holdsParty(&p.Parties[i]) {
			return false
		}
	}
	return true
}

// holdsParty says whether a party is one of the guarantee's: of the same role and
// name, and with the same number where both have one.
func (g *Application) holdsParty(p *Party) bool {
	for i := range g.Parties {
		other := &g.Parties[i]
		if other.Role == p.Role && other.Name == p.Name &&
			agree(other.IDNumber, p.IDNumber) && agree(other.CreditCode, p.CreditCode) {
			return true
		}
	}
	return false
}

func agree(one, other string) bool { return one == "" || other == "" || one == other }
