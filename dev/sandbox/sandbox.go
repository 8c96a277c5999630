// Package sandbox plays the outside world on one machine: text messages, face
// checks, the mini program's codes, time stamps, payments, an insurer and a virus
// scanner, in their own protocols with their real signatures, so that the clients run as they do
// in production. A page plays the phone, a JSON door (api.md, "On one machine")
// serves tests, and faults can be ordered for each provider.
//
// What it knows and the keys it made live in one directory; a sandbox that is
// started again there goes on where it stopped.
package sandbox

import (
	"errors"
	"io"
	"maps"
	"net"
	"path/filepath"
	"sync"
)

// Options says where the sandbox lives. An empty address is a free port of
// 127.0.0.1, which suits tests; give fixed ones for what shall outlive a restart.
type Options struct {
	Dir             string // keys and state, made when missing
	Control         string // the phone page and the JSON door
	Cloud           string // Tencent Cloud, the WeChat mini program's API, time stamps
	WeChatPay       string // WeChat Pay
	Alipay          string // Alipay
	Insurer         string // an insurer's core system
	Clamd           string // a virus scanner, no HTTP
	PublicServerURL string // our server, as the providers would reach it
}

// Sandbox is all providers and the door to them.
type Sandbox struct {
	shared    *Shared
	providers []Provider
	box       *inbox
	sms       *smsProvider
	aliyun    *aliyunProvider
	oidc      *oidcProvider
	face      *faceProvider
	tsa       *tsaProvider
	payments  []Payments
	insurer   *insurerProvider
	clamd     *clamdServer
	listeners map[string]net.Listener
	ready     chan struct{}
	once      sync.Once
}

// New makes or reads keys and state and takes the ports; Run serves them.
func New(o Options) (*Sandbox, error) {
	s := &Sandbox{listeners: map[string]net.Listener{}, ready: make(chan struct{})}
	err := s.listen(map[string]string{
		control: o.Control, cloud: o.Cloud, weChatPay: o.WeChatPay, alipayOpen: o.Alipay, insurerSystem: o.Insurer, clamd: o.Clamd,
	})
	if err == nil {
		s.shared, err = openShared(o)
	}
	if err == nil {
		err = s.openProviders()
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// The sandbox's listeners.
const (
	control       = "control"
	cloud         = "cloud"
	weChatPay     = "wechatpay"
	alipayOpen    = "alipay"
	insurerSystem = "insurer"
	clamd         = "clamd"
)

func (s *Sandbox) listen(addresses map[string]string) error {
	for name, address := range addresses {
		if address == "" {
			address = "127.0.0.1:0"
		}
		listener, err := net.Listen("tcp", address)
		if err != nil {
			return err
		}
		s.listeners[name] = listener
	}
	return nil
}

func openShared(o Options) (*Shared, error) {
	state, err := OpenState(filepath.Join(o.Dir, "state.jsonl"))
	if err != nil {
		return nil, err
	}
	shared := &Shared{Dir: o.Dir, State: state, PublicServerURL: o.PublicServerURL}
	if shared.Faults, err = openFaults(state); err == nil {
		shared.Counts, err = openCounts(state)
	}
	if err != nil {
		return nil, errors.Join(err, state.Close())
	}
	return shared, nil
}

func (s *Sandbox) openProviders() error {
	keys, err := cloudKeys(s.shared.Dir)
	if err != nil {
		return err
	}
	if err := s.openAccounts(keys); err != nil {
		return err
	}
	if s.face, err = newFace(s.shared, keys, s.url(cloud), s.ControlURL()); err != nil {
		return err
	}
	if s.tsa, err = newTSA(s.shared, s.url(cloud)); err != nil {
		return err
	}
	weChat, err := newWeChatPay(s.shared, s.url(weChatPay))
	if err != nil {
		return err
	}
	alipay, err := newAlipay(s.shared, s.url(alipayOpen))
	if err != nil {
		return err
	}
	s.payments = []Payments{weChat, alipay}
	s.providers = []Provider{s.sms, s.aliyun, s.oidc, s.face, s.tsa, weChat, alipay}
	if s.insurer, err = newInsurer(s.shared, s.url(insurerSystem)); err != nil {
		return err
	}
	s.providers = append(s.providers, s.insurer)
	s.clamd = newClamd(s.shared, s.address(clamd))
	return nil
}

// openAccounts opens the two providers of text messages, the inbox they fill, and
// the identity provider.
func (s *Sandbox) openAccounts(k keys) error {
	doors, err := openDoorKeys(s.shared.Dir)
	if err != nil {
		return err
	}
	if s.box, err = openInbox(s.shared); err != nil {
		return err
	}
	if s.sms, err = newSMS(s.shared, k, doors.TencentDoor, s.url(cloud), s.box); err != nil {
		return err
	}
	if s.aliyun, err = newAliyun(s.shared, doors, s.url(cloud), s.box); err != nil {
		return err
	}
	s.oidc, err = newOIDC(s.shared, doors, s.ControlURL())
	return err
}

// url is where a listener is reached over HTTP from this machine.
func (s *Sandbox) url(name string) string { return "http://" + s.address(name) }

// address is the host and port of a listener for this machine.
func (s *Sandbox) address(name string) string {
	address := s.listeners[name].Addr().String()
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	return address
}

// ControlURL is where the phone page and the JSON door are.
func (s *Sandbox) ControlURL() string { return s.url(control) }

// Config is what server and worker need to speak with the sandbox, by
// environment name.
func (s *Sandbox) Config() map[string]string {
	all := s.clamd.settings()
	for _, p := range s.providers {
		maps.Copy(all, p.Settings())
	}
	return all
}

// Ready is closed as soon as Run serves.
func (s *Sandbox) Ready() <-chan struct{} { return s.ready }

// Close gives back ports and files of a sandbox that does not run.
func (s *Sandbox) Close() error {
	var errs []error
	for _, listener := range s.listeners {
		if err := listener.Close(); !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	if s.box != nil {
		s.box.Close()
	}
	for _, p := range s.providers {
		if closer, ok := p.(io.Closer); ok {
			errs = append(errs, closer.Close())
		}
	}
	if s.clamd != nil {
		errs = append(errs, s.clamd.Close())
	}
	if s.shared != nil {
		s.once.Do(func() { errs = append(errs, s.shared.State.Close()) })
	}
	return errors.Join(errs...)
}
