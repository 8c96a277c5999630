package baoquan

import "regexp"

// Why a text is no account or no card.
const (
	ErrAccount   NumberError = "账号应为6至32位数字、字母或连字符"
	ErrCardForm  NumberError = "银行卡号应为16至19位数字"
	ErrCardCheck NumberError = "银行卡号的校验位不符，请核对"
)

var (
	accountForm = regexp.MustCompile(`^[0-9A-Za-z-]{6,32}$`)
	cardForm    = regexp.MustCompile(`^\d{16,19}$`)
)

// NormalizeAccount makes half-width of full-width, drops spaces, and writes
// capitals. Hyphens stay: they belong to the accounts of some banks.
func NormalizeAccount(s string) string { return compact(s, "") }

// CheckAccount checks the form of a normalized account (账号) of a person or a
// company. The error is a [NumberError].
func CheckAccount(s string) error {
	if !accountForm.MatchString(s) {
		return ErrAccount
	}
	return nil
}

// LooksLikeCard says that an account has the form of a bank card. Accounts of
// companies (对公账户) may have it too and carry no public check digit.
func LooksLikeCard(s string) bool { return cardForm.MatchString(s) }

// CheckCard checks a normalized card number of a person (Luhn, ISO/IEC 7812-1).
// The error is a [NumberError]; where the holder may be a company, use it as a
// warning.
func CheckCard(s string) error {
	if !cardForm.MatchString(s) {
		return ErrCardForm
	}
	sum := 0
	for i := range s {
		digit := digitValue(s[len(s)-1-i])
		if i%2 == 1 { // every second digit from the right counts double
			digit = digit*2/10 + digit*2%10
		}
		sum += digit
	}
	if sum%10 != 0 {
		return ErrCardCheck
	}
	return nil
}
