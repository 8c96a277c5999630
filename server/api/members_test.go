package api_test

import (
	"slices"
	"strings"
)

// The members that each reader may be answered, written down by hand: what is not
// here fails the test, whoever added it.
const (
	maskedPartyMembers = "creditCode firm id idNumber idType kind legalRepresentative legalRepresentativeTitle licenceNumber name organizationType phone representativeType representsPartyIds role sex"
	insurerPartyMember = maskedPartyMembers + " address domicile mailingAddress"
	partyMembers       = insurerPartyMember + " birthDate email landline landline.area landline.number"
	clueMembers        = "deposit deposit.account deposit.bank deposit.holder id kind online online.account online.provider ownerPartyId security security.account value"
	securityMembers    = "description guarantorName id method name value"
	materialMembers    = "contentType fileName id partyId scan securityId sha256 size slot uploadedAt"
	paymentMembers     = "amount createdAt expiresAt id method paidAt purpose status"
	deadlineMembers    = "article dueAt name startsAt state"
	checkMembers       = "missing missing.detail missing.location missing.step ready warnings"
	docketMembers      = "actor at detail detail.amount detail.materialId detail.method detail.read detail.role detail.slot kind seq status"
	draftingMembers    = " detail.act detail.id detail.part"
	ruledMembers       = docketMembers + " detail.article detail.code detail.fee detail.number detail.courtCode detail.outcome detail.sha256"
	issuedMembers      = docketMembers + " detail.insurerCode detail.letterNumber detail.policyNumber detail.premium detail.ratePpm"
)

const headMembers = "category courtCode courtName createdAt id kind links links.deadlines links.docket links.events links.self " +
	"nextDeadline nextDeadline.article nextDeadline.dueAt nextDeadline.name number preSuitStage status submittedAt submitterCapacity " +
	"totals totals.clues totals.securities updatedAt version "

const (
	preservationHead = headMembers + "amount fee links.ruling noticeVersion secured suggestedFee type "
	guaranteeHead    = headMembers + "consentVersion guaranteeAmount insurerCode insurerName letterStatus links.letter links.policy " +
		"premium preservationAmount quoteHeldUntil ratePpm suggestedPremium "
	ownersGuarantee = guaranteeHead + "links.preservations "
)

var (
	preservationMembers = preservationHead + "submitter " + within("ruling", "amount code number outcome ruledAt sha256") + within("parties", partyMembers) +
		within("clues", clueMembers) + within("securities", securityMembers) + within("materials", materialMembers)
	guaranteeMembers = ownersGuarantee + "submitter " + within("documents", "code issuedAt kind number sha256") + within("parties", partyMembers) +
		within("clues", clueMembers) + within("materials", materialMembers)
	insurerMembers = guaranteeHead + "submitter " + within("documents", "code issuedAt kind number sha256") + within("parties", insurerPartyMember) +
		within("clues", clueMembers) + within("materials", materialMembers)
)

var answered = map[string]string{
	"getPreservation": preservationMembers, "getCase": preservationMembers, "getGuarantee": guaranteeMembers, "getGuaranteeCase": insurerMembers,
	"listPreservations": listOf(preservationHead + within("parties", maskedPartyMembers)), "listCases": listOf(preservationHead + within("parties", maskedPartyMembers)),
	"listGuarantees":     listOf(ownersGuarantee + within("parties", maskedPartyMembers)),
	"listGuaranteeCases": listOf(guaranteeHead + within("parties", maskedPartyMembers)),

	"docketPreservation": listOf(ruledMembers + draftingMembers), "docketCase": listOf(ruledMembers),
	"docketGuarantee": listOf(issuedMembers + draftingMembers), "docketGuaranteeCase": listOf(issuedMembers),

	"getPayment": paymentMembers, "verify": "documentKind issuedAt number sha256 status",
	"listUsableGuarantees": listOf("guaranteeAmount id insurerCode insurerName issuedAt letterNumber linked number policyNumber preservationAmount reasons usable"),
	"listQuotes":           listOf("averageScore demonstration heldUntil insurerCode premium ratePpm"),
	"listRateCards": listOf("courts demonstration insurerCode maximum minimum refunds refunds.surrenderedPpm refunds.undonePpm tiers tiers.ratePpm tiers.upTo " +
		"validFrom validUntil version"),
	"getCourtSummary": "statuses statuses.ruled", "getInsurerSummary": "statuses statuses.issued",
	"listStuck": listOf(""), "listDifferences": listOf(""), "listEvaluations": listOf(""),
}

// answeredBy is what an operation may answer; parts are alike for all who read them
// whole.
func answeredBy(l line) string {
	if known, ok := answered[l.id]; ok {
		return known
	}
	for part, members := range map[string]string{
		"/parties": partyMembers, "/clues": clueMembers, "/securities": securityMembers, "/materials": materialMembers,
		"/payments": paymentMembers, "/deadlines": deadlineMembers, "/check": checkMembers,
	} {
		if part == "/parties" && strings.Contains(l.path, "/insurer/") {
			members = insurerPartyMember
		}
		switch {
		case strings.HasSuffix(l.path, "/check"):
			return checkMembers
		case strings.HasSuffix(l.path, part):
			return listOf(members)
		case strings.HasSuffix(l.path, part+"/{partId}"):
			return members
		}
	}
	return ""
}

func listOf(members string) string { return "next " + within("items", members) }

// within puts members under another.
func within(at, members string) string {
	return at + " " + at + "." + strings.Join(strings.Fields(members), " "+at+".") + " "
}

// membersOf lists every member of an answer by its path, those of lists once.
func membersOf(value any, at string) (all []string) {
	switch v := value.(type) {
	case j:
		for name, inner := range v {
			path := strings.TrimPrefix(at+"."+name, ".")
			all = append(append(all, path), membersOf(inner, path)...)
		}
	case []any:
		for _, inner := range v {
			all = append(all, membersOf(inner, at)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
