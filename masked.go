package baoquan

// Masked is the party as readers see it who need to know who it is and not its
// numbers. The birth date goes with the identity number, which holds it.
func (p Party) Masked() Party {
	p.BirthDate = ""
	p.IDNumber, p.Phone = MaskIDNumber(p.IDNumber), MaskPhone(p.Phone)
	p.CreditCode, p.LicenceNumber = MaskAccount(p.CreditCode), MaskAccount(p.LicenceNumber)
	p.Landline, p.Email = nil, ""
	return p
}

// Masked is the clue as readers see it who need to know what it is and not the
// numbers of accounts.
func (c Clue) Masked() Clue {
	if c.Deposit != nil {
		deposit := *c.Deposit
		deposit.Account = MaskAccount(deposit.Account)
		c.Deposit = &deposit
	}
	if c.Security != nil {
		holding := *c.Security
		holding.Account = MaskAccount(holding.Account)
		c.Security = &holding
	}
	if c.Online != nil {
		online := *c.Online
		online.Account = MaskAccount(online.Account)
		c.Online = &online
	}
	return c
}
