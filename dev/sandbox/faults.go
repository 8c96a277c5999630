package sandbox

import (
	"fmt"
	"slices"
	"time"
)

// The faults that can be ordered. The first group spoils any HTTP exchange (see
// Wrap), the second what a provider says; a provider applies those itself.
const (
	FaultDelay = "delay"     // does it at once, answers after the fault's milliseconds
	FaultDrop  = "drop"      // closes the connection: nothing done, no answer
	Fault5xx   = "error_5xx" // 503, nothing done
	Fault429   = "error_429" // 429 with Retry-After, nothing done
	FaultSlow  = "slow"      // does it, then the answer trickles
	FaultCut   = "cut"       // does it, then half of the answer comes

	FaultDuplicate     = "duplicate"      // says it twice
	FaultReorder       = "reorder"        // says it after what came later
	FaultForge         = "forge"          // with a wrong signature
	FaultStale         = "stale"          // with an old timestamp
	FaultWrongAmount   = "wrong_amount"   // another sum than was ordered
	FaultWrongMerchant = "wrong_merchant" // another merchant's number
	FaultWrongHash     = "wrong_hash"     // a hash that is not the document's
	FaultWrongNonce    = "wrong_nonce"    // an identity that was asked for by another login
	FaultWrongAudience = "wrong_audience" // an identity that is meant for somebody else
	FaultUndelivered   = "undelivered"    // a text message is taken and never arrives
)

// TransportFaults are those that Wrap applies when none are named.
var TransportFaults = []string{FaultDelay, FaultDrop, Fault5xx, Fault429, FaultSlow, FaultCut}

var (
	faultKinds = append(slices.Clone(TransportFaults), FaultDuplicate, FaultReorder, FaultForge, FaultStale, FaultWrongAmount, FaultWrongMerchant, FaultWrongHash,
		FaultWrongNonce, FaultWrongAudience, FaultUndelivered)
	faultProviders = []string{"sms", "face", "wechat", "alipay", "insurer", "court", "tsa", "sms_aliyun", "oidc", scanName}
)

// Fault is one provider's disorder.
type Fault struct {
	Provider     string `json:"provider"`
	Kind         string `json:"fault"`
	Times        int    `json:"times"` // how many times still; 0 until cleared
	Milliseconds int    `json:"milliseconds"`
	Active       bool   `json:"active"`
}

// Wait is the fault's duration, 2 s when none was given.
func (f Fault) Wait() time.Duration {
	if f.Milliseconds <= 0 {
		return 2 * time.Second
	}
	return time.Duration(f.Milliseconds) * time.Millisecond
}

// Faults holds at most one fault for each provider.
type Faults struct{ table *Table[Fault] }

func openFaults(s *State) (*Faults, error) {
	table, err := OpenTable[Fault](s, "faults")
	return &Faults{table}, err
}

// Set puts a provider's fault in place of the one it had.
func (f *Faults) Set(fault Fault) error {
	switch {
	case !slices.Contains(faultProviders, fault.Provider):
		return fmt.Errorf("unknown provider; one of %v", faultProviders)
	case !slices.Contains(faultKinds, fault.Kind):
		return fmt.Errorf("unknown fault; one of %v", faultKinds)
	case fault.Times < 0, fault.Milliseconds < 0, fault.Milliseconds > 600_000:
		return fmt.Errorf("times and milliseconds must not be negative, milliseconds at most 600000")
	}
	fault.Active = true
	_, err := f.table.Update(fault.Provider, func(row *Fault, _ bool) error { *row = fault; return nil })
	return err
}

// Clear removes all faults.
func (f *Faults) Clear() error {
	for _, fault := range f.Active() {
		_, err := f.table.Update(fault.Provider, func(row *Fault, _ bool) error { row.Active = false; return nil })
		if err != nil {
			return err
		}
	}
	return nil
}

// Active lists the faults in force.
func (f *Faults) Active() []Fault {
	return slices.DeleteFunc(f.table.List(), func(f Fault) bool { return !f.Active })
}

var errNoFault = fmt.Errorf("sandbox: no such fault")

// Take uses up one turn of the provider's fault, if it is one of kinds (any
// kind when none are named).
func (f *Faults) Take(provider string, kinds ...string) (Fault, bool) {
	if fault, ok := f.table.Get(provider); !ok || !fault.Active {
		return Fault{}, false
	}
	var taken Fault
	_, err := f.table.Update(provider, func(row *Fault, _ bool) error {
		if !row.Active || len(kinds) > 0 && !slices.Contains(kinds, row.Kind) {
			return errNoFault
		}
		taken = *row
		if row.Times > 0 {
			row.Times--
			row.Active = row.Times > 0
		}
		return nil
	})
	return taken, err == nil
}
