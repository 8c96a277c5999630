package api_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/server/api"
)

func TestTheDocumentIsOneOpenAPI31(t *testing.T) {
	w := newWorld(t)
	served := w.client().call("GET", "/api/openapi.json", nil).is(200)
	assert.Equal(t, "3.1.0", served.text("openapi"))
	for _, m := range regexp.MustCompile(`"\$ref":\s*"([^"]+)"`).FindAllStringSubmatch(served.raw, -1) {
		name, local := strings.CutPrefix(m[1], "#/components/schemas/")
		require.True(t, local, m[1])
		assert.Contains(t, served.body["components"].(j)["schemas"], name)
	}
	for name := range served.body["components"].(j)["schemas"].(j) {
		assert.Regexp(t, `^[A-Z][A-Za-z0-9]*$`, name)
	}
	w.client().call("GET", "/api/docs", nil).is(200)
	seen := map[string]bool{}
	for _, l := range w.operations() {
		assert.Regexp(t, `^[a-z]+([A-Z][a-z]+)*$`, l.id)
		assert.False(t, seen[l.id], l.id)
		seen[l.id] = true
		assert.Equal(t, l.access != api.Open, len(l.op.Security) > 0, "%s: security", l.id)
		assert.True(t, containsHan(l.op.Summary), l.id)
		assert.Greater(t, len(l.op.Responses), 1, "%s: errors", l.id)

		parameters := map[string]string{}
		for _, p := range l.op.Parameters {
			parameters[p.Name] = p.In
		}
		for _, m := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(l.path, -1) {
			assert.Equal(t, "path", parameters[m[1]], "%s: %s", l.id, m[1])
		}
		if l.method == "POST" && l.access != api.Open {
			assert.Equal(t, "header", parameters["Idempotency-Key"], l.id)
		}
		of := regexp.MustCompile(`^/api/v1/(court/|insurer/)?(preservations|guarantees)/\{id\}`).MatchString(l.path)
		if of && !makesAnother.MatchString(l.path) && l.method != "GET" {
			assert.Equal(t, "header", parameters["If-Match"], l.id)
		}
		if strings.HasSuffix(l.path, "/events") {
			assert.Equal(t, "header", parameters["Last-Event-ID"], l.id)
		}
		if lists[l.id] {
			for _, name := range []string{"cursor", "limit", "status", "q"} {
				assert.Equal(t, "query", parameters[name], l.id)
			}
		}
		if l.method == "POST" || l.method == "PUT" || l.method == "PATCH" {
			assert.Equal(t, !bodiless[l.id], l.op.RequestBody != nil, l.id)
		}
	}
}

// makesAnother are the calls that leave what they are called on as it is, and make
// something of their own.
var makesAnother = regexp.MustCompile(`/(payments|preservations/\{id\}/guarantees|guarantees/\{id\}/preservations)$`)

// lists are narrowed by status and text.
var lists = map[string]bool{"listPreservations": true, "listCases": true, "listGuarantees": true, "listGuaranteeCases": true}

// bodiless writes have nothing to say.
var bodiless = map[string]bool{"submitPreservation": true, "submitGuarantee": true, "renewQuote": true, "submitIdentityReview": true}

