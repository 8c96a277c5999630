package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
)

// textLimits are the longest texts of forms whose fields are the law's, by type and
// location. They are documentation, as the codes are: what may be sent is the law's
// to say.
func textLimits() map[reflect.Type]map[string]int {
	basics, cover := (&baoquan.Basics{}).TextLimits(), (&baoquan.Cover{}).TextLimits()
	return map[reflect.Type]map[string]int{
		reflect.TypeFor[baoquan.Basics]():         basics,
		reflect.TypeFor[guaranteeForm]():          joined(basics, cover),
		reflect.TypeFor[guaranteeFromForm]():      cover,
		reflect.TypeFor[preservationFromForm]():   basics,
		reflect.TypeFor[baoquan.Party]():          (&baoquan.Party{}).TextLimits(),
		reflect.TypeFor[baoquan.Clue]():           (&baoquan.Clue{}).TextLimits(),
		reflect.TypeFor[baoquan.Security]():       (&baoquan.Security{}).TextLimits(),
		reflect.TypeFor[baoquan.CorrectionItem](): {"location": maxItemLocation, "reason": maxItemReason},
	}
}

func joined(all ...map[string]int) map[string]int {
	one := map[string]int{}
	for _, limits := range all {
		for at, limit := range limits {
			one[at] = limit
		}
	}
	return one
}

// documentBounds writes the bounds of texts, amounts and rates into the schemas of
// the document.
func (a *API) documentBounds() {
	registry := a.huma.OpenAPI().Components.Schemas
	for of, limits := range textLimits() {
		schema := registry.SchemaFromRef(registry.Schema(of, true, "").Ref)
		for at, limit := range limits {
			boundText(registry, schema, at, limit)
		}
	}
	for name, schema := range registry.Map() {
		of := registry.TypeFromRef("#/components/schemas/" + name)
		for of != nil && of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of == nil || of.Kind() != reflect.Struct || of == reflect.TypeFor[totals]() { // sums may be larger
			continue
		}
		for field, index := range fieldsOf(of) {
			boundNumber(schema.Properties[field], field, of.FieldByIndex(index).Type)
		}
	}
}

// boundText bounds the text at a location, which may be in a member of its own.
func boundText(registry huma.Registry, schema *huma.Schema, at string, limit int) {
	name, inner, nested := strings.Cut(at, ".")
	property := schema.Properties[name]
	switch {
	case property == nil:
	case nested:
		boundText(registry, registry.SchemaFromRef(property.Ref), inner, limit)
	case len(property.Enum) == 0:
		property.MaxLength = &limit
	}
}

// boundNumber bounds amounts and rates, and says what a date looks like. Lists of
// codes are as long as a list of all courts.
func boundNumber(property *huma.Schema, field string, of reflect.Type) {
	if property == nil {
		return
	}
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	switch {
	case of == reflect.TypeFor[baoquan.Date]():
		property.Format = "date"
	case of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.String:
		property.Items.MaxLength = pointer(maxID)
	case property.Minimum != nil || property.Maximum != nil:
	case of == reflect.TypeFor[baoquan.Fen]():
		property.Minimum, property.Maximum = pointer(0.0), pointer(float64(baoquan.MaxAmount))
	case strings.HasSuffix(field, "Ppm"):
		property.Minimum, property.Maximum = pointer(0.0), pointer(float64(baoquan.Whole))
	}
}

func pointer[T any](v T) *T { return &v }
