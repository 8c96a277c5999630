package baoquan

// SecurityMethod is how security is given (担保方式).
type SecurityMethod string

// The methods.
const (
	Insurance     SecurityMethod = "insurance"      // 保险公司诉责险, FS22 7
	BankGuarantee SecurityMethod = "bank_guarantee" // 独立保函, FS22 8
	ThirdParty    SecurityMethod = "third_party"    // 第三人保证, FS22 6
	OwnProperty   SecurityMethod = "property"       // 财产担保, FS22 6
)

// Security is one row of the security step (rows 45–48). Value is fen.
type Security struct {
	ID            string         `json:"id"`
	Method        SecurityMethod `json:"method"`
	ViaPlatform   bool           `json:"viaPlatform,omitempty"` // 诉责险 bought here (row 46)
	GuaranteeID   string         `json:"guaranteeId,omitempty"` // the guarantee bought here
	Name          string         `json:"name,omitempty"`        // 担保物名称
	Description   string         `json:"description,omitempty"` // 财产/担保信息
	Value         Fen            `json:"value,omitempty"`
	GuarantorName string         `json:"guarantorName,omitempty"` // insurer, bank or third party
}
