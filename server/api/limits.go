package api

import (
	"context"
	"net/netip"
	"time"

	"github.com/baoquan/baoquan/schema/store"
)

// limiter counts against a limit: the store, or a transaction on it, whose end
// then decides whether it counts.
type limiter interface {
	Take(context.Context, store.Limit, time.Time) (time.Duration, error)
}

// limit counts a request against a limit, or answers 429 with the time to wait.
func (a *API) limit(ctx context.Context, l store.Limit) error { return a.take(ctx, a.store, l) }

func (a *API) take(ctx context.Context, by limiter, l store.Limit) error {
	wait, err := by.Take(ctx, l, a.now())
	if err != nil || wait == 0 {
		return err
	}
	return tooMany(wait)
}

// limitAddress counts a request against what one address may do in a minute.
func (a *API) limitAddress(ctx context.Context, name string, perMinute int) error {
	address, counts := a.countedAddress(ctx)
	if !counts {
		return nil
	}
	return a.limit(ctx, store.Limit{Name: name + "_address", Subject: address, Every: time.Minute / time.Duration(perMinute), Burst: perMinute})
}

// countedAddress is the client's address, unless it is this very machine outside
// production. A network of version 6 that one client has whole counts as one.
func (a *API) countedAddress(ctx context.Context) (string, bool) {
	address, err := netip.ParseAddr(addressOf(ctx))
	if err != nil {
		return addressOf(ctx), true
	}
	address = address.Unmap()
	if address.IsLoopback() && !a.config.Production() {
		return "", false
	}
	if address.Is6() {
		network, _ := address.WithZone("").Prefix(64) //nolint:errcheck // 64 fits every address of version 6
		return network.String(), true
	}
	return address.String(), true
}
