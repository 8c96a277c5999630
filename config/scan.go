package config

import (
	"net"
	"slices"
	"strings"
)

// FileTypes are the types of files that can be told apart, and may be taken.
var FileTypes = []string{"pdf", "doc", "docx", "jpg", "png"}

// checkFiles looks at what concerns uploaded files.
func (c *Config) checkFiles(wrong *faults, bad map[string]bool) {
	for _, name := range c.Limits.FileTypes {
		if !slices.Contains(FileTypes, name) {
			wrong.add("limits.file_types", "只能从 %s 中选，现在有 %q", strings.Join(FileTypes, "、"), name)
		}
	}
	if len(c.Limits.FileTypes) == 0 && !bad["limits.file_types"] {
		wrong.add("limits.file_types", "至少要有一种")
	}
	if address := c.Scan.ClamdAddress; address != "" && !isSocket(address) {
		if _, port, err := net.SplitHostPort(address); err != nil || port == "" {
			wrong.add("scan.clamd_address", "要写成 主机:端口 或 unix:/路径，现在是 %q", address)
		}
	}
	if !bad["scan.wait"] && !bad["scan.timeout"] && c.Scan.Wait > c.Scan.Timeout {
		wrong.add("scan.wait", "不能比 scan.timeout（%s）长，现在是 %s", c.Scan.Timeout, c.Scan.Wait)
	}
}

func isSocket(address string) bool {
	return strings.HasPrefix(strings.TrimPrefix(address, "unix:"), "/")
}

// requireScanner: real people's files are handed to courts and insurers. A scanner
// on the same machine is usual, so its address may be loopback.
func (c *Config) requireScanner(wrong *faults) {
	if c.Scan.ClamdAddress == "" && c.Scan.Required {
		wrong.add("scan.clamd_address", "production 必须有病毒扫描服务；文件确实由别处扫描时，可以设 scan.required=false")
	}
}
