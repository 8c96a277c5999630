package payment

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

const (
	// billTimeout is what fetching a day's bill may take, its body included.
	billTimeout = time.Minute
	// maxBillText bounds a bill's text in bytes, however small it was packed.
	maxBillText = 64 << 20
	// maxBillLine bounds one line of it, maxBillLines their number.
	maxBillLine  = 64 << 10
	maxBillLines = 200_000
)

// Why a bill cannot be read. None repeats what stands in it: bills name payers.
var (
	errBillForm  = errors.New("payment: bill is not of the form that is known")
	errBillCut   = errors.New("payment: bill does not come to its end")
	errBillLarge = errors.New("payment: bill is larger than a day's can be")
)

// billFault turns what went wrong while a bill was read into a *provider.Error.
// All of it may be tried again: the next one may be whole. What the reader of the
// lines says is passed on as it is.
func billFault(name string, err error) error {
	switch {
	case errors.Is(err, errBillForm):
		return provider.Unavailable(name, "bill_form")
	case errors.Is(err, errBillCut), errors.Is(err, io.ErrUnexpectedEOF):
		return provider.Unavailable(name, "bill_cut")
	case errors.Is(err, errBillLarge), errors.Is(err, bufio.ErrTooLong):
		return provider.Unavailable(name, "bill_too_large")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return provider.Transport(name, err)
	}
	return err
}

// billTable reads the rows of a bill by the names of their columns: providers add
// columns, and put them elsewhere.
type billTable struct {
	at   map[string]int
	free int // the column whose text may hold the mark between columns
	rows int
}

// billTitle is the column that holds what a merchant wrote.
const billTitle = "商品名称"

// head takes the line of names; all that are needed have to be there.
func (t *billTable) head(names []string, needed ...string) error {
	t.at = make(map[string]int, len(names))
	for i, name := range names {
		t.at[strings.TrimSpace(name)] = i
	}
	t.free = len(names)
	if at, there := t.at[billTitle]; there {
		t.free = at
	}
	for _, name := range needed {
		if _, there := t.at[name]; !there {
			return errBillForm
		}
	}
	return nil
}

// row is the values of one line, by name; every column has to have one. Columns
// behind the title are counted from the end: the title may have been split.
func (t *billTable) row(fields []string) (func(name string) string, error) {
	surplus := len(fields) - len(t.at)
	if surplus < 0 {
		return nil, errBillForm
	}
	if t.rows++; t.rows > maxBillLines {
		return nil, errBillLarge
	}
	return func(name string) string {
		at := t.at[name]
		if at > t.free {
			at += surplus
		}
		return strings.TrimSpace(fields[at])
	}, nil
}

// eachLine reads a text line by line, within the bounds of a bill, until each says
// stop.
func eachLine(text io.Reader, each func(line string) (stop bool, err error)) error {
	bounded := &io.LimitedReader{R: text, N: maxBillText + 1}
	lines := bufio.NewScanner(bounded)
	lines.Buffer(make([]byte, 0, 4<<10), maxBillLine)
	for lines.Scan() {
		if stop, err := each(strings.TrimSuffix(lines.Text(), "\r")); stop || err != nil {
			return err
		}
	}
	if lines.Err() == nil && bounded.N <= 0 {
		return errBillLarge
	}
	return lines.Err()
}

// billAmount reads a sum in yuan. Refunds may have a sign.
func billAmount(text string) (baoquan.Fen, error) {
	fen, err := baoquan.ParseYuan(strings.TrimPrefix(text, "-"))
	if err != nil {
		return 0, errBillForm
	}
	return fen, nil
}
