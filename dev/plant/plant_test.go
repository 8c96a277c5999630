package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

const root = "../.."

var idForm = regexp.MustCompile(`^(R[0-9]{1,2}|S[1-9])( (R[0-9]{1,2}|S[1-9]))*$`)

func TestEveryBugCanBePlantedAndNamesATestThatIsThere(t *testing.T) {
	names := map[string]bool{}
	for _, b := range bugs {
		if _, err := b.planted(root); err != nil {
			t.Errorf("%s: %v", b.name, err)
		}
		if b.old == b.new || names[b.name] || !idForm.MatchString(b.ids) {
			t.Errorf("%s: it has to change something, under a name of its own, and belong to a fault", b.name)
		}
		names[b.name] = true
		if !defines(t, b.pkg, b.test) {
			t.Errorf("%s: %s has no %s", b.name, b.pkg, b.test)
		}
	}
	if len(bugs) < 20 {
		t.Errorf("%d bugs are too few", len(bugs))
	}
}

// defines says whether a package has a test.
func defines(t *testing.T, pkg, test string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, pkg, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	definition := regexp.MustCompile(`(?m)^func ` + test + `\(t \*testing\.T\)`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if definition.Match(text) {
			return true
		}
	}
	return false
}

func TestWhatGoTestSaysIsToldApart(t *testing.T) {
	failed := error(&exec.ExitError{})
	for out, want := range map[string]verdict{
		"=== RUN   TestX\n--- FAIL: TestX (0.00s)\nFAIL\n":                 caught,
		"=== RUN   TestX\npanic: it broke\n":                               caught,
		"=== RUN   TestXY\n--- FAIL: TestXY (0.00s)\nFAIL\n":               broken,
		"# pkg\nfile.go:1: undefined: x\nFAIL pkg [build failed]\n":        broken,
		"ok  	pkg	0.1s [no tests to run]\n":                                broken,
		"=== RUN   TestX\n--- PASS: TestX (0.00s)\nFAIL pkg: cleanup\n":    broken,
		"=== RUN   TestOther\n--- FAIL: TestOther (0.00s)\npanic: other\n": broken,
	} {
		if got := judge("TestX", out, failed); got != want {
			t.Errorf("%q is %s, want %s", out, got, want)
		}
	}
	if got := judge("TestX", "=== RUN   TestX\n--- PASS: TestX (0.00s)\n", nil); got != survived {
		t.Errorf("a test that passes is %s", got)
	}
	if got := judge("TestX", "=== RUN   TestX\n--- FAIL: TestX (0.00s)\n", errors.New("go is not there")); got != broken {
		t.Errorf("no go at all is %s", got)
	}
}

func TestABugIsCaughtAndOneThatIsNoneSurvives(t *testing.T) {
	law := bug{
		file: "money.go", old: "", new: "", pkg: ".", test: "TestTheProcedureIsTheTableAndNothingElse",
	}
	text, err := os.ReadFile(filepath.Join(root, law.file))
	if err != nil {
		t.Fatal(err)
	}
	law.old = string(text)
	law.new = law.old + "\n// Nothing is different.\n"
	if got, why := law.try(context.Background(), root); got != survived {
		t.Errorf("a remark is %s: %s", got, why)
	}
	law.new = law.old + "\nfunc"
	if got, why := law.try(context.Background(), root); got != broken {
		t.Errorf("half a function is %s: %s", got, why)
	}
}
