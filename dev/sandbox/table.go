package sandbox

import (
	"encoding/json"
	"fmt"
	"sync"
)

// Table is one provider's rows by key. T is a plain struct with JSON tags,
// without pointers or maps that callers could change behind the table's back.
type Table[T any] struct {
	state *State
	name  string
	mu    sync.Mutex
	rows  map[string]T
	keys  []string // in order of first appearance
}

// OpenTable gives the table of that name with what the file held of it. A name
// is opened once.
func OpenTable[T any](s *State, name string) (*Table[T], error) {
	t := &Table[T]{state: s, name: name, rows: map[string]T{}}
	for _, l := range s.stored[name] {
		var row T
		if err := json.Unmarshal(l.Row, &row); err != nil {
			return nil, fmt.Errorf("sandbox: state of %s: %w", name, err)
		}
		t.rows[l.Key] = row
		t.keys = append(t.keys, l.Key)
	}
	delete(s.stored, name)
	return t, nil
}

// Get is one row.
func (t *Table[T]) Get(key string) (T, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	row, ok := t.rows[key]
	return row, ok
}

// List is every row, oldest first.
func (t *Table[T]) List() []T {
	t.mu.Lock()
	defer t.mu.Unlock()
	rows := make([]T, 0, len(t.keys))
	for _, key := range t.keys {
		rows = append(rows, t.rows[key])
	}
	return rows
}

// Update changes one row under the table's lock and writes it down; found says
// whether it was there. When change fails nothing happens and its error returns.
func (t *Table[T]) Update(key string, change func(row *T, found bool) error) (T, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	row, found := t.rows[key]
	if err := change(&row, found); err != nil {
		return row, err
	}
	if err := t.state.write(t.name, key, row); err != nil {
		return row, err
	}
	if !found {
		t.keys = append(t.keys, key)
	}
	t.rows[key] = row
	return row, nil
}
