package baoquan

import (
	"regexp"
	"strings"
)

// Why a code is no unified social credit code (统一社会信用代码).
const (
	ErrCreditCodeForm  NumberError = "统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）"
	ErrCreditCodeCheck NumberError = "统一社会信用代码的校验位不符，请核对"
)

const (
	creditCodeSet   = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	organizationSet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

var (
	creditCodeForm      = regexp.MustCompile(`^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$`)
	creditCodeWeights   = []int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}
	organizationWeights = []int{3, 7, 9, 10, 5, 8, 4, 2}
)

// NormalizeCreditCode makes half-width of full-width, drops spaces, and writes
// capitals.
func NormalizeCreditCode(s string) string { return compact(s, "") }

// CheckCreditCode checks a normalized code (GB 32100-2015, MOD 31-3). The error
// is a [NumberError].
func CheckCreditCode(s string) error {
	if !creditCodeForm.MatchString(s) {
		return ErrCreditCodeForm
	}
	sum := weighted(s, creditCodeWeights, func(c byte) int { return strings.IndexByte(creditCodeSet, c) })
	if creditCodeSet[(31-sum%31)%31] != s[17] {
		return ErrCreditCodeCheck
	}
	return nil
}

// OrganizationCodeDoubtful says that the organization code inside a well-formed
// code (positions 9–17, GB 11714) fails its own check. Nearly all codes pass; it
// is a warning and no fault.
func OrganizationCodeDoubtful(s string) bool {
	if !creditCodeForm.MatchString(s) {
		return false
	}
	body, check := s[8:16], s[16]
	sum := weighted(body, organizationWeights, func(c byte) int { return strings.IndexByte(organizationSet, c) })
	return "0X987654321"[sum%11] != check
}
