package config

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode/utf8"
)

const stars = "******"

// Document writes the table of every key as Markdown; the README carries it.
func Document(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| 键 | 环境变量 | 默认值 | 含义 |\n|---|---|---|---|\n")
	for _, field := range Fields() {
		env := "`" + field.Env + "`"
		if field.File {
			env += " 或 `…_FILE`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", field.Key, env, cell(field.Default), strings.ReplaceAll(field.Doc, "|", `\|`))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell is a default as the table shows it: code, cut where it is very long.
func cell(value string) string {
	if value == "" {
		return ""
	}
	const most = 64
	if utf8.RuneCountInString(value) > most {
		value = string([]rune(value)[:most-1]) + "…"
	}
	return "`" + strings.ReplaceAll(value, "|", `\|`) + "`"
}

// Redacted is every key with its value, one to a line, secrets as stars.
func (c *Config) Redacted() string {
	var b strings.Builder
	for _, field := range Fields() {
		fmt.Fprintf(&b, "%s = %s\n", field.Key, field.text(c))
	}
	return b.String()
}

// text is the field's value as it may be printed.
func (f Field) text(c *Config) string {
	value := f.of(c)
	if f.Secret {
		if value.IsZero() {
			return ""
		}
		return stars
	}
	if list, ok := value.Interface().([]string); ok {
		return strings.Join(list, ",")
	}
	return fmt.Sprint(value.Interface())
}

// String keeps secrets out of whatever prints a Config.
func (c *Config) String() string { return c.Redacted() }

// LogValue keeps secrets out of the log.
func (c *Config) LogValue() slog.Value { return slog.StringValue(c.Redacted()) }
