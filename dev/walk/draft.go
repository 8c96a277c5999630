package walk

import (
	"context"
	"net/http"
)

// PDF is a small file that is a PDF.
var PDF = []byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")

// asked is the sum that everybody who walks asks to have preserved, in fen.
const asked = 1000000

// Open opens a preservation before a suit (rows 21–30).
func (c *Client) Open(ctx context.Context, courtCode string) (Case, error) {
	var k Case
	version, err := c.notice(ctx, "preservation")
	if err != nil {
		return k, err
	}
	return k, c.take(ctx, &k, http.MethodPost, "/preservations", map[string]any{
		"courtCode": courtCode, "amount": asked, "category": "pre_litigation", "type": "property", "preSuitStage": "before_filing",
		"secured": true, "submitterCapacity": "applicant", "noticeVersion": version,
	})
}

// Draft opens a preservation before a suit and fills in all of it (rows 21–53):
// one applicant, one respondent, a house and a bank account, a third party's
// security, five files.
func (c *Client) Draft(ctx context.Context, courtCode string, p People) (Case, error) {
	k, err := c.Open(ctx, courtCode)
	if err != nil {
		return k, err
	}
	if err := c.fill(ctx, &k, p); err != nil {
		return k, err
	}
	security, err := c.part(ctx, k.Path()+"/securities", map[string]any{
		"method": "third_party", "name": "连带责任保证", "description": "保证人以其全部财产承担保证责任", "value": asked, "guarantorName": "北京某担保有限公司",
	})
	if err != nil {
		return k, err
	}
	return k, c.Upload(ctx, &k, File{Slot: "security", SecurityID: security, Name: "保证书.pdf", Content: PDF})
}

// fill adds what applications of both kinds have: one applicant, one respondent,
// a house and a bank account, and four files.
func (c *Client) fill(ctx context.Context, k *Case, p People) error {
	c.Journal.Keep(p.Secrets()...)
	applicant, err := c.part(ctx, k.Path()+"/parties", p.applicant())
	if err != nil {
		return err
	}
	respondent, err := c.part(ctx, k.Path()+"/parties", p.respondent())
	if err != nil {
		return err
	}
	for _, clue := range p.clues(respondent) {
		if _, err := c.part(ctx, k.Path()+"/clues", clue); err != nil {
			return err
		}
	}
	for _, file := range []File{
		{Slot: "application_form", Name: "财产保全申请书.pdf"}, {Slot: "complaint", Name: "起诉状.pdf"},
		{Slot: "identity", PartyID: applicant, Name: "身份证.pdf"}, {Slot: "evidence", Name: "借款合同.pdf"},
	} {
		file.Content = PDF
		if err := c.Upload(ctx, k, file); err != nil {
			return err
		}
	}
	return nil
}

// part adds a part and answers its id.
func (c *Client) part(ctx context.Context, path string, in any) (string, error) {
	var out struct{ ID string }
	return out.ID, c.Call(ctx, http.MethodPost, path, in, &out)
}
