package baoquan

import (
	"slices"
	"strings"
)

// Normalize brings a clue into its one form. A known kind gets its member, for
// all fields of the member may still be missing in a draft.
func (c *Clue) Normalize() {
	if detail, known := clueDetails[c.Kind]; known && !detail.given(c) {
		detail.open(c)
	}
	normalizeFields(c.fields())
}

// KeepMasked takes account numbers that came back masked over from the clue as
// it was. Call it before Normalize.
func (c *Clue) KeepMasked(old *Clue) {
	if old != nil {
		keepMasked(c.fields(), old.fields())
	}
}

// Validate names what is wrong with a clue of this application: the property
// must belong to a respondent (CPL 105), be worth something and be described as
// its kind is. What is only missing is for Check. c must be normalized.
func (c *Clue) Validate(a *Application) Faults {
	faults := checkFields(c.fields())
	c.validateKind(&faults)
	c.validateOwner(a, &faults)
	checkValue("value", "财产价值", c.Value, &faults)
	c.validateTotal(a, &faults)
	return faults
}

// validateKind: exactly the member that the kind names is set.
func (c *Clue) validateKind(faults *Faults) {
	own, known := clueDetails[c.Kind]
	if !known {
		return // the field itself is wrong
	}
	if !own.given(c) {
		faults.Add(string(c.Kind), CodeRequired, "请填写"+c.Kind.Chinese()+"的信息")
	}
	for _, kind := range clueKinds {
		if kind != c.Kind && clueDetails[kind].given(c) {
			faults.Add(string(kind), CodeNotAllowed, "此财产类型不能填写"+kind.Chinese()+"的信息，请删除")
		}
	}
}

func (c *Clue) validateOwner(a *Application, faults *Faults) {
	owner := a.PartyByID(c.OwnerPartyID)
	if c.OwnerPartyID != "" && (owner == nil || owner.Role != RoleRespondent) {
		faults.Add("ownerPartyId", CodeUnknown, "请在本申请的被申请人中选择财产所有人")
	}
}

// validateTotal: the total of all clues must stay a number.
func (c *Clue) validateTotal(a *Application, faults *Faults) {
	if c.Value <= 0 || c.Value > MaxAmount {
		return
	}
	values := []Fen{c.Value}
	for i := range a.Clues {
		if a.Clues[i].ID != c.ID { // not the clue as it was
			values = append(values, a.Clues[i].Value)
		}
	}
	if _, fits := SumFen(values...); !fits {
		faults.Add("value", CodeOutOfRange, "财产总价值过大，请核对财产价值")
	}
}

// fields is the form of a clue, with those of every member that is set.
func (c *Clue) fields() []formField {
	fields := []formField{
		{location: "kind", label: "财产类型", value: (*string)(&c.Kind), max: maxCode, required: true,
			wrong: oneOf(clueKindNames, "请在列出的财产类型中选择一项")},
		{location: "ownerPartyId", label: "财产所有人", value: &c.OwnerPartyID, max: maxCode, required: true},
		{location: "description", label: "财产信息", value: &c.Description, max: maxParagraph, lines: true},
		{location: "province", label: "省份", value: &c.Province, max: maxCode},
	}
	for _, kind := range clueKinds {
		if detail := clueDetails[kind]; detail.given(c) {
			fields = append(fields, detail.fields(c)...)
		}
	}
	return fields
}

// detailFields are the fields of the member that the kind names.
func (c *Clue) detailFields() []formField {
	detail, known := clueDetails[c.Kind]
	if !known || !detail.given(c) {
		return nil
	}
	return detail.fields(c)
}

// clueDetail is the member of one kind of clue.
type clueDetail struct {
	given  func(*Clue) bool
	open   func(*Clue)
	fields func(*Clue) []formField
}

// member describes where the member of a kind stands and what its form is.
func member[T any](at func(*Clue) **T, fields func(*T) []formField) clueDetail {
	return clueDetail{
		given:  func(c *Clue) bool { return *at(c) != nil },
		open:   func(c *Clue) { *at(c) = new(T) },
		fields: func(c *Clue) []formField { return fields(*at(c)) },
	}
}

// clueDetails are the twelve forms. needed marks what a kind must state to be a
// concrete clue (FS22 1, 10).
var clueDetails = map[ClueKind]clueDetail{
	ClueHouse:    member(func(c *Clue) **House { return &c.House }, (*House).fields),
	ClueLand:     member(func(c *Clue) **Land { return &c.Land }, (*Land).fields),
	ClueVehicle:  member(func(c *Clue) **Vehicle { return &c.Vehicle }, (*Vehicle).fields),
	ClueDeposit:  member(func(c *Clue) **Deposit { return &c.Deposit }, (*Deposit).fields),
	ClueEquity:   member(func(c *Clue) **Equity { return &c.Equity }, (*Equity).fields),
	ClueSecurity: member(func(c *Clue) **SecurityHolding { return &c.Security }, (*SecurityHolding).fields),
	ClueOnline:   member(func(c *Clue) **OnlineAccount { return &c.Online }, (*OnlineAccount).fields),
	ClueClaim:    member(func(c *Clue) **Claim { return &c.Claim }, (*Claim).fields),
	ClueIP:       member(func(c *Clue) **IPRight { return &c.IP }, (*IPRight).fields),
	ClueGoods:    member(func(c *Clue) **Goods { return &c.Goods }, (*Goods).fields),
	ClueVessel:   member(func(c *Clue) **Vessel { return &c.Vessel }, (*Vessel).fields),
	ClueOther:    member(func(c *Clue) **OtherProperty { return &c.Other }, (*OtherProperty).fields),
}

