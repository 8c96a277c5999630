package sandbox

import (
	"net/http"
	"time"
)

// Provider is one part of the outside world: what it listens to, and the
// settings a client needs to speak with it. One that is an io.Closer is closed
// before the state is.
type Provider interface {
	// Name is the provider's name in faults and counts: sms, face, wechat …
	Name() string
	// Handler speaks the provider's protocol. The Host header is the real
	// provider's (provider.NewHTTPClient keeps it).
	Handler() http.Handler
	// Settings is the client's half by environment name, for example
	// BAOQUAN_SMS_BASE_URL.
	Settings() map[string]string
}

// Payments is a provider whose payments the phone can pay.
type Payments interface {
	Provider
	// Open lists the payments that wait for somebody to scan them, oldest first.
	Open() []Payment
	// Pay is the phone's answer to a code: paid, or given up. ErrUnknownCode
	// when the code is not one of this provider's.
	Pay(codeURL string, success bool) error
	// Money lists every order with what was paid and what went back.
	Money() []Money
}

// Payment is an order on the phone's screen.
type Payment struct {
	CodeURL string    // what the QR code says
	Title   string    // the order's description
	Fen     int64     // the sum in fen
	At      time.Time // when it was ordered
}

// Shared is what New hands to every provider's constructor. For WeChat Pay:
//
//	func newWeChatPay(shared *Shared, baseURL string) (Payments, error)
//
// baseURL is where its Handler will be reached, without a path.
type Shared struct {
	Dir             string // for keys that are made once
	State           *State
	Faults          *Faults
	Counts          *Counts
	PublicServerURL string // where callbacks and returning browsers go
}
