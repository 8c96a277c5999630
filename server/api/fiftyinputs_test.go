package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// badRow is one of the fifty bad inputs by its number; each is refused in Chinese,
// repeats nothing and leaves no row.
type badRow struct {
	row  int
	name string
	got  func() answer
	want []int
	at   string // location, "" where there is none
}

// asBad runs rows, each as a test of its own.
func (h *guaranteeHouse) asBad(t *testing.T, rows []badRow) {
	t.Helper()
	before := h.versions()
	for _, r := range rows {
		t.Run(fmt.Sprintf("%02d %s", r.row, r.name), func(t *testing.T) {
			got := r.got()
			assert.Contains(t, r.want, got.status, got.raw)
			assertChinese(t, got)
			assert.NotContains(t, got.raw, canary)
			if r.at != "" {
				assert.Contains(t, got.locations(), r.at, got.raw)
			}
		})
	}
	assert.Equal(t, before, h.versions(), "no row")
}

func TestTheFiftyBadInputsOneToNineteenBodies(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	valid := func(changes ...j) j { return basics(changes...) }
	create := func(body any) func() answer { return func() answer { return c.post("/preservations", body) } }
	text := func(from, to string) func() answer {
		return create(strings.Replace(`{"courtCode":"141","amount":1000000,"category":"pre_litigation","type":"property","preSuitStage":"before_filing","secured":true,"submitterCapacity":"applicant","noticeVersion":"2026-11"}`, from, to, 1))
	}
	p := c.bare()
	named := func(name string) func() answer {
		return func() answer { return c.post(p.path+"/parties", party("respondent", j{"name": name})) }
	}
	as := func(header, value string) func() answer {
		return func() answer { return c.with(header, value).post("/preservations", valid()) }
	}
	rows := []badRow{
		{1, "empty body", create(nil), []int{400}, ""},
		{2, "cut", create(`{"amount":`), []int{400}, ""},
		{3, "more behind the end", text("}", `} {"x":1}`), []int{400}, ""},
		{4, "null", create("null"), []int{422}, "body"}, {4, "list", create("[]"), []int{422}, "body"},
		{5, "member twice", text(`"amount":1000000`, `"amount":1,"amount":99`), []int{400}, ""},
		{5, "member twice, escaped", text(`"amount":1000000`, `"amount":1,"\u0061mount":99`), []int{400}, ""},
		{6, "wrongly cased", text(`"amount"`, `"Amount"`), []int{422}, "body.Amount"},
		{7, "unknown member", text(`"amount"`, `"status":"`+canary+`","amount"`), []int{422}, "body.status"},
	}
	for _, number := range []string{"1.5", "1e3", "1.0", `"1"`, "null"} {
		rows = append(rows, badRow{8, "fen as " + number, text("1000000", number), []int{422}, "body.amount"})
	}
	rows = append(rows, []badRow{
		{9, "fen over int64", text("1000000", "9223372036854775808"), []int{422}, "body.amount"},
		{10, "NUL", named(canary + "\x00b"), []int{422}, "body.name"},
		{11, "lone surrogate", text(`"141"`, `"\ud800"`), []int{400}, ""},
		{11, "not UTF-8", text(`"141"`, "\"\xff\xfe\""), []int{400}, ""},
		{12, "turned round", named(canary + "\u202eb"), []int{422}, "body.name"},
		{12, "zero width", named(canary + "\u200bb"), []int{422}, "body.name"},
		{12, "BOM", named("\ufeff" + canary), []int{422}, "body.name"},
		{13, "spaces only", named("   "), []int{422}, "body.name"}, {13, "wide spaces only", named("　　"), []int{422}, "body.name"},
		{14, "51 Han in a field of 50", create(valid(j{"courtCode": strings.Repeat("长", 51)})), []int{422}, "body.courtCode"},
		{14, "101 Han in a name", named(strings.Repeat("长", 101)), []int{422}, "body.name"},
		{16, "200,000 deep", create(`{"x":` + strings.Repeat("[", 200_000)), []int{400, 413}, ""},
		{16, "10,001 deep", create(`{"x":` + strings.Repeat("[", 10_001) + strings.Repeat("]", 10_001) + "}"), []int{400}, ""},
		{17, "2 MB", text(`"amount"`, `"x":"`+strings.Repeat(canary, 200_000)+`","amount"`), []int{413}, ""},
		{18, "no Content-Type", as("Content-Type", ""), []int{415}, ""},
		{19, "text/plain", as("Content-Type", "text/plain"), []int{415}, ""}, {19, "XML", as("Content-Type", "application/xml"), []int{415}, ""},
		{19, "gzip", as("Content-Encoding", "gzip"), []int{415}, ""},
	}...)
	h.asBad(t, rows)
	for i, name := range []string{"𠮷野家〇", "阿卜杜拉·买买提", strings.Repeat("𠮷", 100)} { // 15 is accepted
		t.Run(fmt.Sprintf("15 rare Han %d", i), func(t *testing.T) { assert.Equal(t, name, named(name)().is(201).text("name")) })
	}
}

