package walk

import (
	"context"
	"net/http"
	"slices"
)

// Case is an application as the API answers it, as far as walking needs it.
type Case struct {
	ID, Number, Status string
	Version            int64
	Fee, SuggestedFee  int64
	Ruling             *struct{ Outcome, Number, Code, SHA256 string }
}

// PDF is a small file that is a PDF.
var PDF = []byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")

// Court is 北京市朝阳区人民法院, which the trial opens.
const Court = "京0105"

// Open opens a preservation before a suit (rows 21–30).
func (c *Client) Open(ctx context.Context, courtCode string) (Case, error) {
	var k Case
	version, err := c.notice(ctx, "preservation")
	if err != nil {
		return k, err
	}
	return k, c.Call(ctx, http.MethodPost, "/preservations", map[string]any{
		"courtCode": courtCode, "amount": 1000000, "category": "pre_litigation", "type": "property", "preSuitStage": "before_filing",
		"secured": true, "submitterCapacity": "applicant", "noticeVersion": version,
	}, &k)
}

// Draft opens a preservation before a suit and fills in all of it (rows 21–53):
// one applicant, one respondent, a house and a bank account, a third party's
// security, five files.
func (c *Client) Draft(ctx context.Context, courtCode string, p People) (Case, error) {
	k, err := c.Open(ctx, courtCode)
	if err != nil {
		return k, err
	}
	c.Journal.Keep(p.Secrets()...)
	path := "/preservations/" + k.ID
	applicant, err := c.part(ctx, path+"/parties", p.applicant())
	if err != nil {
		return k, err
	}
	respondent, err := c.part(ctx, path+"/parties", p.respondent())
	if err != nil {
		return k, err
	}
	for _, clue := range p.clues(respondent) {
		if _, err := c.part(ctx, path+"/clues", clue); err != nil {
			return k, err
		}
	}
	security, err := c.part(ctx, path+"/securities", map[string]any{
		"method": "third_party", "name": "连带责任保证", "description": "保证人以其全部财产承担保证责任", "value": 1000000, "guarantorName": "北京某担保有限公司",
	})
	if err != nil {
		return k, err
	}
	for _, file := range [][4]string{
		{"application_form", "", "", "财产保全申请书.pdf"}, {"complaint", "", "", "起诉状.pdf"}, {"identity", applicant, "", "身份证.pdf"},
		{"security", "", security, "保证书.pdf"}, {"evidence", "", "", "借款合同.pdf"},
	} {
		if err := c.Upload(ctx, k.ID, file[0], file[1], file[2], file[3], PDF); err != nil {
			return k, err
		}
	}
	return k, nil
}

// part adds a part and answers its id.
func (c *Client) part(ctx context.Context, path string, in any) (string, error) {
	var out struct{ ID string }
	return out.ID, c.Call(ctx, http.MethodPost, path, in, &out)
}

// Submit hands an application in (row 54).
func (c *Client) Submit(ctx context.Context, k *Case) error {
	return c.Call(ctx, http.MethodPost, "/preservations/"+k.ID+"/submission", nil, k)
}

// Withdraw takes an application back.
func (c *Client) Withdraw(ctx context.Context, k *Case) error {
	return c.Call(ctx, http.MethodPost, "/preservations/"+k.ID+"/withdrawal", map[string]string{"reason": "双方已和解"}, k)
}

// Get reads a case as its owner sees it.
func (c *Client) Get(ctx context.Context, k *Case) error {
	return c.Call(ctx, http.MethodGet, "/preservations/"+k.ID, nil, k)
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
	return c.Call(ctx, http.MethodPost, "/court/preservations/"+k.ID+"/review", decision, k)
}

// Accept accepts a case.
func (c *Client) Accept(ctx context.Context, k *Case) error {
	return c.Review(ctx, k, map[string]any{"decision": "accept"})
}

// Rule rules on a case.
func (c *Client) Rule(ctx context.Context, k *Case, outcome string) error {
	return c.Call(ctx, http.MethodPost, "/court/preservations/"+k.ID+"/ruling", map[string]any{"outcome": outcome}, k)
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
