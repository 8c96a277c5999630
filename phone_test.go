package baoquan

import "testing"

func TestPhonesAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	expectErrors(t, "mobile", CheckPhone)
}

func TestPhonesAreNormalized(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"13800000000", "+8613800000000", "+86 138-0000-0000", "0086 13800000000", "138 0000 0000", "１３８００００００００",
		"＋８６　138–0000–0000",
	} {
		if got := NormalizePhone(s); got != "13800000000" || CheckPhone(got) != nil {
			t.Errorf("%q becomes %q", s, got)
		}
	}
	if got := NormalizePhone("8613800000000"); CheckPhone(got) == nil {
		t.Errorf("86 without a sign is taken for a country: %q", got)
	}
}
