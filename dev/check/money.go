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
	paid := map[string]int{}
	for _, p := range k.payments {
		delete(unknown, p.outTradeNo)
		f := k.cases[p.application]
		m := o.money[p.outTradeNo]
		if p.attention != "" {
			r.note("%s: payment %s waits for a person: %s", f.name(), p.id, p.attention)
		}
		checkOrder(r, f, p, m)
		checkBooked(r, f, p)
		if p.status == "paid" {
			paid[f.id]++
		}
		r.count("payments", 1)
		r.count("payments "+p.status, 1)
		r.count("fen paid", int(m.Paid))
		r.count("fen refunded", int(m.Refunded))
	}
	for no := range unknown {
		r.find("I6", no, "the provider knows an order that we do not")
	}
	for _, id := range k.order {
		checkCaseMoney(r, k.cases[id], paid[id])
	}
}

// checkOrder compares one order with the provider.
func checkOrder(r *Report, f *file, p payment, m sandbox.Money) {
	var held int64 // what the provider should hold for us
	settled := true
	switch p.status {
	case "paid":
		held = p.amount
	case "refunded":
		settled = m.Refunded == p.amount
	case "created", "pending", "closed":
		settled = m.Refunded == 0
	default: // refunding
		settled = false
	}
	if p.attention != "" && p.status != "paid" {
		return // what came is not what was ordered: it is held for a person
	}
	if m.Paid-m.Refunded != held || !settled {
		r.find("I6", f.name(), "payment %s of %d is %s, at the provider %d paid and %d refunded", p.id, p.amount, p.status, m.Paid, m.Refunded)
	}
}

// checkBooked compares one order with the docket.
func checkBooked(r *Report, f *file, p payment) {
	asked := len(f.entries(baoquan.PaymentRequested, p.id))
	paid, refunded := len(f.entries(baoquan.FeePaid, p.id)), len(f.entries(baoquan.Refunded, p.id))
	if asked != 1 {
		r.find("I6", f.name(), "payment %s was requested %d times", p.id, asked)
	}
	wantRefunded := 0
	if p.status == "refunded" {
		wantRefunded = 1
	}
	if refunded != wantRefunded {
		r.find("I6", f.name(), "payment %s is %s with %d entries refunded", p.id, p.status, refunded)
	}
	switch p.status {
	case "paid":
		if paid != 1 {
			r.find("I6", f.name(), "payment %s is paid with %d entries fee_paid", p.id, paid)
		}
	case "created", "pending", "closed":
		if paid != 0 {
			r.find("I6", f.name(), "payment %s is %s with %d entries fee_paid", p.id, p.status, paid)
		}
	}
}

// checkCaseMoney: what was paid for goes on, what was not goes back.
func checkCaseMoney(r *Report, f *file, paid int) {
	booked := len(f.entries(baoquan.FeePaid, ""))
	want := 0
	switch {
	case f.status == baoquan.AwaitingRuling && f.fee > 0, f.status == baoquan.Ruled && f.fee > 0:
		want = 1
	}
	if paid != want {
		r.find("I6", f.name(), "status %s with %d orders paid, not %d", f.status, paid, want)
	}
	if booked > 1 || want == 1 && booked != 1 {
		r.find("I6", f.name(), "status %s with %d entries fee_paid", f.status, booked)
	}
}
