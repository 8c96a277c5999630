package face

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/tencent"
	"github.com/baoquan/baoquan/config"
)

const name = "face"

// Tencent is the Verifier over Tencent Cloud.
type Tencent struct {
	client *tencent.Client
	ruleID string
}

// NewTencent checks the settings and calls nobody.
func NewTencent(c config.Face) (*Tencent, error) {
	if c.RuleID == "" {
		return nil, errors.New("face: rule_id must be set")
	}
	client, err := tencent.New(tencent.Options{
		Name:      name,
		Service:   "faceid",
		Version:   "2018-03-01",
		BaseURL:   c.BaseURL,
		SecretID:  c.SecretID,
		SecretKey: c.SecretKey,
		Region:    c.Region,
	})
	if err != nil {
		return nil, err
	}
	return &Tencent{client, c.RuleID}, nil
}

// beginInput is what DetectAuth takes
// (https://cloud.tencent.com/document/api/1007/31816).
type beginInput struct {
	RuleId      string
	IdCard      string
	Name        string
	RedirectUrl string
	Extra       string
}

type beginOutput struct {
	Url      string
	BizToken string
}

// Begin starts a check. Asked twice it starts two; the first is left to expire.
func (t *Tencent) Begin(ctx context.Context, r Request) (Session, error) {
	begun := time.Now()
	out, err := tencent.Call[beginOutput](ctx, t.client, "DetectAuth", beginInput{
		RuleId:      t.ruleID,
		IdCard:      r.IDNumber,
		Name:        r.Name,
		RedirectUrl: r.ReturnURL,
		Extra:       r.CheckID,
	})
	if err != nil {
		return Session{}, err
	}
	if out.BizToken == "" || out.Url == "" {
		return Session{}, provider.Malformed(name)
	}
	return Session{Token: out.BizToken, URL: out.Url, ExpiresAt: begun.Add(Lifetime)}, nil
}

type resultInput struct {
	BizToken string
	RuleId   string
	InfoType string
}

// resultOutput is the part of GetDetectInfoEnhanced we read
// (https://cloud.tencent.com/document/api/1007/41957). All of it may be null
// before the person is done.
type resultOutput struct {
	Text *struct {
		ErrCode *int64
		IdCard  *string
		Name    *string
	}
}

// textOnly asks for no pictures and no video.
const textOnly = "1"

// Result asks how a check stands. A failed operation is not an end: what the
// service says before the person is done is not written down anywhere, so only
// a token that is expired or not its own ends the waiting early.
func (t *Tencent) Result(ctx context.Context, token string) (Result, error) {
	out, err := tencent.Call[resultOutput](ctx, t.client, "GetDetectInfoEnhanced", resultInput{token, t.ruleID, textOnly})
	var refused *provider.Error
	if errors.As(err, &refused) && strings.HasPrefix(refused.Code, "FailedOperation") {
		return Result{}, provider.Unavailable(name, refused.Code)
	}
	if err != nil {
		return Result{}, err
	}
	if out.Text == nil || out.Text.ErrCode == nil {
		return Result{}, nil
	}
	code := *out.Text.ErrCode
	return Result{
		Done:     true,
		Passed:   code == 0,
		Name:     text(out.Text.Name),
		IDNumber: text(out.Text.IdCard),
		Code:     strconv.FormatInt(code, 10),
	}, nil
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
