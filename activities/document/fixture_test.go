package document

import (
	"time"

	"github.com/baoquan/baoquan"
)

// sample is a ruling with every part that the usual one has: two applicants, one
// with a lawyer of its own, two respondents, three clues and an insurer. All of
// it is invented; the numbers of people have no right check digit.
func sample(category baoquan.Category, outcome baoquan.Outcome) Ruling {
	submitted := time.Date(2026, 11, 20, 16, 30, 0, 0, time.UTC) // the 21st in Beijing
	r := Ruling{
		Court:   "北京市朝阳区人民法院",
		Number:  map[baoquan.Category]string{baoquan.PreLitigation: "（2026）京0105财保318号", baoquan.Litigation: "（2026）京0105民初12345号之一", baoquan.PreEnforcement: "（2026）京0105执保77号"}[category],
		Cause:   "买卖合同纠纷",
		Outcome: outcome,
		Amount:  100_000_000,
		Fee:     500_000,
		Judge:   "周明远",
		Clerk:   "何静",
		Date:    "2026-11-27",
		Code:    "7K3M-Q9XD",
		URL:     "https://baoquan.example.cn/verify/7K3M-Q9XD",
		Application: baoquan.Application{
			Basics: baoquan.Basics{
				Amount: 150_000_000, Category: category, Type: baoquan.PropertyPreservation, Secured: true,
			},
			SubmittedAt: &submitted,
			Parties:     parties(),
			Clues:       clues(),
			Securities: []baoquan.Security{{
				Method: baoquan.Insurance, Value: 150_000_000, GuarantorName: "中国平安财产保险股份有限公司北京分公司",
			}},
		},
	}
	return forCategory(r)
}

func forCategory(r Ruling) Ruling {
	a := &r.Application
	switch a.Category {
	case baoquan.PreLitigation:
		a.PreSuitStage = baoquan.BeforeFiling
	case baoquan.Litigation:
		a.CaseNumber = "（2026）京0105民初12345号"
	case baoquan.PreEnforcement:
		a.CaseNumber = "（2026）京03民终888号"
		r.JudgmentCourt = "北京市第三中级人民法院"
		a.Securities, a.Secured = nil, false
		a.UnsecuredReason = baoquan.ClearCase
	}
	switch r.Outcome {
	case baoquan.PartlyGranted:
		a.Clues = a.Clues[:1]
		r.Amount = 50_000_000
	case baoquan.Granted:
		r.Amount = a.Amount
	}
	return r
}

func parties() []baoquan.Party {
	return []baoquan.Party{
		{
			ID: "p1", Role: baoquan.RoleApplicant, Kind: baoquan.Organization,
			Name: "北京蓝海供应链管理有限公司", Address: "北京市朝阳区建国路88号院5号楼12层1203室",
			CreditCode: "91110105MA01ABCD2X", LegalRepresentative: "赵志强", LegalRepresentativeTitle: "执行董事",
		},
		{
			ID: "p2", Role: baoquan.RoleApplicant, Kind: baoquan.Person, Name: "欧阳晓彤", Sex: baoquan.Female,
			BirthDate: "1986-03-09", IDType: baoquan.IDCard, IDNumber: "110105198603091234", Domicile: "北京市海淀区中关村南大街5号2号楼3单元401号",
		},
		{
			ID: "p3", Role: baoquan.RoleRepresentative, Kind: baoquan.Person, Name: "孙立",
			RepresentativeType: baoquan.Lawyer, Firm: "北京市正平律师事务所", RepresentsPartyIDs: []string{"p1"},
		},
		{
			ID: "p4", Role: baoquan.RoleRespondent, Kind: baoquan.Person, Name: "阿卜杜拉·买买提", Sex: baoquan.Male,
			BirthDate: "1979-12-31", IDType: baoquan.Passport, IDNumber: "E12345678", Domicile: "新疆维吾尔自治区乌鲁木齐市天山区解放南路1号",
		},
		{
			ID: "p5", Role: baoquan.RoleRespondent, Kind: baoquan.Unincorporated, Name: "天津市滨海新区顺达运输部（普通合伙）",
			Address: "天津市滨海新区第三大街51号", CreditCode: "92120116MA05WXYZ1K", LegalRepresentative: "钱进",
		},
	}
}