func TestTheFiftyBadInputsTwentyToTwentyFiveAddresses(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	me := c.owner
	p, theirs := me.bare(), c.people[3].bare()
	get := func(path string) func() answer { return func() answer { return me.get(path) } }
	call := func(method, path string) func() answer {
		return func() answer { return me.call(method, "/api/v1"+path, nil) }
	}
	cursor := c.people[0].get("/courts?limit=1").is(200).text("next")
	rows := []badRow{
		{20, "TRACE", call("TRACE", "/preservations"), []int{405}, ""}, {20, "PUT on a POST route", call("PUT", "/preservations"), []int{405}, ""},
		{21, "unknown route", get("/nowhere/" + canary), []int{404}, ""}, {21, "slash behind", get("/preservations/"), []int{404}, ""},
		{22, "injection", get("/preservations/1'%20or%201=1"), []int{404}, ""}, {22, "path", get("/preservations/..%2f" + p.id), []int{404}, ""},
		{22, "nil", get("/preservations/" + uuid.Nil.String()), []int{404}, ""}, {22, "another's", get(theirs.path), []int{404}, ""},
		{23, "limit twice", get("/preservations?limit=1&limit=2"), []int{422}, "query.limit"},
		{24, "cursor forged", get("/preservations?cursor=" + canary), []int{422}, "query.cursor"},
		{24, "cursor NUL", get("/preservations?cursor=%00"), []int{422}, "query.cursor"},
		{24, "cursor of another list", get("/preservations?cursor=" + cursor), []int{422}, "query.cursor"},
	}
	for _, limit := range []string{"0", "-1", "100000000000000000000"} {
		rows = append(rows, badRow{23, "limit " + limit, get("/preservations?limit=" + limit), []int{422}, "query.limit"})
	}
	h.asBad(t, rows)
	assert.Contains(t, call("PUT", "/preservations")().header.Get("Allow"), "POST", "20")
	// 25: see TestACodeIsGuessedAtFiveTimesFromHoweverManyAddresses and the others of
	// guessing_test.go, where a liar forges X-Forwarded-For.
	h.config.Limits.LoginPerAddress = 1
	liar := h.liar()
	liar.lie(1).login("nobody-1", "wrong-password").is(401)
	liar.lie(2).login("nobody-2", "wrong-password").is(429)
}

