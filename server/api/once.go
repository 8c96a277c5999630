package api

import (
	"context"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

const keyDoc = "同一键和内容得到同一回答，保留 24 小时"

// Keyed is embedded in the input of every operation that creates or decides.
type Keyed struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"200" doc:"同一键和内容得到同一回答，保留 24 小时"`
	fingerprint    []byte
}

// Resolve makes the fingerprint of the request: what the same key must come
// with again.
func (k *Keyed) Resolve(ctx huma.Context) []error {
	if k.IdempotencyKey == "" {
		return nil
	}
	for _, r := range k.IdempotencyKey {
		if r <= ' ' || r > '~' {
			return []error{invalidField("header.Idempotency-Key", baoquan.CodeInvalid, "Idempotency-Key 只能用可见的 ASCII 字符")}
		}
	}
	url := ctx.URL()
	k.fingerprint = fingerprint(ctx.Method(), url.Path, rawBodyOf(ctx.Context()))
	return nil
}

func (k *Keyed) claim(ctx context.Context, a *API) store.Claim {
	return store.Claim{Owner: who(ctx).ID, Key: k.IdempotencyKey, Fingerprint: k.fingerprint, At: a.now()}
}

// secret is the claim of a request that holds a password: its fingerprint is keyed.
func (k *Keyed) secret(ctx context.Context, a *API) store.Claim {
	claim := k.claim(ctx, a)
	claim.Fingerprint = a.store.Keys().Hash("fingerprint", string(k.fingerprint))
	return claim
}

// once runs f in one transaction with the claim of the request's key, so that a
// request sent twice has one effect and one answer.
func once[T any](ctx context.Context, a *API, claim store.Claim, f func(*store.Tx) (T, error)) (T, error) {
	var out T
	answer, err := a.store.Once(ctx, claim, func(t *store.Tx) (store.Answer, error) {
		value, err := f(t)
		if err != nil {
			return store.Answer{}, err
		}
		text, err := json.Marshal(value)
		return store.Answer{Status: 200, Body: text}, err
	})
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(answer.Body, &out)
}
