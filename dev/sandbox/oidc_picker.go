package sandbox

import (
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// person is somebody to be, known to the provider by a subject.
type person struct{ Subject, Name, Note string }

// The first three are the trial accounts; nobody has made one for the last.
var persons = []person{
	{"judge-jing0105", "朝阳法院承办法官", "法官"},
	{"underwriter-picc", "人保财险核保员", "保险公司"},
	{"operator", "系统操作员", "管理员"},
	{"clerk-jing0105", "朝阳法院书记员", "书记员，本系统没有其账号"},
}

var subjectForm = regexp.MustCompile(`^[!-~]{1,255}$`)

// callbackPath is where our server takes the browser back.
const callbackPath = "/api/v1/sso/callback"

// authorization is what a browser is sent here with.
type authorization struct {
	RedirectURI, State, Nonce, Challenge string
	Persons                              []person
}

// authorize reads the request and says what is wrong with it, "" for nothing.
func (p *oidcProvider) authorize(in url.Values) (authorization, string) {
	a := authorization{in.Get("redirect_uri"), in.Get("state"), in.Get("nonce"), in.Get("code_challenge"), persons}
	switch {
	case in.Get("client_id") != p.keys.ClientID || !p.ours(a.RedirectURI):
		return a, "这个应用没有在身份提供方登记，或者回调地址不是登记的那一个。"
	case in.Get("response_type") != "code" || !strings.Contains(" "+in.Get("scope")+" ", " openid "):
		return a, "请求不是 OpenID Connect 授权码流程。"
	case in.Get("code_challenge_method") != "S256" || len(a.Challenge) != 43:
		return a, "请求没有使用 PKCE（S256）。"
	case a.State == "" || a.Nonce == "":
		return a, "请求缺少 state 或 nonce。"
	}
	return a, ""
}

// ours says whether an address is the server's callback, by the name that the
// sandbox or the browser on this machine has for it.
func (p *oidcProvider) ours(redirectURI string) bool {
	target, err := url.Parse(redirectURI)
	if err != nil || target.Path != callbackPath || target.RawQuery != "" {
		return false
	}
	if redirectURI == p.shared.PublicServerURL+callbackPath {
		return true
	}
	address, err := netip.ParseAddr(target.Hostname())
	return target.Hostname() == "localhost" || err == nil && address.IsLoopback()
}

func (p *oidcProvider) showPicker(w http.ResponseWriter, r *http.Request) {
	request, wrong := p.authorize(r.URL.Query())
	if wrong != "" {
		show(w, http.StatusBadRequest, "notice.html", wrong)
		return
	}
	show(w, http.StatusOK, "oidc.html", request)
}

// pick sends the browser back with a code for the person, or with a refusal.
func (p *oidcProvider) pick(w http.ResponseWriter, r *http.Request) {
	request, wrong := p.authorize(r.URL.Query())
	if wrong != "" {
		show(w, http.StatusBadRequest, "notice.html", wrong)
		return
	}
	answer := url.Values{"state": {request.State}}
	subject := strings.TrimSpace(r.PostFormValue("subject"))
	if subject == "" {
		subject = strings.TrimSpace(r.PostFormValue("other"))
	}
	if subjectForm.MatchString(subject) {
		answer.Set("code", p.grant(grant{subject, request.Nonce, request.Challenge, request.RedirectURI, time.Now()}))
	} else {
		answer.Set("error", "access_denied")
	}
	http.Redirect(w, r, request.RedirectURI+"?"+answer.Encode(), http.StatusSeeOther)
}

func (p *oidcProvider) grant(g grant) (code string) {
	code = random(16)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.codes[code] = g
	return code
}
