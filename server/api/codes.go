package api

import (
	"context"
	"errors"
	"regexp"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

var errCode = invalidField("body.smsCode", "sms_code_wrong", "短信验证码不正确或已失效，请核对，或重新获取")

var codeForm = regexp.MustCompile(`^\d{6}$`)

func checkCode(typed *string, faults *baoquan.Faults) {
	*typed = baoquan.HalfWidth(*typed)
	if !codeForm.MatchString(*typed) {
		faults.Add("smsCode", "sms_code_wrong", "请填写短信中的6位数字")
	}
}

// withCode runs f, with the hash of the new password, in one transaction with
// the use of a code: a code is used up by what it was for and by nothing else.
// A request that is sent again under its key needs no code any more.
func withCode[T any](ctx context.Context, a *API, claim store.Claim, code store.SMSCode, password string, f func(*store.Tx, string) (T, error)) (T, error) {
	var none T
	right, err := a.store.TryCode(ctx, code, a.now())
	if err != nil {
		return none, err
	}
	hash := ""
	if right {
		if hash, err = a.hashPassword(ctx, password); err != nil {
			return none, err
		}
	}
	return once(ctx, a, claim, func(t *store.Tx) (T, error) {
		if !right {
			return none, errCode
		}
		if err := t.UseCode(ctx, code); errors.Is(err, store.ErrNotFound) {
			return none, errCode
		} else if err != nil {
			return none, err
		}
		return f(t, hash)
	})
}

// anonymous is the claim of a request that nobody is logged in for: it belongs
// to the phone number it is about. What it says holds a password, so its
// fingerprint is keyed.
func (k *Keyed) anonymous(a *API, phone string) store.Claim {
	keys := a.store.Keys()
	owner := uuid.Must(uuid.FromBytes(keys.Hash("anonymous", phone)[:16]))
	return store.Claim{
		Owner: owner.String(), Key: k.IdempotencyKey, At: a.now(),
		Fingerprint: keys.Hash("fingerprint", string(k.fingerprint)),
	}
}
