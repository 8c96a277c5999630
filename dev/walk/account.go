package walk

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// CaptchaAnswer finds the answer of a captcha; it comes out of no HTTP call, so
// whoever walks must be able to read the database.
type CaptchaAnswer func(ctx context.Context, id string) (string, error)

// Password is the one that everybody who walks has.
const Password = "Baoquan2026"

// Register makes an account for a phone number (rows 1–8).
func (c *Client) Register(ctx context.Context, phone string, answer CaptchaAnswer) error {
	c.Journal.Keep(phone)
	var captcha struct{ ID string }
	if err := c.Call(ctx, http.MethodPost, "/captchas", nil, &captcha); err != nil {
		return err
	}
	text, err := answer(ctx, captcha.ID)
	if err != nil {
		return err
	}
	if err := c.Call(ctx, http.MethodPost, "/sms-codes", map[string]string{
		"phone": phone, "purpose": "register", "captchaId": captcha.ID, "captchaAnswer": text,
	}, nil); err != nil {
		return err
	}
	code, err := c.SMSCode(ctx, phone)
	if err != nil {
		return err
	}
	version, err := c.notice(ctx, "registration")
	if err != nil {
		return err
	}
	return c.Call(ctx, http.MethodPost, "/accounts", map[string]string{
		"phone": phone, "smsCode": code, "password": Password, "agreementVersion": version,
	}, nil)
}

// Login logs in with a phone number or a staff name (row 9).
func (c *Client) Login(ctx context.Context, login string) error {
	return c.Call(ctx, http.MethodPost, "/sessions", map[string]string{"login": login, "password": Password}, nil)
}

// residence is where everybody who walks says to live.
const residence = "北京市朝阳区望京街道1号"

// Verify fills in the profile and passes the face check on the sandbox's phone
// (rows 11–15). It ends logged out, as the manual has it.
func (c *Client) Verify(ctx context.Context, name, idNumber string) error {
	c.Journal.Keep(name, idNumber, residence)
	if err := c.Call(ctx, http.MethodPut, "/me/profile", map[string]any{
		"name": name, "idType": "id_card", "idNumber": idNumber, "email": "applicant@example.com",
		"landline": map[string]string{"area": "010", "number": "65000000"}, "residence": residence,
	}, nil); err != nil {
		return err
	}
	version, err := c.notice(ctx, "face")
	if err != nil {
		return err
	}
	var check struct{ ID, QRURL string }
	if err := c.Call(ctx, http.MethodPost, "/me/identity-checks", map[string]string{"consentVersion": version}, &check); err != nil {
		return err
	}
	if err := c.Control(ctx, http.MethodPost, "/face", map[string]string{"qrUrl": check.QRURL, "result": "pass"}, nil); err != nil {
		return err
	}
	return Eventually(ctx, func() (bool, error) {
		var state struct{ Status string }
		err := c.Call(ctx, http.MethodGet, "/me/identity-checks/"+check.ID, nil, &state)
		if p := (*Problem)(nil); errors.As(err, &p) && p.Status == http.StatusUnauthorized {
			return true, nil // an answer that was lost: the check has passed and the session is over
		}
		if err == nil && state.Status != "pending" && state.Status != "passed" {
			err = fmt.Errorf("face check is %s", state.Status)
		}
		return state.Status == "passed", err
	})
}

func (c *Client) notice(ctx context.Context, kind string) (string, error) {
	var notice struct{ Version string }
	return notice.Version, c.Call(ctx, http.MethodGet, "/notices/"+kind, nil, &notice)
}

// patience is how long something that must come by itself is waited for.
const patience = 90 * time.Second

// ErrNever says that something did not come.
var ErrNever = errors.New("it did not come in time")

// Eventually asks until it is so.
func Eventually(ctx context.Context, ask func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for wait := 20 * time.Millisecond; ; wait = min(wait*2, 500*time.Millisecond) {
		if is, err := ask(); is || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ErrNever
		case <-time.After(wait):
		}
	}
}
