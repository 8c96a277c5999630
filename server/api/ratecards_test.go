package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

// rateCard is a card as an underwriter sends it.
func rateCard(from string, ratePpm int) j {
	return j{"validFrom": from, "minimum": 50_000, "tiers": []any{j{"upTo": 0, "ratePpm": ratePpm}}}
}

// quotes are the premiums by insurer, in fen, and the insurers in their order.
func (c *client) quotes(courtCode string, amount int64) (premiums map[string]int, order []string) {
	c.t.Helper()
	premiums = map[string]int{}
	got := c.get(fmt.Sprintf("/insurers/quotes?courtCode=%s&amount=%d", courtCode, amount)).is(200)
	for _, item := range got.body["items"].([]any) {
		code := item.(j)["insurerCode"].(string)
		premiums[code], order = int(item.(j)["premium"].(float64)), append(order, code)
	}
	return premiums, order
}

func (w *world) underwriter(insurer string) *client {
	w.t.Helper()
	return w.staff(store.Staff{Login: "underwriter-" + insurer, Role: store.Underwriter, InsurerCode: insurer})
}

func TestEveryInsurerIsQuotedAtTheFigureOfTheManual(t *testing.T) {
	w := newWorld(t)
	got := w.client().get("/insurers/quotes?courtCode=141&amount=100000000").is(200)
	items := got.body["items"].([]any)
	require.Len(t, items, 11)
	assert.Equal(t, j{
		"insurerCode": "axatp", "ratePpm": 3000.0, "premium": 300000.0, "demonstration": true,
		"heldUntil": "2026-11-28T09:00:00+08:00", "averageScore": nil,
	}, items[0],
		"1,000,000 yuan at 0.3 % are 3,000; equal premiums in the order of the codes")
}

func TestQuotesAreAskedForACourtThatIsThereAndAnAmountThatMayBe(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	for query, locations := range map[string][]string{
		"courtCode=141&amount=0":              {"query.amount"},
		"courtCode=141&amount=-1":             {"query.amount"},
		"courtCode=141&amount=10000000000001": {"query.amount"},
		"courtCode=141&amount=1.5":            {"query.amount"},
		"courtCode=141&amount=x":              {"query.amount"},
		"courtCode=141":                       {"query.amount"},
		"courtCode=nowhere&amount=1":          {"query.courtCode"},
		"courtCode=%00&amount=1":              {"query.courtCode"},
		"courtCode=&amount=0":                 {"query.courtCode", "query.amount"},
		"":                                    {"query.courtCode", "query.amount"},
		"courtCode=141&amount=1&on=2026":      {"query.on"},
	} {
		got := c.get("/insurers/quotes?" + query).is(422)
		assert.ElementsMatch(t, locations, got.locations(), "%s: %s", query, got.raw)
		assertChinese(t, got)
	}
	_, order := c.quotes("141", 1)
	assert.Len(t, order, 11)
	_, order = c.quotes("141", 10_000_000_000_000)
	assert.Len(t, order, 11)
}

func TestQuotesChangeOnTheDayOnWhichANewCardStarts(t *testing.T) {
	w := newWorld(t)
	c, picc := w.client(), w.underwriter("picc")
	card := picc.put("/insurer/rate-cards", rateCard("2026-11-28", 2_000)).is(200)
	assert.Equal(t, j{
		"insurerCode": "picc", "version": 2.0, "validFrom": "2026-11-28", "validUntil": "", "minimum": 50000.0, "maximum": 0.0,
		"courts": []any{}, "tiers": []any{j{"upTo": 0.0, "ratePpm": 2000.0}}, "demonstration": false,
		"refunds": j{"undonePpm": 1_000_000.0, "surrenderedPpm": 1_000_000.0},
	}, card.body)
	assert.Equal(t, []string{"2026-11-28", "2026-01-01"}, picc.all("/insurer/rate-cards?limit=1", "validFrom"))
	premiums, _ := c.quotes("141", 100_000_000)
	assert.Equal(t, 300_000, premiums["picc"], "the day before")
	w.clock.pass(15 * time.Hour) // midnight in Beijing
	premiums, order := c.quotes("141", 100_000_000)
	assert.Equal(t, 200_000, premiums["picc"])
	assert.Equal(t, 300_000, premiums["pingan"], "only its own insurer's")
	assert.Equal(t, "picc", order[0], "the least premium first")
	premiums, order = c.quotes("141", 100_000)
	assert.Equal(t, 50_000, premiums["picc"], "the minimum")
	assert.Equal(t, "picc", order[len(order)-1])
}

