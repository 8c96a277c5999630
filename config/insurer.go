package config

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// InsurerSystem is how one insurer's core system is spoken to.
type InsurerSystem struct {
	Code    string   // of the insurer, as in /callbacks/insurer/{code}
	URL     string   // where it takes events, "" when it only tells and is told nothing
	Secrets []string // whsec_…: the first signs, each verifies
}

const (
	secretPrefix = "whsec_" // of Standard Webhooks
	secretLeast  = 24       // bytes, of the same
)

var insurerCode = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,31}$`)

// Systems reads the section, in the order of the codes. All its faults come at
// once; each names the key, and none repeats a secret.
func (c Insurer) Systems() ([]InsurerSystem, error) {
	var wrong faults
	systems := c.read(&wrong)
	return systems, wrong.err()
}

// checkInsurers looks at what is given: a mangled secret is otherwise found when
// the first event is to be sent.
func (c *Config) checkInsurers(wrong *faults) { c.Insurer.read(wrong) }

func (c Insurer) read(wrong *faults) []InsurerSystem {
	found := map[string]*InsurerSystem{}
	c.readSecrets(found, wrong)
	c.readEndpoints(found, wrong)
	var systems []InsurerSystem
	for _, system := range found {
		systems = append(systems, *system)
	}
	slices.SortFunc(systems, func(a, b InsurerSystem) int { return strings.Compare(a.Code, b.Code) })
	return systems
}

func (c Insurer) readSecrets(found map[string]*InsurerSystem, wrong *faults) {
	const key = "insurer.secrets"
	owner := map[string]string{}
	eachPair(c.Secrets, func(n int, code, secret string) {
		if !insurerCode.MatchString(code) {
			wrong.add(key, "第 %d 项应写成 代码=%s…", n, secretPrefix)
			return
		}
		if found[code] == nil {
			found[code] = &InsurerSystem{Code: code}
		}
		switch other, shared := owner[secret]; {
		case !isWebhookSecret(secret):
			wrong.add(key, "%s 的密钥应写成 %s 加至少 %d 字节的 Base64", code, secretPrefix, secretLeast)
		case shared && other == code:
			wrong.add(key, "%s 的同一个密钥写了两次", code)
		case shared:
			wrong.add(key, "%s 和 %s 不能共用一个密钥", other, code)
		default:
			owner[secret] = code
			found[code].Secrets = append(found[code].Secrets, secret)
		}
	})
}

func (c Insurer) readEndpoints(found map[string]*InsurerSystem, wrong *faults) {
	const key = "insurer.endpoints"
	eachPair(c.Endpoints, func(n int, code, address string) {
		system := found[code]
		switch {
		case !insurerCode.MatchString(code):
			wrong.add(key, "第 %d 项应写成 代码=URL", n)
		case !isEndpoint(address):
			wrong.add(key, "%s 的地址应以 https:// 或 http:// 开头，不含用户名和 #", code)
		case system == nil:
			wrong.add("insurer.secrets", "缺少 %s 的密钥（insurer.endpoints 里有它的地址）", code)
		case system.URL != "":
			wrong.add(key, "%s 写了两次", code)
		default:
			system.URL = address
		}
	})
}

// eachPair reads "code=value,code=value"; n counts from 1. The code of a part
// that is no pair is "".
func eachPair(text string, do func(n int, code, value string)) {
	n := 0
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		n++
		code, value, found := strings.Cut(part, "=")
		if !found {
			code = ""
		}
		do(n, strings.TrimSpace(code), strings.TrimSpace(value))
	}
}

func isWebhookSecret(text string) bool {
	encoded, prefixed := strings.CutPrefix(text, secretPrefix)
	key, err := base64.StdEncoding.DecodeString(encoded)
	return prefixed && err == nil && len(key) >= secretLeast
}

func isEndpoint(text string) bool {
	address, err := url.Parse(text)
	return err == nil && (address.Scheme == "https" || address.Scheme == "http") &&
		address.Hostname() != "" && address.User == nil && address.Fragment == ""
}

// insurerURLs are the addresses that can be read; what is wrong with the others
// checkInsurers says.
func (c *Config) insurerURLs() []keyURL {
	var list []keyURL
	for _, system := range c.Insurer.read(new(faults)) {
		if system.URL != "" {
			list = append(list, keyURL{"insurer.endpoints", system.URL})
		}
	}
	return list
}
