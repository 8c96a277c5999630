package walk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// ReadEnv reads where a running system is from the file env in its folder.
func ReadEnv(dir string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, "env"))
	if err != nil {
		return nil, errors.New("系统没有在运行，请先在另一个终端运行 make run")
	}
	env := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		env[name] = value
	}
	return env, nil
}
