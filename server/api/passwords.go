package api

import (
	"context"
	_ "embed"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"github.com/baoquan/baoquan"
)

// passwordCost is argon2id as OWASP has it; about 60 ms of one core.
var passwordCost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// HashPassword makes the PHC string that is kept of a password.
func HashPassword(password string) (string, error) {
	return argon2id.CreateHash(password, passwordCost)
}

// The passwords that are tried first by everybody who guesses, one a line.
//
//go:embed common_passwords.txt
var commonPasswords string

var isCommon = sync.OnceValue(func() map[string]bool {
	common := map[string]bool{}
	for password := range strings.Lines(commonPasswords) {
		common[strings.TrimSpace(password)] = true
	}
	return common
})

// checkPassword adds what is wrong with a new password (rows 6, 7). name is the
// account name.
func checkPassword(location, password, name string, faults *baoquan.Faults) {
	folded := strings.ToLower(password)
	switch n := utf8.RuneCountInString(password); {
	case n < 8 || n > 16:
		faults.Add(location, baoquan.CodeOutOfRange, "密码应为8至16个字符")
	case strings.TrimSpace(password) != password:
		faults.Add(location, baoquan.CodeInvalid, "密码的开头和结尾不能是空格")
	case name != "" && strings.Contains(folded, strings.ToLower(name)):
		faults.Add(location, "password_contains_name", "密码不能包含账号，请换一个")
	case isCommon()[folded]:
		faults.Add(location, "password_too_common", "这个密码太常见，容易被猜到，请换一个")
	}
}

// patience is how long a request waits for its turn to hash.
const patience = 10 * time.Second

// hashesAtOnce is how many passwords are hashed at once on so many cores: two, for
// each takes 19 MiB, and never on all of the cores, or everybody who only reads would
// wait for those who log in.
func hashesAtOnce(cores int) int { return max(1, min(2, cores-1)) }

// hashing runs f when one of the few places is free: each hash takes 19 MiB and
// a core.
func (a *API) hashing(ctx context.Context, f func() error) error {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case a.hashes <- struct{}{}:
		hashed.Inc()
		defer func() { <-a.hashes }()
		return f()
	case <-timer.C:
		return unavailable(nil)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (a *API) hashPassword(ctx context.Context, password string) (hash string, err error) {
	err = a.hashing(ctx, func() (err error) {
		hash, err = HashPassword(password)
		return err
	})
	return hash, err
}

// nobody is what a password is compared with when there is no account, so that
// the answer takes as long.
var nobody = sync.OnceValues(func() (string, error) { return HashPassword("nobody has this one") })

// rightPassword says whether password belongs to hash; hash is "" for nobody's.
func (a *API) rightPassword(ctx context.Context, password, hash string) (right bool, err error) {
	err = a.hashing(ctx, func() (err error) {
		right, err = compare(password, hash)
		return err
	})
	return right, err
}

// compare takes as long for nobody's password as for somebody's.
func compare(password, hash string) (right bool, err error) {
	missing := hash == ""
	if missing {
		if hash, err = nobody(); err != nil {
			return false, err
		}
	}
	right, err = argon2id.ComparePasswordAndHash(password, hash)
	return right && !missing, err
}