func TestOnlyWhoInsuresTheSumAtTheCourtIsQuoted(t *testing.T) {
	w := newWorld(t)
	c, picc := w.client(), w.underwriter("picc")
	card := rateCard("2026-11-27", 2_000)
	card["courts"], card["maximum"] = []string{"141"}, 500
	picc.put("/insurer/rate-cards", card).is(200)
	for _, test := range []struct {
		court  string
		amount int64
		quoted bool
	}{{"141", 500, true}, {"141", 501, false}, {"142", 500, false}} {
		premiums, _ := c.quotes(test.court, test.amount)
		_, quoted := premiums["picc"]
		assert.Equal(t, test.quoted, quoted, "%v", test)
		assert.Contains(t, premiums, "pingan")
	}
}

func TestAClosedInsurerIsNotQuoted(t *testing.T) {
	w := newWorld(t)
	c, op := w.client(), w.operator()
	op.put("/admin/insurers/picc", j{"open": false}).is(200)
	premiums, order := c.quotes("141", 1_000)
	assert.NotContains(t, premiums, "picc")
	assert.Len(t, order, 10)
	op.put("/admin/insurers/picc", j{"open": true}).is(200)
	premiums, _ = c.quotes("141", 1_000)
	assert.Contains(t, premiums, "picc")
}

func TestTheSameCardSentTwiceIsOneVersion(t *testing.T) {
	w := newWorld(t)
	picc := w.underwriter("picc")
	first := picc.put("/insurer/rate-cards", rateCard("2026-11-27", 2_000)).is(200)
	assert.Equal(t, first.raw, picc.put("/insurer/rate-cards", rateCard("2026-11-27", 2_000)).is(200).raw)
	assert.EqualValues(t, 3, picc.put("/insurer/rate-cards", rateCard("2026-11-27", 2_001)).is(200).body["version"])
	assert.EqualValues(t, 2, w.underwriter("pingan").put("/insurer/rate-cards", rateCard("2026-11-27", 1)).is(200).body["version"])
}

func TestEverythingThatIsWrongWithACardIsNamedAtOnce(t *testing.T) {
	w := newWorld(t)
	picc := w.underwriter("picc")
	many := `{"validFrom":"2026-11-27","tiers":[{"upTo":0,"ratePpm":1}],"courts":["` + strings.Repeat(`x","`, 4_000) + `x"]}`
	for _, test := range []struct {
		body      any
		locations []string
	}{
		{j{}, []string{"body.validFrom", "body.tiers"}},
		{j{"validFrom": "2026-11-26", "tiers": []j{{"upTo": 0, "ratePpm": 1}}}, []string{"body.validFrom"}},
		{j{
			"validFrom": "27.11.2026", "validUntil": 5, "minimum": -1, "maximum": "1", "courts": []string{"141", "nowhere", "\x00"},
			"tiers":   []j{{"upTo": 5, "ratePpm": 0}, {"upTo": 5, "ratePpm": 1_000_001}, {"upTo": 0, "ratePpm": 1, "rate": 3}},
			"version": 9,
		}, []string{
			"body.validFrom", "body.validUntil", "body.minimum", "body.maximum", "body.courts[1]", "body.courts[2]",
			"body.tiers[0].ratePpm", "body.tiers[1].ratePpm", "body.tiers[1].upTo", "body.tiers[2].rate", "body.version",
		}},
		{j{"validFrom": "2026-11-28", "validUntil": "2026-11-27", "tiers": []any{5, nil}}, []string{
			"body.validUntil", "body.tiers[0]", "body.tiers[1]", "body.tiers[0].ratePpm", "body.tiers[0].upTo", "body.tiers[1].ratePpm",
		}},
		{j{"validFrom": "2026-11-27", "insurerCode": "pingan", "tiers": []j{{"upTo": 5, "ratePpm": 1}}}, []string{"body.insurerCode", "body.tiers[0].upTo"}},
		{many, []string{"body.courts"}},
		{j{
			"validFrom": "2026-11-27", "tiers": []j{{"upTo": 0, "ratePpm": 1}},
			"refunds": j{"undonePpm": -1, "surrenderedPpm": 1_000_001, "expiredPpm": 0},
		}, []string{"body.refunds.undonePpm", "body.refunds.surrenderedPpm", "body.refunds.expiredPpm"}},
		{j{"validFrom": "2026-11-27", "tiers": []j{{"upTo": 0, "ratePpm": 1}}, "refunds": 5}, []string{"body.refunds"}},
	} {
		got := picc.put("/insurer/rate-cards", test.body).is(422)
		assert.ElementsMatch(t, test.locations, got.locations(), got.raw)
		assertChinese(t, got)
	}
	picc.put("/insurer/rate-cards", nil).fails(400, "malformed")
	var written int
	require.NoError(t, w.db.Get(&written, `SELECT count(*) FROM rate_cards WHERE version > 1`))
	assert.Zero(t, written)
}
