package sandbox

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// Wrap lets a provider's transport faults befall its HTTP answers. Name the
// kinds to apply only some of them, for example when drop and delay should
// befall a provider's callbacks instead of its answers.
func (f *Faults) Wrap(provider string, next http.Handler, kinds ...string) http.Handler {
	if len(kinds) == 0 {
		kinds = TransportFaults
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault, ok := f.Take(provider, kinds...)
		if !ok {
			next.ServeHTTP(w, r)
			return
		}
		spoil(w, r, next, fault)
	})
}

func spoil(w http.ResponseWriter, r *http.Request, next http.Handler, fault Fault) {
	switch fault.Kind {
	case FaultDelay:
		late(w, r, next, fault.Wait())
	case FaultDrop:
		panic(http.ErrAbortHandler)
	case Fault5xx:
		http.Error(w, "sandbox: ordered failure", http.StatusServiceUnavailable)
	case Fault429:
		w.Header().Set("Retry-After", strconv.Itoa(int((fault.Wait()+time.Second-1)/time.Second)))
		http.Error(w, "sandbox: ordered failure", http.StatusTooManyRequests)
	case FaultSlow:
		trickle(w, r, next, fault.Wait())
	case FaultCut:
		cut(w, r, next)
	default:
		next.ServeHTTP(w, r)
	}
}

// pause waits, or says false when the caller went away.
func pause(r *http.Request, wait time.Duration) bool {
	select {
	case <-r.Context().Done():
		return false
	case <-time.After(wait):
		return true
	}
}

// late does what was asked at once and answers after the wait.
func late(w http.ResponseWriter, r *http.Request, next http.Handler, wait time.Duration) {
	answer := record(r, next)
	if pause(r, wait) {
		head(w, answer)
		_, _ = w.Write(answer.Body.Bytes())
	}
}

// trickle does what was asked at once and spreads the answer over the time.
func trickle(w http.ResponseWriter, r *http.Request, next http.Handler, over time.Duration) {
	const parts = 10
	answered := record(r, next)
	answer := answered.Body.Bytes()
	head(w, answered)
	for i := range parts {
		if !pause(r, over/parts) {
			return
		}
		_, _ = w.Write(answer[len(answer)*i/parts : len(answer)*(i+1)/parts])
		_ = http.NewResponseController(w).Flush()
	}
}

// cut does what was asked, sends half of the answer and hangs up.
func cut(w http.ResponseWriter, r *http.Request, next http.Handler) {
	answered := record(r, next)
	head(w, answered)
	_, _ = w.Write(answered.Body.Bytes()[:answered.Body.Len()/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// record runs the handler and keeps its answer.
func record(r *http.Request, next http.Handler) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	next.ServeHTTP(answer, r)
	return answer
}

// head sends status and headers, the length of the whole body among them.
func head(w http.ResponseWriter, answer *httptest.ResponseRecorder) {
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(answer.Body.Len()))
	w.WriteHeader(answer.Code)
}
