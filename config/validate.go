package config

import (
	"encoding/hex"
	"net"
	"net/netip"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
)

// Validate checks every value, and in production that nothing of a trial is
// left. All faults are reported at once.
func (c *Config) Validate() error {
	var wrong faults
	c.validate(&wrong, nil)
	return wrong.err()
}

// validate passes over the keys in bad: they were reported when read.
func (c *Config) validate(wrong *faults, bad map[string]bool) {
	c.checkWords(wrong)
	c.checkPositive(wrong, bad)
	c.checkAddresses(wrong)
	c.checkURLs(wrong)
	c.checkSeal(wrong)
	c.checkProcedure(wrong, bad)
	c.checkWeChatPayKeys(wrong)
	c.checkAlipay(wrong)
	c.checkSign(wrong)
	c.checkInsurers(wrong)
	c.checkSecondSMS(wrong)
	c.checkOIDC(wrong)
	c.checkFiles(wrong, bad)
	if c.Production() {
		c.checkProduction(wrong)
	}
}

func (c *Config) checkWords(wrong *faults) {
	oneOf := func(key, value string, words ...string) {
		if !slices.Contains(words, value) {
			wrong.add(key, "只能是 %s，现在是 %q", strings.Join(words, "、"), value)
		}
	}
	oneOf("env", c.Env, "development", "production")
	oneOf("log.level", c.Log.Level, "debug", "info", "warn", "error")
	oneOf("face.mode", c.Face.Mode, "h5", "miniprogram")
}

// checkPositive: every duration and every count must be above zero.
func (c *Config) checkPositive(wrong *faults, bad map[string]bool) {
	for _, field := range Fields() {
		if bad[field.Key] {
			continue
		}
		value := field.of(c)
		if value.Kind() != reflect.Int && value.Kind() != reflect.Int64 || value.Int() > 0 {
			continue
		}
		if _, isDuration := value.Interface().(time.Duration); isDuration {
			wrong.add(field.Key, "时长要大于零，现在是 %s", field.text(c))
		} else {
			wrong.add(field.Key, "要大于零，现在是 %s", field.text(c))
		}
	}
}

func (c *Config) checkAddresses(wrong *faults) {
	address := func(key, value string) {
		if _, port, err := net.SplitHostPort(value); err != nil || port == "" {
			wrong.add(key, "要写成 主机:端口，现在是 %q", value)
		}
	}
	address("server.address", c.Server.Address)
	address("server.metrics_address", c.Server.MetricsAddress)
	address("worker.metrics_address", c.Worker.MetricsAddress)
	address("temporal.address", c.Temporal.Address)
	if c.Temporal.Namespace == "" {
		wrong.add("temporal.namespace", "不能为空")
	}
	for _, proxy := range c.Server.TrustedProxies {
		_, prefixErr := netip.ParsePrefix(proxy)
		_, addressErr := netip.ParseAddr(proxy)
		if prefixErr != nil && addressErr != nil {
			wrong.add("server.trusted_proxies", "%q 不是地址或网段（如 10.0.0.0/8）", proxy)
		}
	}
}

func (c *Config) checkURLs(wrong *faults) {
	schemes := func(key, value string, secret bool, allowed ...string) {
		parsed, err := url.Parse(value)
		if err != nil || !slices.Contains(allowed, parsed.Scheme) || parsed.Host == "" && parsed.Path == "" {
			tail := ""
			if !secret {
				tail = "，现在是 " + value
			}
			wrong.add(key, "要写成 %s:// 开头的地址%s", strings.Join(allowed, ":// 或 "), tail)
		}
	}
	schemes("database.url", c.Database.URL, true, "postgres", "postgresql")
	schemes("storage.url", c.Storage.URL, true, "file", "s3", "mem")
	schemes("server.public_url", c.Server.PublicURL, false, "https", "http")
	if c.Temporal.UIURL != "" {
		schemes("temporal.ui_url", c.Temporal.UIURL, false, "https", "http")
	}
	for _, address := range c.providerURLs() {
		if address.value != "" {
			schemes(address.key, address.value, false, "https", "http")
		}
	}
}

func (c *Config) checkSeal(wrong *faults) {
	seen := map[string]bool{}
	for entry := range strings.SplitSeq(c.Seal.Keys, ",") {
		id, key, found := strings.Cut(strings.TrimSpace(entry), ":")
		switch {
		case !found || id == "" || !is32Bytes(key):
			wrong.add("seal.keys", "每把密钥要写成 编号:64位十六进制，用逗号分隔")
			return
		case seen[id]:
			wrong.add("seal.keys", "编号 %s 用了两次", id)
		}
		seen[id] = true
	}
	if !is32Bytes(c.Seal.LookupKey) {
		wrong.add("seal.lookup_key", "要写64位十六进制")
	}
}

func is32Bytes(text string) bool {
	key, err := hex.DecodeString(text)
	return err == nil && len(key) == 32
}

func (c *Config) checkProcedure(wrong *faults, bad map[string]bool) {
	if _, err := baoquan.ParseOverrides(c.Procedure.Deadlines); err != nil {
		wrong.add("procedure.deadlines", "要写成 期限=时长，用逗号分隔，如 fee=20s,correction=1m（%v）", err)
	}
	if _, err := c.SMS.TemplateIDs(); err != nil {
		wrong.add("sms.templates", "%v", err)
	}
	if idle, absolute := c.Session.Idle, c.Session.Absolute; !bad["session.idle"] && !bad["session.absolute"] && idle > absolute {
		wrong.add("session.idle", "不能比 session.absolute（%s）长，现在是 %s", absolute, idle)
	}
	if !bad["limits.file_size"] && !bad["limits.case_files_size"] && c.Limits.FileSize > c.Limits.CaseFilesSize {
		wrong.add("limits.file_size", "不能比 limits.case_files_size（%d）大，现在是 %d", c.Limits.CaseFilesSize, c.Limits.FileSize)
	}
}
