package api_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"
)

// telling is one way in which a callback may come: as it is, doubled, or not from who
// it says.
type telling struct {
	name string
	make func(d *doors, r *rand.Rand, x truth) sent
	true bool // it is what the provider says, and is taken
}

var (
	refused      = []int{http.StatusUnauthorized}
	acknowledged = []int{http.StatusOK, http.StatusNoContent}
)

// as is a callback sealed in some way, and what has to be answered.
func as(s seal, want []int) func(*doors, *rand.Rand, truth) sent {
	return func(d *doors, _ *rand.Rand, x truth) sent {
		c := d.sealed(x.door, x.content, s)
		c.want = want
		return c
	}
}

// spoiled is a genuine callback to which something was done after it was signed.
func spoiled(spoil func(c *sent, r *rand.Rand)) func(*doors, *rand.Rand, truth) sent {
	return func(d *doors, r *rand.Rand, x truth) sent {
		c := d.sealed(x.door, x.content, seal{})
		c.want = refused
		spoil(&c, r)
		return c
	}
}

// saying is a genuine callback that says something else.
func saying(change map[string]j, want map[string][]int) func(*doors, *rand.Rand, truth) sent {
	return func(d *doors, _ *rand.Rand, x truth) sent {
		content := maps.Clone(x.content)
		maps.Copy(content, change[x.door])
		if data, says := content["data"].(j); says && change["data"] != nil {
			content["data"] = maps.Clone(data)
			maps.Copy(content["data"].(j), change["data"])
			content["id"] = freshNo()
		}
		c := d.sealed(x.door, content, seal{})
		c.want = want[x.door]
		return c
	}
}

// tellings are all ways.
var tellings = []telling{
	{"as it is", as(seal{}, acknowledged), true},
	{"the very same again", as(seal{}, acknowledged), true},
	{"twenty at once", func(d *doors, _ *rand.Rand, x truth) sent {
		c := d.sealed(x.door, x.content, seal{})
		c.want, c.times = acknowledged, 20
		return c
	}, true},
	{"another key", as(seal{forged: true}, refused), false},
	{"another contract", as(seal{other: true}, refused), false},
	{"too late", func(d *doors, _ *rand.Rand, x truth) sent {
		late := -6 * time.Minute
		if x.door == "alipay" { // which calls for a day about one event
			late = -27 * time.Hour
		}
		return as(seal{after: late}, refused)(d, nil, x)
	}, false},
	{"too early", as(seal{after: 6 * time.Minute}, refused), false},
	{"another signature", spoiled(func(c *sent, _ *rand.Rand) { c.resign(func(s string) string { return "A" + s[:len(s)-1] }) }), false},
	{"two signatures", spoiled(func(c *sent, _ *rand.Rand) {
		for _, name := range signatureHeaders {
			if c.header.Get(name) != "" {
				c.header[name] = []string{"v1,AAAA", c.header.Get(name)}
			}
		}
		if c.path == "/alipay" {
			c.body = append(c.body, "&sign=AAAA"...)
		}
	}), false},
	{"no headers", spoiled(func(c *sent, _ *rand.Rand) { c.header = http.Header{} }), false},
	{"a byte changed", spoiled(func(c *sent, r *rand.Rand) {
		end := len(c.body)
		if at := bytes.Index(c.body, []byte("&sign=")); at > 0 { // base64 has bits that say nothing
			end = at
		}
		c.body[r.IntN(end)] ^= 1
	}), false},
	{"cut short", spoiled(func(c *sent, _ *rand.Rand) { c.body = c.body[:len(c.body)/2] }), false},
	{"ten megabytes", spoiled(func(c *sent, _ *rand.Rand) {
		c.pad, c.want = 10<<20, []int{http.StatusUnauthorized, http.StatusRequestEntityTooLarge}
	}), false},
	{"at another door", spoiled(func(c *sent, r *rand.Rand) {
		others := slices.DeleteFunc([]string{"/wechatpay/payments", "/wechatpay/refunds", "/alipay", "/insurer/pingan", "/insurer/picc", "/sms/tencent/x"},
			func(path string) bool { return path[:4] == c.path[:4] && path != "/insurer/picc" })
		c.path = others[r.IntN(len(others))]
	}), false},
	{"reordered", spoiled(func(c *sent, _ *rand.Rand) {
		if c.path == "/alipay" { // whose fields have no order; but each has one value
			c.body = append([]byte("total_amount=0.01&"), c.body...)
			return
		}
		members := strings.SplitN(strings.Trim(string(c.body), "{}"), ",", 2)
		c.body = []byte("{" + members[1] + "," + members[0] + "}")
	}), false},
	{"about something unknown", func(d *doors, _ *rand.Rand, x truth) sent {
		return saying(map[string]j{
			"wechat": {"out_trade_no": freshNo(), "id": freshNo()}, "alipay": {"out_trade_no": freshNo(), "notify_id": freshNo()},
			"data": {"id": freshNo()},
		}, map[string][]int{"wechat": acknowledged, "alipay": acknowledged, "insurer": {404}})(d, nil, x)
	}, false},
	{"of an unknown kind", func(d *doors, _ *rand.Rand, x truth) sent {
		content := maps.Clone(x.content)
		delete(content, "gmt_refund")
		delete(content, "refund_fee")
		x.content = content
		return saying(map[string]j{
			"wechat": {"event_type": "TRANSACTION.PERHAPS", "id": freshNo()}, "alipay": {"trade_status": "TRADE_PERHAPS", "notify_id": freshNo()},
			"data": {"decision": "perhaps"},
		}, map[string][]int{"wechat": acknowledged, "alipay": acknowledged, "insurer": {409, 422}})(d, nil, x)
	}, false},
	{"of another merchant or sum", saying(map[string]j{
		"wechat": {"event_type": "REFUND.PERHAPS", "mchid": "1900000002", "amount": j{"total": 1, "currency": "USD"}},
		"alipay": {"seller_id": "2088000000000002", "total_amount": "0.01", "out_trade_no": "other", "notify_id": "other"},
		"data":   {"premium": 1},
	}, map[string][]int{"wechat": acknowledged, "alipay": acknowledged, "insurer": {409, 422}}), false},
}

var signatureHeaders = []string{"Wechatpay-Signature", "Webhook-Signature"}

// resign puts another signature in place of the right one.
func (c *sent) resign(change func(string) string) {
	for _, name := range signatureHeaders {
		if s := c.header.Get(name); s != "" {
			scheme, rest, found := strings.Cut(s, ",")
			if !found {
				scheme, rest = "", s
			}
			c.header.Set(name, strings.TrimPrefix(scheme+","+change(rest), ","))
		}
	}
	if before, after, found := bytes.Cut(c.body, []byte("&sign=")); found && c.path == "/alipay" {
		first := byte('A')
		if after[0] == first { // one in sixty-four begins with it
			first = 'B'
		}
		c.body = slices.Concat(before, []byte("&sign="), []byte{first}, after[1:])
	}
}
