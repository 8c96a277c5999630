package sandbox

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/insurer"
)

// The insurer's own numbers, made from the guarantee's, the same at every try.
const (
	policyPrefix = "PAZC"
	letterPrefix = "PABH"
)

// The period of every policy and letter here.
const (
	coverFrom = "财产保全申请人提出财产保全申请之日"
	coverTo   = "因财产保全错误产生的损害赔偿责任消灭之日"
)

func policyOf(row insurerCase, known insurer.Submission, payment insurer.Payment) document.Policy {
	var applicants []string
	for _, party := range known.Parties {
		if party.Role == baoquan.RoleApplicant {
			applicants = append(applicants, party.Name)
		}
	}
	return document.Policy{
		Guarantee:    guaranteeOf(row, known, payment, payment.PolicyCode),
		Policyholder: strings.Join(applicants, "、"),
		Premium:      payment.Premium,
		RatePpm:      known.RatePpm,
	}
}

func letterOf(row insurerCase, known insurer.Submission, payment insurer.Payment) document.Letter {
	return document.Letter{Guarantee: guaranteeOf(row, known, payment, payment.LetterCode), Number: letterPrefix + row.Number}
}

// guaranteeOf is all that the insurer knows of a case: what was submitted to it
// and what it was told with the premium.
func guaranteeOf(row insurerCase, known insurer.Submission, payment insurer.Payment, code string) document.Guarantee {
	return document.Guarantee{
		PolicyNumber: policyPrefix + row.Number,
		Insurer:      document.Insurer{Name: insurerName},
		Court:        known.Court,
		Application: baoquan.Application{
			Kind: baoquan.Guarantee,
			Basics: baoquan.Basics{
				CourtCode: known.CourtCode, Amount: known.PreservationAmount, Category: known.Category,
				Type: baoquan.PropertyPreservation, PreSuitStage: known.PreSuitStage,
				CaseType: known.CaseType, CaseNumber: known.CaseNumber, CauseCode: known.CauseCode,
			},
			Parties: known.Parties,
			Clues:   known.Clues,
		},
		Cause:    known.Cause,
		Amount:   known.GuaranteeAmount,
		From:     coverFrom,
		To:       coverTo,
		IssuedOn: baoquan.DateOf(payment.PaidAt),
		Code:     code,
		URL:      payment.VerifyURL + code,
	}
}

// unpaid is a payment that nobody has made, for documents that are not issued.
func unpaid(known insurer.Submission) insurer.Payment {
	return insurer.Payment{
		Premium: known.Premium, PaidAt: time.Now(), PolicyCode: "A", LetterCode: "B",
		VerifyURL: "https://example.invalid/verify/",
	}
}

// early are documents of a case whose premium nobody has paid, not signed and not
// kept.
func (p *insurerProvider) early(row insurerCase) (insurer.Documents, error) {
	known, _ := p.submissions.Get(row.ID)
	drawer, err := p.drawer()
	if err != nil {
		return insurer.Documents{}, err
	}
	payment := unpaid(known.Data)
	var policy, letter bytes.Buffer
	err = errors.Join(
		drawer.Policy(&policy, policyOf(row, known.Data, payment)),
		drawer.Letter(&letter, letterOf(row, known.Data, payment)),
	)
	return insurer.Documents{
		ID:     row.ID,
		Policy: issuedDocument(policyPrefix+row.Number, policy.Bytes()),
		Letter: issuedDocument(letterPrefix+row.Number, letter.Bytes()),
	}, err
}
