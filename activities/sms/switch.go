package sms

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

// Switch is the Sender over several providers, the preferred first (row 104). The
// other one is asked when the first has certainly not taken a message, and before
// it while the first is sick. A message that one of them may have goes to no
// other, in this call or, with Via, in a later one.
type Switch struct {
	routes []*route
	now    func() time.Time
	passed atomic.Bool // the preferred one is passed over
}

// route is the way over one provider.
type route struct {
	name   string
	sender Sender
	window
}

// New makes the Sender of the settings: Tencent Cloud, and Aliyun behind it where
// it is configured.
func New(c config.SMS) (*Switch, error) {
	first, err := NewTencent(c)
	if err != nil {
		return nil, err
	}
	s := &Switch{routes: []*route{{name: TencentCloud, sender: first}}, now: time.Now}
	if c.Aliyun.AccessKeyID == "" {
		return s, nil
	}
	second, err := NewAliyun(c.Aliyun)
	if err != nil {
		return nil, err
	}
	s.routes = append(s.routes, &route{name: Aliyun, sender: second})
	return s, nil
}

// Send sends a message once.
func (s *Switch) Send(ctx context.Context, m Message) (Sent, error) {
	if via := s.route(m.Via); via != nil {
		sent, err := s.try(ctx, via, m, 1)
		sent.Provider = via.name // whatever it says of this try: it may have the earlier one
		return sent, err
	}
	var failed error
	routes := s.order()
	for i, r := range routes {
		sent, err := s.try(ctx, r, m, len(routes)-i)
		if err == nil || outcomeOf(err) == doubtful || outcomeOf(err) == recipient {
			return sent, err
		}
		if failed == nil || provider.IsFinal(failed) { // what can be tried again is the better news
			failed = err
		}
		if i+1 < len(routes) {
			s.switched(r, routes[i+1], codeOf(err))
		}
	}
	return Sent{}, failed
}

// route finds a provider by its name, nil when there is none of that name (any
// more).
func (s *Switch) route(name string) *route {
	for _, r := range s.routes {
		if r.name == name {
			return r
		}
	}
	return nil
}

// order is whom to ask, one after the other.
func (s *Switch) order() []*route {
	routes := slices.Clone(s.routes)
	if len(routes) < 2 {
		return routes
	}
	sick := routes[0].sick(s.now()) && !routes[1].sick(s.now())
	if s.passed.Swap(sick) != sick { // said once, and once when it is over
		slog.Warn("the preferred provider of text messages is passed over", "provider", routes[0].name, "now", sick)
	}
	if sick {
		switches.WithLabelValues(routes[0].name, routes[1].name).Inc()
		slices.Reverse(routes)
	}
	return routes
}

// try asks one provider. Where another stands behind it, not all of the time that
// is left is spent on the first.
func (s *Switch) try(ctx context.Context, r *route, m Message, left int) (Sent, error) {
	if deadline, bounded := ctx.Deadline(); bounded && left > 1 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Until(deadline)*2/3)
		defer cancel()
	}
	sent, err := r.sender.Send(ctx, m)
	result := "sent"
	if err != nil {
		result = results[outcomeOf(err)]
		if outcomeOf(err) == doubtful {
			sent = Sent{Provider: r.name}
		}
	}
	r.note(s.now(), err != nil && outcomeOf(err) != recipient)
	messages.WithLabelValues(r.name, result).Inc()
	return sent, err
}

var results = map[outcome]string{doubtful: "doubtful", elsewhere: "refused", recipient: "recipient"}

func (s *Switch) switched(from, to *route, reason string) {
	switches.WithLabelValues(from.name, to.name).Inc()
	slog.Warn("text message goes by the other provider", "from", from.name, "to", to.name, "reason", reason)
}

func codeOf(err error) string {
	var failed *provider.Error
	errors.As(err, &failed)
	return failed.Code
}

var (
	messages = promauto.NewCounterVec(prometheus.CounterOpts{
		Name: "baoquan_sms_total", Help: "交给短信服务商的次数：sent 已接受，refused 拒绝，recipient 号码或内容的问题，doubtful 没有得到明确回答",
	}, []string{"provider", "result"})
	switches = promauto.NewCounterVec(prometheus.CounterOpts{
		Name: "baoquan_sms_switches_total", Help: "短信改由另一家服务商发送的次数",
	}, []string{"from", "to"})
)