func TestTheDocumentListsTheCodes(t *testing.T) {
	w := newWorld(t)
	var doc struct {
		Components struct {
			Schemas map[string]struct {
				Required   []string
				Properties map[string]struct {
					Enum     []string
					ReadOnly bool
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(w.client().call("GET", "/api/openapi.json", nil).raw), &doc))
	for place, codes := range map[string]string{
		"Basics.category": "pre_litigation litigation pre_enforcement", "Basics.type": "property act evidence",
		"Basics.preSuitStage": "before_filing arbitration", "Basics.submitterCapacity": "applicant lawyer agent",
		"Basics.unsecuredReason": "support_or_injury domestic_violence public_interest good_samaritan clear_case financial_institution other",
		"Party.role":             "applicant respondent representative", "Party.kind": "person organization unincorporated", "Party.sex": "male female",
		"Party.idType":             "id_card passport hk_macao_permit taiwan_permit other",
		"Party.organizationType":   "government public_institution enterprise social_group private_non_enterprise other",
		"Party.representativeType": "lawyer legal_worker relative employee other",
		"Clue.kind":                "house land vehicle deposit equity security online claim ip goods vessel other",
		"Security.method":          "insurance bank_guarantee third_party property",
		"Material.slot":            "application_form complaint acceptance_notice identity security evidence other",
		"Material.scan":            "pending clean refused", "Review.decision": "accept return reject",
		"Underwriting.decision": "approve return decline", "Closing.outcome": "claimed released",
		"ApplicationView.letterStatus": "in_force used released revoked", "DocumentView.kind": "policy letter", "PaymentView.purpose": "fee premium",
		"Decision.outcome": "granted partly_granted dismissed", "PaymentForm.method": "wechat alipay",
		"PaymentView.status": "created pending paid closed refunding refunded",
		"PaperSlot.slot":     "front back holding", "PapersForm.reason": "other_paper no_phone cannot_face face_failed", "PapersDecision.decision": "pass refuse",
		"PapersDecision.reason":  "unreadable mismatch expired not_the_person incomplete other",
		"PapersView.status":      "collecting pending passed refused cancelled expired",
		"ApplicationView.status": "draft under_review returned awaiting_payment awaiting_ruling issuing ruled issued rejected declined withdrawn lapsed cancelled",
	} {
		schema, field, _ := strings.Cut(place, ".")
		assert.Equal(t, strings.Fields(codes), doc.Components.Schemas[schema].Properties[field].Enum, place)
	}
	assert.ElementsMatch(t, strings.Fields("courtCode amount category type secured submitterCapacity noticeVersion"), doc.Components.Schemas["Basics"].Required)
	assert.ElementsMatch(t, strings.Fields("courtCode category insurerCode preservationAmount guaranteeAmount submitterCapacity consentVersion"),
		doc.Components.Schemas["GuaranteeForm"].Required)
	for _, part := range []string{"Party", "Clue", "Security"} {
		assert.True(t, doc.Components.Schemas[part].Properties["id"].ReadOnly, part)
	}
}

// undocumented are the routes that are for machines and browsers, each of which
// somebody has thought of.
var undocumented = strings.Fields(`
	GET:/healthz GET:/readyz GET:/verify/:code GET:/api/docs
	GET:/api/openapi.json GET:/api/openapi.yaml GET:/api/openapi-3.0.json GET:/api/openapi-3.0.yaml
	POST:/callbacks/wechatpay/payments POST:/callbacks/wechatpay/refunds POST:/callbacks/alipay POST:/callbacks/insurer/:code
	POST:/callbacks/sms/:provider/:secret GET:/callbacks/face/:checkId POST:/callbacks/face/:checkId
	POST:/api/v1/callbacks/wechatpay/payments POST:/api/v1/callbacks/wechatpay/refunds POST:/api/v1/callbacks/alipay POST:/api/v1/callbacks/insurer/:code
	POST:/api/v1/callbacks/sms/:provider/:secret GET:/api/v1/callbacks/face/:checkId POST:/api/v1/callbacks/face/:checkId`)

func TestEveryRouteIsInTheDocumentOrWasThoughtOf(t *testing.T) {
	w := newWorld(t)
	known := slices.Clone(undocumented)
	for _, l := range w.operations() {
		known = append(known, l.method+":"+routeOf(l))
	}
	var routes []string
	for _, route := range w.api.Routes() {
		routes = append(routes, route.Method+":"+route.Path)
		assert.True(t, slices.ContainsFunc(api.Prefixes, func(prefix string) bool { return strings.HasPrefix(route.Path, prefix) }),
			"%s would be answered by the website", route.Path)
	}
	assert.ElementsMatch(t, known, routes)
}