func clues() []baoquan.Clue {
	return []baoquan.Clue{
		{Kind: baoquan.ClueDeposit, OwnerPartyID: "p5", Value: 50_000_000, Deposit: &baoquan.Deposit{
			Bank: "中国工商银行股份有限公司天津滨海支行", Account: "6222020200112233445", Holder: "顺达运输部",
		}},
		{Kind: baoquan.ClueHouse, OwnerPartyID: "p4", Value: 80_000_000, House: &baoquan.House{
			CertificateNumber: "京（2019）朝不动产权第0012345号", Address: "北京市朝阳区望京西园四区410号楼2单元1501号",
		}},
		{Kind: baoquan.ClueVehicle, OwnerPartyID: "p5", Value: 20_000_000, Vehicle: &baoquan.Vehicle{
			Brand: "解放牌", Model: "重型半挂牵引车", Plate: "津A·D12345", VIN: "LFWSRXSJ8K1F12345",
		}},
	}
}

// everyKind is a clue of each kind, some with little in them.
func everyKind() []baoquan.Clue {
	return append(clues(), []baoquan.Clue{
		{Kind: baoquan.ClueLand, Land: &baoquan.Land{Address: "天津市滨海新区中新大道8号", Area: "12000平方米"}},
		{Kind: baoquan.ClueVehicle, Value: 1, Vehicle: &baoquan.Vehicle{Plate: "京N88888"}},
		{Kind: baoquan.ClueEquity, Equity: &baoquan.Equity{
			Company: "天津顺达物流有限公司", CreditCode: "91120116MA05ABCD1X", Share: "30%", Amount: "300万元",
		}},
		{Kind: baoquan.ClueSecurity, Security: &baoquan.SecurityHolding{
			Account: "A123456789", Venue: "中国证券登记结算有限责任公司上海分公司", Code: "600000", Name: "浦发银行股票", Quantity: "10000股",
		}},
		{Kind: baoquan.ClueOnline, Value: 1_000_000, Online: &baoquan.OnlineAccount{Provider: "支付宝", Account: "13800000000"}},
		{Kind: baoquan.ClueClaim, Claim: &baoquan.Claim{Debtor: "河北大成钢铁有限公司", Basis: "2025年3号供货合同", DueDate: "2026-10-01"}},
		{Kind: baoquan.ClueIP, IP: &baoquan.IPRight{Right: "注册商标专用权", Number: "12345678", Name: "顺达"}},
		{Kind: baoquan.ClueIP, IP: &baoquan.IPRight{Right: "发明专利权", Number: "ZL202010000000.1"}},
		{Kind: baoquan.ClueIP, IP: &baoquan.IPRight{Right: "著作权", Name: "顺达调度软件"}},
		{Kind: baoquan.ClueGoods, Goods: &baoquan.Goods{Name: "螺纹钢", Quantity: "200吨", Location: "天津港二号库"}},
		{Kind: baoquan.ClueVessel, Vessel: &baoquan.Vessel{Name: "顺达6号轮", Registration: "津滨船登字第006号"}},
		{Kind: baoquan.ClueOther, Description: "字画一批", Other: &baoquan.OtherProperty{Name: "书画作品"}},
		{Kind: baoquan.ClueHouse, Description: "具体位置待查"},
	}...)
}

func sampleReceipt() Receipt {
	return Receipt{
		Number:        "PZ20261127000001",
		PayerCapacity: baoquan.AsLawyer, ApplicationNumber: "BQ20261121000318", Court: "北京市朝阳区人民法院",
		Amount: 500_000, Method: "微信支付（扫码支付）",
		PaidAt: time.Date(2026, 11, 24, 1, 5, 7, 0, time.UTC), MerchantOrderNo: "BQF2026112409050700000001",
	}
}
