package walk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
)

// The two ways in which insurers of the trial work.
const (
	Desk   = "picc"   // its underwriter works at the desk here
	System = "pingan" // its core system does, which the sandbox plays
)

// Underwriter is who works at the desk of [Desk].
const Underwriter = "underwriter-picc"

// OpenGuarantee asks an insurer to guarantee a preservation before a suit (row 60).
func (c *Client) OpenGuarantee(ctx context.Context, courtCode, insurerCode string) (Case, error) {
	var k Case
	version, err := c.notice(ctx, "insurer")
	if err != nil {
		return k, err
	}
	return k, c.take(ctx, &k, http.MethodPost, "/guarantees", map[string]any{
		"courtCode": courtCode, "category": "pre_litigation", "preSuitStage": "before_filing", "insurerCode": insurerCode,
		"preservationAmount": asked, "guaranteeAmount": asked, "submitterCapacity": "applicant", "consentVersion": version,
	})
}

// DraftGuarantee asks an insurer for a guarantee and fills in all of it (rows
// 60–62).
func (c *Client) DraftGuarantee(ctx context.Context, courtCode, insurerCode string, p People) (Case, error) {
	k, err := c.OpenGuarantee(ctx, courtCode, insurerCode)
	if err != nil {
		return k, err
	}
	return k, c.fill(ctx, &k, p)
}

// Underwrite decides on a submitted guarantee at the desk of its insurer: decision
// approve, return or decline.
func (c *Client) Underwrite(ctx context.Context, k *Case, decision map[string]any) error {
	return c.take(ctx, k, http.MethodPost, "/insurer"+k.Path()+"/underwriting", decision)
}

// Approve takes a guarantee on at the quoted premium.
func (c *Client) Approve(ctx context.Context, k *Case) error {
	return c.Underwrite(ctx, k, map[string]any{"decision": "approve"})
}

// Close ends the insurer's liability under a letter in use (outcome released), or
// says that a claim was made (claimed).
func (c *Client) Close(ctx context.Context, k *Case, outcome string) error {
	return c.take(ctx, k, http.MethodPost, "/insurer"+k.Path()+"/closing", map[string]string{"outcome": outcome, "reason": "保全已解除"})
}

// Surrender gives an unused letter back.
func (c *Client) Surrender(ctx context.Context, k *Case) error {
	return c.take(ctx, k, http.MethodPost, k.Path()+"/surrender", map[string]string{"reason": "不再需要"})
}

// Evaluate rates the insurer of an issued guarantee (row 67).
func (c *Client) Evaluate(ctx context.Context, k *Case, score int) error {
	return c.take(ctx, k, http.MethodPut, k.Path()+"/evaluation", map[string]any{"score": score, "comment": "出函很快"})
}

// Use opens a preservation with everything of an issued guarantee and its letter
// linked (row 66).
func (c *Client) Use(ctx context.Context, guarantee *Case) (Case, error) {
	var k Case
	version, err := c.notice(ctx, "preservation")
	if err != nil {
		return k, err
	}
	return k, c.take(ctx, &k, http.MethodPost, guarantee.Path()+"/preservations", map[string]string{"noticeVersion": version})
}

// Link secures a draft with a letter and answers the id of the security.
func (c *Client) Link(ctx context.Context, preservation, guarantee *Case) (string, error) {
	return c.part(ctx, preservation.Path()+"/securities", map[string]any{
		"method": "insurance", "viaPlatform": true, "guaranteeId": guarantee.ID,
	})
}

// Unlink takes every letter out of the securities of a draft.
func (c *Client) Unlink(ctx context.Context, preservation *Case) error {
	var all struct {
		Items []struct{ ID, GuaranteeID string }
	}
	if err := c.Call(ctx, http.MethodGet, preservation.Path()+"/securities", nil, &all); err != nil {
		return err
	}
	for _, security := range all.Items {
		if security.GuaranteeID == "" {
			continue
		}
		if err := c.Call(ctx, http.MethodDelete, preservation.Path()+"/securities/"+security.ID, nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// Papers downloads policy and letter and holds their bytes against the hashes
// that are said of them (row 65).
func (c *Client) Papers(ctx context.Context, k *Case) (map[string][]byte, error) {
	papers := map[string][]byte{}
	for _, d := range k.Documents {
		var pdf []byte
		if err := c.Call(ctx, http.MethodGet, k.Path()+"/"+d.Kind, nil, &pdf); err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(pdf); hex.EncodeToString(sum[:]) != d.SHA256 {
			return nil, fmt.Errorf("the bytes of the %s are not those that were hashed", d.Kind)
		}
		papers[d.Kind] = pdf
	}
	return papers, nil
}

// Verified is what anybody may know of a document by its code.
type Verified struct{ DocumentKind, Number, Status, SHA256 string }

// VerifyCode asks about a document.
func (c *Client) VerifyCode(ctx context.Context, code string) (Verified, error) {
	var v Verified
	return v, c.Call(ctx, http.MethodGet, "/verify/"+code, nil, &v)
}
