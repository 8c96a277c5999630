package baoquan_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/baoquan/baoquan"

// layer says what the packages under one path may import. The first layer that
// fits a package counts.
type layer struct {
	path    string   // of the package, without the module; "/..." means and below
	own     []string // of ours: these and what is below
	foreign []string // of others; nil is whatever go.mod holds
	never   []string // of the standard library
}

var (
	pure = []string{"net", "os", "database", "log", "syscall", "runtime", "plugin"}
	// workflow code must take the same way on replay
	replayed  = append(slices.Clone(pure), "crypto/rand", "math/rand", "sync")
	provider  = []string{"", "config", "activities/provider", "activities/tencent"}
	wholeWork = []string{"", "config", "activities", "schema", "workflows"}
)

// layers is "Who may import whom" of the design.
var layers = []layer{
	{path: "", own: []string{}, foreign: []string{}, never: pure},
	{path: "workflows", own: []string{""}, foreign: []string{"go.temporal.io/sdk", "go.temporal.io/api"}, never: replayed},
	{path: "config", own: []string{""}},
	{path: "schema", own: []string{""}},
	{path: "schema/seal", own: []string{}},
	{path: "schema/store", own: []string{"", "schema"}},
	{path: "schema/record", own: []string{"", "config", "schema"}},
	{path: "schema/storetest", own: []string{"", "schema", "dev/postgres"}},
	{path: "activities", own: wholeWork},
	{path: "activities/dispatch", own: wholeWork},
	{path: "activities/...", own: provider},
	{path: "server/api", own: wholeWork},
	{path: "server/web", own: []string{}},
	{path: "server", own: append([]string{"server"}, wholeWork...)},
	{path: "worker", own: wholeWork},
	// dev/ and e2e/ see everything and nobody sees them.
	{path: "dev/...", own: append([]string{"server", "dev"}, wholeWork...)},
	{path: "e2e/...", own: append([]string{"server", "dev", "e2e"}, wholeWork...)},
}

func (l layer) holds(path string) bool {
	below, all := strings.CutSuffix(l.path, "/...")
	return path == l.path || all && (path == below || strings.HasPrefix(path, below+"/"))
}

// under says whether path is one of the roots or below; "" is only the root.
func under(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		return path == root || root != "" && strings.HasPrefix(path, root+"/")
	})
}

func TestNobodyImportsWhatIsNotTheirs(t *testing.T) {
	for path, imports := range packages(t) {
		at := slices.IndexFunc(layers, func(l layer) bool { return l.holds(path) })
		if at < 0 {
			t.Errorf("package %q has no place in the table of layers", path)
			continue
		}
		for _, imported := range imports {
			if why := layers[at].refuses(path, imported); why != "" {
				t.Errorf("%q imports %s: %s", path, imported, why)
			}
		}
	}
}

func (l layer) refuses(path, imported string) string {
	if imported == module || strings.HasPrefix(imported, module+"/") {
		own := strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")
		if own != path && !under(own, l.own) && !strings.HasPrefix(own, path+"/internal/") {
			return "it may not know that package"
		}
		return ""
	}
	first, _, _ := strings.Cut(imported, "/")
	switch isForeign := strings.Contains(first, "."); {
	case isForeign && l.foreign != nil && !under(imported, l.foreign):
		return "no module of others is allowed here"
	case !isForeign && under(imported, l.never):
		return "no I/O, no clock, no chance here"
	}
	return ""
}

// packages lists the imports of every package of the module, tests apart.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	output, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		found[strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")] = p.Imports
	}
}

// statement is the beginning of something that a database would carry out.
var statement = regexp.MustCompile(`(?is)^\s*(SELECT\s.+\sFROM\s|SELECT\s+pg_|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s*\(|(CREATE|ALTER|DROP|TRUNCATE)\s+TABLE|LISTEN\s+\w+$)`)

func TestSQLStandsOnlyInSchema(t *testing.T) {
	drivers := []string{"database/sql", "github.com/jmoiron/sqlx", "github.com/lib/pq"}
	for path, imports := range packages(t) {
		if under(path, []string{"schema", "dev", "e2e"}) {
			continue
		}
		for _, imported := range imports {
			if under(imported, drivers) {
				t.Errorf("%q imports %s: SQL belongs in schema/store", path, imported)
			}
		}
	}
	eachFile(t, []string{"schema", "dev", "e2e"}, func(name string, file *ast.File) {
		ast.Inspect(file, func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil && statement.MatchString(text) {
					t.Errorf("%s: SQL belongs in schema/store: %.60q", name, text)
				}
			}
			return true
		})
	})
}

func TestTheLawAndTheProceduresReadNoClock(t *testing.T) {
	clocks := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	eachFile(t, nil, func(name string, file *ast.File) {
		if dir := filepath.Dir(name); dir != "." && dir != "workflows" {
			return
		}
		eachCall(file, "time", func(call *ast.CallExpr, function string) {
			if slices.Contains(clocks, function) {
				t.Errorf("%s: time.%s: the time is passed in (workflow.Now in workflows)", name, function)
			}
		})
	})
}

// TestActivitiesDoNotWrapErrors: fmt.Errorf("%w") around a non-retryable
// ApplicationError makes Temporal retry it.
func TestActivitiesDoNotWrapErrors(t *testing.T) {
	eachFile(t, nil, func(name string, file *ast.File) {
		if dir := filepath.Dir(name); dir != "activities" && dir != "workflows" {
			return
		}
		eachCall(file, "fmt", func(call *ast.CallExpr, function string) {
			if format, ok := call.Args[0].(*ast.BasicLit); ok && function == "Errorf" && strings.Contains(format.Value, "%w") {
				t.Errorf(`%s: fmt.Errorf with %%w would make a final error retry: return it as it is`, name)
			}
		})
	})
}

// eachCall visits the calls of functions of one package.
func eachCall(file *ast.File, pkg string, visit func(call *ast.CallExpr, function string)) {
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if name, ok := selector.X.(*ast.Ident); ok && name.Name == pkg {
			visit(call, selector.Sel.Name)
		}
		return true
	})
}

// eachFile parses every Go file that is no test, but for some folders.
func eachFile(t *testing.T, without []string, visit func(name string, file *ast.File)) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if path != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules" || under(path, without)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err == nil {
			visit(path, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
