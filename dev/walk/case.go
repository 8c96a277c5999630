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

// People are the invented parties of a walk.
type People struct {
	Applicant, ApplicantID, Phone string
	Respondent, RespondentID      string
}

// Invented are people who do not exist: their numbers have the sequence 000,
// which is never issued.
var Invented = People{
	Applicant: "田浩", ApplicantID: "110105199003070009", Phone: "13800000000",
	Respondent: "国石传媒", RespondentID: "310115198512310002",
}

// PDF is a small file that is a PDF.
var PDF = []byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")

// Court is 北京市朝阳区人民法院, which the trial opens.
const Court = "京0105"

// Draft opens a preservation before a suit and fills in all of it (rows 21–53):
// one applicant, one respondent, a house, a third party's security, five files.
func (c *Client) Draft(ctx context.Context, courtCode string, p People) (Case, error) {
	var k Case
	version, err := c.notice(ctx, "preservation")
	if err != nil {
		return k, err
	}
	if err := c.Call(ctx, http.MethodPost, "/preservations", map[string]any{
		"courtCode": courtCode, "amount": 1000000, "category": "pre_litigation", "type": "property", "preSuitStage": "before_filing",
		"secured": true, "submitterCapacity": "applicant", "noticeVersion": version,
	}, &k); err != nil {
		return k, err
	}
	path := "/preservations/" + k.ID
	applicant, err := c.part(ctx, path+"/parties", map[string]any{
		"role": "applicant", "kind": "person", "name": p.Applicant, "idType": "id_card", "idNumber": p.ApplicantID,
		"phone": p.Phone, "mailingAddress": "北京市朝阳区大屯路119号", "postalCode": "100101", "domicile": "北京市朝阳区大屯路119号",
	})
	if err != nil {
		return k, err
	}
	respondent, err := c.part(ctx, path+"/parties", map[string]any{
		"role": "respondent", "kind": "person", "name": p.Respondent, "idType": "id_card", "idNumber": p.RespondentID,
		"phone": "13900000000", "mailingAddress": "上海市浦东新区世纪大道12号", "domicile": "上海市浦东新区世纪大道12号",
	})
	if err != nil {
		return k, err
	}
	if _, err := c.part(ctx, path+"/clues", map[string]any{
		"kind": "house", "ownerPartyId": respondent, "value": 10000000,
		"house": map[string]string{"certificateNumber": "京房12345号", "address": "北京市朝阳区望京路1号"},
	}); err != nil {
		return k, err
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

// PayFee pays the fee on the sandbox's phone and waits until the case has
// moved on (rows 57, 58).
func (c *Client) PayFee(ctx context.Context, k *Case) error {
	if err := c.Order(ctx, k); err != nil {
		return err
	}
	return c.Until(ctx, k, "awaiting_ruling")
}

// Order asks for an order and pays it on the sandbox's phone.
func (c *Client) Order(ctx context.Context, k *Case) error {
	var order struct{ ID, CodeURL, Status string }
	if err := c.Call(ctx, http.MethodPost, "/preservations/"+k.ID+"/payments", map[string]string{"method": "wechat"}, &order); err != nil {
		return err
	}
	if err := Eventually(ctx, func() (bool, error) {
		if order.CodeURL != "" || order.Status == "paid" {
			return true, nil
		}
		return false, c.Call(ctx, http.MethodGet, "/payments/"+order.ID, nil, &order)
	}); err != nil || order.Status == "paid" {
		return err
	}
	return c.Pay(ctx, order.CodeURL)
}

// Until waits until the case has one of some statuses.
func (c *Client) Until(ctx context.Context, k *Case, statuses ...string) error {
	return Eventually(ctx, func() (bool, error) {
		err := c.Call(ctx, http.MethodGet, "/preservations/"+k.ID, nil, k)
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