func TestTheFiftyBadInputsTwentySixToThirtyEightFields(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	p, other := c.whole(), c.whole()
	someone := func(changes j) func() answer {
		return func() answer { return c.post(p.path+"/parties", party("respondent", changes)) }
	}
	create := func(changes j) func() answer {
		return func() answer { return c.post("/preservations", basics(changes)) }
	}
	suit := func(changes j) func() answer {
		return func() answer { return c.post("/preservations", basics(inSuit, changes)) }
	}
	firm := func(code string) func() answer {
		return func() answer {
			return c.post(p.path+"/parties", j{"role": "respondent", "kind": "organization", "name": "甲", "creditCode": code})
		}
	}
	rows := []badRow{
		{26, "wrong check digit", someone(j{"idNumber": "110105199003070008"}), []int{422}, "body.idNumber"},
		{27, "30 February", someone(j{"idNumber": "110105199002300000"}), []int{422}, "body.idNumber"},
		{27, "born in future", someone(j{"idNumber": "110105209003070003"}), []int{422}, "body.idNumber"},
		{28, "15 digits", someone(j{"idNumber": "110105900307000"}), []int{422}, "body.idNumber"},
		{29, "credit code, wrong check", firm("911100001000176430"), []int{422}, "body.creditCode"},
		{30, "amount 0", create(j{"amount": 0}), []int{422}, "body.amount"}, {30, "amount -1", create(j{"amount": -1}), []int{422}, "body.amount"},
		{30, "amount 10¹³+1", create(j{"amount": 10_000_000_000_001}), []int{422}, "body.amount"},
		{33, "court not open", create(j{"courtCode": "100"}), []int{422}, "body.courtCode"}, {33, "court that is none", create(j{"courtCode": canary}), []int{422}, "body.courtCode"},
		{34, "cause that is none", suit(j{"causeCode": "X0000"}), []int{422}, "body.causeCode"},
		{35, "case number that is none", suit(j{"caseNumber": canary}), []int{422}, "body.caseNumber"},
		{36, "诉讼 without a number", suit(j{"caseNumber": ""}), []int{422}, "body.caseNumber"},
		{36, "诉前 with one", create(j{"caseNumber": "（2026）京0105民初1号"}), []int{422}, "body.caseNumber"},
		{38, "owner of another application", func() answer { return c.post(p.path+"/clues", aHouse(other.respondent)) }, []int{422}, "body.ownerPartyId"},
		{38, "owner that is none", func() answer { return c.post(p.path+"/clues", aHouse(canary)) }, []int{422}, "body.ownerPartyId"},
	}
	h.asBad(t, rows)
	t.Run("28 lower-case x and wide digits are kept in one form", func(t *testing.T) {
		for sent, kept := range map[string]string{"11010519491231002x": "11010519491231002X", "11010519900307000９": "110105199003070009"} {
			assert.Equal(t, kept, someone(j{"idNumber": sent})().is(201).text("idNumber"))
		}
	})
	t.Run("31 guarantee below the amount before a suit", func(t *testing.T) {
		g := c.wholeGuarantee(j{"guaranteeAmount": 5})
		check := c.get(g.path + "/check").is(200)
		assert.Contains(t, check.raw, "guaranteeAmount")
	})
	t.Run("32 sum of clues", func(t *testing.T) {
		over := c.post(p.path+"/clues", aHouse(p.respondent, j{"value": int64(baoquan.MaxAmount) + 1})).is(422)
		assert.Equal(t, []string{"body.value"}, over.locations())
	})
	t.Run("35 half-width brackets are kept in one form", func(t *testing.T) {
		assert.Equal(t, "（2026）京0105民初1号", suit(j{"caseNumber": "(2026)京0105民初1号"})().is(201).text("caseNumber"))
	})
	t.Run("35 number of another court is a warning", func(t *testing.T) {
		id := suit(j{"caseNumber": "（2026）沪0101民初1号"})().is(201).text("id")
		assert.Contains(t, c.get("/preservations/"+id+"/check").is(200).raw, `"location":"caseNumber"`)
	})
	t.Run("37 applicant is respondent", func(t *testing.T) {
		c.post(p.path+"/parties", party("respondent", j{"idNumber": "110105199003070009", "name": "田浩"})).is(201)
		assert.NotEmpty(t, c.get(p.path + "/check").is(200).body["warnings"])
	})
}

