package baoquan

import "fmt"

// SlotRule is one slot of an application (rows 49–51): what belongs there and
// whether the application can be submitted without it.
type SlotRule struct {
	Slot       Slot
	PartyID    string // of an identity slot
	SecurityID string // of a security slot
	Required   bool
	Title      string
	Help       string
}

// Location is the path of the slot inside the application.
func (r SlotRule) Location() string {
	location := "materials/" + string(r.Slot)
	if r.PartyID != "" {
		location += "/" + r.PartyID
	}
	if r.SecurityID != "" {
		location += "/" + r.SecurityID
	}
	return location
}

// Holds says whether a file lies in this slot.
func (r SlotRule) Holds(m *Material) bool {
	return m.Slot == r.Slot && m.PartyID == r.PartyID && m.SecurityID == r.SecurityID
}

// SlotsFor lists the slots of an application in the order of the page (row 49).
// Titles name parties by their position, never by their name.
func SlotsFor(a *Application) []SlotRule {
	slots := []SlotRule{
		{Slot: SlotApplicationForm, Required: true, Title: "保全申请书", Help: "写明请求事项、金额、事实与理由，由申请人签名或者盖章"},
		claimSlot(a),
		noticeSlot(a),
	}
	slots = append(slots, identitySlots(a)...)
	slots = append(slots, securitySlots(a)...)
	return append(slots,
		SlotRule{Slot: SlotEvidence, Required: true, Title: "案件证据及相关材料", Help: "案件证据、财产线索的证明材料，诉前保全另附情况紧急的说明"},
		SlotRule{Slot: SlotOther, Title: "其它材料"})
}

// claimSlot is for what the claim rests on: the statement of claim, or before
// enforcement the effective judgment (FS22 1).
func claimSlot(a *Application) SlotRule {
	rule := SlotRule{Slot: SlotComplaint, Required: true, Title: "起诉状", Help: "尚未起诉的，上传拟提交的起诉状"}
	switch {
	case a.Category == PreEnforcement:
		rule.Title, rule.Help = "生效法律文书", "据以申请执行的判决书、裁定书、调解书等"
	case a.arbitrated():
		rule.Title, rule.Help = "仲裁申请书", "已提交仲裁机构的仲裁申请书"
	}
	return rule
}

// noticeSlot: while an arbitration runs its notice of acceptance comes with the
// application (FS22 3).
func noticeSlot(a *Application) SlotRule {
	if a.arbitrated() {
		return SlotRule{Slot: SlotAcceptanceNotice, Required: true, Title: "仲裁案件受理通知书", Help: "仲裁机构出具的受理通知书"}
	}
	return SlotRule{Slot: SlotAcceptanceNotice, Title: "立案受理通知书", Help: "已立案的，上传人民法院出具的受理通知书"}
}

func (a *Application) arbitrated() bool {
	return a.Category == PreLitigation && a.PreSuitStage == InArbitration
}

// identitySlots are one for each party: required of those who ask and of those
// who act for them, welcome for respondents (row 50).
func identitySlots(a *Application) []SlotRule {
	var slots []SlotRule
	for i := range a.Parties {
		p := &a.Parties[i]
		slots = append(slots, SlotRule{
			Slot: SlotIdentity, PartyID: p.ID, Required: p.Role != RoleRespondent,
			Title: a.partyTitle(i) + "的身份证明", Help: identityHelp(p),
		})
	}
	return slots
}

func identityHelp(p *Party) string {
	switch {
	case p.Role == RoleRepresentative && p.RepresentativeType == Lawyer:
		return "律师执业证、律师事务所函、授权委托书"
	case p.Role == RoleRepresentative:
		return "代理人身份证明、授权委托书"
	case p.isOrganization():
		return "营业执照、法定代表人（负责人）身份证明书、法定代表人（负责人）身份证"
	}
	return "身份证正反面，或者其他有效身份证件"
}

// securitySlots are one for each security. The system attaches letter and
// policy of a guarantee bought here; a guarantee itself has no security.
func securitySlots(a *Application) []SlotRule {
	if a.Kind == Guarantee {
		return nil
	}
	var slots []SlotRule
	for i := range a.Securities {
		s := &a.Securities[i]
		slots = append(slots, SlotRule{
			Slot: SlotSecurity, SecurityID: s.ID, Required: a.Secured && !s.Linked(),
			Title: fmt.Sprintf("%s（%s）的担保材料", securityTitle(i), s.Method.Chinese()), Help: securityHelp[s.Method],
		})
	}
	return slots
}

// securityHelp says which paper each method needs (FS22 6–8).
var securityHelp = map[SecurityMethod]string{
	Insurance:     "保险公司出具的担保书、保险单及保险公司的营业执照；通过本系统购买的由系统自动关联",
	BankGuarantee: "金融机构以独立保函形式出具的担保",
	ThirdParty:    "保证书，写明保证人、保证方式、保证范围和保证责任承担，附保证人的证明材料",
	OwnProperty:   "担保书，写明担保人、担保方式、担保范围、担保财产及其价值和担保责任承担，附权属和价值证明",
}

// AcceptsMaterial says what is against putting a file into a slot of this
// application; empty when it may be put there.
func (a *Application) AcceptsMaterial(slot Slot, partyID, securityID string) Faults {
	var faults Faults
	switch {
	case slot == "":
		faults.Add("slot", CodeRequired, "请选择材料类型")
	case slot.Chinese() == "":
		faults.Add("slot", CodeInvalid, "请在列出的材料类型中选择一项")
	case slot == SlotSecurity && a.Kind == Guarantee:
		faults.Add("slot", CodeNotAllowed, "担保申请不需要上传担保材料")
	}
	if len(faults) > 0 {
		return faults
	}
	slotOwner{location: "partyId", id: partyID, belongs: slot == SlotIdentity, exists: a.PartyByID(partyID) != nil,
		ask: "请选择身份证明所属的当事人"}.check(&faults)
	slotOwner{location: "securityId", id: securityID, belongs: slot == SlotSecurity, exists: a.securityIndex(securityID) >= 0,
		ask: "请选择担保材料所属的担保"}.check(&faults)
	return faults
}

// slotOwner is whom a file belongs to.
type slotOwner struct {
	location, id    string
	belongs, exists bool
	ask             string
}

func (o slotOwner) check(faults *Faults) {
	switch {
	case !o.belongs && o.id != "":
		faults.Add(o.location, CodeNotAllowed, "此类材料不能指定所属的当事人或者担保，请删除")
	case o.belongs && o.id == "":
		faults.Add(o.location, CodeRequired, o.ask)
	case o.belongs && !o.exists:
		faults.Add(o.location, CodeUnknown, o.ask)
	}
}

// securityIndex finds a security of the application; -1 when there is none.
func (a *Application) securityIndex(id string) int {
	for i := range a.Securities {
		if a.Securities[i].ID == id {
			return i
		}
	}
	return -1
}

// partyTitle calls a party by its place among those of its role: 第1位申请人.
func (a *Application) partyTitle(index int) string {
	role, place := a.Parties[index].Role, 0
	for _, p := range a.Parties[:index+1] {
		if p.Role == role {
			place++
		}
	}
	return fmt.Sprintf("第%d位%s", place, roleTitles[role])
}

// roleTitles are the roles as sentences use them.
var roleTitles = map[Role]string{
	RoleApplicant:      "申请人",
	RoleRespondent:     "被申请人",
	RoleRepresentative: "代理人",
}

func clueTitle(index int) string { return fmt.Sprintf("第%d条财产线索", index+1) }

func securityTitle(index int) string { return fmt.Sprintf("第%d项担保", index+1) }
