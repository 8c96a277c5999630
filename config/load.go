package config

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/viper"
)

// PathEnv names the YAML file when Load is not told one.
const PathEnv = Prefix + "CONFIG"

// Load reads the defaults, the YAML file at path (optional: "" asks PathEnv,
// then goes without) and the environment, each over the one before, and checks
// every value. An empty environment variable counts as not set. What is wrong
// is reported all at once.
func Load(path string) (*Config, error) {
	var wrong faults
	fields := Fields()
	v := viper.New()
	for _, field := range fields {
		v.SetDefault(field.Key, field.Default)
	}
	if path == "" {
		path = os.Getenv(PathEnv)
	}
	if path != "" {
		readFile(v, path, fields, &wrong)
	}
	readEnvironment(v, fields, &wrong)

	c := new(Config)
	bad := decode(v, c, fields, &wrong)
	c.validate(&wrong, bad)
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// Default is the configuration with no file and no environment.
func Default() *Config {
	var wrong faults
	fields := Fields()
	v := viper.New()
	for _, field := range fields {
		v.SetDefault(field.Key, field.Default)
	}
	c := new(Config)
	decode(v, c, fields, &wrong)
	if err := wrong.err(); err != nil {
		panic("config: a default does not fit its field: " + err.Error())
	}
	return c
}

// readFile takes the YAML file in and refuses the keys that do not exist.
func readFile(v *viper.Viper, path string, fields []Field, wrong *faults) {
	file := viper.New()
	file.SetConfigFile(path)
	file.SetConfigType("yaml")
	if err := file.ReadInConfig(); err != nil {
		wrong.say("读不了配置文件 %s：%w", path, fileCause(err))
		return
	}
	known := make([]string, len(fields))
	sections := map[string]bool{}
	for i, field := range fields {
		known[i] = field.Key
		for rest := field.Key; strings.Contains(rest, "."); {
			rest = rest[:strings.LastIndex(rest, ".")]
			sections[rest] = true
		}
	}
	for _, key := range file.AllKeys() {
		switch {
		case slices.Contains(known, key):
			v.Set(key, file.Get(key))
		case sections[key] && file.Get(key) == nil: // an empty section
		case sections[key]:
			wrong.say("配置文件 %s：%s 是一组键，不能直接写值", path, key)
		default:
			wrong.say("配置文件 %s：没有 %s 这个键%s", path, key, suggestion(key, known))
		}
	}
}

// fileCause unwraps viper's own words where the system has better ones.
func fileCause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// decode fills c key by key, so that one wrong value does not hide the next,
// and returns the keys whose values could not be read at all.
func decode(v *viper.Viper, c *Config, fields []Field, wrong *faults) map[string]bool {
	bad := map[string]bool{}
	for _, field := range fields {
		target := field.of(c)
		raw := v.Get(field.Key)
		_, text := raw.(string)
		plainDuration := target.Type() == reflect.TypeFor[time.Duration]() && !text
		if plainDuration || v.UnmarshalKey(field.Key, target.Addr().Interface()) != nil {
			wrong.add(field.Key, "要写%s%s", kindName(target), shown(field, raw))
			bad[field.Key] = true
		}
	}
	c.Server.TrustedProxies = trimmed(c.Server.TrustedProxies)
	c.Limits.FileTypes = trimmed(c.Limits.FileTypes)
	return bad
}

// kindName says in Chinese what kind of value a key takes.
func kindName(target reflect.Value) string {
	switch target.Interface().(type) {
	case time.Duration:
		return "带单位的时长（如 30s、2h）"
	case bool:
		return " true 或 false"
	case int, int64:
		return "整数"
	case []string:
		return "逗号分隔的一列值"
	default:
		return "一个文本值"
	}
}

// trimmed is a list without blanks and without empty values.
func trimmed(list []string) []string {
	kept := list[:0]
	for _, value := range list {
		if value = strings.TrimSpace(value); value != "" {
			kept = append(kept, value)
		}
	}
	return kept
}
