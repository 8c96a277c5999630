package walk

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Act is one request that was to change something, and what was answered. It is
// written down before it is sent, so that an answer which never came is known
// as such.
type Act struct {
	N           int       `json:"n"` // the same in both lines of an act
	Begun       time.Time `json:"begun"`
	Ended       time.Time `json:"ended,omitzero"` // zero: no answer yet
	Method      string    `json:"method"`
	Path        string    `json:"path"`
	Key         string    `json:"key,omitempty"` // Idempotency-Key
	Code        int       `json:"code"`          // HTTP status, 0 for no answer
	Application string    `json:"application,omitempty"`
	Version     int64     `json:"version,omitempty"` // answered, by ETag
	Status      string    `json:"status,omitempty"`  // answered, of the application
	Ref         string    `json:"ref,omitempty"`     // id of the part or the order that was answered
	Problem     string    `json:"problem,omitempty"` // the body of an error
}

// Done says whether the system has said yes.
func (a Act) Done() bool { return a.Code >= 200 && a.Code < 300 }

// What names the act: opened, edited, submitted, withdrawn, payment_requested,
// reviewed, ruled, deleted; used for a preservation that was opened with a letter;
// underwritten, closed, surrendered, evaluated of a guarantee; or "" for one that
// is not about an application.
func (a Act) What() string {
	path := applicationPath.FindString(a.Path)
	of := a.Path[len(path):]
	switch {
	case a.Method == http.MethodPost && (a.Path == "/api/v1/preservations" || a.Path == "/api/v1/guarantees"):
		return "opened"
	case path == "":
		return ""
	case of == "" && a.Method == http.MethodDelete:
		return "deleted"
	case acts[of] != "":
		return acts[of]
	}
	return "edited"
}

var acts = map[string]string{
	"/submission": "submitted", "/withdrawal": "withdrawn", "/payments": "payment_requested",
	"/review": "reviewed", "/ruling": "ruled",
	"/preservations": "used", "/guarantees": "opened", "/underwriting": "underwritten", "/closing": "closed",
	"/surrender": "surrendered", "/evaluation": "evaluated",
}

// applicationPath is an application of its owner or of a desk.
var applicationPath = regexp.MustCompile(`^/api/v1(?:/court|/insurer)?/(?:preservations|guarantees)/([^/?]+)`)

// Journal is what the walkers did and were told, in memory and, line by line,
// in a file.
type Journal struct {
	mu      sync.Mutex
	acts    []Act
	secrets map[string]bool
	out     io.Writer
}

// NewJournal begins a journal; out may be nil.
func NewJournal(out io.Writer) *Journal { return &Journal{secrets: map[string]bool{}, out: out} }

// Acts is everything so far.
func (j *Journal) Acts() []Act {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]Act{}, j.acts...)
}

// Keep takes note of texts that must not be found outside the record.
func (j *Journal) Keep(secrets ...string) {
	if j == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, secret := range secrets {
		j.secrets[secret] = true
	}
}

// Secrets lists what must not be found outside the record.
func (j *Journal) Secrets() (all []string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for secret := range j.secrets {
		all = append(all, secret)
	}
	return all
}

// ReadJournal reads the file of a journal; of an act that was answered only
// the answer counts.
func ReadJournal(in io.Reader) ([]Act, error) {
	var acts []Act
	for decoder := json.NewDecoder(in); ; {
		var a Act
		if err := decoder.Decode(&a); err != nil {
			if errors.Is(err, io.EOF) {
				return acts, nil
			}
			return acts, err
		}
		if a.N < len(acts) {
			acts[a.N] = a
		} else {
			acts = append(acts, a)
		}
	}
}

// begin writes down that a request is about to be sent.
func (j *Journal) begin(r *http.Request) int {
	if j == nil || r.Method == http.MethodGet || !strings.HasPrefix(r.URL.Path, "/api/") {
		return -1
	}
	a := Act{Begun: time.Now(), Method: r.Method, Path: r.URL.Path, Key: r.Header.Get("Idempotency-Key")}
	if match := applicationPath.FindStringSubmatch(a.Path); match != nil {
		a.Application = match[1]
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	a.N = len(j.acts)
	j.acts = append(j.acts, a)
	j.write(a)
	return a.N
}

// end writes down what was answered.
func (j *Journal) end(n int, came answer) {
	if n < 0 {
		return
	}
	var told struct {
		ID, Status string
		Version    int64
	}
	_ = json.Unmarshal(came.body, &told) // a file or nothing at all tells no more
	j.mu.Lock()
	defer j.mu.Unlock()
	a := &j.acts[n]
	a.Ended, a.Code = time.Now(), came.code
	if !a.Done() {
		a.Problem = string(came.body)
		j.write(*a)
		return
	}
	if a.Version = told.Version; a.Version == 0 {
		_ = json.Unmarshal([]byte(strings.Trim(came.etag, `"`)), &a.Version)
	}
	a.Ref = told.ID
	if told.Version > 0 {
		a.Application, a.Status = told.ID, told.Status
	}
	j.write(*a)
}

func (j *Journal) write(a Act) {
	if j.out != nil {
		_ = json.NewEncoder(j.out).Encode(a)
	}
}
