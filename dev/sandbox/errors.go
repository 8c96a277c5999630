package sandbox

import "errors"

// ErrUnknownCode is a QR code nobody issued.
var ErrUnknownCode = errors.New("sandbox: no such code")

// ErrDone is a payment or a face check that is over.
var ErrDone = errors.New("sandbox: already over")
