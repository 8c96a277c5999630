package baoquan

import (
	"strings"
	"testing"
)

// testClue is a complete clue of each kind; r is the id of its owner.
func testClue(id string, kind ClueKind, r string) Clue {
	c := Clue{ID: id, Kind: kind, OwnerPartyID: r, Value: 1_000_000}
	switch kind {
	case ClueHouse:
		c.House = &House{CertificateNumber: "京房权证朝字第0号", Address: "朝阳区"}
	case ClueLand:
		c.Land = &Land{Address: "朝阳区"}
	case ClueVehicle:
		c.Vehicle = &Vehicle{Brand: "品牌", Model: "轿车", Plate: "京A12345", VIN: "LSVAA000200000001"}
	case ClueDeposit:
		c.Deposit = &Deposit{Bank: "工商银行", Account: "6217000000000000004"}
	case ClueEquity:
		c.Equity = &Equity{Company: "乙公司", CreditCode: "91110105MA0000007L", Share: "51%"}
	case ClueSecurity:
		c.Security = &SecurityHolding{Account: "A000000000", Venue: "上海证券交易所"}
	case ClueOnline:
		c.Online = &OnlineAccount{Provider: "支付宝", Account: "a@example.com"}
	case ClueClaim:
		c.Claim = &Claim{Debtor: "丁", DueDate: "2027-01-01"}
	case ClueIP:
		c.IP = &IPRight{Right: "商标", Number: "第0号", Name: "商标名"}
	case ClueGoods:
		c.Goods = &Goods{Name: "钢材", Quantity: "10吨", Location: "仓库"}
	case ClueVessel:
		c.Vessel = &Vessel{Name: "船"}
	case ClueOther:
		c.Other = &OtherProperty{Name: "字画", Location: "住所"}
	}
	return c
}

// testRespondent is an application with one respondent r and one applicant a.
func testRespondent() *Application {
	return &Application{Parties: []Party{testPerson("a", RoleApplicant), testPerson("r", RoleRespondent)}}
}

func TestACompleteClueOfEachKindHasNoFaults(t *testing.T) {
	t.Parallel()
	if len(clueKinds) != len(clueKindNames) || len(clueDetails) != len(clueKindNames) {
		t.Fatalf("%d kinds, %d forms, %d names", len(clueKinds), len(clueDetails), len(clueKindNames))
	}
	for _, kind := range clueKinds {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			c := testClue("1", kind, "r")
			c.Normalize()
			wantFaults(t, c.Validate(testRespondent()), "", "")
			for _, f := range c.detailFields() {
				if !strings.HasPrefix(f.location, string(kind)+".") || f.label == "" {
					t.Errorf("%s is called %q", f.location, f.label)
				}
			}
		})
	}
}

func TestAClueIsOfOneKind(t *testing.T) {
	t.Parallel()
	for _, kind := range clueKinds {
		c := testClue("1", kind, "r")
		other := ClueHouse
		if kind == ClueHouse {
			other = ClueLand
		}
		clueDetails[other].open(&c)
		wantFaults(t, c.Validate(testRespondent()), string(other), CodeNotAllowed)

		c = Clue{Kind: kind, OwnerPartyID: "r", Value: 1}
		wantFaults(t, c.Validate(testRespondent()), string(kind), CodeRequired)
		c.Normalize() // a draft may leave out the whole member
		wantFaults(t, c.Validate(testRespondent()), "", "")
	}
}

