package e2e

import (
	"context"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// somebody is at the door of the system and not logged in.
func (s *system) somebody() *walk.Client {
	c := walk.New(s.check.Env["SERVER_URL"], s.check.Env["SANDBOX_URL"])
	c.Journal = s.journal
	return c
}

// captcha reads an answer where it stands; it comes out of no call.
func (s *system) captcha(ctx context.Context, id string) (answer string, err error) {
	return answer, s.check.DB.QueryRowContext(ctx, `SELECT answer FROM captchas WHERE id = $1`, id).Scan(&answer)
}

// newcomer becomes a verified person and logs in.
func (s *system) newcomer(ctx context.Context, p walk.People) (*walk.Client, error) {
	c := s.somebody()
	err := c.Register(ctx, p.Phone, s.captcha)
	for _, step := range []func() error{
		func() error { return c.Login(ctx, p.Phone) },
		func() error { return c.Verify(ctx, p.Applicant, p.ApplicantID) },
		func() error { return c.Login(ctx, p.Phone) },
	} {
		if err == nil {
			err = step()
		}
	}
	return c, err
}

// applicant is a new, verified person.
func applicant(t *testing.T) (*walk.Client, walk.People) {
	t.Helper()
	p := walk.Strangers()
	c, err := house.newcomer(t.Context(), p)
	require.NoError(t, err)
	return c, p
}

// staff is somebody with a trial account.
func staff(t *testing.T, login string) *walk.Client {
	t.Helper()
	c := house.somebody()
	require.NoError(t, c.Login(t.Context(), login))
	return c
}

func judge(t *testing.T) *walk.Client { return staff(t, "judge-jing0105") }

func underwriter(t *testing.T) *walk.Client { return staff(t, walk.Underwriter) }

// operator is one who is logged in once: many ask what it is shown again and again.
func operator(t *testing.T) *walk.Client {
	t.Helper()
	c, err := operates()
	require.NoError(t, err)
	return c
}

var operates = sync.OnceValues(func() (*walk.Client, error) {
	c := house.somebody()
	return c, c.Login(context.Background(), "operator")
})

// court is the code of the judge's court.
var court = sync.OnceValues(func() (string, error) {
	return house.somebody().CourtCode(context.Background(), walk.Court)
})

func courtCode(t *testing.T) string {
	t.Helper()
	code, err := court()
	require.NoError(t, err)
	return code
}

// drafted is a case that could be submitted.
func drafted(t *testing.T, c *walk.Client, p walk.People) walk.Case {
	t.Helper()
	k, err := c.Draft(t.Context(), courtCode(t), p)
	require.NoError(t, err)
	return k
}

// submitted is a case under review.
func submitted(t *testing.T, c *walk.Client, p walk.People) walk.Case {
	t.Helper()
	k := drafted(t, c, p)
	require.NoError(t, c.Submit(t.Context(), &k))
	return k
}

// accepted is a case whose fee is to be paid.
func accepted(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	t.Helper()
	k := submitted(t, c, p)
	require.NoError(t, j.Accept(t.Context(), &k))
	require.Equal(t, "awaiting_payment", k.Status)
	return k
}

// settled waits until the system is at rest and fails on everything that does
// not fit together then.
func settled(t *testing.T, patience time.Duration) {
	t.Helper()
	house.check.Told = house.journal.Acts()
	begun := time.Now()
	report, err := house.check.Settle(context.Background(), patience)
	require.NoError(t, err)
	for _, f := range report.Findings {
		t.Errorf("%s %s: %s", f.Rule, f.Subject, f.What)
	}
	if testing.Verbose() {
		t.Logf("settled after %.1f s", time.Since(begun).Seconds())
		report.Write(os.Stderr)
	}
}
