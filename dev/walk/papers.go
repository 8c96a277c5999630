package walk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
)

// InventedPassport makes a passport number of nobody.
func InventedPassport() string { return fmt.Sprintf("EZ%08d", rand.IntN(1e8)) }

// ByPapers fills in the profile with a passport, sends its papers and hands them in;
// it answers the id of the check, on which an operator decides.
func (c *Client) ByPapers(ctx context.Context, name, passport string) (string, error) {
	c.Journal.Keep(name, passport, residence)
	if err := c.Call(ctx, http.MethodPut, "/me/profile", map[string]any{
		"name": name, "idType": "passport", "idNumber": passport, "sex": "female", "birthDate": "1980-02-29", "residence": residence,
	}, nil); err != nil {
		return "", err
	}
	version, err := c.notice(ctx, "identity_papers")
	if err != nil {
		return "", err
	}
	var check struct{ ID string }
	if err := c.Call(ctx, http.MethodPost, "/me/identity-reviews", map[string]string{
		"consentVersion": version, "reason": "other_paper",
	}, &check); err != nil {
		return "", err
	}
	for _, file := range []File{{Slot: "front", Name: "护照.pdf", Content: PDF}, {Slot: "holding", Name: "手持护照.pdf", Content: PDF}} {
		if err := c.send(ctx, "/me/identity-reviews/"+check.ID+"/papers", file); err != nil {
			return "", err
		}
	}
	return check.ID, c.Call(ctx, http.MethodPost, "/me/identity-reviews/"+check.ID+"/submission", nil, nil)
}

// DecidePapers passes papers as an operator who has looked at them, or refuses them.
func (c *Client) DecidePapers(ctx context.Context, id string, pass bool) error {
	for _, slot := range []string{"front", "holding"} {
		var content []byte
		if err := c.Call(ctx, http.MethodGet, "/admin/identity-reviews/"+id+"/papers/"+slot+"/content", nil, &content); err != nil {
			return err
		}
	}
	decision := map[string]string{"decision": "pass"}
	if !pass {
		decision = map[string]string{"decision": "refuse", "reason": "unreadable", "text": "请重新拍摄"}
	}
	return c.Call(ctx, http.MethodPost, "/admin/identity-reviews/"+id+"/decision", decision, nil)
}

// CancelPapers takes papers back.
func (c *Client) CancelPapers(ctx context.Context, id string) error {
	return c.Call(ctx, http.MethodDelete, "/me/identity-reviews/"+id, nil, nil)
}

// Merge takes up the first other account of the same person; it answers its id.
func (c *Client) Merge(ctx context.Context) (string, error) {
	var me struct{ SameIdentity []struct{ ID string } }
	if err := c.Call(ctx, http.MethodGet, "/me", nil, &me); err != nil {
		return "", err
	}
	if len(me.SameIdentity) == 0 {
		return "", errors.New("no other account of the same person")
	}
	id := me.SameIdentity[0].ID
	return id, c.Call(ctx, http.MethodPost, "/me/merges", map[string]string{"accountId": id, "password": Password}, nil)
}
