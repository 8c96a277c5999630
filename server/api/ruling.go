package api

import (
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"mime/multipart"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/schema/store"
)

// decision is what a judge rules (裁定).
type decision struct {
	Outcome baoquan.Outcome `json:"outcome"`
	Amount  *baoquan.Fen    `json:"amount,omitempty"`                 // preserved up to, fen; what was asked when granted
	Text    string          `json:"text,omitempty" maxLength:"20000"` // the judge's reasons, "" takes the usual sentence
}

// text is the decision as it was sent, for its fingerprint.
func (d *decision) text() []byte {
	text, _ := json.Marshal(d) //nolint:errcheck // it holds nothing that cannot be written
	return text
}

// check names everything that is wrong with a decision and fills in the amount.
func (d *decision) check(asked baoquan.Fen) (faults baoquan.Faults) {
	var code baoquan.Code
	if d.Text, code = baoquan.CleanParagraph(d.Text, 20000); code != "" {
		faults.Add("text", code, "裁定理由最多 20000 个字，且不能有控制字符")
	}
	if d.Outcome.Chinese() == "" {
		faults.Add("outcome", baoquan.CodeInvalid, "请选择准予（granted）、部分准予（partly_granted）或者驳回（dismissed）")
	}
	switch {
	case d.Amount == nil && d.Outcome == baoquan.PartlyGranted:
		faults.Add("amount", baoquan.CodeRequired, "部分准予时请填写准予保全的金额")
	case d.Amount == nil && d.Outcome == baoquan.Granted:
		d.Amount = &asked
	case d.Amount == nil:
		d.Amount = new(baoquan.Fen)
	case d.Outcome == baoquan.Dismissed && *d.Amount != 0:
		faults.Add("amount", baoquan.CodeNotAllowed, "驳回申请时没有保全金额，请去掉")
	case *d.Amount > asked || *d.Amount < 0 || *d.Amount == 0 && d.Outcome != baoquan.Dismissed:
		faults.Add("amount", baoquan.CodeOutOfRange, "准予保全的金额应当大于 0，且不超过申请保全的金额")
	case d.Outcome == baoquan.PartlyGranted && *d.Amount == asked:
		faults.Add("amount", baoquan.CodeOutOfRange, "部分准予的金额应当小于申请保全的金额，全部准予请选择准予（granted）")
	}
	return faults
}

type rulingInput struct {
	Act
	ContentType string `header:"Content-Type" hidden:"true"`
	RawBody     []byte `contentType:"application/json"`
}

// ruleCase rules: once, with the document made from the template or the one the
// judge sends along. Decision, document and docket entry exist together or not
// at all.
func (a *API) ruleCase(ctx context.Context, in *rulingInput) (*applicationAnswer, error) {
	d, pdf, faults, err := readRuling(in)
	if err != nil {
		return nil, err
	}
	if pdf != nil { // the boundary of a form is another each time
		in.fingerprint = fingerprint("ruling", in.ID, append(d.text(), pdf...))
	}
	if pdf != nil && len(faults) == 0 {
		if err := a.takeRuling(ctx, in.ID, pdf); err != nil {
			return nil, err
		}
	}
	return a.decide(ctx, &in.Act, func(t *store.Tx, app *store.Application) error {
		if _, err := baoquan.Next(app.Kind, app.Status, baoquan.RulingMade); err != nil {
			return err
		}
		d := d
		faults := merged(faults, d.check(app.Amount))
		if pdf == nil && app.Type != baoquan.PropertyPreservation {
			faults.Add("outcome", "template_missing", "行为保全和证据保全没有文书模板，请上传裁定书（PDF）")
		}
		if err := invalid("body", faults); err != nil {
			return err
		}
		return a.rule(ctx, t, app, d, pdf)
	})
}

