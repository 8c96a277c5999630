package baoquan

import "testing"

func TestNumbersAreMasked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want string }{
		{MaskPhone("13800000000"), "138****0000"},
		{MaskPhone("010-00000000"), "********0000"},
		{MaskPhone("12345"), "****5"},
		{MaskPhone(""), ""},
		{MaskIDNumber("110105199003070009"), "1101************09"},
		{MaskIDNumber("E00000001"), "E0*****01"},
		{MaskIDNumber("123"), "***"},
		{MaskIDNumber(""), ""},
		{MaskAccount("6217000000000000004"), "***************0004"},
		{MaskAccount("123456"), "****56"},
		{MaskAccount("12"), "**"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestAMaskedTextIsKnown(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		MaskPhone("13800000000"): true, MaskIDNumber("1"): true, MaskAccount("12"): true,
		"13800000000": false, "": false,
	} {
		if Masked(s) != want {
			t.Errorf("%q masked: %v", s, !want)
		}
	}
}
