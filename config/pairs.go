package config

import (
	"fmt"
	"strings"
)

// pairs reads "name=value,name=value".
func pairs(text string) (map[string]string, error) {
	read := map[string]string{}
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, value, found := strings.Cut(part, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !found || name == "" || value == "" {
			return nil, fmt.Errorf("%q 应写成 名称=值", part)
		}
		if _, twice := read[name]; twice {
			return nil, fmt.Errorf("%s 写了两次", name)
		}
		read[name] = value
	}
	return read, nil
}

// TemplateIDs is the template number of each kind of text message.
func (s SMS) TemplateIDs() (map[string]string, error) { return pairs(s.Templates) }

// TemplateCodes is the template code of each kind of text message.
func (s AliyunSMS) TemplateCodes() (map[string]string, error) { return pairs(s.Templates) }
