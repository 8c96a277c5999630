package baoquan

import "testing"

func TestPlatesAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	expectErrors(t, "plate", CheckPlate)
}

func TestPlatesAreNormalized(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"京A-12345", "京a·12345", " 京 A 12345 ", "京Ａ１２３４５", "京A•12345"} {
		if got := NormalizePlate(s); got != "京A12345" || CheckPlate(got) != nil {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

func TestPlatesOfEmbassiesAreTaken(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"使012345", "沪A0000领", "012345使"} {
		if err := CheckPlate(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestVehicleNumbersAgreeWithTheVectors(t *testing.T) {
	t.Parallel()
	set := vectors(t, "vin")
	for _, v := range set.Valid {
		if CheckVIN(v.Value) != nil || VINDoubtful(v.Value) {
			t.Errorf("%s is refused or doubtful", v.Value)
		}
	}
	for _, v := range set.Invalid {
		// A wrong check digit is doubtful, a wrong form a fault.
		if CheckVIN(v.Value) == nil && !VINDoubtful(v.Value) {
			t.Errorf("%s passes: %s", v.Value, v.Note)
		}
	}
}

func TestImportedVehiclesAreDoubtfulAndNotRefused(t *testing.T) {
	t.Parallel()
	if s := "WVWZZZ00Z00000000"; CheckVIN(s) != nil || !VINDoubtful(s) {
		t.Error("a European number with Z at the ninth place is refused, or believed")
	}
	if VINDoubtful("short") {
		t.Error("a number of the wrong form is doubtful: it is wrong")
	}
	if got := NormalizeVIN(" lsvaa0002 00000001 "); got != "LSVAA000200000001" {
		t.Errorf("normalized to %q", got)
	}
}
