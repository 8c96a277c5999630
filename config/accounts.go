package config

import "regexp"

// callbackSecret stands in an address, and is all that guards it.
var callbackSecret = regexp.MustCompile(`^[0-9A-Za-z_-]{24,200}$`)

// checkSecondSMS: a provider that is half configured is otherwise found when the
// first one fails.
func (c *Config) checkSecondSMS(wrong *faults) {
	if second := c.SMS.Aliyun; second.AccessKeyID != "" {
		if second.AccessKeySecret == "" {
			wrong.add("sms.aliyun.access_key_secret", "设了 sms.aliyun.access_key_id 就必须填写")
		}
		if second.SignName == "" {
			wrong.add("sms.aliyun.sign_name", "设了 sms.aliyun.access_key_id 就必须填写")
		}
	}
	if _, err := c.SMS.Aliyun.TemplateCodes(); err != nil {
		wrong.add("sms.aliyun.templates", "%v", err)
	}
	for key, secret := range map[string]string{
		"sms.callback_secret": c.SMS.CallbackSecret, "sms.aliyun.callback_secret": c.SMS.Aliyun.CallbackSecret,
	} {
		if secret != "" && !callbackSecret.MatchString(secret) {
			wrong.add(key, "要写至少24位字母、数字、- 或 _")
		}
	}
}

// checkOIDC: with an issuer all of the section is needed.
func (c *Config) checkOIDC(wrong *faults) {
	if !c.OIDC.On() {
		return
	}
	for key, value := range map[string]string{
		"oidc.client_id": c.OIDC.ClientID, "oidc.client_secret": c.OIDC.ClientSecret, "oidc.label": c.OIDC.Label,
	} {
		if value == "" {
			wrong.add(key, "设了 oidc.issuer 就必须填写")
		}
	}
}
