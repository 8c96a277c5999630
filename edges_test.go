package baoquan

import (
	"slices"
	"strings"
)

// edges is the procedure as people drew it: kind, status before, event, status
// after. What does not stand here is not allowed.
const edges = `
preservation -                opened             draft
preservation draft            edited             draft
preservation draft            reminded           draft
preservation draft            submitted          under_review
preservation draft            deleted            deleted
preservation draft            lapsed             lapsed
preservation draft            guarantee_linked   draft
preservation draft            guarantee_freed    draft
preservation under_review     deadline_missed    under_review
preservation under_review     part_revealed      under_review
preservation under_review     accepted           awaiting_ruling
preservation under_review     returned           returned
preservation under_review     rejected           rejected
preservation under_review     withdrawn          withdrawn
preservation returned         edited             returned
preservation returned         reminded           returned
preservation returned         submitted          under_review
preservation returned         withdrawn          withdrawn
preservation returned         lapsed             lapsed
preservation returned         guarantee_linked   returned
preservation returned         guarantee_freed    returned
preservation returned         part_revealed      returned
preservation awaiting_payment payment_requested  awaiting_payment
preservation awaiting_payment reminded           awaiting_payment
preservation awaiting_payment refunded           awaiting_payment
preservation awaiting_payment settled            awaiting_payment
preservation awaiting_payment fee_paid           awaiting_ruling
preservation awaiting_payment withdrawn          withdrawn
preservation awaiting_payment lapsed             lapsed
preservation awaiting_payment refund_requested   awaiting_payment
preservation awaiting_payment part_revealed      awaiting_payment
preservation awaiting_ruling  deadline_missed    awaiting_ruling
preservation awaiting_ruling  part_revealed      awaiting_ruling
preservation awaiting_ruling  refunded           awaiting_ruling
preservation awaiting_ruling  settled            awaiting_ruling
preservation awaiting_ruling  fee_ordered        awaiting_payment
preservation awaiting_ruling  ruled              ruled
preservation awaiting_ruling  withdrawn          withdrawn
preservation awaiting_ruling  refund_requested   awaiting_ruling
preservation ruled            refunded           ruled
preservation ruled            settled            ruled
preservation ruled            refund_requested   ruled
preservation ruled            guarantee_freed    ruled
preservation ruled            part_revealed      ruled
preservation withdrawn        refunded           withdrawn
preservation withdrawn        settled            withdrawn
preservation withdrawn        refund_requested   withdrawn
preservation withdrawn        guarantee_freed    withdrawn
preservation withdrawn        part_revealed      withdrawn
preservation lapsed           refunded           lapsed
preservation lapsed           settled            lapsed
preservation lapsed           refund_requested   lapsed
preservation lapsed           guarantee_freed    lapsed
preservation lapsed           part_revealed      lapsed
preservation rejected         refunded           rejected
preservation rejected         settled            rejected
preservation rejected         refund_requested   rejected
preservation rejected         guarantee_freed    rejected
preservation rejected         part_revealed      rejected
guarantee    -                opened             draft
guarantee    draft            edited             draft
guarantee    draft            reminded           draft
guarantee    draft            submitted          under_review
guarantee    draft            deleted            deleted
guarantee    draft            lapsed             lapsed
guarantee    under_review     deadline_missed    under_review
guarantee    under_review     part_revealed      under_review
guarantee    under_review     settled            under_review
guarantee    under_review     underwritten       awaiting_payment
guarantee    under_review     returned           returned
guarantee    under_review     declined           declined
guarantee    under_review     withdrawn          withdrawn
guarantee    under_review     insurer_silent     returned
guarantee    returned         edited             returned
guarantee    returned         reminded           returned
guarantee    returned         settled            returned
guarantee    returned         submitted          under_review
guarantee    returned         withdrawn          withdrawn
guarantee    returned         lapsed             lapsed
guarantee    returned         part_revealed      returned
guarantee    awaiting_payment payment_requested  awaiting_payment
guarantee    awaiting_payment reminded           awaiting_payment
guarantee    awaiting_payment refunded           awaiting_payment
guarantee    awaiting_payment settled            awaiting_payment
guarantee    awaiting_payment premium_paid       issuing
guarantee    awaiting_payment withdrawn          withdrawn
guarantee    awaiting_payment lapsed             lapsed
guarantee    awaiting_payment refund_requested   awaiting_payment
guarantee    awaiting_payment part_revealed      awaiting_payment
guarantee    issuing          deadline_missed    issuing
guarantee    issuing          refunded           issuing
guarantee    issuing          settled            issuing
guarantee    issuing          issued             issued
guarantee    issuing          withdrawn          withdrawn
guarantee    issuing          refund_requested   issuing
guarantee    issuing          part_revealed      issuing
guarantee    issued           cancelled          cancelled
guarantee    issued           refunded           issued
guarantee    issued           settled            issued
guarantee    issued           refund_requested   issued
guarantee    issued           reminded           issued
guarantee    issued           evaluated          issued
guarantee    issued           part_revealed      issued
guarantee    issued           used               issued
guarantee    issued           unlinked           issued
guarantee    issued           preservation_ruled issued
guarantee    issued           claimed            issued
guarantee    issued           released           issued
guarantee    issued           revoked            issued
guarantee    issued           lapsed             lapsed
guarantee    cancelled        refunded           cancelled
guarantee    cancelled        settled            cancelled
guarantee    cancelled        refund_requested   cancelled
guarantee    cancelled        evaluated          cancelled
guarantee    cancelled        part_revealed      cancelled
guarantee    withdrawn        refunded           withdrawn
guarantee    withdrawn        settled            withdrawn
guarantee    withdrawn        refund_requested   withdrawn
guarantee    withdrawn        part_revealed      withdrawn
guarantee    lapsed           refunded           lapsed
guarantee    lapsed           settled            lapsed
guarantee    lapsed           refund_requested   lapsed
guarantee    lapsed           evaluated          lapsed
guarantee    lapsed           part_revealed      lapsed
guarantee    declined         refunded           declined
guarantee    declined         refund_requested   declined
guarantee    declined         part_revealed      declined
preservation draft            owner_changed      draft
preservation under_review     owner_changed      under_review
preservation returned         owner_changed      returned
preservation awaiting_payment owner_changed      awaiting_payment
preservation awaiting_ruling  owner_changed      awaiting_ruling
preservation ruled            owner_changed      ruled
preservation withdrawn        owner_changed      withdrawn
preservation lapsed           owner_changed      lapsed
preservation rejected         owner_changed      rejected
guarantee    draft            owner_changed      draft
guarantee    under_review     owner_changed      under_review
guarantee    returned         owner_changed      returned
guarantee    awaiting_payment owner_changed      awaiting_payment
guarantee    issuing          owner_changed      issuing
guarantee    issued           owner_changed      issued
guarantee    cancelled        owner_changed      cancelled
guarantee    withdrawn        owner_changed      withdrawn
guarantee    lapsed           owner_changed      lapsed
guarantee    declined         owner_changed      declined
guarantee    declined         settled            declined
guarantee    declined         refund_requested   declined`

// move is one line of the table up to its event.
type move struct {
	kind   Kind
	status Status
	event  Event
}

func drawn() map[move]Status {
	table := map[move]Status{}
	for line := range strings.Lines(strings.TrimSpace(edges)) {
		f := strings.Fields(line)
		table[move{Kind(f[0]), Status(strings.Trim(f[1], "-")), Event(f[2])}] = Status(f[3])
	}
	return table
}

// Everything that the words of the law can be put together from, and a word
// that is none.
var (
	allKinds    = []Kind{Preservation, Guarantee, "other"}
	allStatuses = []Status{
		"", Draft, UnderReview, Returned, AwaitingPayment, AwaitingRuling, Issuing,
		Ruled, Issued, Rejected, Declined, Withdrawn, Lapsed, Cancelled, Deleted, "other",
	}
	otherEvents = []Event{
		Edited, PaymentRequested, RefundRequested, Refunded, DeadlineMissed, Reminded, PartRevealed,
		GuaranteeLinked, GuaranteeFreed, Evaluated, OwnerChanged, Settled,
	}
	allEvents = append(append(slices.Clone(ProceduralEvents), otherEvents...), "", "other")
)
