// Package walk is a client of the HTTP API that walks cases through it, as
// people would: it registers, passes the face check on the sandbox's phone,
// files, pays and rules. The tour, the bench and the end-to-end tests use it.
package walk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"time"
)

// Client is one person at the API: a browser with its cookies.
type Client struct {
	Server  string   // http://127.0.0.1:8080
	Sandbox string   // http://127.0.0.1:8090
	Journal *Journal // where it writes down what it did, nil for nowhere
	http    *http.Client
	key     int // of the next POST
	name    string
}

// New is somebody who is not logged in.
func New(server, sandbox string) *Client {
	jar, _ := cookiejar.New(nil) //nolint:errcheck // without options it cannot fail
	return &Client{
		Server: server, Sandbox: sandbox, name: fmt.Sprint(time.Now().UnixNano()),
		http: &http.Client{Jar: jar, Timeout: 60 * time.Second, Transport: transport},
	}
}

// transport is shared: many people at once do not need many connections.
var transport = &http.Transport{MaxIdleConnsPerHost: 64, IdleConnTimeout: 30 * time.Second}

// Problem is an error answer of the API.
type Problem struct {
	Status        int    `json:"status"`
	Code          string `json:"code"`
	Detail        string `json:"detail"`
	RequestID     string `json:"requestId"`
	CurrentStatus string `json:"currentStatus"`
	Errors        []struct {
		Location string `json:"location"`
		Code     string `json:"code"`
		Detail   string `json:"detail"`
	} `json:"errors"`
}

func (p *Problem) Error() string {
	text := fmt.Sprintf("%d %s %s", p.Status, p.Code, p.Detail)
	for _, e := range p.Errors {
		text += fmt.Sprintf("; %s: %s", e.Location, e.Detail)
	}
	return text
}

// Call sends one request and reads its answer into out, when out is not nil. An
// error answer is a *Problem.
func (c *Client) Call(ctx context.Context, method, path string, in, out any) error {
	request, err := newRequest(ctx, method, c.Server+"/api/v1"+path, in)
	if err != nil {
		return err
	}
	if method == http.MethodPost {
		request.Header.Set("Idempotency-Key", c.nextKey())
	}
	return c.do(request, out)
}

// nextKey is new for every POST; a POST that is sent again carries its own.
func (c *Client) nextKey() string {
	c.key++
	return fmt.Sprintf("%s-%d", c.name, c.key)
}

func (c *Client) do(request *http.Request, out any) error {
	act := c.Journal.begin(request)
	came, err := c.whole(request)
	if err != nil {
		return err
	}
	c.Journal.end(act, came)
	if came.code >= 300 {
		p := &Problem{Status: came.code}
		if err := json.Unmarshal(came.body, p); err != nil {
			p.Detail = string(came.body)
		}
		return p
	}
	switch out := out.(type) {
	case nil:
		return nil
	case *[]byte:
		*out = came.body
		return nil
	}
	return json.Unmarshal(came.body, out)
}

// answer is a whole answer.
type answer struct {
	code int
	etag string
	body []byte
}

// whole sends a request until a whole answer has come.
func (c *Client) whole(request *http.Request) (came answer, err error) {
	for begun := time.Now(); ; {
		response, err := c.Send(request)
		if err != nil {
			return came, err
		}
		came.code, came.etag = response.StatusCode, response.Header.Get("ETag")
		came.body, err = io.ReadAll(response.Body)
		response.Body.Close() //nolint:errcheck // it was only read
		if err == nil || time.Since(begun) > retries {
			return came, err
		}
	}
}

// retries is how long a POST whose answer is lost, or that is told to come
// again, is sent again with its key.
const retries = 60 * time.Second

// Send sends a request, again while the server is away: a POST carries an
// Idempotency-Key, so it has its effect once.
func (c *Client) Send(request *http.Request) (*http.Response, error) {
	for begun := time.Now(); ; {
		again := request.Clone(request.Context())
		if request.GetBody != nil {
			var err error
			if again.Body, err = request.GetBody(); err != nil {
				return nil, err
			}
		}
		response, err := c.http.Do(again)
		if err == nil && response.StatusCode != http.StatusServiceUnavailable {
			return response, nil
		}
		if time.Since(begun) > retries || request.Context().Err() != nil {
			return response, err
		}
		if err == nil {
			response.Body.Close() //nolint:errcheck // it is asked for again
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// newRequest is a request with a body of JSON, or without one when in is nil.
func newRequest(ctx context.Context, method, url string, in any) (*http.Request, error) {
	if in == nil {
		return http.NewRequestWithContext(ctx, method, url, nil)
	}
	text, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(text))
	if err == nil {
		request.Header.Set("Content-Type", "application/json")
	}
	return request, err
}

// Once sends one request under a key of the caller's choice, with other headers
// if need be, and answers what came. It is for those who send the same twice.
func (c *Client) Once(ctx context.Context, method, path string, in any, headers map[string]string) (int, []byte, error) {
	text, err := json.Marshal(in)
	if err != nil {
		return 0, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.Server+"/api/v1"+path, bytes.NewReader(text))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	act := c.Journal.begin(request)
	came, err := c.whole(request)
	if err != nil {
		return 0, nil, err
	}
	c.Journal.end(act, came)
	return came.code, came.body, nil
}
