package provider

import (
	"context"
	"errors"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"time"
)

// maxRetryAfter bounds a provider's hint: nobody waits a day on one header.
const maxRetryAfter = time.Hour

// Transport turns an error of http.Client.Do, or of reading a body, into an
// *Error that may be tried again. What was sent and where does not pass on:
// net/http writes whole URLs into its errors.
func Transport(name string, err error) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	return &Error{Provider: name, Code: transportCode(err), Final: errors.Is(err, errRedirect)}
}

// Unreachable is the code of a call that found no line: nothing was sent.
const Unreachable = "unreachable"

func transportCode(err error) string {
	var network net.Error
	var line *net.OpError
	switch {
	case errors.As(err, &line) && line.Op == "dial" && !errors.Is(err, context.Canceled):
		return Unreachable
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return "timeout"
	case errors.Is(err, errTooLarge):
		return "too_large"
	case errors.Is(err, errRedirect):
		return "redirect"
	}
	return "transport"
}

// Status turns an answer's status into an *Error, nil for 2xx. 408, 425, 429
// and 5xx may be tried again; every other one is the provider's last word.
func Status(name string, response *http.Response) error {
	status := response.StatusCode
	if status >= 200 && status < 300 {
		return nil
	}
	return &Error{
		Provider:   name,
		Code:       "http_" + strconv.Itoa(status),
		Final:      !Temporary(status),
		RetryAfter: RetryAfter(response.Header, time.Now()),
	}
}

// Temporary says whether an HTTP status may be different next time.
func Temporary(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	}
	return status >= 500
}

// RetryAfter reads the header of that name, seconds or a date (RFC 9110,
// 10.2.3); 0 when there is none, never more than an hour.
func RetryAfter(header http.Header, now time.Time) time.Duration {
	value := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil {
		if seconds > int(maxRetryAfter/time.Second) {
			return maxRetryAfter
		}
		return time.Duration(max(seconds, 0)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return min(max(at.Sub(now), 0), maxRetryAfter)
	}
	return 0
}

// Malformed is an answer that could not be understood: half a body, or no JSON.
// The next one may be whole.
func Malformed(name string) error {
	return &Error{Provider: name, Code: "malformed"}
}

// Refused is a provider's last word with its own code.
func Refused(name, code string) error {
	return &Error{Provider: name, Code: safeCode(code), Final: true}
}

// Unavailable is a provider's own code that may go away.
func Unavailable(name, code string) error {
	return &Error{Provider: name, Code: safeCode(code)}
}

var codeForm = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,80}$`)

// safeCode lets only what looks like a code into errors and logs: whoever
// answers could have put anything in its place.
func safeCode(code string) string {
	if codeForm.MatchString(code) {
		return code
	}
	return "unreadable_code"
}
