package baoquan

// ClueKind is the kind of property a clue (财产线索) points to.
type ClueKind string

// The twelve kinds.
const (
	ClueHouse    ClueKind = "house"    // 房产
	ClueLand     ClueKind = "land"     // 土地使用权
	ClueVehicle  ClueKind = "vehicle"  // 车辆
	ClueDeposit  ClueKind = "deposit"  // 存款
	ClueEquity   ClueKind = "equity"   // 股权、投资权益
	ClueSecurity ClueKind = "security" // 股票、基金、债券、理财
	ClueOnline   ClueKind = "online"   // 支付宝、微信等网络资金
	ClueClaim    ClueKind = "claim"    // 到期债权、应得收益
	ClueIP       ClueKind = "ip"       // 知识产权
	ClueGoods    ClueKind = "goods"    // 机器设备、存货、原材料
	ClueVessel   ClueKind = "vessel"   // 船舶、航空器
	ClueOther    ClueKind = "other"    // 其他
)

// Clue is a property clue (rows 38–42). Exactly the member named by Kind is
// set. Value is fen; the screen shows 万元.
type Clue struct {
	ID           string   `json:"id"`
	Kind         ClueKind `json:"kind"`
	OwnerPartyID string   `json:"ownerPartyId"` // 财产所有人, one of the respondents
	Value        Fen      `json:"value"`
	Description  string   `json:"description,omitempty"`
	Province     string   `json:"province,omitempty"`

	House    *House           `json:"house,omitempty"`
	Land     *Land            `json:"land,omitempty"`
	Vehicle  *Vehicle         `json:"vehicle,omitempty"`
	Deposit  *Deposit         `json:"deposit,omitempty"`
	Equity   *Equity          `json:"equity,omitempty"`
	Security *SecurityHolding `json:"security,omitempty"`
	Online   *OnlineAccount   `json:"online,omitempty"`
	Claim    *Claim           `json:"claim,omitempty"`
	IP       *IPRight         `json:"ip,omitempty"`
	Goods    *Goods           `json:"goods,omitempty"`
	Vessel   *Vessel          `json:"vessel,omitempty"`
	Other    *OtherProperty   `json:"other,omitempty"`
}

// House is 房产 (row 39).
type House struct {
	CertificateNumber string `json:"certificateNumber,omitempty"` // 房产证号
	Address           string `json:"address,omitempty"`           // 房产地址
}

// Land is 土地使用权.
type Land struct {
	CertificateNumber string `json:"certificateNumber,omitempty"`
	Address           string `json:"address,omitempty"`
	Area              string `json:"area,omitempty"` // 面积, as written, with its unit
}

// Vehicle is 车辆 (row 40).
type Vehicle struct {
	Brand string `json:"brand,omitempty"` // 品牌
	Model string `json:"model,omitempty"` // 类型
	Plate string `json:"plate,omitempty"` // 车牌号
	VIN   string `json:"vin,omitempty"`   // 车架号
}

// Deposit is 存款 (row 41).
type Deposit struct {
	Bank    string `json:"bank,omitempty"`    // 开户行
	Account string `json:"account,omitempty"` // 账号
	Holder  string `json:"holder,omitempty"`  // 户名
}

// Equity is 股权、投资权益.
type Equity struct {
	Company    string `json:"company,omitempty"`
	CreditCode string `json:"creditCode,omitempty"`
	Share      string `json:"share,omitempty"`  // 持股比例, as written
	Amount     string `json:"amount,omitempty"` // 出资额, as written
}

// SecurityHolding is 股票、基金、债券、理财.
type SecurityHolding struct {
	Account  string `json:"account,omitempty"` // 股东账户号
	Venue    string `json:"venue,omitempty"`   // 证券交易指定场所（托管）
	Code     string `json:"code,omitempty"`
	Name     string `json:"name,omitempty"`
	Quantity string `json:"quantity,omitempty"`
}

// OnlineAccount is 支付宝、微信等网络资金.
type OnlineAccount struct {
	Provider string `json:"provider,omitempty"`
	Account  string `json:"account,omitempty"`
	Holder   string `json:"holder,omitempty"`
}

// Claim is 到期债权、应得收益 (JS 158, 159).
type Claim struct {
	Debtor  string `json:"debtor,omitempty"` // 次债务人
	Basis   string `json:"basis,omitempty"`
	DueDate Date   `json:"dueDate,omitempty"`
}

// IPRight is 知识产权.
type IPRight struct {
	Right  string `json:"right,omitempty"` // 商标、专利、著作权 …
	Number string `json:"number,omitempty"`
	Name   string `json:"name,omitempty"`
	Holder string `json:"holder,omitempty"`
}

// Goods is 机器设备、存货、原材料.
type Goods struct {
	Name     string `json:"name,omitempty"`
	Quantity string `json:"quantity,omitempty"`
	Location string `json:"location,omitempty"`
}

// Vessel is 船舶、航空器.
type Vessel struct {
	Name         string `json:"name,omitempty"`
	Registration string `json:"registration,omitempty"`
	Location     string `json:"location,omitempty"`
}

// OtherProperty is 其他.
type OtherProperty struct {
	Name     string `json:"name,omitempty"`
	Location string `json:"location,omitempty"`
}
