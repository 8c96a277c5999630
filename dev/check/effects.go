package check

import (
	"fmt"
	"slices"
)

// repeatable are the effects that no provider lets us do once for certain: a
// text message has no key there, and a face check whose beginning got no answer
// is begun again. What can be known of them is checked on its own. The time may be
// asked for twice, and a file looked at.
var repeatable = map[string]bool{"sms send": true, "face begin": true, "tsa stamp": true, "scan instream": true}

// checkEffects: nothing that was done outside was done twice, and what we say
// was done was (I7).
func checkEffects(r *Report, k *record, o *outside) {
	for provider, operations := range o.counts {
		for operation, keys := range operations {
			r.count(provider+" "+operation, len(keys))
			for key, n := range keys {
				if n > 1 && !repeatable[provider+" "+operation] {
					r.find("I7", provider+" "+operation, "key %s had its effect %d times", key, n)
				}
			}
		}
	}
	for _, p := range k.payments {
		placed := o.paying("order", p.outTradeNo)
		if p.codeURL != "" && placed != 1 {
			r.find("I7", "payment "+p.id, "has a code and was placed %d times", placed)
		}
		if back := o.paying("refund", p.refundNo); p.status == "refunded" && p.refundNo != "" && back != 1 {
			r.find("I7", "payment "+p.id, "is refunded and was given back %d times", back)
		}
	}
	checkMessages(r, k, o.counts["sms"]["send"])
}

// paying is how often an operation had its effect at any provider of payments.
func (o *outside) paying(operation, key string) (n int) {
	for _, provider := range []string{"wechat", "alipay"} {
		n += o.counts[provider][operation][key]
	}
	return n
}

// checkMessages: a message was sent once. Only one that was tried again, because
// the answer was lost, may have come twice; those are listed, and those that
// were begun and never called sent.
func checkMessages(r *Report, k *record, sent map[string]int) {
	var doubtful []string
	for id, m := range k.messages {
		n := sent[id]
		switch {
		case n > m.tries:
			r.find("I7", "message "+id, "was tried %d times and sent %d times", m.tries, n)
		case m.sent && n == 0:
			r.find("I7", "message "+id, "is called sent and was not")
		case n > 1, !m.sent:
			doubtful = append(doubtful, fmt.Sprintf("message %s: tried %d times, sent %d times, called sent: %t", id, m.tries, n, m.sent))
		}
	}
	slices.Sort(doubtful)
	r.Notes = append(r.Notes, doubtful...)
	r.count("messages", len(k.messages))
	r.count("messages in doubt", len(doubtful))
}
