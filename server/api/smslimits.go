package api

import (
	"context"
	"time"

	"github.com/baoquan/baoquan/schema/store"
)

// smsAll bounds what the whole system sends in an hour. It is one row that everybody
// counts on, so it is taken before the transaction in which the provider is waited
// for, and given back when nothing was sent: who is refused for the sake of one
// phone uses nothing up that others need.
func (a *API) smsAll() store.Limit {
	n := a.config.Limits.SMSAllHour
	return store.Limit{Name: "sms_all", Every: time.Hour / time.Duration(n), Burst: n}
}

// untakeUnsent gives back what was counted for a code that was refused, or had been
// sent before under its key.
func (s *codeSender) untakeUnsent(ctx context.Context) {
	if s.sent {
		return
	}
	if err := s.store.Untake(context.WithoutCancel(ctx), s.smsAll()); err != nil {
		logOf(ctx).Warn("limit of text messages not given back", "error", err)
	}
}

// smsLimits are what one phone and one address may have.
func (a *API) smsLimits(ctx context.Context, c store.SMSCode) []store.Limit {
	l := a.config.Limits
	limits := []store.Limit{
		{Name: "sms_resend", Subject: c.Phone + " " + string(c.Purpose), Every: l.SMSResend, Burst: 1},
		{Name: "sms_day", Subject: c.Phone, Every: 24 * time.Hour / time.Duration(l.SMSPerPhoneDay), Burst: l.SMSPerPhoneDay},
	}
	if address, counts := a.countedAddress(ctx); counts {
		limits = append(limits, store.Limit{
			Name: "sms_address", Subject: address, Every: time.Hour / time.Duration(l.SMSPerAddress), Burst: l.SMSPerAddress,
		})
	}
	return limits
}
