package sandbox

import (
	"context"
	"net/http"
	"sync"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/document"
	signing "github.com/baoquan/baoquan/activities/sign"
)

// Whose core system is played.
const (
	insurerCode = "pingan"
	insurerName = "中国平安财产保险股份有限公司"
)

// insurerEvents is where the insurer hears, insurerCallback where it tells.
const (
	insurerEvents   = "/events"
	insurerCallback = "/callbacks/insurer/" + insurerCode
)

// insurerProvider plays the core system of one insurer (docs/insurer.md): it
// hears what we tell it once for each webhook-id, underwrites what is submitted
// as the control door says, and issues policy and letter when the premium is paid,
// drawn and signed by itself and the same at every try.
//
// Of the faults, those of transport befall its answers; duplicate, reorder, forge,
// stale, wrong_amount and wrong_hash what it says. What was refused under a fault
// is said right at the next try, with the same webhook-id.
type insurerProvider struct {
	shared  *Shared
	keys    *insurerKeys
	baseURL string
	webhook *standardwebhooks.Webhook
	signer  *signing.Certifier
	drawer  func() (*document.Drawer, error)
	caller  *http.Client

	cases       *Table[insurerCase]
	submissions *Table[insurerSubmission]
	next        *Table[insurerAnswer]

	ctx    context.Context // ends with the sandbox
	end    context.CancelFunc
	saying sync.WaitGroup
	press  sync.Mutex // documents are made one after the other
}

// newInsurer opens what a former run left and goes on with what it had to say.
func newInsurer(shared *Shared, baseURL string) (*insurerProvider, error) {
	p := &insurerProvider{
		shared:  shared,
		baseURL: baseURL,
		drawer:  sync.OnceValues(document.New),
		caller:  &http.Client{Timeout: insurerPatience, CheckRedirect: noRedirect},
	}
	p.ctx, p.end = context.WithCancel(context.Background())
	if err := p.openKeys(); err != nil {
		return nil, err
	}
	if err := p.openTables(); err != nil {
		return nil, err
	}
	p.resume()
	return p, nil
}

func (p *insurerProvider) openTables() (err error) {
	if p.cases, err = OpenTable[insurerCase](p.shared.State, "insurer_cases"); err != nil {
		return err
	}
	if p.submissions, err = OpenTable[insurerSubmission](p.shared.State, "insurer_submissions"); err != nil {
		return err
	}
	p.next, err = OpenTable[insurerAnswer](p.shared.State, "insurer_next")
	return err
}

// resume goes on saying what had not arrived when the last run ended, after a
// first pause: the documents are signed with a time that only a sandbox that
// serves can give.
func (p *insurerProvider) resume() {
	for _, row := range p.cases.List() {
		for i, message := range row.Sent {
			if message.pending() {
				p.saying.Go(func() { p.deliver(row.ID, i, 1) })
			}
		}
	}
}

// Close ends what is being said; a new run on the same state goes on with it.
func (p *insurerProvider) Close() error {
	p.end()
	p.saying.Wait()
	return nil
}

func (*insurerProvider) Name() string { return "insurer" }

// Settings is our half of the contract with the insurer.
func (p *insurerProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_INSURER_ENDPOINTS": insurerCode + "=" + p.baseURL + insurerEvents,
		"BAOQUAN_INSURER_SECRETS":   insurerCode + "=" + p.keys.Secret,
	}
}

// Handler is the insurer's door, and the clock for its own signatures, which no
// fault befalls.
func (p *insurerProvider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST "+insurerEvents, p.shared.Faults.Wrap(p.Name(), http.HandlerFunc(p.hear)))
	mux.HandleFunc("POST "+tsaPath, stampDoor(p.keys.answer))
	return mux
}
