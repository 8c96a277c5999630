package config

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/viper"
)

// notSettings are names with our prefix that are no key: the path of the file,
// and what the stack on one machine reads.
var notSettings = []string{PathEnv, Prefix + "CACHE", Prefix + "PORT_OFFSET"}

// kubernetesLink is what Kubernetes puts into every container of a namespace
// that holds a service called baoquan-something.
var kubernetesLink = regexp.MustCompile(`_SERVICE_(HOST|PORT)(_.+)?$|_PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?$`)

// readEnvironment takes BAOQUAN_* in, with the _FILE form of secrets, and
// refuses the names that do not exist.
func readEnvironment(v *viper.Viper, fields []Field, wrong *faults) {
	known := slices.Clone(notSettings)
	for _, field := range fields {
		known = append(known, field.Env)
		value := os.Getenv(field.Env)
		if field.File {
			known = append(known, field.FileEnv())
			value = fromFile(field, value, wrong)
		}
		if value != "" {
			v.Set(field.Key, value)
		}
	}
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, Prefix) && !slices.Contains(known, name) && !kubernetesLink.MatchString(name) {
			wrong.say("环境变量 %s 不对应任何键%s", name, suggestion(name, known))
		}
	}
}

// fromFile is the value itself, or what stands in the file named by _FILE.
func fromFile(field Field, value string, wrong *faults) string {
	path := os.Getenv(field.FileEnv())
	if path == "" {
		return value
	}
	if value != "" {
		wrong.add(field.Key, "和 %s 只能设一个", field.FileEnv())
		return value
	}
	content, err := os.ReadFile(path)
	if err != nil {
		wrong.add(field.Key, "读不了 %s 指的文件 %s：%v", field.FileEnv(), path, fileCause(err))
		return ""
	}
	return strings.TrimRight(string(content), "\r\n")
}

// shown repeats a value in a fault, unless it is a secret.
func shown(field Field, raw any) string {
	if field.Secret {
		return ""
	}
	return fmt.Sprintf("，现在是 %q", fmt.Sprint(raw))
}