func TestTheFiftyBadInputsThirtyNineToFiftySteps(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	me, judge := c.owner, c.judge
	reach := func(status baoquan.Status) paper { return h.reach(me, judge, status) }
	incomplete, review, rule, ruled := me.bare(), reach(baoquan.UnderReview), reach(baoquan.AwaitingRuling), reach(baoquan.Ruled)
	cards := func(changes j) func() answer {
		card := rateCard("2026-12-01", 1)
		for name, value := range changes {
			card[name] = value
		}
		return func() answer { return c.underwriter.put("/insurer/rate-cards", card) }
	}
	asked := me.submitted()
	underwrite := func(body j) func() answer {
		return func() answer { return c.underwriter.post(asked.deskPath+"/underwriting", body) }
	}
	rows := []badRow{
		{39, "submit without respondent", func() answer { return me.post(incomplete.path+"/submission", nil) }, []int{422}, ""},
		{41, "old If-Match", func() answer { return me.with("If-Match", `"0"`).patch(incomplete.path, j{"amount": 5}) }, []int{412}, ""},
		{42, "pay before acceptance", func() answer { return me.post(review.path+"/payments", j{"method": "wechat"}) }, []int{409}, ""},
		{43, "withdraw after the ruling", func() answer { return me.post(ruled.path+"/withdrawal", j{"reason": canary}) }, []int{409}, ""},
		{44, "ruling over what was asked", func() answer {
			return judge.post(rule.deskPath+"/ruling", j{"outcome": "partly_granted", "amount": 1_000_001})
		}, []int{422}, "body.amount"},
		{45, "rate 0", cards(j{"tiers": []j{{"upTo": 0, "ratePpm": 0}}}), []int{422}, "body.tiers[0].ratePpm"},
		{45, "rate 10⁶+1", cards(j{"tiers": []j{{"upTo": 0, "ratePpm": 1_000_001}}}), []int{422}, "body.tiers[0].ratePpm"},
		{45, "premium that is not rate × amount", underwrite(j{"decision": "approve", "ratePpm": 3_000, "premium": 1}), []int{422}, "body.premium"},
		{48, "captcha of nobody", func() answer {
			return h.client().post("/sms-codes", j{"phone": "13900000009", "purpose": "register", "captchaId": uuid.NewString(), "captchaAnswer": canary})
		}, []int{422}, "body.captchaAnswer"},
		{49, "two endings", func() answer {
			return me.upload(incomplete.path+"/materials", form{{"slot", "other"}, {"file", file{"a.pdf.exe", []byte("%PDF-1.4")}}})
		}, []int{415}, ""},
		{49, "slot of another kind", func() answer { return me.pdf(incomplete.path+"/materials", "policy", "", "") }, []int{422}, "body.slot"},
	}
	h.asBad(t, rows)
	t.Run("39 names what check names", func(t *testing.T) {
		assert.Equal(t, me.get(incomplete.path + "/check").is(200).body["missing"], me.post(incomplete.path+"/submission", nil).is(422).body["missing"])
	})
	t.Run("40 second submission", func(t *testing.T) {
		p := me.whole()
		keyed := me.with("Idempotency-Key", "row-40")
		first := keyed.post(p.path+"/submission", nil).is(200)
		assert.Equal(t, first.body, keyed.post(p.path+"/submission", nil).is(200).body)
		me.with("Idempotency-Key", "row-40-new").post(p.path+"/submission", nil).fails(409, "status_conflict")
	})
	t.Run("41 without If-Match the write is taken", func(t *testing.T) { me.patch(incomplete.path, j{"amount": 5}).is(200) })
	t.Run("42 paying twice is the same open order", func(t *testing.T) {
		p := reach(baoquan.AwaitingPayment)
		assert.Equal(t, me.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id"), me.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id"))
	})
	// 47, and 48 used up and of another purpose:
	// TestACodeIsForItsPhoneAndPurposeForFiveTriesAndOneUse and
	// TestACaptchaIsUsedUpByAMessageOrAWrongAnswerAndByNothingElse.
	for _, weak := range []string{"Aa1-567", "Aa1-5678901234567", "13900000077-A", "password1"} {
		t.Run("46 password "+weak, func(t *testing.T) {
			got := h.client().post("/accounts", j{"phone": "13900000077", "smsCode": "123456", "password": weak, "agreementVersion": "2026-11"}).is(422)
			assert.Contains(t, got.locations(), "body.password")
			assert.NotContains(t, got.raw, weak)
		})
	}
	// 50: TestACallbackIsGenuineOrChangesNothing and
	// TestAnEventThatIsNotGenuineChangesNothing; here every door at once.
	before := h.versions()
	for _, door := range []string{"wechatpay/payments", "wechatpay/refunds", "alipay", "insurer/picc", "insurer/pingan", "sms/tencent/" + canary, "sms/aliyun/" + canary} {
		for _, base := range []string{"/callbacks/", "/api/v1/callbacks/"} {
			t.Run("50 "+base+door, func(t *testing.T) {
				nobody := h.client()
				assert.Contains(t, []int{401, 404, 413}, nobody.call("POST", base+door, strings.Repeat("x", 10<<20)).status)
				got := nobody.call("POST", base+door, j{"x": canary})
				assert.Contains(t, []int{401, 404}, got.status, got.raw)
				assert.NotContains(t, got.raw, canary)
			})
		}
	}
	assert.Equal(t, before, h.versions(), "no row")
}
