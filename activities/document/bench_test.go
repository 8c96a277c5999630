package document

import (
	"io"
	"testing"

	"github.com/baoquan/baoquan"
)

func BenchmarkRuling(b *testing.B) {
	d := newDrawer(b)
	r := sample(baoquan.Litigation, baoquan.Granted)
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Ruling(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReceipt(b *testing.B) {
	d := newDrawer(b)
	r := sampleReceipt()
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Receipt(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
