package api_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func urlPath(s string) string { return url.PathEscape(s) }

// all walks through the pages of a list and answers a member of every item.
func (c *client) all(path, member string) (values []string) {
	c.t.Helper()
	for cursor := ""; ; {
		page := c.get(path + "&cursor=" + cursor).is(200)
		for _, item := range page.body["items"].([]any) {
			values = append(values, item.(map[string]any)[member].(string))
		}
		if cursor = page.text("next"); cursor == "" {
			return values
		}
	}
}

func TestListsAreWalkedThroughPageByPageWithoutGapOrDouble(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	for path, want := range map[string]int{
		"/courts?limit=50&province=" + url.QueryEscape("北京市"): 0,
		"/causes?limit=100":         0,
		"/case-types?limit=7":       0,
		"/divisions?limit=5":        34,
		"/insurers?limit=4":         11,
		"/divisions?parent=110000&": 16,
	} {
		codes := c.all(path, "code")
		seen := map[string]bool{}
		for _, code := range codes {
			assert.False(t, seen[code], "%s: %s twice", path, code)
			seen[code] = true
		}
		if want == 0 {
			assert.Greater(t, len(codes), 20, path)
		} else {
			assert.Len(t, codes, want, path)
		}
	}
}

func TestCourtsAreFoundByNameAndByBeingOpen(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	found := c.get("/courts?q=" + url.QueryEscape("北京市朝阳")).is(200).body["items"].([]any)
	require.Len(t, found, 1)
	court := found[0].(map[string]any)
	assert.Equal(t, j{
		"code": "141", "name": "北京市朝阳区人民法院", "level": 4.0, "province": "北京市",
		"parentCode": "140", "caseCode": "京0105", "open": false,
	}, court)
	assert.Empty(t, c.get("/courts?open=true").is(200).body["items"])
	assert.Empty(t, c.get("/courts?q=%25").is(200).body["items"])
	assert.Len(t, c.get("/courts?open=false&limit=1").is(200).body["items"], 1)
	assert.Equal(t, []string{"query.q"}, c.get("/courts?q=a%00").is(422).locations())
}

func TestCourtsAndCausesAreFoundByTheFirstLettersOfTheirPinyin(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	for path, name := range map[string]string{
		"/courts?q=bjscyqrmfy": "北京市朝阳区人民法院",
		"/courts?q=CQSGJRMFY":  "重庆市高级人民法院", // 重 is read in two ways
		"/causes?q=mjjdjf":     "民间借贷纠纷",
	} {
		var names []any
		for _, item := range c.get(path).is(200).body["items"].([]any) {
			names = append(names, item.(map[string]any)["name"])
		}
		assert.Contains(t, names, name, path)
		assert.Less(t, len(names), 20, path)
	}
	assert.Empty(t, c.get("/courts?q=bjscyqxxx").is(200).body["items"])
	assert.Empty(t, c.get("/courts?q=cyqrmfy&province=" + url.QueryEscape("上海市")).is(200).body["items"])
}

func TestACursorOpensOnlyWhereItWasMade(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	next := c.get("/courts?limit=1").is(200).text("next")
	c.get("/courts?cursor=" + next).is(200)
	for _, forged := range []string{"MQ", "%00", "1", next + "A", next[:len(next)-1], "AAAA" + next[4:]} {
		assert.Equal(t, []string{"query.cursor"}, c.get("/courts?cursor="+forged).is(422).locations(), forged)
	}
	assert.Equal(t, []string{"query.cursor"}, c.get("/causes?cursor="+next).is(422).locations())
	for _, limit := range []string{"0", "-1", "101", "100000000000000000000", "x"} {
		c.get("/courts?limit=" + limit).is(422)
	}
}

func TestTheSuggestedFeeIsThatOfTheLaw(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	fee := c.get("/fees/preservation?amount=1000000").is(200)
	assert.EqualValues(t, 12000, fee.body["fee"], "10,000 yuan: 120.00")
	assert.NotEmpty(t, fee.text("article"))
	for _, amount := range []string{"", "0", "-1", "1.5", "10000000000001"} {
		c.get("/fees/preservation?amount=" + amount).is(422)
	}
	c.get("/fees/preservation").is(422)
}

func TestNoticesAreReadByKind(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	for _, kind := range []string{"preservation", "registration", "face", "insurer"} {
		notice := c.get("/notices/" + kind).is(200)
		assert.NotEmpty(t, notice.text("version"))
		assert.NotEmpty(t, notice.text("text"))
	}
	c.get("/notices/other").is(422)
}