// clueKinds is the order in which forms are read.
var clueKinds = []ClueKind{
	ClueHouse, ClueLand, ClueVehicle, ClueDeposit, ClueEquity, ClueSecurity,
	ClueOnline, ClueClaim, ClueIP, ClueGoods, ClueVessel, ClueOther,
}

func (h *House) fields() []formField {
	return []formField{
		{location: "house.certificateNumber", label: "房产证号", value: &h.CertificateNumber, needed: true},
		{location: "house.address", label: "房产地址", value: &h.Address, needed: true},
	}
}

func (l *Land) fields() []formField {
	return []formField{
		{location: "land.certificateNumber", label: "不动产权证号", value: &l.CertificateNumber},
		{location: "land.address", label: "坐落", value: &l.Address},
		{location: "land.area", label: "面积", value: &l.Area, max: maxCode},
	}
}

func (v *Vehicle) fields() []formField {
	return []formField{
		{location: "vehicle.brand", label: "车辆品牌", value: &v.Brand, max: maxName, needed: true},
		{location: "vehicle.model", label: "车辆类型", value: &v.Model, max: maxName, needed: true},
		{location: "vehicle.plate", label: "车牌号", value: &v.Plate, max: maxCode, needed: true,
			form: NormalizePlate, wrong: sentence(CheckPlate)},
		{location: "vehicle.vin", label: "车架号", value: &v.VIN, max: maxCode,
			form: NormalizeVIN, wrong: sentence(CheckVIN)},
	}
}

func (d *Deposit) fields() []formField {
	return []formField{
		{location: "deposit.bank", label: "开户行", value: &d.Bank, needed: true},
		accountField("deposit.account", "账号", &d.Account, true),
		{location: "deposit.holder", label: "户名", value: &d.Holder, max: maxName},
	}
}

func (e *Equity) fields() []formField {
	return []formField{
		{location: "equity.company", label: "公司名称", value: &e.Company, max: maxName},
		{location: "equity.creditCode", label: "统一社会信用代码", value: &e.CreditCode, max: maxCode,
			form: NormalizeCreditCode, wrong: sentence(CheckCreditCode)},
		{location: "equity.share", label: "持股比例", value: &e.Share, max: maxCode},
		{location: "equity.amount", label: "出资额", value: &e.Amount, max: maxCode},
	}
}

func (s *SecurityHolding) fields() []formField {
	return []formField{
		accountField("security.account", "股东账户号", &s.Account, true),
		{location: "security.venue", label: "证券交易指定场所", value: &s.Venue, needed: true},
		{location: "security.code", label: "证券代码", value: &s.Code, max: maxCode},
		{location: "security.name", label: "证券名称", value: &s.Name},
		{location: "security.quantity", label: "数量", value: &s.Quantity, max: maxCode},
	}
}

// fields: the name of an online account may be an address or a phone number, so
// any text will do.
func (o *OnlineAccount) fields() []formField {
	return []formField{
		{location: "online.provider", label: "网络平台", value: &o.Provider, max: maxName},
		{location: "online.account", label: "网络账号", value: &o.Account, max: maxName, sealed: true},
		{location: "online.holder", label: "实名", value: &o.Holder, max: maxName},
	}
}

func (c *Claim) fields() []formField {
	return []formField{
		{location: "claim.debtor", label: "次债务人", value: &c.Debtor, max: maxName},
		{location: "claim.basis", label: "债权依据", value: &c.Basis, max: maxParagraph, lines: true},
		{location: "claim.dueDate", label: "到期日", value: (*string)(&c.DueDate), max: maxCode,
			wrong: unless(isDate, "请按年-月-日填写到期日")},
	}
}

// fields: a registered right is known by its number; a copyright need have none.
func (r *IPRight) fields() []formField {
	return []formField{
		{location: "ip.right", label: "权利种类", value: &r.Right, max: maxName},
		{location: "ip.number", label: "注册证号或专利号", value: &r.Number, max: maxName,
			needed: !strings.Contains(r.Right, "著作权")},
		{location: "ip.name", label: "知识产权名称", value: &r.Name, needed: true},
		{location: "ip.holder", label: "权利人", value: &r.Holder, max: maxName},
	}
}

func (g *Goods) fields() []formField {
	return []formField{
		{location: "goods.name", label: "名称", value: &g.Name, needed: true},
		{location: "goods.quantity", label: "数量", value: &g.Quantity, max: maxName, needed: true},
		{location: "goods.location", label: "所在地", value: &g.Location, needed: true},
	}
}

func (v *Vessel) fields() []formField {
	return []formField{
		{location: "vessel.name", label: "船名", value: &v.Name},
		{location: "vessel.registration", label: "登记号", value: &v.Registration, max: maxName},
		{location: "vessel.location", label: "所在地", value: &v.Location},
	}
}

func (o *OtherProperty) fields() []formField {
	return []formField{
		{location: "other.name", label: "名称", value: &o.Name, needed: true},
		{location: "other.location", label: "所在地", value: &o.Location, needed: true},
	}
}

// accountField is the number of an account at a bank or a depository.
func accountField(location, label string, value *string, needed bool) formField {
	return formField{location: location, label: label, value: value, max: maxCode, needed: needed, sealed: true,
		form: NormalizeAccount, wrong: sentence(CheckAccount)}
}

// described says whether a clue states anything at all about the property.
func (c *Clue) described() bool {
	return c.Description != "" || slices.ContainsFunc(c.detailFields(), func(f formField) bool { return *f.value != "" })
}