func TestWhatIsGivenOfAClueMustBeRight(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		kind     ClueKind
		change   func(*Clue)
		location string
		code     Code
	}{
		{"no kind", ClueHouse, func(c *Clue) { c.Kind = "" }, "kind", CodeRequired},
		{"an unknown kind", ClueHouse, func(c *Clue) { c.Kind = "gold" }, "kind", CodeInvalid},
		{"no owner", ClueHouse, func(c *Clue) { c.OwnerPartyID = "" }, "ownerPartyId", CodeRequired},
		{"an applicant as owner", ClueHouse, func(c *Clue) { c.OwnerPartyID = "a" }, "ownerPartyId", CodeUnknown},
		{"an owner of another application", ClueHouse, func(c *Clue) { c.OwnerPartyID = "x" }, "ownerPartyId", CodeUnknown},
		{"no value", ClueHouse, func(c *Clue) { c.Value = 0 }, "value", CodeRequired},
		{"a negative value", ClueHouse, func(c *Clue) { c.Value = -1 }, "value", CodeOutOfRange},
		{"more than the most", ClueHouse, func(c *Clue) { c.Value = MaxAmount + 1 }, "value", CodeOutOfRange},
		{"the most", ClueHouse, func(c *Clue) { c.Value = MaxAmount }, "", ""},
		{"a description of 500 characters", ClueHouse, func(c *Clue) { c.Description = strings.Repeat("字", 500) }, "", ""},
		{"a description of 501 characters", ClueHouse, func(c *Clue) { c.Description = strings.Repeat("字", 501) }, "description", CodeTooLong},
		{"a description of two lines", ClueHouse, func(c *Clue) { c.Description = "一\r\n二" }, "", ""},
		{"a long address", ClueHouse, func(c *Clue) { c.House.Address = strings.Repeat("路", 201) }, "house.address", CodeTooLong},
		{"a plate as the manual prints it", ClueVehicle, func(c *Clue) { c.Vehicle.Plate = "京a-12345" }, "", ""},
		{"a plate with I", ClueVehicle, func(c *Clue) { c.Vehicle.Plate = "京I12345" }, "vehicle.plate", CodeInvalid},
		{"a VIN of 16 characters", ClueVehicle, func(c *Clue) { c.Vehicle.VIN = "LSVAA00020000000" }, "vehicle.vin", CodeInvalid},
		{"a VIN whose check does not hold", ClueVehicle, func(c *Clue) { c.Vehicle.VIN = "LSVAA000100000001" }, "", ""},
		{"an account with spaces", ClueDeposit, func(c *Clue) { c.Deposit.Account = "6217 0000 0000 0000 004" }, "", ""},
		{"an account of five digits", ClueDeposit, func(c *Clue) { c.Deposit.Account = "12345" }, "deposit.account", CodeInvalid},
		{"a masked account with nothing behind it", ClueDeposit, func(c *Clue) { c.Deposit.Account = "****0004" }, "deposit.account", CodeInvalid},
		{"a depository account with a sign", ClueSecurity, func(c *Clue) { c.Security.Account = "A00000#" }, "security.account", CodeInvalid},
		{"a wrong credit code", ClueEquity, func(c *Clue) { c.Equity.CreditCode = "91110105M10000007L" }, "equity.creditCode", CodeInvalid},
		{"a due date that is none", ClueClaim, func(c *Clue) { c.Claim.DueDate = "2027-13-01" }, "claim.dueDate", CodeInvalid},
		{"a name of goods with a sign that is not seen", ClueGoods, func(c *Clue) { c.Goods.Name = "钢\ufeff材" }, "goods.name", CodeInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := testClue("1", tt.kind, "r")
			tt.change(&c)
			c.Normalize()
			wantFaults(t, c.Validate(testRespondent()), tt.location, tt.code)
		})
	}
}

func TestTheTotalOfTheCluesMustStayANumber(t *testing.T) {
	t.Parallel()
	a := testRespondent()
	a.Clues = []Clue{{ID: "1", Value: 1<<63 - 1 - MaxAmount}, {ID: "2", Value: MaxAmount - 1}}
	c := testClue("2", ClueHouse, "r")
	c.Value = MaxAmount
	wantFaults(t, c.Validate(a), "", "") // in the place of the clue as it was
	c.ID = "3"
	wantFaults(t, c.Validate(a), "value", CodeOutOfRange)
}

func TestMaskedAccountsOfAClueAreLeftAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, kind := range []ClueKind{ClueDeposit, ClueSecurity, ClueOnline} {
		old, c := testClue("1", kind, "r"), testClue("1", kind, "r")
		account := func(c *Clue) *string {
			for _, f := range c.detailFields() {
				if f.sealed {
					return f.value
				}
			}
			return nil
		}
		*account(&c) = MaskAccount(*account(&c))
		c.KeepMasked(&old)
		if *account(&c) != *account(&old) {
			t.Errorf("%s: the account was not taken over", kind)
		}
	}
	house, deposit := testClue("1", ClueHouse, "r"), testClue("1", ClueDeposit, "r")
	deposit.Deposit.Account = "****0004"
	deposit.KeepMasked(&house)
	deposit.KeepMasked(nil)
	wantFaults(t, deposit.Validate(testRespondent()), "deposit.account", CodeInvalid)
}
