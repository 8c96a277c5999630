package baoquan

// The Chinese names of the codes, as forms and documents print them. The names
// of [Status] stand with it. A code without a name here is not known: the
// rules of the forms read these tables too.

// Chinese is what is applied for, as the screens show it.
func (k Kind) Chinese() string { return kindNames[k] }

var kindNames = map[Kind]string{
	Preservation: "保全申请",
	Guarantee:    "担保申请",
}

// Chinese is the 保全类别.
func (c Category) Chinese() string { return categoryNames[c] }

var categoryNames = map[Category]string{
	PreLitigation:  "诉前保全",
	Litigation:     "诉讼保全",
	PreEnforcement: "执行前保全",
}

// Chinese is the 保全类型.
func (t PreservationType) Chinese() string { return preservationTypeNames[t] }

var preservationTypeNames = map[PreservationType]string{
	PropertyPreservation: "财产保全",
	ActPreservation:      "行为保全",
	EvidencePreservation: "证据保全",
}

// Chinese is the 非诉期间.
func (s PreSuitStage) Chinese() string { return preSuitStageNames[s] }

var preSuitStageNames = map[PreSuitStage]string{
	BeforeFiling:  "未起诉或提起仲裁前",
	InArbitration: "仲裁中",
}

// Chinese is the 提交人身份.
func (c Capacity) Chinese() string { return capacityNames[c] }

var capacityNames = map[Capacity]string{
	AsApplicant: "申请人",
	AsLawyer:    "律师",
	AsAgent:     "其他代理人",
}

// Chinese is the reason in the words of FS22 9.
func (r UnsecuredReason) Chinese() string { return unsecuredReasonNames[r] }

var unsecuredReasonNames = map[UnsecuredReason]string{
	SupportOrInjury:      "追索赡养费、扶养费、抚育费、抚恤金、医疗费用、劳动报酬、工伤赔偿、交通事故人身损害赔偿",
	DomesticViolence:     "婚姻家庭纠纷案件中遭遇家庭暴力且经济困难",
	PublicInterest:       "人民检察院提起的公益诉讼涉及损害赔偿",
	GoodSamaritan:        "因见义勇为遭受侵害请求损害赔偿",
	ClearCase:            "案件事实清楚、权利义务关系明确，发生保全错误可能性较小",
	FinancialInstitution: "申请保全人为商业银行、保险公司等具有独立偿付债务能力的金融机构及其分支机构",
	OtherUnsecuredReason: "其他理由",
}

// Chinese is what the ruling decides.
func (o Outcome) Chinese() string { return outcomeNames[o] }

var outcomeNames = map[Outcome]string{
	Granted:       "准予保全",
	PartlyGranted: "部分准予",
	Dismissed:     "驳回申请",
}

// Chinese is the role of a party.
func (r Role) Chinese() string { return roleNames[r] }

var roleNames = map[Role]string{
	RoleApplicant:      "申请人",
	RoleRespondent:     "被申请人",
	RoleRepresentative: "原告代理人",
}

// Chinese is the legal nature of a party.
func (k PartyKind) Chinese() string { return partyKindNames[k] }

var partyKindNames = map[PartyKind]string{
	Person:         "自然人",
	Organization:   "法人",
	Unincorporated: "非法人组织",
}

// Chinese is the sex as the identity card prints it.
func (s Sex) Chinese() string { return sexNames[s] }

var sexNames = map[Sex]string{
	Male:   "男",
	Female: "女",
}

// Chinese is the 证件类型.
func (t IDType) Chinese() string { return idTypeNames[t] }

var idTypeNames = map[IDType]string{
	IDCard:        "居民身份证",
	Passport:      "护照",
	HKMacaoPermit: "港澳居民来往内地通行证",
	TaiwanPermit:  "台湾居民来往大陆通行证",
	OtherID:       "其他证件",
}

// Chinese is the 单位性质.
func (t OrganizationType) Chinese() string { return organizationTypeNames[t] }

var organizationTypeNames = map[OrganizationType]string{
	Government:           "机关",
	PublicInstitution:    "事业单位",
	Enterprise:           "企业",
	SocialGroup:          "社会团体",
	PrivateNonEnterprise: "民办非企业单位",
	OtherOrganization:    "其他",
}

