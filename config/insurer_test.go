package config

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// webhookSecret is one of n bytes.
func webhookSecret(letter string, n int) string {
	return "whsec_" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat(letter, n)))
}

// insured is the section with a good secret for pingan.
func insured(endpoints string) Insurer {
	return Insurer{Endpoints: endpoints, Secrets: "pingan=" + webhookSecret("a", 24)}
}

func TestTheSystemsOfInsurersAreReadByTheirCodes(t *testing.T) {
	first, second, other := webhookSecret("a", 24), webhookSecret("b", 32), webhookSecret("c", 25)
	systems, err := Insurer{
		Endpoints: " pingan = https://core.example.cn/events?v=1 , ",
		Secrets:   "pingan=" + first + ", picc=" + other + ",pingan=" + second + ",",
	}.Systems()
	require.NoError(t, err)
	assert.Equal(t, []InsurerSystem{
		{Code: "picc", Secrets: []string{other}},
		{Code: "pingan", URL: "https://core.example.cn/events?v=1", Secrets: []string{first, second}},
	}, systems)

	systems, err = Insurer{}.Systems()
	require.NoError(t, err)
	assert.Empty(t, systems)
}

func TestAFaultOfTheSystemsNamesTheKeyAndNoSecret(t *testing.T) {
	good := webhookSecret("a", 24)
	hidden := strings.TrimPrefix(good, "whsec_")
	const address = "pingan=https://core.example.cn"
	for _, c := range []struct{ endpoints, secrets, want string }{
		{"", "pingan", "insurer.secrets（BAOQUAN_INSURER_SECRETS）：第 1 项"},
		{"", good, "insurer.secrets（BAOQUAN_INSURER_SECRETS）：第 1 项"},
		{"", "=" + good, "insurer.secrets（BAOQUAN_INSURER_SECRETS）：第 1 项"},
		{address, "pingan=" + hidden, "insurer.secrets（BAOQUAN_INSURER_SECRETS）：pingan 的密钥应写成 whsec_"},
		{address, "pingan=whsec_!" + hidden, "pingan 的密钥"},
		{address, "pingan=" + webhookSecret("a", 23), "至少 24 字节"},
		{address, "pingan=" + good + ",pingan=" + good, "写了两次"},
		{address, "pingan=" + good + ",picc=" + good, "不能共用"},
		{address, "picc=" + good, "insurer.secrets（BAOQUAN_INSURER_SECRETS）：缺少 pingan 的密钥"},
		{address + "," + address, "pingan=" + good, "insurer.endpoints（BAOQUAN_INSURER_ENDPOINTS）：pingan 写了两次"},
		{"core.example.cn", "pingan=" + good, "insurer.endpoints（BAOQUAN_INSURER_ENDPOINTS）：第 1 项"},
		{"pingan=core.example.cn", "pingan=" + good, "insurer.endpoints（BAOQUAN_INSURER_ENDPOINTS）：pingan 的地址"},
		{"pingan=https://u:p@core.example.cn", "pingan=" + good, "pingan 的地址"},
		{"pingan=https:///events", "pingan=" + good, "pingan 的地址"},
	} {
		_, err := Insurer{Endpoints: c.endpoints, Secrets: c.secrets}.Systems()
		require.ErrorContains(t, err, c.want)
		assert.NotContains(t, err.Error(), hidden)
		assert.NotContains(t, err.Error(), "\n", "one fault only: %s", c.secrets)
	}
}

func TestAllFaultsOfTheSystemsComeAtOnce(t *testing.T) {
	_, err := Insurer{Endpoints: "picc=x,PINGAN=https://a", Secrets: "pingan=x,?"}.Systems()
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 4, err.Error())
}
