package baoquan

import (
	"regexp"
	"strings"
)

// Why a text is no number of a vehicle.
const (
	ErrPlate NumberError = "车牌号格式不符，例如京A12345，新能源车牌为8位"
	ErrVIN   NumberError = "车架号应为17位数字或大写字母（不含I、O、Q）"
)

const plateRegion = `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]`

// A small new-energy car has its letter at the third place, a large one at the
// end. The forms of embassies and consulates were not verified, so they are taken
// widely.
var plateForm = regexp.MustCompile(`^(?:` +
	plateRegion + `[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|` +
	plateRegion + `(?:[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK])|` +
	plateRegion + `\d{4}[使领]|使\d{6}|\d{6}使)$`)

// NormalizePlate makes half-width of full-width, writes capitals, and drops
// spaces, hyphens and the dot of the plate (京A·12345).
func NormalizePlate(s string) string { return compact(s, "-‐‑–—·•・") }

// CheckPlate checks a normalized plate number (车牌号). The error is a [NumberError].
func CheckPlate(s string) error {
	if !plateForm.MatchString(s) {
		return ErrPlate
	}
	return nil
}

var (
	vinForm    = regexp.MustCompile(`^[A-HJ-NPR-Z0-9]{17}$`)
	vinWeights = []int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}
)

const (
	vinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ"
	vinValues  = "12345678123457923456789" // of the letters above
)

// NormalizeVIN makes half-width of full-width, drops spaces, and writes capitals.
func NormalizeVIN(s string) string { return compact(s, "") }

// CheckVIN checks the form of a normalized vehicle identification number (车架号,
// GB 16735). The error is a [NumberError].
func CheckVIN(s string) error {
	if !vinForm.MatchString(s) {
		return ErrVIN
	}
	return nil
}

// VINDoubtful says that the check digit at the ninth place of a well-formed
// number does not fit. Imported cars need not have one (many European ones write
// Z there): it is a warning and no fault.
func VINDoubtful(s string) bool {
	if !vinForm.MatchString(s) {
		return false
	}
	return "0123456789X"[weighted(s, vinWeights, vinValue)%11] != s[8]
}

func vinValue(c byte) int {
	if i := strings.IndexByte(vinLetters, c); i >= 0 {
		c = vinValues[i]
	}
	return digitValue(c)
}
