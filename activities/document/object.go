package document

import "github.com/baoquan/baoquan"

// object is what a clue points to, in the words of an order that begins with
// its owner. A clue whose details are missing is named by its kind and
// description alone.
func object(c *baoquan.Clue, owner string) string {
	switch {
	case c.House != nil:
		return at(c.House.Address, "房产"+bracketed(labelled("房产证号：", c.House.CertificateNumber)))
	case c.Land != nil:
		return at(c.Land.Address, "土地使用权"+bracketed(
			labelled("权利证号：", c.Land.CertificateNumber), labelled("面积：", c.Land.Area)))
	case c.Vehicle != nil:
		return "名下的" + vehicle(c.Vehicle) + bracketed(
			labelled("车牌号：", c.Vehicle.Plate), labelled("车架号：", c.Vehicle.VIN))
	case c.Goods != nil:
		return at(c.Goods.Location, c.Goods.Name+bracketed(labelled("数量：", c.Goods.Quantity)))
	case c.Vessel != nil:
		return at(c.Vessel.Location, c.Vessel.Name+bracketed(labelled("登记号：", c.Vessel.Registration)))
	case c.Other != nil:
		return at(c.Other.Location, c.Other.Name+bracketed(c.Description))
	}
	return right(c, owner)
}

func vehicle(v *baoquan.Vehicle) string {
	if name := v.Brand + v.Model; name != "" {
		return name
	}
	return "车辆"
}

// right is an object that is no thing: money with others, shares and rights.
func right(c *baoquan.Clue, owner string) string {
	switch {
	case c.Deposit != nil:
		return "在" + c.Deposit.Bank + "的存款" + bracketed(
			labelled("账号：", c.Deposit.Account), labelled("户名：", c.Deposit.Holder))
	case c.Online != nil:
		return "在" + c.Online.Provider + "账户内的资金" + bracketed(
			labelled("账号：", c.Online.Account), labelled("户名：", c.Online.Holder))
	case c.Equity != nil:
		return "持有的" + c.Equity.Company + "的股权" + bracketed(
			labelled("统一社会信用代码：", c.Equity.CreditCode),
			labelled("持股比例：", c.Equity.Share), labelled("出资额：", c.Equity.Amount))
	case c.Security != nil:
		return "持有的" + c.Security.Name + bracketed(labelled("证券代码：", c.Security.Code),
			labelled("数量：", c.Security.Quantity), labelled("证券账户：", c.Security.Account),
			labelled("托管于", c.Security.Venue))
	case c.Claim != nil: // JS 159: the third party may not pay the respondent
		return "对" + c.Claim.Debtor + "享有的债权" + bracketed(labelled("依据：", c.Claim.Basis),
			labelled("到期日：", day(c.Claim.DueDate))) + "，" + c.Claim.Debtor + "不得向" + owner + "清偿"
	case c.IP != nil:
		return "名下的" + c.IP.Right + bracketed(labelled("名称：", c.IP.Name),
			labelled("注册号或者专利号：", c.IP.Number), labelled("权利人：", c.IP.Holder))
	}
	return "名下的" + joined("", c.Kind.Chinese(), bracketed(c.Description))
}

// at is a thing in its place: 名下位于……的房产.
func at(place, thing string) string {
	if place == "" {
		return "名下的" + thing
	}
	return "名下位于" + place + "的" + thing
}
