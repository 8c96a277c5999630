package sandbox

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"
)

// maxRequest is how much the sandbox reads of any request (Tencent: 10 MB for
// TC3, which nobody here comes near).
const maxRequest = 1 << 20

// apiError is a code the service answers in Response.Error.
type apiError string

func (e apiError) Error() string { return string(e) }

// action carries out one X-TC-Action with its parameters and gives the members
// of the Response.
type action func(parameters []byte) (map[string]any, error)

// handler serves a Tencent Cloud service: the signature first, then the
// action. Every answer is status 200, also a refusal.
func (a tc3) handler(actions map[string]action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		response, err := a.serve(r, actions)
		if err != nil {
			response = map[string]any{"Error": map[string]string{"Code": code(err), "Message": "sandbox: " + code(err)}}
		}
		response["RequestId"] = uuid()
		writeJSON(w, http.StatusOK, map[string]any{"Response": response})
	})
}

func (a tc3) serve(r *http.Request, actions map[string]action) (map[string]any, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequest))
	if err != nil {
		return nil, err
	}
	if refusal := a.verify(r, body, time.Now()); refusal != "" {
		return nil, apiError(refusal)
	}
	if r.Header.Get("X-TC-Version") != a.version {
		return nil, apiError("NoSuchVersion")
	}
	act, ok := actions[r.Header.Get("X-TC-Action")]
	if !ok {
		return nil, apiError("InvalidAction")
	}
	return act(body)
}

func code(err error) string {
	var known apiError
	if errors.As(err, &known) {
		return string(known)
	}
	return "InternalError"
}

// uuid is a random one of version 4, in the capitals Tencent uses.
func uuid() string {
	b := []byte(strings.ToUpper(random(16)))
	b[12], b[16] = '4', 'A'
	return string(b[:8]) + "-" + string(b[8:12]) + "-" + string(b[12:16]) + "-" + string(b[16:20]) + "-" + string(b[20:])
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	content, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "sandbox: answer cannot be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(content)
}
