package api

import (
	"net/netip"
	"strings"
)

// agentMark is a mark in a User-Agent and what it stands for.
type agentMark struct{ mark, name string }

// The first mark that is there counts: browsers claim to be their ancestors too.
var (
	systems = []agentMark{
		{"HarmonyOS", "鸿蒙"}, {"OpenHarmony", "鸿蒙"}, {"iPad", "iPad"}, {"iPhone", "iPhone"}, {"Android", "Android"},
		{"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"},
	}
	browsers = []agentMark{
		{"MicroMessenger", "微信"}, {"AlipayClient", "支付宝"}, {"DingTalk", "钉钉"}, {"QQBrowser", "QQ浏览器"}, {"360SE", "360浏览器"},
		{"360EE", "360浏览器"}, {"UCBrowser", "UC浏览器"}, {"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"},
		{"HeadlessChrome/", "Chrome"}, {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"},
	}
)

// deviceOf is a User-Agent as a person knows the device again: Windows · Chrome.
// Nothing else of it is kept.
func deviceOf(userAgent string) string {
	var known []string
	for _, signs := range [][]agentMark{systems, browsers} {
		for _, s := range signs {
			if strings.Contains(userAgent, s.mark) {
				known = append(known, s.name)
				break
			}
		}
	}
	if len(known) == 0 {
		return "未知设备"
	}
	return strings.Join(known, " · ")
}

// networkOf is an address without its last part: enough to see where a session
// came from, and not who else was there. "" for what is no address.
func networkOf(address string) string {
	parsed, err := netip.ParseAddr(address)
	if err != nil {
		return ""
	}
	parsed = parsed.Unmap().WithZone("")
	bits := 24
	if parsed.Is6() {
		bits = 48
	}
	network, err := parsed.Prefix(bits)
	if err != nil {
		return ""
	}
	return network.String()
}
