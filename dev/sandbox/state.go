package sandbox

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
)

// State is what the sandbox remembers, in one append-only file: a restart goes
// on where it stopped, even after a kill between two lines. It holds tables of
// rows by key; the last line about a key wins.
type State struct {
	mu     sync.Mutex
	file   *os.File
	stored map[string][]line // read at start, handed out by OpenTable
}

type line struct {
	Table string          `json:"t"`
	Key   string          `json:"k"`
	Row   json.RawMessage `json:"v"`
}

// OpenState reads the file, drops what later lines replaced, and goes on
// writing behind it. A last line that was cut is forgotten.
func OpenState(path string) (*State, error) {
	s := &State{stored: map[string][]line{}}
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		s.stored[l.Table] = append(s.stored[l.Table], l)
	}
	if err := rewrite(path, lines); err != nil {
		return nil, err
	}
	s.file, err = os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0o600)
	return s, err
}

// readLines gives the last line of every key, in the order the keys came up.
func readLines(path string) ([]line, error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var lines []line
	at := map[[2]string]int{}
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var l line
		if json.Unmarshal(scanner.Bytes(), &l) != nil {
			continue
		}
		id := [2]string{l.Table, l.Key}
		if i, ok := at[id]; ok {
			lines[i] = l
			continue
		}
		at[id] = len(lines)
		lines = append(lines, l)
	}
	return lines, scanner.Err()
}

func rewrite(path string, lines []line) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	var content []byte
	for _, l := range lines {
		text, err := json.Marshal(l)
		if err != nil {
			return err
		}
		content = append(append(content, text...), '\n')
	}
	if err := os.WriteFile(path+".new", content, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// Close ends writing.
func (s *State) Close() error { return s.file.Close() }

func (s *State) write(table, key string, row any) error {
	value, err := json.Marshal(row)
	if err != nil {
		return err
	}
	text, err := json.Marshal(line{table, key, value})
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err = s.file.Write(append(text, '\n'))
	return err
}
