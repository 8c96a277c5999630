package config

import (
	"reflect"
	"strings"
)

// Prefix stands in front of every environment name.
const Prefix = "BAOQUAN_"

// Field is one key: what its struct tags say of it.
type Field struct {
	Key     string // database.url
	Env     string // BAOQUAN_DATABASE_URL
	Default string
	Doc     string
	Secret  bool // printed as stars
	File    bool // may also come from the file named by FileEnv
	index   []int
}

// FileEnv is the environment name that says in which file the value stands.
func (f Field) FileEnv() string { return f.Env + "_FILE" }

// of is the field inside one Config.
func (f Field) of(c *Config) reflect.Value {
	return reflect.ValueOf(c).Elem().FieldByIndex(f.index)
}

// Fields lists every key in the order of the struct.
func Fields() []Field { return fieldsOf(reflect.TypeFor[Config](), "", nil) }

func fieldsOf(t reflect.Type, path string, index []int) []Field {
	var list []Field
	for i := range t.NumField() {
		field := t.Field(i)
		key := path + field.Tag.Get("mapstructure")
		at := append(append([]int{}, index...), i)
		if field.Type.Kind() == reflect.Struct {
			list = append(list, fieldsOf(field.Type, key+".", at)...)
			continue
		}
		secret := field.Tag.Get("secret") == "true"
		list = append(list, Field{
			Key:     key,
			Env:     envName(key),
			Default: field.Tag.Get("default"),
			Doc:     field.Tag.Get("doc"),
			Secret:  secret,
			File:    secret || field.Tag.Get("file") == "true",
			index:   at,
		})
	}
	return list
}

func envName(key string) string {
	return Prefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}
