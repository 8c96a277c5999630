package sandbox

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/insurer"
)

// insurerAnswer is what the next submissions are answered.
type insurerAnswer struct {
	Decision string                   `json:"decision"` // approve, return, decline or silent
	Premium  *baoquan.Fen             `json:"premium,omitempty"`
	Items    []baoquan.CorrectionItem `json:"items,omitempty"`
	Reason   string                   `json:"reason,omitempty"`
}

// silent is an underwriter who does not answer.
const silent = "silent"

// answer is what the control door has set, else an approval.
func (p *insurerProvider) answer() insurerAnswer {
	if set, ok := p.next.Get(""); ok {
		return set
	}
	return insurerAnswer{Decision: "approve"}
}

// underwrite puts the decision on the list of what is to be said.
func (p *insurerProvider) underwrite(row *insurerCase) {
	next := p.answer()
	if next.Decision == silent {
		row.State = silent
		return
	}
	row.Sent = append(slices.Clone(row.Sent), insurerMessage{
		Type: insurer.Decided, ID: fmt.Sprintf("decision-%s-%d", row.ID, row.Seq), Status: messagePending,
		Decision: insurer.Decision{
			ID: row.ID, Decision: next.Decision, Premium: next.Premium, Items: next.Items, Reason: next.Reason,
		},
	})
}

// decision is what a message says. An approval is at the quoted premium unless
// another was set, and becomes a return when the documents could not be drawn.
func (p *insurerProvider) decision(row insurerCase, message *insurerMessage) (insurer.Decision, error) {
	if message.Decision.Decision != "approve" || message.Looked {
		return message.Decision, nil
	}
	known, ok := p.submissions.Get(row.ID)
	if !ok {
		return insurer.Decision{}, errNotSubmitted
	}
	missing, err := p.missing(row, known.Data)
	switch {
	case err != nil:
		return insurer.Decision{}, err
	case missing != nil:
		message.Decision = returnFor(known.Data, missing)
	case message.Decision.Premium == nil:
		message.Decision.Premium, message.Decision.RatePpm = &known.Data.Premium, &known.Data.RatePpm
	}
	message.Looked = true
	return message.Decision, nil
}

// missing draws a letter for nobody, to see what it lacks.
func (p *insurerProvider) missing(row insurerCase, known insurer.Submission) (*document.MissingError, error) {
	drawer, err := p.drawer()
	if err != nil {
		return nil, err
	}
	p.press.Lock()
	defer p.press.Unlock()
	err = drawer.Letter(io.Discard, letterOf(row, known, unpaid(known)))
	var missing *document.MissingError
	if errors.As(err, &missing) {
		return missing, nil
	}
	return nil, err
}

// returnFor asks for what a document lacks, at the places where people fill it in.
func returnFor(known insurer.Submission, missing *document.MissingError) insurer.Decision {
	d := insurer.Decision{ID: known.ID, Decision: "return"}
	for _, field := range missing.Fields {
		d.Items = append(d.Items, baoquan.CorrectionItem{Location: location(known, field), Reason: "出具保单、保函需要这一项，请补正。"})
	}
	return d
}

// placesOf the fields of the documents in an application.
var placesOf = map[string]string{
	"Court": "courtCode", "Amount": "guaranteeAmount",
	"Application.Amount": "preservationAmount", "Application.Category": "category",
}

// location finds "Application.Parties applicant 2 number" in the submission.
func location(known insurer.Submission, field string) string {
	if place, ok := placesOf[field]; ok {
		return place
	}
	var role, what string
	var n int
	if found, _ := fmt.Sscanf(field, "Application.Parties %s %d %s", &role, &n, &what); found < 3 {
		return "parties"
	}
	for _, party := range known.Parties {
		if party.Role != baoquan.Role(role) {
			continue
		}
		if n--; n == 0 {
			return "parties/" + party.ID + "/" + partyField(party, what)
		}
	}
	return "parties"
}

func partyField(party baoquan.Party, what string) string {
	switch {
	case what != "number":
		return strings.ToLower(what)
	case party.Kind == baoquan.Person:
		return "idNumber"
	}
	return "creditCode"
}
