package baoquan

// Role is the part somebody plays in an application.
type Role string

// The roles.
const (
	RoleApplicant      Role = "applicant"      // 申请人
	RoleRespondent     Role = "respondent"     // 被申请人
	RoleRepresentative Role = "representative" // 原告代理人
)

// PartyKind is the legal nature of a party.
type PartyKind string

// The kinds of party.
const (
	Person         PartyKind = "person"         // 自然人
	Organization   PartyKind = "organization"   // 法人
	Unincorporated PartyKind = "unincorporated" // 非法人组织
)

// Sex as the identity card has it.
type Sex string

// The sexes.
const (
	Male   Sex = "male"
	Female Sex = "female"
)

// IDType is the kind of identity document (证件类型).
type IDType string

// The identity documents.
const (
	IDCard        IDType = "id_card"         // 居民身份证
	Passport      IDType = "passport"        // 护照
	HKMacaoPermit IDType = "hk_macao_permit" // 港澳居民来往内地通行证
	TaiwanPermit  IDType = "taiwan_permit"   // 台湾居民来往大陆通行证
	OtherID       IDType = "other"
)

// OrganizationType is 单位性质.
type OrganizationType string

// The organization types.
const (
	Government           OrganizationType = "government"             // 机关
	PublicInstitution    OrganizationType = "public_institution"     // 事业单位
	Enterprise           OrganizationType = "enterprise"             // 企业
	SocialGroup          OrganizationType = "social_group"           // 社会团体
	PrivateNonEnterprise OrganizationType = "private_non_enterprise" // 民办非企业单位
	OtherOrganization    OrganizationType = "other"
)

// RepresentativeType is the kind of 代理人 (CPL 61).
type RepresentativeType string

// The kinds of representative.
const (
	Lawyer              RepresentativeType = "lawyer"       // 执业律师
	LegalWorker         RepresentativeType = "legal_worker" // 基层法律服务工作者
	Relative            RepresentativeType = "relative"     // 近亲属
	Employee            RepresentativeType = "employee"     // 工作人员
	OtherRepresentative RepresentativeType = "other"
)

// Landline is 固定电话: 区号-电话-分机号.
type Landline struct {
	Area      string `json:"area,omitempty"`
	Number    string `json:"number,omitempty"`
	Extension string `json:"extension,omitempty"`
}

// Party is somebody in the case (rows 33–37). Which fields belong to which
// kind and role is the table of its fields (validate_party.go); all but Role,
// Kind and Name may be empty in a draft.
type Party struct {
	ID   string    `json:"id"`
	Role Role      `json:"role"`
	Kind PartyKind `json:"kind"`
	Name string    `json:"name"`

	Phone          string    `json:"phone,omitempty"`
	Landline       *Landline `json:"landline,omitempty"`
	MailingAddress string    `json:"mailingAddress,omitempty"`

	// A person (row 36).
	Sex        Sex    `json:"sex,omitempty"`
	BirthDate  Date   `json:"birthDate,omitempty"`
	IDType     IDType `json:"idType,omitempty"`
	IDNumber   string `json:"idNumber,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	Domicile   string `json:"domicile,omitempty"`
	Email      string `json:"email,omitempty"`

	// An organization or an unincorporated one (row 37).
	OrganizationType         OrganizationType `json:"organizationType,omitempty"`
	CreditCode               string           `json:"creditCode,omitempty"`
	LegalRepresentative      string           `json:"legalRepresentative,omitempty"`
	LegalRepresentativeTitle string           `json:"legalRepresentativeTitle,omitempty"`
	Address                  string           `json:"address,omitempty"`

	// A representative (row 35).
	RepresentativeType RepresentativeType `json:"representativeType,omitempty"`
	Firm               string             `json:"firm,omitempty"`
	LicenceNumber      string             `json:"licenceNumber,omitempty"`
	RepresentsPartyIDs []string           `json:"representsPartyIds,omitempty"`
}
