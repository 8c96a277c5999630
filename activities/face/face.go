// Package face checks by their face that somebody is who they say, through
// Tencent Cloud (faceid, version 2018-03-01): DetectAuth begins a check and
// gives the page the person opens on a phone, GetDetectInfoEnhanced tells how
// it ended. Nobody calls us back with authority; whoever says that a check is
// done only makes us ask. No photo is asked for or kept.
package face

import (
	"context"
	"time"
)

// Lifetime is how long a person may take from Begin
// (https://cloud.tencent.com/document/api/1007/31816).
const Lifetime = 7200 * time.Second

// Request is whose face is expected. ReturnURL is where the person's browser
// goes afterwards, with BizToken in its query.
type Request struct {
	CheckID   string // ours; goes along as Extra
	Name      string
	IDNumber  string
	ReturnURL string
}

// Session is a check that was begun: URL is for the phone, Token for Result.
type Session struct {
	Token     string
	URL       string
	ExpiresAt time.Time
}

// Result is how a check stands. Done is false while there is no result.
// Name and IDNumber are those the provider compared; the caller holds them
// against what it asked for. Code is the provider's, "0" when passed.
type Result struct {
	Done     bool
	Passed   bool
	Name     string
	IDNumber string
	Code     string
}

// Verifier begins checks and asks for results. Errors are *provider.Error.
type Verifier interface {
	Begin(ctx context.Context, r Request) (Session, error)
	Result(ctx context.Context, token string) (Result, error)
}
