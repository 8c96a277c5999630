package check

import (
	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// checkMoney: for every order the provider has of the payer's money exactly
// what we say, and the docket tells of it (I6).
func checkMoney(r *Report, k *record, o *outside) {
	unknown := map[string]bool{}
	for no := range o.money {
		unknown[no] = true
	}
	orders := map[string][]payment{}
	for _, p := range k.payments {
		delete(unknown, p.outTradeNo)
		f := k.cases[p.application]
		m := o.money[p.outTradeNo]
		if p.attention != "" {
			r.note("%s: payment %s waits for a person: %s", f.name(), p.id, p.attention)
		}
		checkOrder(r, f, p, m)
		checkBooked(r, f, p)
		orders[f.id] = append(orders[f.id], p)
		r.count("payments", 1)
		r.count("payments "+p.status, 1)
		r.count("fen paid", int(m.Paid))
		r.count("fen refunded", int(m.Refunded))
	}
	for no := range unknown {
		r.find("I6", no, "the provider knows an order that we do not")
	}
	for _, id := range k.order {
		checkCaseMoney(r, k.cases[id], orders[id])
	}
}

// checkOrder compares one order with the provider.
func checkOrder(r *Report, f *file, p payment, m sandbox.Money) {
	var held, back int64 // what the provider should hold for us, and have given back
	settled := true
	switch p.status {
	case "paid":
		held = p.amount
	case "refunded":
		held, back = p.amount-p.refund, p.refund
	case "created", "pending", "closed":
	default: // refunding
		settled = false
	}
	if p.attention != "" && p.status != "paid" {
		return // what came is not what was ordered: it is held for a person
	}
	if m.Paid-m.Refunded != held || m.Refunded != back || !settled {
		r.find("I6", f.name(), "payment %s of %d is %s, at the provider %d paid and %d refunded", p.id, p.amount, p.status, m.Paid, m.Refunded)
	}
}

// paidEvents are the entries of a payment by the kind of case.
var paidEvents = map[baoquan.Kind]baoquan.Event{baoquan.Preservation: baoquan.FeePaid, baoquan.Guarantee: baoquan.PremiumPaid}

// checkBooked compares one order with the docket.
func checkBooked(r *Report, f *file, p payment) {
	if asked := len(f.entries(baoquan.PaymentRequested, p.id)); asked != 1 {
		r.find("I6", f.name(), "payment %s was requested %d times", p.id, asked)
	}
	wanted, refunded := len(f.entries(baoquan.RefundRequested, p.id)), len(f.entries(baoquan.Refunded, p.id))
	want := 0
	if p.status == "refunded" {
		want = 1
	}
	if wanted != want || refunded != want {
		r.find("I6", f.name(), "payment %s is %s with %d entries refund_requested and %d refunded", p.id, p.status, wanted, refunded)
	}
	paid := len(f.entries(paidEvents[f.kind], p.id))
	switch p.status {
	case "paid":
		if paid != 1 {
			r.find("I6", f.name(), "payment %s is paid with %d entries %s", p.id, paid, paidEvents[f.kind])
		}
	case "created", "pending", "closed":
		if paid != 0 {
			r.find("I6", f.name(), "payment %s is %s with %d entries %s", p.id, p.status, paid, paidEvents[f.kind])
		}
	}
}

// checkCaseMoney: what was paid for goes on, what was not goes back, in whole or
// as far as the insurer's card says.
func checkCaseMoney(r *Report, f *file, orders []payment) {
	var kept int64
	for _, p := range orders {
		switch p.status {
		case "paid":
			kept += p.amount
		case "refunded":
			kept += p.amount - p.refund
		}
	}
	if owed := f.owed(); kept != owed {
		r.find("I6", f.name(), "status %s, letter %q: %d fen are kept, not %d", f.status, f.cover.letter, kept, owed)
	}
	booked := len(f.entries(paidEvents[f.kind], ""))
	if booked > 1 || f.owed() > 0 && booked != 1 {
		r.find("I6", f.name(), "status %s with %d entries %s", f.status, booked, paidEvents[f.kind])
	}
	if f.cover.premium > f.cover.promise {
		r.find("I6", f.name(), "a premium of %d fen is asked, %d were promised", f.cover.premium, f.cover.promise)
	}
}

// owed is what of a payer's money is to be kept for a case, in fen.
func (f *file) owed() int64 {
	if f.kind == baoquan.Guarantee {
		return f.owedPremium()
	}
	if f.status == baoquan.AwaitingRuling || f.status == baoquan.Ruled {
		return f.fee
	}
	return 0
}

func (f *file) owedPremium() int64 {
	premium := baoquan.Fen(f.cover.premium)
	switch {
	case f.status == baoquan.Issuing, f.status == baoquan.Issued:
		return f.cover.premium
	case f.cover.letter == "": // it came to no letter
		return 0
	case f.status == baoquan.Cancelled && len(f.entries(baoquan.ReleasedEvent, "")) > 0:
		return int64(premium - premium.Share(f.cover.refunds.UndonePpm))
	}
	return int64(premium - premium.Share(f.cover.refunds.SurrenderedPpm))
}
