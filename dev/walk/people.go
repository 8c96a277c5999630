package walk

import (
	"fmt"
	"math/rand/v2"
)

// People are the invented parties of a walk.
type People struct {
	Applicant, ApplicantID, Phone, Address         string
	Respondent, RespondentID, RespondentPhone      string
	RespondentAddress, House, Certificate, Account string
}

// Invented are people who do not exist: their numbers have the sequence 000,
// which is never issued.
var Invented = People{
	Applicant: "田浩", ApplicantID: "110105199003070009", Phone: "13800000000", Address: "北京市朝阳区大屯路119号",
	Respondent: "国石传媒", RespondentID: "310115198512310002", RespondentPhone: "13900000000",
	RespondentAddress: "上海市浦东新区世纪大道12号", House: "北京市朝阳区望京路1号", Certificate: "京房12345号", Account: "6222020200112233445",
}

// Strangers are invented people whom nobody has met before, so that every one
// of their words is found if it is anywhere.
func Strangers() People {
	n := func(below int) int { return 1 + rand.IntN(below) }
	return People{
		Applicant: inventedName("司徒"), ApplicantID: InventedID(), Phone: InventedPhone(),
		Address:    fmt.Sprintf("北京市朝阳区大屯路%d号院%d单元", n(9999), n(99)),
		Respondent: inventedName("上官"), RespondentID: InventedID(), RespondentPhone: InventedPhone(),
		RespondentAddress: fmt.Sprintf("上海市浦东新区世纪大道%d弄%d室", n(9999), n(9999)),
		House:             fmt.Sprintf("北京市朝阳区望京路%d号楼%d室", n(9999), n(9999)),
		Certificate:       fmt.Sprintf("京房%08d号", n(99999999)),
		Account:           fmt.Sprintf("6222%015d", rand.Int64N(1e15)),
	}
}

// Secrets lists what the record alone may know.
func (p People) Secrets() []string {
	return []string{
		p.Applicant, p.ApplicantID, p.Phone, p.Address, p.Respondent, p.RespondentID, p.RespondentPhone,
		p.RespondentAddress, p.House, p.Certificate, p.Account,
	}
}

func (p People) applicant() map[string]any {
	return map[string]any{
		"role": "applicant", "kind": "person", "name": p.Applicant, "idType": "id_card", "idNumber": p.ApplicantID,
		"phone": p.Phone, "mailingAddress": p.Address, "postalCode": "100101", "domicile": p.Address,
	}
}

func (p People) respondent() map[string]any {
	return map[string]any{
		"role": "respondent", "kind": "person", "name": p.Respondent, "idType": "id_card", "idNumber": p.RespondentID,
		"phone": p.RespondentPhone, "mailingAddress": p.RespondentAddress, "domicile": p.RespondentAddress,
	}
}

func (p People) clues(owner string) []map[string]any {
	return []map[string]any{
		{"kind": "house", "ownerPartyId": owner, "value": 10000000,
			"house": map[string]string{"certificateNumber": p.Certificate, "address": p.House}},
		{"kind": "deposit", "ownerPartyId": owner, "value": 500000,
			"deposit": map[string]string{"bank": "中国工商银行北京望京支行", "account": p.Account, "holder": p.Respondent}},
	}
}

// inventedName is a name of a known family with two rare characters.
func inventedName(family string) string {
	const rare = "昊旻晟煜铭淞霖沐睿珩翊弈骁瑾璟"
	runes := []rune(rare)
	return family + string(runes[rand.IntN(len(runes))]) + string(runes[rand.IntN(len(runes))])
}

// InventedPhone is a number for somebody new.
func InventedPhone() string { return fmt.Sprintf("139%08d", rand.IntN(1e8)) }
