package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

const (
	checkLifetime = 2 * time.Hour         // until the provider says otherwise
	checkPatience = 10 * time.Second      // how long a request waits for the provider's session
	checkInterval = 50 * time.Millisecond // how often it looks
	checkDay      = 24 * time.Hour
)

type identityInput struct {
	Keyed
	Form
}

type identityForm struct {
	ConsentVersion string `json:"consentVersion" maxLength:"50" doc:"已同意的人脸核验同意书的版本"`
}

type identityOutput struct {
	ID        string    `json:"id"`
	QRURL     string    `json:"qrUrl" doc:"二维码的内容，用微信扫描；以 data: 开头时本身就是小程序码图片"`
	ExpiresAt time.Time `json:"expiresAt"`
}

// Why a face check cannot begin.
var (
	errNoProfile  = problem(http.StatusConflict, "profile_incomplete", "请先填写个人信息，再进行实名认证")
	errVerified   = problem(http.StatusConflict, "already_verified", "您已通过实名认证，不需要再次认证")
	errNoFaceFor  = problem(http.StatusConflict, "manual_verification_needed", "人脸核验只支持居民身份证，请改用人工核验：上传证件材料，由工作人员审核")
	errFaceRefuse = problem(http.StatusConflict, "identity_check_failed", "核验服务未受理，请核对姓名和身份证号码后再试")
)

// createIdentityCheck begins a face check (row 14) and waits a little for the
// address that the phone scans. One that is pending is answered again.
func (a *API) createIdentityCheck(ctx context.Context, in *identityInput) (*body[identityOutput], error) {
	notice, err := a.store.Notice(ctx, "face")
	if err != nil {
		return nil, err
	}
	var f identityForm
	if err := read(in.RawBody, &f, newest("consentVersion", &f.ConsentVersion, notice)); err != nil {
		return nil, err
	}
	var closed []string
	out, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (_ idOutput, err error) {
		if closed, err = a.dropPapers(ctx, t, who(ctx).ID); err != nil {
			return idOutput{}, err
		}
		id, err := a.openCheck(ctx, t, who(ctx).ID, notice.Version)
		return idOutput{id}, err
	})
	if err != nil {
		return nil, err
	}
	a.deliverAll(append(closed, out.ID))
	return a.awaitSession(ctx, out.ID)
}

func (a *API) openCheck(ctx context.Context, t *store.Tx, account, consent string) (string, error) {
	profile, err := mayIdentify(ctx, t, account)
	if err == nil && profile.IDType != baoquan.IDCard {
		err = errNoFaceFor
	}
	if err != nil {
		return "", err
	}
	now := a.now()
	pending, err := t.PendingCheck(ctx, account, now)
	if err == nil {
		return pending.ID, nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	n, oldest, err := t.ChecksSince(ctx, account, now.Add(-checkDay))
	if err != nil {
		return "", err
	}
	if n >= a.config.Limits.FaceChecksDay {
		return "", tooMany(oldest.Add(checkDay).Sub(now))
	}
	c := store.IdentityCheck{
		ID: newID(), AccountID: account, ConsentVersion: consent, CreatedAt: now, ExpiresAt: now.Add(checkLifetime),
	}
	if err := t.CreateCheck(ctx, c); err != nil {
		return "", err
	}
	return c.ID, t.Tell(ctx, workflows.KindIdentity, c.ID, workflows.CheckOpened, workflows.Hint{})
}

// mayIdentify locks the account and says why no identity check of any kind can begin.
func mayIdentify(ctx context.Context, t *store.Tx, account string) (*store.Profile, error) {
	verified, err := t.LockAccount(ctx, account)
	if err != nil {
		return nil, err
	}
	if verified {
		return nil, errVerified
	}
	profile, err := t.Profile(ctx, account)
	if errors.Is(err, store.ErrNotFound) {
		err = errNoProfile
	}
	return profile, err
}

// awaitSession waits until the procedure has written down where the phone goes.
func (a *API) awaitSession(ctx context.Context, id string) (*body[identityOutput], error) {
	deadline := time.After(checkPatience)
	for {
		c, err := a.store.IdentityCheck(ctx, id)
		switch {
		case err != nil:
			return nil, err
		case c.URL != "":
			return &body[identityOutput]{identityOutput{c.ID, c.URL, c.ExpiresAt}}, nil
		case c.Status != store.CheckPending:
			return nil, errFaceRefuse
		}
		select {
		case <-time.After(checkInterval):
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-deadline:
			p := problem(http.StatusServiceUnavailable, "identity_unavailable", "核验服务暂时没有应答，请稍后再试，不会重复计次")
			p.retryAfter = 5 * time.Second
			return nil, p
		}
	}
}
