package walk

import (
	"cmp"
	"context"
	"net/http"
	"slices"
)

// The two kinds of application.
const (
	Preservation = "preservation"
	Guarantee    = "guarantee"
)

// Case is an application of either kind as the API answers it, as far as walking
// needs it.
type Case struct {
	ID, Kind, Number, Status  string
	Version                   int64
	Fee, SuggestedFee         int64 // of a preservation, fen
	Premium, SuggestedPremium int64 // of a guarantee, fen
	LetterStatus              string
	PreservationID            string // that the letter serves
	Documents                 []Document
	Ruling                    *struct{ Outcome, Number, Code, SHA256 string }
}

// Document is an issued policy or letter.
type Document struct{ Kind, Number, Code, SHA256 string }

// Path is where the case stands for its owner.
func (k *Case) Path() string { return "/" + cmp.Or(k.Kind, Preservation) + "s/" + k.ID }

// take sends a request that answers the case as it is now.
func (c *Client) take(ctx context.Context, k *Case, method, path string, in any) error {
	var now Case // a new one: what an answer leaves out would keep its old value
	err := c.Call(ctx, method, path, in, &now)
	if err == nil {
		*k = now
	}
	return err
}

// Court is 北京市朝阳区人民法院, which the trial opens.
const Court = "京0105"

// Submit hands an application in (rows 54, 63).
func (c *Client) Submit(ctx context.Context, k *Case) error {
	return c.take(ctx, k, http.MethodPost, k.Path()+"/submission", nil)
}

// Withdraw takes an application back.
func (c *Client) Withdraw(ctx context.Context, k *Case) error {
	return c.take(ctx, k, http.MethodPost, k.Path()+"/withdrawal", map[string]string{"reason": "双方已和解"})
}

// Delete throws a draft away.
func (c *Client) Delete(ctx context.Context, k *Case) error {
	return c.Call(ctx, http.MethodDelete, k.Path(), nil, nil)
}

// Get reads a case as its owner sees it.
func (c *Client) Get(ctx context.Context, k *Case) error {
	return c.take(ctx, k, http.MethodGet, k.Path(), nil)
}

// Until waits until the case has one of some statuses.
func (c *Client) Until(ctx context.Context, k *Case, statuses ...string) error {
	return Eventually(ctx, func() (bool, error) {
		err := c.Get(ctx, k)
		return slices.Contains(statuses, k.Status), err
	})
}

// Review decides on a submitted case as its court: decision accept, return or
// reject.
func (c *Client) Review(ctx context.Context, k *Case, decision map[string]any) error {
	return c.take(ctx, k, http.MethodPost, "/court"+k.Path()+"/review", decision)
}

// Accept accepts a case.
func (c *Client) Accept(ctx context.Context, k *Case) error {
	return c.Review(ctx, k, map[string]any{"decision": "accept"})
}

// Rule rules on a case.
func (c *Client) Rule(ctx context.Context, k *Case, outcome string) error {
	return c.take(ctx, k, http.MethodPost, "/court"+k.Path()+"/ruling", map[string]any{"outcome": outcome})
}

// CourtCode finds the code of the court that has a case code.
func (c *Client) CourtCode(ctx context.Context, caseCode string) (string, error) {
	var page struct {
		Items []struct{ Code, CaseCode string }
		Next  string
	}
	for cursor := ""; ; cursor = page.Next {
		page.Next = ""
		if err := c.Call(ctx, http.MethodGet, "/courts?open=true&limit=100&cursor="+cursor, nil, &page); err != nil {
			return "", err
		}
		for _, court := range page.Items {
			if court.CaseCode == caseCode {
				return court.Code, nil
			}
		}
		if page.Next == "" {
			return "", ErrNever
		}
	}
}
