package activities

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Guarantees issues policies and letters, tells insurers and carries over what the
// court did.
type Guarantees struct {
	Store     *store.Store
	Deliver   Deliverer
	Files     *files.Store
	Drawer    *document.Drawer
	Signer    sign.Signer
	Insurers  insurer.Sender
	PublicURL string
	Now       func() time.Time
}

var _ workflows.GuaranteeActivities = (*Guarantees)(nil)

// The terms of every letter: from when the court takes the application until no
// claim can come any more.
const (
	coveredFrom = "受理财产保全申请之日"
	coveredTo   = "保全损害之债诉讼时效届满之日"
)

// IssueDocuments draws, signs and stores policy and letter and writes down that
// they are issued. Numbers and codes are given before, once; a try that is cut
// leaves bytes that nobody names. A guarantee that is issued, or wants no documents
// any more, is left as it is.
func (g *Guarantees) IssueDocuments(ctx context.Context, id string) (workflows.IssuedDocuments, error) {
	var out workflows.IssuedDocuments
	a, given, company, err := g.begin(ctx, id)
	if err != nil || a.Status != baoquan.Issuing {
		return g.already(ctx, id, err)
	}
	if company.Mode == store.InsurerSystem {
		out.ByInsurer = true
		return out, nil
	}
	policy, letter, err := g.draw(ctx, a, given, company)
	if err != nil {
		return out, g.failed(ctx, id, err)
	}
	err = g.Store.InTx(ctx, func(t *store.Tx) error {
		a, err := t.Lock(ctx, id)
		if err != nil || a.Status != baoquan.Issuing {
			return err
		}
		entry, err := t.Issued(ctx, a, policy, letter, baoquan.Actor{Kind: baoquan.ByItself}, g.Now())
		out.Entry = &entry
		return err
	})
	if err != nil || out.Entry == nil {
		return g.already(ctx, id, err)
	}
	return out, g.delivered(ctx, id)
}

// begin reads a guarantee whole and gives its documents their numbers.
func (g *Guarantees) begin(ctx context.Context, id string) (a *store.Application, given store.Issue, company store.Insurer, err error) {
	err = g.Store.InTx(ctx, func(t *store.Tx) error {
		if a, err = t.Lock(ctx, id); err != nil || a.Status != baoquan.Issuing {
			return err
		}
		if given, err = t.BeginIssue(ctx, a, document.VerificationCode, g.Now()); err != nil {
			return err
		}
		if company, err = t.Insurer(ctx, a.InsurerCode); err != nil {
			return err
		}
		return t.LoadParts(ctx, a)
	})
	return a, given, company, err
}

// already answers for a guarantee that was issued before.
func (g *Guarantees) already(ctx context.Context, id string, err error) (workflows.IssuedDocuments, error) {
	if err != nil {
		return workflows.IssuedDocuments{}, wrap(err)
	}
	entry, err := g.Store.EntryByKey(ctx, id, "issued")
	if errors.Is(err, store.ErrNotFound) {
		return workflows.IssuedDocuments{}, nil
	}
	return workflows.IssuedDocuments{Entry: &entry}, wrap(err)
}

// failed writes down for the operator why nothing could be issued.
func (g *Guarantees) failed(ctx context.Context, id string, err error) error {
	var missing *document.MissingError
	if !errors.As(err, &missing) && !errors.Is(err, sign.ErrDocument) {
		return wrap(err)
	}
	if err := g.Store.InsurerTrouble(ctx, id, "documents_incomplete", g.Now()); err != nil {
		return wrap(err)
	}
	return temporal.NewNonRetryableApplicationError("the documents cannot be made", "documents_incomplete", nil)
}

// draw makes the two documents and stores their bytes.
func (g *Guarantees) draw(ctx context.Context, a *store.Application, given store.Issue, company store.Insurer) (policy, letter store.Document, err error) {
	shared, err := g.words(ctx, a, given, company)
	if err != nil {
		return policy, letter, err
	}
	first, second := shared, shared
	first.Code, first.URL = given.PolicyCode, g.verifyURL()+given.PolicyCode
	second.Code, second.URL = given.LetterCode, g.verifyURL()+given.LetterCode
	var drawn bytes.Buffer
	if err = g.Drawer.Policy(&drawn, document.Policy{
		Guarantee: first, Policyholder: policyholder(a), Premium: a.Premium, RatePpm: a.RatePpm,
	}); err != nil {
		return policy, letter, err
	}
	policy = store.Document{ID: uuid.NewString(), Kind: store.PolicyDocument, Number: given.PolicyNumber, Code: given.PolicyCode}
	if err = g.keep(ctx, &policy, drawn.Bytes(), company.Name, "诉讼财产保全责任保险保单"); err != nil {
		return policy, letter, err
	}
	drawn.Reset()
	if err = g.Drawer.Letter(&drawn, document.Letter{Guarantee: second, Number: given.LetterNumber, Attachments: []string{"保险单"}}); err != nil {
		return policy, letter, err
	}
	letter = store.Document{ID: uuid.NewString(), Kind: store.LetterDocument, Number: given.LetterNumber, Code: given.LetterCode}
	return policy, letter, g.keep(ctx, &letter, drawn.Bytes(), company.Name, "诉讼财产保全责任保险担保书")
}

// words is what both documents say.
func (g *Guarantees) words(ctx context.Context, a *store.Application, given store.Issue, company store.Insurer) (document.Guarantee, error) {
	court, err := g.Store.Court(ctx, a.CourtCode)
	if err != nil {
		return document.Guarantee{}, err
	}
	cause, err := g.Store.CauseName(ctx, a.CauseCode)
	return document.Guarantee{
		PolicyNumber: given.PolicyNumber, Court: court.Name, Application: a.Application, Cause: cause, Amount: a.GuaranteeAmount,
		Insurer: document.Insurer{Name: company.Name, Branch: company.Branch, Address: company.Address, Phone: company.Phone},
		From:    coveredFrom, To: coveredTo, IssuedOn: baoquan.DateOf(given.IssuedOn),
	}, err
}

func (g *Guarantees) verifyURL() string { return g.PublicURL + "/verify/" }

// policyholder (投保人) is who asks for the preservation.
func policyholder(a *store.Application) string {
	var names []string
	for i := range a.Parties {
		if a.Parties[i].Role == baoquan.RoleApplicant {
			names = append(names, a.Parties[i].Name)
		}
	}
	return strings.Join(names, "、")
}

// keep signs a document and stores its bytes.
func (g *Guarantees) keep(ctx context.Context, d *store.Document, drawn []byte, name, reason string) error {
	signed, err := g.Signer.Sign(ctx, drawn, sign.Signature{Name: name, Reason: reason + d.Number})
	if err != nil {
		return err
	}
	stored, err := g.Files.PutDocument(ctx, signed, "application/pdf")
	d.SHA256, d.Size = stored.SHA256, stored.Size
	return err
}

// delivered hands on what was written for the procedure, and takes an earlier
// trouble off the operator's list.
func (g *Guarantees) delivered(ctx context.Context, id string) error {
	g.Deliver.Deliver(id)
	return wrap(g.Store.InsurerTrouble(ctx, id, "", g.Now()))
}