// Chinese is the kind of representative (CPL 61).
func (t RepresentativeType) Chinese() string { return representativeTypeNames[t] }

var representativeTypeNames = map[RepresentativeType]string{
	Lawyer:              "执业律师",
	LegalWorker:         "基层法律服务工作者",
	Relative:            "近亲属",
	Employee:            "工作人员",
	OtherRepresentative: "其他代理人",
}

// Chinese is the 财产类型.
func (k ClueKind) Chinese() string { return clueKindNames[k] }

var clueKindNames = map[ClueKind]string{
	ClueHouse:    "房产",
	ClueLand:     "土地使用权",
	ClueVehicle:  "车辆",
	ClueDeposit:  "存款",
	ClueEquity:   "股权、投资权益",
	ClueSecurity: "股票、基金、债券、理财",
	ClueOnline:   "支付宝、微信等网络资金",
	ClueClaim:    "到期债权、应得收益",
	ClueIP:       "知识产权",
	ClueGoods:    "机器设备、存货、原材料",
	ClueVessel:   "船舶、航空器",
	ClueOther:    "其他",
}

// Chinese is the 担保方式.
func (m SecurityMethod) Chinese() string { return securityMethodNames[m] }

var securityMethodNames = map[SecurityMethod]string{
	Insurance:     "保险公司诉责险",
	BankGuarantee: "独立保函",
	ThirdParty:    "第三人保证",
	OwnProperty:   "财产担保",
}

// Chinese is the name of the slot on the materials page (row 49).
func (s Slot) Chinese() string { return slotNames[s] }

var slotNames = map[Slot]string{
	SlotApplicationForm:  "申请书",
	SlotComplaint:        "起诉状",
	SlotAcceptanceNotice: "立案受理通知书",
	SlotIdentity:         "身份证明材料",
	SlotSecurity:         "担保材料",
	SlotEvidence:         "证据材料",
	SlotOther:            "其它材料",
}

// Chinese is how far the check of a file has come.
func (s Scan) Chinese() string { return scanNames[s] }

var scanNames = map[Scan]string{
	ScanPending: "正在检查",
	ScanClean:   "检查通过",
	ScanRefused: "未通过检查",
}

// Chinese is who did something.
func (k ActorKind) Chinese() string { return actorKindNames[k] }

var actorKindNames = map[ActorKind]string{
	ByAccount:  "申请人",
	ByStaff:    "工作人员",
	ByProvider: "外部系统",
	ByItself:   "系统",
}

// Chinese is the event as the docket (案卷流水) shows it.
func (e Event) Chinese() string { return eventNames[e] }

var eventNames = map[Event]string{
	Opened:            "创建申请",
	Submitted:         "提交申请",
	ReturnedToFix:     "退回补正",
	Accepted:          "受理",
	FeeOrdered:        "通知交费",
	FeePaid:           "已交保全费",
	RejectedEvent:     "不予受理",
	RulingMade:        "作出裁定",
	WithdrawnEvent:    "撤回申请",
	LapsedEvent:       "期限届满，申请失效",
	DeletedEvent:      "删除草稿",
	Underwritten:      "同意承保",
	DeclinedEvent:     "拒保",
	PremiumPaid:       "已交担保费",
	IssuedEvent:       "出具保单、保函",
	CancelledEvent:    "退保",
	InsurerSilent:     "保险公司逾期未答复，退回申请人",
	UsedEvent:         "保函用于保全申请",
	UnlinkedEvent:     "取消使用保函",
	ReleasedEvent:     "解除担保责任",
	RevokedEvent:      "撤销保函",
	ClaimedEvent:      "被申请人索赔",
	PreservationRuled: "法院对所担保的申请作出裁定",
	Edited:            "修改申请",
	PaymentRequested:  "发起支付",
	RefundRequested:   "申请退款",
	Refunded:          "退款",
	DeadlineMissed:    "办理期限已过",
	Reminded:          "发送提醒",
	PartRevealed:      "工作人员查看完整信息或者文件",
	GuaranteeLinked:   "关联担保",
	GuaranteeFreed:    "解除关联担保",
	Evaluated:         "评价保险公司",
	OwnerChanged:      "申请人合并账号",
	Settled:           "人工处理完毕",
}
