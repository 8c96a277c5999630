package document

import (
	"bytes"
	"errors"
	"testing"
)

func TestReceiptSaysItsWords(t *testing.T) {
	r := sampleReceipt()
	var file bytes.Buffer
	if err := newDrawer(t).Receipt(&file, r); err != nil {
		t.Fatal(err)
	}
	same(t, body(t, file.Bytes(), about{}), words(r.blocks()))
	golden(t, "receipt", lines(t, file.Bytes()))
}

func TestReceiptSaysEverythingThatIsMissing(t *testing.T) {
	err := newDrawer(t).Receipt(nil, Receipt{})
	var missing *MissingError
	if !errors.As(err, &missing) || len(missing.Fields) != 8 {
		t.Errorf("%v does not name the eight fields", err)
	}
}
