package baoquan

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// named are the enums whose values have Chinese names.
var named = map[string]func(string) string{
	"Kind":               func(s string) string { return Kind(s).Chinese() },
	"Category":           func(s string) string { return Category(s).Chinese() },
	"PreservationType":   func(s string) string { return PreservationType(s).Chinese() },
	"PreSuitStage":       func(s string) string { return PreSuitStage(s).Chinese() },
	"Capacity":           func(s string) string { return Capacity(s).Chinese() },
	"UnsecuredReason":    func(s string) string { return UnsecuredReason(s).Chinese() },
	"Outcome":            func(s string) string { return Outcome(s).Chinese() },
	"Role":               func(s string) string { return Role(s).Chinese() },
	"PartyKind":          func(s string) string { return PartyKind(s).Chinese() },
	"Sex":                func(s string) string { return Sex(s).Chinese() },
	"IDType":             func(s string) string { return IDType(s).Chinese() },
	"OrganizationType":   func(s string) string { return OrganizationType(s).Chinese() },
	"RepresentativeType": func(s string) string { return RepresentativeType(s).Chinese() },
	"ClueKind":           func(s string) string { return ClueKind(s).Chinese() },
	"SecurityMethod":     func(s string) string { return SecurityMethod(s).Chinese() },
	"Slot":               func(s string) string { return Slot(s).Chinese() },
	"Scan":               func(s string) string { return Scan(s).Chinese() },
	"ActorKind":          func(s string) string { return ActorKind(s).Chinese() },
	"Event":              func(s string) string { return Event(s).Chinese() },
	"Status":             func(s string) string { return Status(s).Chinese() },
	"LetterStatus":       func(s string) string { return LetterStatus(s).Chinese() },
}

func TestEveryCodeHasAChineseName(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for _, c := range constants(t) {
		chinese, ok := named[c.enum]
		if !ok {
			continue
		}
		seen[c.enum]++
		if chinese(c.value) == "" {
			t.Errorf("%s %q has no Chinese name", c.enum, c.value)
		}
	}
	for enum, chinese := range named {
		if seen[enum] == 0 {
			t.Errorf("no constant of type %s was found", enum)
		}
		if chinese("no such code") != "" {
			t.Errorf("%s has a name for an unknown code", enum)
		}
	}
}

type constant struct{ enum, value string }

// constants reads the typed string constants out of the package's source.
func constants(t *testing.T) []constant {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var found []constant
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				found = append(found, stringConstants(spec)...)
			}
			return true
		})
	}
	return found
}

func stringConstants(spec *ast.ValueSpec) []constant {
	enum, ok := spec.Type.(*ast.Ident)
	if !ok {
		return nil
	}
	var found []constant
	for _, value := range spec.Values {
		literal, ok := value.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			continue
		}
		if text, err := strconv.Unquote(literal.Value); err == nil {
			found = append(found, constant{enum.Name, text})
		}
	}
	return found
}
