package baoquan

import "fmt"

// Status is where an application stands.
type Status string

// The statuses on the way.
const (
	Draft           Status = "draft"            // 待提交
	UnderReview     Status = "under_review"     // 待审核
	Returned        Status = "returned"         // 待补正
	AwaitingPayment Status = "awaiting_payment" // 待交费
	AwaitingRuling  Status = "awaiting_ruling"  // 待裁定
	Issuing         Status = "issuing"          // 待出函
)

// The statuses at the end.
const (
	Ruled     Status = "ruled"     // 已裁定
	Issued    Status = "issued"    // 已出函
	Rejected  Status = "rejected"  // 不予受理
	Declined  Status = "declined"  // 拒保
	Withdrawn Status = "withdrawn" // 已撤回
	Lapsed    Status = "lapsed"    // 已失效: a deadline passed
	Cancelled Status = "cancelled" // 已退保
	Deleted   Status = "deleted"   // a draft its owner threw away; never shown
)

// Event is a fact in the docket (案卷流水), in the past tense.
type Event string

// The events that move an application.
const (
	Opened         Event = "opened"         // 创建
	Submitted      Event = "submitted"      // 提交
	ReturnedToFix  Event = "returned"       // 退回补正
	Accepted       Event = "accepted"       // 受理
	FeeOrdered     Event = "fee_ordered"    // 通知交费
	FeePaid        Event = "fee_paid"       // 已交费
	RejectedEvent  Event = "rejected"       // 不予受理
	RulingMade     Event = "ruled"          // 裁定
	WithdrawnEvent Event = "withdrawn"      // 撤回
	LapsedEvent    Event = "lapsed"         // 期限届满失效
	DeletedEvent   Event = "deleted"        // 删除草稿
	Underwritten   Event = "underwritten"   // 承保
	DeclinedEvent  Event = "declined"       // 拒保
	PremiumPaid    Event = "premium_paid"   // 已交担保费
	IssuedEvent    Event = "issued"         // 出函
	CancelledEvent Event = "cancelled"      // 退保
	InsurerSilent  Event = "insurer_silent" // 保险公司逾期未答复，申请人可以另选
)

// The events in the life of an issued guarantee; see [NextLetter].
const (
	UsedEvent         Event = "used"               // 保函用于一件保全申请
	UnlinkedEvent     Event = "unlinked"           // 取消使用，可以再用
	ReleasedEvent     Event = "released"           // 担保责任解除
	RevokedEvent      Event = "revoked"            // 保函撤销
	ClaimedEvent      Event = "claimed"            // 被申请人索赔
	PreservationRuled Event = "preservation_ruled" // 法院对所担保的申请作出裁定
)

// The events that are recorded and leave the status as it is.
const (
	Edited           Event = "edited"            // a draft or a correction was changed
	PaymentRequested Event = "payment_requested" // the payer asked for an order
	RefundRequested  Event = "refund_requested"  // money is to go back
	Refunded         Event = "refunded"          // money went back
	DeadlineMissed   Event = "deadline_missed"   // a deadline of the court passed
	Reminded         Event = "reminded"          // a reminder was sent
	PartRevealed     Event = "part_revealed"     // somebody of the staff read numbers whole, or a document
	GuaranteeLinked  Event = "guarantee_linked"  // a guarantee bought here secures this preservation
	GuaranteeFreed   Event = "guarantee_freed"   // it does not any more
	Evaluated        Event = "evaluated"         // the owner rated the insurer
	OwnerChanged     Event = "owner_changed"     // the owner's accounts were merged: it is of the other one now
	Settled          Event = "settled"           // an operator has looked after what needed a person
)

// Next answers the status that follows when event happens to an application of
// this kind in this status. It is the only place that knows the procedure's
// shape; an event that the status does not allow is a [StatusError] and changes
// nothing. The zero Status stands for an application that does not exist yet.
func Next(kind Kind, status Status, event Event) (Status, error) {
	if next, ok := transitions[kind][status][event]; ok {
		return next, nil
	}
	return status, &StatusError{Kind: kind, Status: status, Event: event}
}

// StatusError says that the status does not allow an event.
type StatusError struct {
	Kind   Kind
	Status Status
	Event  Event
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s in status %q does not allow %q", e.Kind, e.Status, e.Event)
}

type moves map[Event]Status

