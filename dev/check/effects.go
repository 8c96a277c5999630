package check

import "slices"

// checkEffects: nothing that was done outside was done twice, and what we say
// was done was (I7).
func checkEffects(r *Report, k *record, o *outside) {
	for provider, operations := range o.counts {
		for operation, keys := range operations {
			r.count(provider+" "+operation, len(keys))
			for key, n := range keys {
				if n > 1 && key != "" {
					r.find("I7", provider+" "+operation, "key %s had its effect %d times", key, n)
				}
			}
		}
	}
	for _, p := range k.payments {
		placed := o.counts["wechat"]["order"][p.outTradeNo]
		if p.codeURL != "" && placed != 1 {
			r.find("I7", "payment "+p.id, "has a code and was placed %d times", placed)
		}
		if back := o.counts["wechat"]["refund"][p.refundNo]; p.status == "refunded" && back != 1 {
			r.find("I7", "payment "+p.id, "is refunded and was given back %d times", back)
		}
	}
	checkMessages(r, k, o.counts["sms"]["send"])
}

// checkMessages: a message that we call sent was sent. One that was begun and
// not finished may have been: those are listed.
func checkMessages(r *Report, k *record, sent map[string]int) {
	var doubtful []string
	for id, done := range k.messages {
		switch {
		case done && sent[id] == 0:
			r.find("I7", "message "+id, "is called sent and was not")
		case !done:
			doubtful = append(doubtful, id)
		}
	}
	r.count("messages", len(k.messages))
	r.count("messages in doubt", len(doubtful))
	slices.Sort(doubtful)
	for _, id := range doubtful {
		r.note("message %s was begun and never called sent; the provider has it %d times", id, sent[id])
	}
}
