package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
)

// Form is the body of an operation whose rules are the law's: it is decoded here
// and not by huma, so that wrong types, unknown members and broken rules of law
// are all named in one answer.
type Form struct {
	RawBody []byte `contentType:"application/json"`
}

// decode writes the members that were sent onto into, a struct, and leaves the
// others as they are. What has the wrong type, or is not known, is a fault at
// its place.
func decode[T any](raw []byte, into *T) (baoquan.Faults, error) {
	var faults baoquan.Faults
	if !isObject(raw) {
		if len(bytes.TrimSpace(raw)) == 0 {
			return nil, problem(400, "malformed", "请求没有内容，请以 JSON 对象发送")
		}
		faults.Add("", baoquan.CodeInvalid, "应当是一个 JSON 对象")
		return faults, nil
	}
	decodeObject(raw, reflect.ValueOf(into).Elem(), "", &faults)
	return faults, nil
}

func isObject(raw []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) }

func decodeObject(raw []byte, into reflect.Value, at string, faults *baoquan.Faults) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		faults.Add(at, baoquan.CodeInvalid, "应当是一个 JSON 对象")
		return
	}
	fields := fieldsOf(into.Type())
	for _, name := range slices.Sorted(maps.Keys(members)) {
		index, ok := fields[name]
		if !ok {
			faults.Add(at+clip(name), "unexpected_field", "没有这个字段，请去掉")
			continue
		}
		decodeField(members[name], into.FieldByIndex(index), at+name, faults)
	}
}

// decodeList decodes a list of structs, each of which is as strict as the whole.
func decodeList(raw []byte, list reflect.Value, location string, faults *baoquan.Faults) {
	var all []json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		faults.Add(location, baoquan.CodeInvalid, "类型不对，应当是列表")
		return
	}
	fresh := reflect.MakeSlice(list.Type(), len(all), len(all))
	for i, item := range all {
		at := fmt.Sprintf("%s[%d]", location, i)
		if !isObject(item) {
			faults.Add(at, baoquan.CodeInvalid, "应当是一个 JSON 对象")
			continue
		}
		decodeObject(item, fresh.Index(i), at+".", faults)
	}
	list.Set(fresh)
}

func decodeField(raw []byte, field reflect.Value, location string, faults *baoquan.Faults) {
	null := bytes.Equal(bytes.TrimSpace(raw), []byte("null"))
	target := field.Type()
	if target.Kind() == reflect.Pointer && target.Elem().Kind() == reflect.Struct && !null {
		if !isObject(raw) {
			faults.Add(location, baoquan.CodeInvalid, "应当是一个 JSON 对象")
			return
		}
		fresh := reflect.New(target.Elem())
		decodeObject(raw, fresh.Elem(), location+".", faults)
		field.Set(fresh)
		return
	}
	if target.Kind() == reflect.Slice && target.Elem().Kind() == reflect.Struct {
		decodeList(raw, field, location, faults)
		return
	}
	fresh := reflect.New(target)
	err := json.Unmarshal(raw, fresh.Interface())
	if err != nil || null && isScalar(target) {
		faults.Add(location, baoquan.CodeInvalid, "类型不对，应当是"+typeWord(target))
		return
	}
	field.Set(fresh.Elem())
}

// isScalar says whether null is no value of a type: a number or a truth value is
// sent, or left out.
func isScalar(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Int64 || t.Kind() == reflect.Int || t.Kind() == reflect.Bool
}

func typeWord(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Bool:
		return " true 或 false"
	case reflect.Int64, reflect.Int:
		return "整数（金额以分为单位）"
	case reflect.Slice:
		return "列表"
	case reflect.Struct:
		return " JSON 对象"
	}
	return "文字"
}

// fieldsOf maps the JSON names of a struct to its fields, those of embedded
// structs included.
func fieldsOf(t reflect.Type) map[string][]int {
	fields := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" && !f.Anonymous {
			fields[name] = f.Index
		}
	}
	return fields
}

// has says whether a member was sent.
func has(raw []byte, name string) bool {
	var members map[string]json.RawMessage
	err := json.Unmarshal(raw, &members)
	_, sent := members[name]
	return err == nil && sent
}

// handleForm adds an operation whose body is a form of type F; the document
// shows the form's fields.
func handleForm[F, I, O any](a *API, o operation, f handler[I, O], adjust ...func(*huma.Operation)) {
	var documented *huma.RequestBody
	handle(a, o, f, append([]func(*huma.Operation){func(op *huma.Operation) {
		documented = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {}}}
		op.RequestBody, op.SkipValidateBody = documented, true
	}}, adjust...)...)
	// huma has written down raw bytes there.
	documented.Content["application/json"] = &huma.MediaType{Schema: formSchema[F](a, o.method)}
}

// formSchema is the schema of a form; a PATCH need not send anything of it.
func formSchema[F any](a *API, method string) *huma.Schema {
	registry := a.huma.OpenAPI().Components.Schemas
	schema := registry.Schema(reflect.TypeFor[F](), true, "")
	if method == http.MethodPatch && schema.Ref != "" {
		partial := *registry.SchemaFromRef(schema.Ref)
		partial.Required = nil
		return &partial
	}
	return schema
}
