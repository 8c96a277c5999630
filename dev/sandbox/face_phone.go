package sandbox

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// finish is what the phone says of a check: passed, failed or abandoned. Then
// the person's browser returns to us, as it does after the real page. Said
// again it changes nothing and no browser returns; said otherwise it is ErrDone.
func (p *faceProvider) finish(ctx context.Context, token, result string) error {
	if _, ok := p.checks.Get(token); !ok {
		return ErrUnknownCode
	}
	fault, _ := p.shared.Faults.Take(p.Name(), FaultDuplicate, FaultReorder)
	if fault.Kind == FaultReorder {
		return p.finishLate(ctx, token, result, fault.Wait())
	}
	row, news, err := p.conclude(token, result)
	if err != nil || !news {
		return err
	}
	p.comeBack(ctx, row)
	if fault.Kind == FaultDuplicate {
		p.comeBack(ctx, row)
	}
	return nil
}

// finishLate lets the browser return first and the result follow.
func (p *faceProvider) finishLate(ctx context.Context, token, result string, wait time.Duration) error {
	row, _ := p.checks.Get(token)
	if row.Result != "" {
		return ErrDone
	}
	row.Result = result
	p.comeBack(ctx, row)
	time.AfterFunc(wait, func() { _, _, _ = p.conclude(token, result) })
	return nil
}

// conclude writes the result down; news says whether it was not there before.
func (p *faceProvider) conclude(token, result string) (row check, news bool, err error) {
	row, err = p.checks.Update(token, func(row *check, _ bool) error {
		switch {
		case row.Result == result:
			return nil
		case row.Result != "" || time.Since(row.At) > faceOpen:
			return ErrDone
		}
		row.Result, news = result, true
		return nil
	})
	return row, news, err
}

// comeBack opens the RedirectUrl with BizToken, as the person's browser would.
// Whether anybody answers does not matter: it is only a hint.
func (p *faceProvider) comeBack(ctx context.Context, row check) {
	target, err := url.Parse(row.RedirectURL)
	web := err == nil && (target.Scheme == "http" || target.Scheme == "https")
	if !web || row.Result == abandoned {
		return
	}
	query := target.Query()
	query.Set("BizToken", row.Token)
	target.RawQuery = query.Encode()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return
	}
	if response, err := browser.Do(request); err == nil {
		_ = response.Body.Close()
	}
}

// browser stops where it is sent on: what our server shows is not its concern.
var browser = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
