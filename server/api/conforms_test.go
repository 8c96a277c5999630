package api_test

import (
	"fmt"
	"regexp"
	"slices"
	"time"
	"unicode/utf8"
)

// misfits lists where an answer is not what its schema says.
func misfits(doc j, schema any, value any, at string) (all []string) {
	s := resolve(doc, schema)
	if alternatives, ok := s["anyOf"].([]any); ok {
		for _, alternative := range alternatives {
			if all = misfits(doc, alternative, value, at); len(all) == 0 {
				return nil
			}
		}
		return all
	}
	if value == nil {
		if s["type"] == "null" {
			return nil
		}
		if types, ok := s["type"].([]any); ok && slices.Contains(types, any("null")) {
			return nil
		}
		return []string{at + ": null"}
	}
	if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, value) {
		return []string{fmt.Sprintf("%s: %v is none of %v", at, value, enum)}
	}
	switch typeOf(s) {
	case "null":
		all = append(all, at+": not null")
	case "object":
		object, ok := value.(j)
		if !ok {
			return []string{at + ": no object"}
		}
		return misfitMembers(doc, s, object, at)
	case "array":
		list, ok := value.([]any)
		if !ok {
			return []string{at + ": no list"}
		}
		for i, item := range list {
			all = append(all, misfits(doc, s["items"], item, fmt.Sprintf("%s[%d]", at, i))...)
		}
	case "string":
		return misfitText(s, value, at)
	case "integer", "number":
		return misfitNumber(s, value, at)
	case "boolean":
		if _, ok := value.(bool); !ok {
			all = append(all, at+": no truth value")
		}
	}
	return all
}

func misfitMembers(doc, s, object j, at string) (all []string) {
	properties, _ := s["properties"].(j)
	for name, value := range object {
		property, known := properties[name]
		switch additional, open := s["additionalProperties"].(j); {
		case known:
			all = append(all, misfits(doc, property, value, at+"."+name)...)
		case open:
			all = append(all, misfits(doc, additional, value, at+"."+name)...)
		case s["additionalProperties"] == false:
			all = append(all, at+"."+name+": not in the document")
		}
	}
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, there := object[name.(string)]; !there {
			all = append(all, at+"."+name.(string)+": missing")
		}
	}
	return all
}

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func misfitText(s j, value any, at string) []string {
	text, ok := value.(string)
	most, bounded := s["maxLength"].(float64)
	switch {
	case !ok:
		return []string{at + ": no text"}
	case bounded && utf8.RuneCountInString(text) > int(most):
		return []string{at + ": too long"}
	case s["format"] == "date-time":
		if _, err := time.Parse(time.RFC3339, text); err != nil {
			return []string{at + ": no time"}
		}
	case s["format"] == "date" && text != "" && !day.MatchString(text):
		return []string{at + ": no date"}
	}
	return nil
}

func misfitNumber(s j, value any, at string) []string {
	number, ok := value.(float64)
	least, hasLeast := s["minimum"].(float64)
	most, hasMost := s["maximum"].(float64)
	switch {
	case !ok:
		return []string{at + ": no number"}
	case typeOf(s) == "integer" && number != float64(int64(number)):
		return []string{at + ": no whole number"}
	case hasLeast && number < least, hasMost && number > most:
		return []string{at + ": out of range"}
	}
	return nil
}
