package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/schema/store"
)

// maxInsurerEvent bounds an insurer's event, in bytes: two documents of 12 MB each,
// which base64 makes a third longer.
const maxInsurerEvent = 2*(12<<20)/3*4 + 64<<10

// insurerPlaces bounds how many events are held in memory at once, whoever sends
// them: the signature can be checked only when all of it is there.
var insurerPlaces = make(chan struct{}, 4)

// insurerCallback takes an event of an insurer's core system: signature first,
// then the event once, with what it does, in one transaction. What is refused is
// written down and changes nothing; sent again it is looked at again.
func (a *API) insurerCallback(c *gin.Context) {
	select {
	case insurerPlaces <- struct{}{}:
		defer func() { <-insurerPlaces }()
	default:
		callbacks.count("insurer", "busy")
		writeProblem(c, unavailable(nil))
		return
	}
	code := c.Param("code")
	raw, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, maxInsurerEvent))
	if err != nil {
		callbacks.count("insurer", "too_large")
		writeProblem(c, problem(http.StatusRequestEntityTooLarge, "too_large", "内容太大"))
		return
	}
	event, err := a.Insurers.Receive(code, c.Request.Header, raw)
	switch {
	case errors.Is(err, insurer.ErrMalformed):
		callbacks.count("insurer", "malformed")
		writeProblem(c, problem(http.StatusBadRequest, "malformed", "不是事件"))
		return
	case errors.Is(err, insurer.ErrUnknown):
		callbacks.count("insurer", "unknown")
		writeProblem(c, errNotFound)
		return
	case err != nil:
		callbacks.count("insurer", "forged")
		writeProblem(c, problem(http.StatusUnauthorized, "signature_invalid", "签名无效"))
		return
	}
	result, err := a.heardFromInsurer(c.Request.Context(), code, event)
	if err != nil {
		writeProblem(c, problemOf(err))
		return
	}
	callbacks.count("insurer", result)
	c.Status(http.StatusNoContent)
}

// heardFromInsurer does what a genuine event says, once, and answers whether it was
// taken now or before.
func (a *API) heardFromInsurer(ctx context.Context, code string, event insurer.Incoming) (result string, err error) {
	provider := "insurer:" + code
	var id string
	err = a.store.InTx(ctx, func(t *store.Tx) (err error) {
		if err := t.Receive(ctx, provider, event.ID, clip(event.Type), a.now()); err != nil {
			return err
		}
		id, err = a.obeyInsurer(ctx, t, code, event)
		return err
	})
	if errors.Is(err, store.ErrSeen) {
		return "again", nil
	}
	if err == nil {
		a.Deliver.Deliver(id)
		return "taken", nil
	}
	if p := problemOf(err); p.Status < http.StatusInternalServerError {
		callbacks.count("insurer", "refused")
		if err := a.store.InTx(ctx, func(t *store.Tx) error {
			return t.Refuse(ctx, provider, event.ID, clip(event.Type), string(p.Code), a.now())
		}); err != nil {
			return "", err
		}
	}
	return "", err
}

// obeyInsurer does what an event says and answers the guarantee it is about.
func (a *API) obeyInsurer(ctx context.Context, t *store.Tx, code string, event insurer.Incoming) (id string, err error) {
	switch event.Type {
	case insurer.Decided:
		return a.decidedByInsurer(ctx, t, code, event)
	case insurer.Issued:
		return a.issuedByInsurer(ctx, t, code, event)
	}
	return "", problem(http.StatusUnprocessableEntity, "unknown_event", "没有这种事件")
}

// byInsurer is an insurer's core system as an actor.
func byInsurer(code string) baoquan.Actor { return baoquan.Actor{Kind: baoquan.ByProvider, ID: code} }

func (a *API) decidedByInsurer(ctx context.Context, t *store.Tx, code string, event insurer.Incoming) (string, error) {
	var d insurer.Decision
	faults, err := decode(event.Data, &d)
	if err == nil {
		err = invalid("data", faults)
	}
	if err != nil {
		return "", err
	}
	app, err := a.ofSystem(ctx, t, code, d.ID)
	if err != nil {
		return "", err
	}
	u := underwriting{Decision: d.Decision, RatePpm: d.RatePpm, Premium: d.Premium, Items: d.Items, Reason: d.Reason, place: "data"}
	return app.ID, a.underwrite(ctx, t, app, u, nil, byInsurer(code))
}

// ofSystem locks a guarantee that was asked of an insurer whose core system may
// decide on it.
func (a *API) ofSystem(ctx context.Context, t *store.Tx, code, id string) (*store.Application, error) {
	app, err := askedOf(ctx, code, t.Lock, id)
	if err != nil {
		return nil, err
	}
	company, err := t.Insurer(ctx, code)
	if err == nil && company.Mode != store.InsurerSystem {
		err = problem(http.StatusConflict, "decided_at_desk", "该公司的担保申请现由人工办理")
	}
	return app, err
}

// issuedByInsurer takes policy and letter: both with the hash that their bytes
// have, or neither.
func (a *API) issuedByInsurer(ctx context.Context, t *store.Tx, code string, event insurer.Incoming) (string, error) {
	var d insurer.Documents
	if err := json.Unmarshal(event.Data, &d); err != nil {
		return "", problem(http.StatusUnprocessableEntity, "malformed", "data 不是保单和保函")
	}
	if err := invalid("data", append(wrongDocument("policy", &d.Policy), wrongDocument("letter", &d.Letter)...)); err != nil {
		return "", err
	}
	app, err := a.ofSystem(ctx, t, code, d.ID)
	if err != nil {
		return "", err
	}
	if app.Status != baoquan.Issuing {
		return "", conflict(app.Status)
	}
	given, err := t.BeginIssue(ctx, app, document.VerificationCode, a.now())
	if err != nil {
		return "", err
	}
	policy, err := a.keepReceived(ctx, d.Policy, store.PolicyDocument, given.PolicyCode)
	if err != nil {
		return "", err
	}
	letter, err := a.keepReceived(ctx, d.Letter, store.LetterDocument, given.LetterCode)
	if err != nil {
		return "", err
	}
	_, err = t.Issued(ctx, app, policy, letter, byInsurer(code), a.now())
	return app.ID, err
}

// wrongDocument names what is wrong with a received document.
func wrongDocument(location string, d *insurer.Document) (faults baoquan.Faults) {
	number, code := baoquan.CleanText(d.Number, 100)
	if code != "" || number == "" {
		faults.Add(location+".number", baoquan.CodeRequired, "请给出编号")
	}
	d.Number = number
	if !bytes.HasPrefix(d.Content, []byte("%PDF-")) {
		faults.Add(location+".content", "file_type", "应当是 base64 编码的 PDF 文件")
	}
	if sum := sha256.Sum256(d.Content); hex.EncodeToString(sum[:]) != d.SHA256 {
		faults.Add(location+".sha256", "hash_mismatch", "SHA-256 与文件内容不一致")
	}
	return faults
}

func (a *API) keepReceived(ctx context.Context, d insurer.Document, kind, code string) (store.Document, error) {
	stored, err := a.Files.PutDocument(ctx, d.Content, "application/pdf")
	if err == nil {
		err = a.screened(ctx, stored.SHA256)
	}
	return store.Document{ID: newID(), Kind: kind, Number: d.Number, Code: code, SHA256: stored.SHA256, Size: stored.Size}, err
}
