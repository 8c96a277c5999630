package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// bug is a mistake that somebody could make.
type bug struct {
	name string
	ids  string // what it belongs to in the list of faults, separated by spaces
	file string // from the root of the project
	old  string // stands in the file exactly once
	new  string
	pkg  string // whose test has to fail
	test string // by name
}

type verdict string

const (
	caught   verdict = "caught"
	survived verdict = "SURVIVED"
	broken   verdict = "BROKEN"
)

// planted is the file with the bug in it.
func (b bug) planted(root string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(root, b.file))
	if err != nil {
		return nil, err
	}
	if n := strings.Count(string(text), b.old); n != 1 {
		return nil, fmt.Errorf("%s: the text to replace stands there %d times, not once", b.file, n)
	}
	return []byte(strings.Replace(string(text), b.old, b.new, 1)), nil
}

// try plants a bug, runs the test, and says what it said unless it caught the bug.
func (b bug) try(ctx context.Context, root string) (verdict, string) {
	overlay, remove, err := b.overlay(root)
	if err != nil {
		return broken, err.Error()
	}
	defer remove()
	command := exec.CommandContext(ctx, "go", "test", "-overlay", overlay, "-count=1", "-vet=off", "-v", "-run", "^"+b.test+"$", b.pkg)
	command.Dir = root
	out, err := command.CombinedOutput()
	return judge(b.test, string(out), err), string(out)
}

// judge reads what go test said.
func judge(test, out string, err error) verdict {
	var failed *exec.ExitError
	ran := strings.Contains(out, "=== RUN   "+test+"\n")
	switch {
	case err == nil && ran:
		return survived
	case errors.As(err, &failed) && ran && (strings.Contains(out, "--- FAIL: "+test+" ") || strings.Contains(out, "\npanic: ")):
		return caught
	}
	return broken
}

// overlay writes the file with the bug elsewhere, and what tells go test so.
func (b bug) overlay(root string) (path string, remove func(), err error) {
	text, err := b.planted(root)
	if err != nil {
		return "", nil, err
	}
	original, err := filepath.Abs(filepath.Join(root, b.file))
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "plant-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(dir) } // left over it does no harm
	changed, path := filepath.Join(dir, filepath.Base(b.file)), filepath.Join(dir, "overlay.json")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {original: changed}})
	if err == nil {
		err = os.WriteFile(changed, text, 0o600)
	}
	if err == nil {
		err = os.WriteFile(path, list, 0o600)
	}
	if err != nil {
		remove()
	}
	return path, remove, err
}
