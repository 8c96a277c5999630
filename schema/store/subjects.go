package store

import "context"

// Who somebody is to an identity provider: a subject, which means somebody only
// together with the provider that has named it.

const selectLoginBySubject = `SELECT id, role, password_hash FROM staff
	WHERE oidc_issuer = $1 AND oidc_subject = $2 AND $1 <> '' AND disabled_at IS NULL`

// LoginBySubject finds the staff member whom an identity provider knows by a
// subject, unless disabled.
func (q queries) LoginBySubject(ctx context.Context, issuer, subject string) (Login, error) {
	var l Login
	return l, q.get(ctx, &l, selectLoginBySubject, issuer, subject)
}

const bindSubjects = `UPDATE staff SET oidc_issuer = $1 WHERE oidc_subject IS NOT NULL AND oidc_issuer = ''`

// BindSubjects makes an identity provider the one that is meant by subjects of which
// it was not written down.
func (s *Store) BindSubjects(ctx context.Context, issuer string) error {
	_, err := s.exec(ctx, bindSubjects, issuer)
	return err
}

// The sandbox knows the trial staff by their logins, wherever it listens today.
const bindTrialSubjects = `UPDATE staff SET oidc_issuer = $1 WHERE oidc_subject = login AND oidc_issuer <> $1`

// BindTrialSubjects makes the sandbox of today the identity provider of the trial
// staff.
func (s *Store) BindTrialSubjects(ctx context.Context, issuer string) error {
	_, err := s.exec(ctx, bindTrialSubjects, issuer)
	return err
}
