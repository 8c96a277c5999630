package baoquan_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What docs/asvs.md says is held by a test is held by one that is there.
func TestEveryTestThatTheSecurityTableNamesIsThere(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile("docs/asvs.md")
	if err != nil {
		t.Fatal(err)
	}
	there := testsOf(t, ".")
	named := regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(string(table), -1)
	if len(named) < 40 {
		t.Fatalf("only %d tests are named", len(named))
	}
	for _, name := range named {
		if !there[name[1]] {
			t.Errorf("docs/asvs.md names %s, which is nowhere", name[1])
		}
	}
}

// testsOf are the names of all tests below a folder.
func testsOf(t *testing.T, dir string) map[string]bool {
	t.Helper()
	function := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	all := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() == "node_modules" {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, match := range function.FindAllStringSubmatch(string(text), -1) {
			all[match[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
