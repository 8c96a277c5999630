package sandbox

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"
)

// handlers gives each listener what it serves.
func (s *Sandbox) handlers() map[string]http.Handler {
	return map[string]http.Handler{
		control:       s.controlHandler(),
		cloud:         s.cloudHandler(),
		weChatPay:     s.payments[0].Handler(),
		alipayOpen:    s.payments[1].Handler(),
		insurerSystem: s.insurer.Handler(),
	}
}

// cloudHandler tells the services apart as the real ones are: by host. The
// time-stamping authority has none that is known.
func (s *Sandbox) cloudHandler() http.Handler {
	sms, aliyun, face, weixin, tsa := s.sms.Handler(), s.aliyun.Handler(), s.face.Handler(), s.face.weixin(), s.tsa.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch label, _, _ := strings.Cut(r.Host, "."); {
		case r.Host == "api.weixin.qq.com":
			weixin.ServeHTTP(w, r)
		case r.Host == aliyunHost:
			aliyun.ServeHTTP(w, r)
		case label == "sms" && strings.HasSuffix(r.Host, ".tencentcloudapi.com"):
			sms.ServeHTTP(w, r)
		case label == "faceid" && strings.HasSuffix(r.Host, ".tencentcloudapi.com"):
			face.ServeHTTP(w, r)
		case r.URL.Path == tsaPath:
			tsa.ServeHTTP(w, r)
		default:
			http.Error(w, "sandbox: the Host header must be the real service's", http.StatusMisdirectedRequest)
		}
	})
}

// Run serves until ctx ends, then gives everything back. It runs once.
func (s *Sandbox) Run(ctx context.Context) error {
	failed := make(chan error, len(s.listeners))
	var servers []*http.Server
	for name, handler := range s.handlers() {
		server := &http.Server{
			Handler:           handler,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       2 * time.Minute,
			MaxHeaderBytes:    64 << 10,
		}
		servers = append(servers, server)
		go func() { failed <- server.Serve(s.listeners[name]) }()
	}
	go func() { failed <- s.clamd.serve(s.listeners[clamd]) }()
	close(s.ready)
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	return errors.Join(err, stop(servers), s.Close())
}

// stop lets answers in flight end, for a second; then it hangs up.
func stop(servers []*http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var errs []error
	for _, server := range servers {
		if server.Shutdown(ctx) != nil {
			errs = append(errs, server.Close())
		}
	}
	return errors.Join(errs...)
}