// transitions is the procedure as one table: kind, status, event → status.
var transitions = map[Kind]map[Status]moves{
	Preservation: {
		"": {Opened: Draft},
		Draft: {
			Edited: Draft, Reminded: Draft, GuaranteeLinked: Draft, GuaranteeFreed: Draft, OwnerChanged: Draft,
			Submitted: UnderReview, DeletedEvent: Deleted, LapsedEvent: Lapsed,
		},
		UnderReview: {
			DeadlineMissed: UnderReview, PartRevealed: UnderReview, OwnerChanged: UnderReview,
			// Acceptance by itself leads to the ruling; the fee that is
			// ordered with it comes between.
			Accepted: AwaitingRuling, ReturnedToFix: Returned, RejectedEvent: Rejected,
			WithdrawnEvent: Withdrawn,
		},
		Returned: {
			Edited: Returned, Reminded: Returned, PartRevealed: Returned, OwnerChanged: Returned, GuaranteeLinked: Returned, GuaranteeFreed: Returned,
			Submitted: UnderReview, WithdrawnEvent: Withdrawn, LapsedEvent: Lapsed,
		},
		AwaitingPayment: {
			PaymentRequested: AwaitingPayment, Reminded: AwaitingPayment, PartRevealed: AwaitingPayment, OwnerChanged: AwaitingPayment,
			RefundRequested: AwaitingPayment, Refunded: AwaitingPayment, Settled: AwaitingPayment,
			FeePaid: AwaitingRuling, WithdrawnEvent: Withdrawn, LapsedEvent: Lapsed,
		},
		AwaitingRuling: {
			DeadlineMissed: AwaitingRuling, PartRevealed: AwaitingRuling,
			RefundRequested: AwaitingRuling, Refunded: AwaitingRuling, Settled: AwaitingRuling, OwnerChanged: AwaitingRuling,
			FeeOrdered: AwaitingPayment, RulingMade: Ruled, WithdrawnEvent: Withdrawn,
		},
		// Money that arrives or goes back after the end is still recorded, what
		// became of the guarantee, and who looked.
		Ruled:     {RefundRequested: Ruled, Refunded: Ruled, Settled: Ruled, GuaranteeFreed: Ruled, PartRevealed: Ruled, OwnerChanged: Ruled},
		Withdrawn: {RefundRequested: Withdrawn, Refunded: Withdrawn, Settled: Withdrawn, GuaranteeFreed: Withdrawn, PartRevealed: Withdrawn, OwnerChanged: Withdrawn},
		Lapsed:    {RefundRequested: Lapsed, Refunded: Lapsed, Settled: Lapsed, GuaranteeFreed: Lapsed, PartRevealed: Lapsed, OwnerChanged: Lapsed},
		Rejected:  {RefundRequested: Rejected, Refunded: Rejected, Settled: Rejected, GuaranteeFreed: Rejected, PartRevealed: Rejected, OwnerChanged: Rejected},
	},
	Guarantee: {
		"": {Opened: Draft},
		Draft: {
			Edited: Draft, Reminded: Draft, OwnerChanged: Draft,
			Submitted: UnderReview, DeletedEvent: Deleted, LapsedEvent: Lapsed,
		},
		UnderReview: {
			DeadlineMissed: UnderReview, PartRevealed: UnderReview, OwnerChanged: UnderReview, Settled: UnderReview,
			Underwritten: AwaitingPayment, ReturnedToFix: Returned, DeclinedEvent: Declined,
			InsurerSilent: Returned, WithdrawnEvent: Withdrawn,
		},
		Returned: {
			Edited: Returned, Reminded: Returned, PartRevealed: Returned, OwnerChanged: Returned, Settled: Returned,
			Submitted: UnderReview, WithdrawnEvent: Withdrawn, LapsedEvent: Lapsed,
		},
		AwaitingPayment: {
			PaymentRequested: AwaitingPayment, Reminded: AwaitingPayment, PartRevealed: AwaitingPayment, OwnerChanged: AwaitingPayment,
			RefundRequested: AwaitingPayment, Refunded: AwaitingPayment, Settled: AwaitingPayment,
			PremiumPaid: Issuing, WithdrawnEvent: Withdrawn, LapsedEvent: Lapsed,
		},
		Issuing: {
			DeadlineMissed: Issuing, PartRevealed: Issuing, OwnerChanged: Issuing, RefundRequested: Issuing, Refunded: Issuing, Settled: Issuing,
			IssuedEvent: Issued, WithdrawnEvent: Withdrawn,
		},
		// What may happen to an issued guarantee also depends on its letter.
		Issued: {
			Reminded: Issued, Evaluated: Issued, PartRevealed: Issued,
			UsedEvent: Issued, UnlinkedEvent: Issued, PreservationRuled: Issued, ClaimedEvent: Issued,
			ReleasedEvent: Issued, RevokedEvent: Issued,
			RefundRequested: Issued, Refunded: Issued, Settled: Issued, OwnerChanged: Issued,
			CancelledEvent: Cancelled, LapsedEvent: Lapsed,
		},
		Cancelled: {RefundRequested: Cancelled, Refunded: Cancelled, Settled: Cancelled, Evaluated: Cancelled, PartRevealed: Cancelled, OwnerChanged: Cancelled},
		Withdrawn: {RefundRequested: Withdrawn, Refunded: Withdrawn, Settled: Withdrawn, PartRevealed: Withdrawn, OwnerChanged: Withdrawn},
		Lapsed:    {RefundRequested: Lapsed, Refunded: Lapsed, Settled: Lapsed, Evaluated: Lapsed, PartRevealed: Lapsed, OwnerChanged: Lapsed},
		Declined:  {RefundRequested: Declined, Refunded: Declined, Settled: Declined, PartRevealed: Declined, OwnerChanged: Declined},
	},
}

// Ended says whether nothing more can come of an application by itself. What
// remains of an issued guarantee is its letter's: [LetterStatus.Ended].
func (s Status) Ended() bool {
	switch s {
	case Ruled, Issued, Rejected, Declined, Withdrawn, Lapsed, Cancelled, Deleted:
		return true
	}
	return false
}

// Editable says whether the owner may still change an application (row 56).
func (s Status) Editable() bool { return s == Draft || s == Returned }

// Chinese is the status as the screens show it.
func (s Status) Chinese() string { return statusNames[s] }

var statusNames = map[Status]string{
	Draft: "待提交", UnderReview: "待审核", Returned: "待补正", AwaitingPayment: "待交费",
	AwaitingRuling: "待裁定", Issuing: "待出函", Ruled: "已裁定", Issued: "已出函",
	Rejected: "不予受理", Declined: "拒保", Withdrawn: "已撤回", Lapsed: "已失效",
	Cancelled: "已退保", Deleted: "已删除",
}
