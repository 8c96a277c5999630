package api_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

// counted is a counter of this process.
func counted(t *testing.T, name string) (sum float64) {
	t.Helper()
	families, err := prometheus.DefaultGatherer.Gather()
	require.NoError(t, err)
	for _, family := range families {
		if family.GetName() == name {
			for _, m := range family.GetMetric() {
				sum += m.GetCounter().GetValue()
			}
		}
	}
	return sum
}

// work is what a request costs: statements and password hashes. Time follows from
// these; what they are does not depend on what else the machine does.
func work(t *testing.T, f func() answer) (string, answer) {
	t.Helper()
	statements, hashes := counted(t, "baoquan_sql_statements_total"), counted(t, "baoquan_password_hashes_total")
	a := f()
	return fmt.Sprintf("%v statements, %v hashes",
		counted(t, "baoquan_sql_statements_total")-statements, counted(t, "baoquan_password_hashes_total")-hashes), a
}

// Nobody learns from an answer, or from what it takes to make it, whether a phone
// or a login has an account.
func TestAKnownAndAnUnknownAccountAreAnsweredAlike(t *testing.T) {
	w := newQuietWorld(t) // not beside others: it counts
	c := w.client()
	c.register("13900000001")
	w.staff(store.Staff{Login: "judge-1", Role: store.Judge, CourtCode: "141"})
	const known, unknown = "13900000001", "13900000002"
	w.clock.pass(time.Hour)
	for name, ask := range map[string]func(phone string) answer{
		"code to register": func(phone string) answer { return c.sendCode(phone, "register") },
		"code to log in":   func(phone string) answer { return c.sendCode(phone, "login") },
		"code to reset":    func(phone string) answer { return c.sendCode(phone, "reset") },
		"login":            func(phone string) answer { return c.login(phone, "wrong-password") },
		"login of staff": func(phone string) answer {
			return c.login(map[string]string{known: "judge-1", unknown: "judge-2"}[phone], "wrong-password")
		},
		"register, wrong code": func(phone string) answer {
			return c.post("/accounts", j{"phone": phone, "smsCode": "000000", "password": password, "agreementVersion": "2026-11"})
		},
		"reset, wrong code": func(phone string) answer {
			return c.post("/password-resets", j{"phone": phone, "smsCode": "000000", "password": password})
		},
	} {
		costs, is := work(t, func() answer { return ask(known) })
		same, isNot := work(t, func() answer { return ask(unknown) })
		assert.Equal(t, costs, same, name)
		assert.Equal(t, is.status, isNot.status, name)
		assert.Equal(t, is.without(), isNot.without(), name)
	}
}
