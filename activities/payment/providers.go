package payment

import "github.com/baoquan/baoquan/config"

// Open makes the clients of the providers that are offered, by method. Alipay is
// offered when it has an app id.
func Open(c *config.Config) (map[string]Provider, error) {
	weChat, err := NewWeChat(c.WeChatPay)
	if err != nil {
		return nil, err
	}
	offered := map[string]Provider{weChat.Name(): weChat}
	if !c.Alipay.Offered() {
		return offered, nil
	}
	alipay, err := NewAlipay(c.Alipay)
	if err != nil {
		return nil, err
	}
	offered[alipay.Name()] = alipay
	return offered, nil
}

// CallbackPath is where a provider calls back about payments or refunds (kind),
// below the server's public address. Alipay has one place for both.
func CallbackPath(method, kind string) string {
	if method == alipayName {
		return "/callbacks/alipay"
	}
	return "/callbacks/wechatpay/" + kind
}
