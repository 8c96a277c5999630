package store

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
)

// What a fresh system is tried with; never made in production. The person is
// invented: the sequence 000 in the identity number is never issued.
const (
	trialPhone    = "13800000000"
	trialPassword = "Baoquan2026"
)

var trialProfile = Profile{
	Name: "田浩", IDType: baoquan.IDCard, IDNumber: "110105198803160008",
	Sex: baoquan.Female, BirthDate: "1988-03-16",
	Landline: &baoquan.Landline{Area: "010", Number: "65800000"},
	Email:    "tianhao@example.com", Residence: "北京市朝阳区建国路100号",
}

// trialCourts are opened: by their 法院代字.
var trialCourts = []string{"京0105", "京0108", "沪0115", "粤0305"}

const openTrialCourt = `UPDATE courts SET open = true WHERE case_code = $1`

const selectTrialCourt = `SELECT code FROM courts WHERE case_code = $1`

const lockTrial = `SELECT pg_advisory_xact_lock(hashtext('baoquan trial'))`

// EnsureTrial makes the trial accounts, and opens the trial courts, where they
// are not there yet. What is there stays as it is.
func (s *Store) EnsureTrial(ctx context.Context, hash func(string) (string, error), now time.Time) error {
	password, err := hash(trialPassword)
	if err != nil {
		return err
	}
	return s.InTx(ctx, func(t *Tx) error {
		if _, err := t.exec(ctx, lockTrial); err != nil {
			return err
		}
		if err := t.ensureTrialApplicant(ctx, password, now); err != nil {
			return err
		}
		return t.ensureTrialStaff(ctx, password, now)
	})
}

func (t *Tx) ensureTrialApplicant(ctx context.Context, password string, now time.Time) error {
	if _, err := t.LoginByPhone(ctx, trialPhone); !errors.Is(err, ErrNotFound) {
		return err
	}
	agreement, err := t.Notice(ctx, "registration")
	if err != nil {
		return err
	}
	account := Account{
		ID: uuid.NewString(), Phone: trialPhone, PasswordHash: password,
		AgreementVersion: agreement.Version, CreatedAt: now,
	}
	if err := t.CreateAccount(ctx, account); err != nil {
		return err
	}
	profile := trialProfile
	if err := t.SaveProfile(ctx, account.ID, &profile, now); err != nil {
		return err
	}
	return t.verify(ctx, account.ID, &profile, now)
}

const existsStaff = `SELECT EXISTS (SELECT 1 FROM staff WHERE login = 'operator')`

func (t *Tx) ensureTrialStaff(ctx context.Context, password string, now time.Time) error {
	var there bool
	if err := t.get(ctx, &there, existsStaff); err != nil || there {
		return err
	}
	for _, caseCode := range trialCourts {
		if _, err := t.exec(ctx, openTrialCourt, caseCode); err != nil {
			return err
		}
	}
	// The sandbox plays the core system of one insurer; the others work at the desk.
	if _, err := t.SetInsurerMode(ctx, "pingan", InsurerSystem); err != nil {
		return err
	}
	var court string
	if err := t.get(ctx, &court, selectTrialCourt, trialCourts[0]); err != nil {
		return err
	}
	for _, s := range []Staff{
		{Login: "judge-jing0105", Role: Judge, CourtCode: court, DisplayName: "朝阳法院承办法官"},
		{Login: "underwriter-picc", Role: Underwriter, InsurerCode: "picc", DisplayName: "人保财险核保员"},
		{Login: "operator", Role: Operator, DisplayName: "系统操作员"},
	} {
		s.Subject = s.Login // as the sandbox's identity provider knows them
		s.ID, s.PasswordHash, s.CreatedAt = uuid.NewString(), password, now
		if err := t.CreateStaff(ctx, s); err != nil {
			return err
		}
	}
	return nil
}