// readRuling reads a decision sent as JSON, or as a form with the PDF.
func readRuling(in *rulingInput) (d decision, pdf []byte, faults baoquan.Faults, err error) {
	media, params, _ := mime.ParseMediaType(in.ContentType)
	if media != "multipart/form-data" {
		faults, err = decode(in.RawBody, &d)
		return d, nil, faults, err
	}
	form, err := multipart.NewReader(bytes.NewReader(in.RawBody), params["boundary"]).ReadForm(maxRuling)
	if err != nil {
		return d, nil, nil, problem(http.StatusBadRequest, "malformed", "文件没有传完，请检查网络后重试")
	}
	defer form.RemoveAll() //nolint:errcheck // it was held in memory
	if values := form.Value["decision"]; len(values) == 1 {
		faults, err = decode([]byte(values[0]), &d)
	} else {
		faults.Add("decision", baoquan.CodeRequired, "请在 decision 字段中以 JSON 发送裁定结果")
	}
	if err == nil && len(form.File["file"]) == 1 {
		pdf, err = readAll(form.File["file"][0])
	}
	if err == nil && !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		faults.Add("file", "file_type", "裁定书应当是 PDF 文件")
	}
	return d, pdf, faults, err
}

// maxRuling bounds an uploaded ruling, in bytes.
const maxRuling = 20 << 20

func readAll(header *multipart.FileHeader) ([]byte, error) {
	f, err := header.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	var text bytes.Buffer
	_, err = text.ReadFrom(f)
	return text.Bytes(), err
}

// rule writes the decision down with its document.
func (a *API) rule(ctx context.Context, t *store.Tx, app *store.Application, d decision, pdf []byte) error {
	court, err := t.Court(ctx, app.CourtCode)
	if err != nil {
		return err
	}
	now := a.now()
	ruling := baoquan.Ruling{Outcome: d.Outcome, Amount: *d.Amount, Code: document.VerificationCode(), RuledAt: now}
	if ruling.Number, err = t.RulingNumber(ctx, app, court.CaseCode, now); err != nil {
		return err
	}
	if pdf == nil {
		if pdf, err = a.drawRuling(ctx, t, app, court, ruling, d.Text); err != nil {
			return err
		}
	}
	stored, err := a.Files.PutDocument(ctx, pdf, "application/pdf")
	if err != nil {
		return err
	}
	if err := t.AddRuling(ctx, ruling, store.Document{
		ID: newID(), ApplicationID: app.ID, Kind: store.RulingDocument, Number: ruling.Number, Code: ruling.Code,
		SHA256: stored.SHA256, Size: stored.Size, Status: "in_force", IssuedAt: now,
	}, d.Text, who(ctx).ID); err != nil {
		return err
	}
	_, err = t.File(ctx, app, store.Fact{
		Event: baoquan.RulingMade, By: actor(ctx), At: now,
		Detail: map[string]any{"outcome": ruling.Outcome, "amount": ruling.Amount, "number": ruling.Number, "code": ruling.Code, "sha256": stored.SHA256},
	})
	return err
}

// drawRuling makes the document from the template and seals it with the
// electronic signature and a time stamp: a changed byte is seen.
func (a *API) drawRuling(ctx context.Context, t *store.Tx, app *store.Application, court store.Court, r baoquan.Ruling, reason string) ([]byte, error) {
	if err := t.LoadParts(ctx, app); err != nil {
		return nil, err
	}
	cause, err := t.CauseName(ctx, app.CauseCode)
	if err != nil {
		return nil, err
	}
	names, err := t.CourtNames(ctx, []string{app.JudgmentCourtCode})
	if err != nil {
		return nil, err
	}
	var pdf bytes.Buffer
	err = a.Drawer.Ruling(&pdf, document.Ruling{
		Court: court.Name, Number: r.Number, Application: app.Application, Cause: cause, JudgmentCourt: names[app.JudgmentCourtCode],
		Outcome: r.Outcome, Amount: r.Amount, Fee: app.Fee, Reason: reason, Judge: who(ctx).DisplayName,
		Date: baoquan.DateOf(r.RuledAt), Code: r.Code, URL: a.config.Server.PublicURL + "/verify/" + r.Code,
	})
	if err != nil {
		return nil, err
	}
	return a.Signer.Sign(ctx, pdf.Bytes(), sign.Signature{Name: court.Name, Reason: "民事裁定书" + r.Number})
}

// rulingPDF answers the ruling, the same bytes as were hashed.
func (a *API) rulingPDF(find finder) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		app, err := find(ctx, c.Param("id"))
		if err != nil {
			return err
		}
		if app.Status != baoquan.Ruled {
			return conflict(app.Status)
		}
		d, err := a.store.Document(ctx, app.ID, store.RulingDocument)
		if err != nil {
			return err
		}
		return a.serve(c, app, sight{Read: d.Kind}, served{d.SHA256, "application/pdf", d.FileName()})
	}
}
