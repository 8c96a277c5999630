package main

// procedure are mistakes about what happens at once, late, or out of order.
var procedure = []bug{
	{
		name: "nobody relays", ids: "R3", file: "activities/dispatch/relay.go",
		old: `			if err := d.Send(ctx, waiting); err != nil && isAway(err) {
				return err
			}
`, new: ``,
		pkg: "./activities/dispatch", test: "TestTheRelaySendsWhatNobodyHasDelivered",
	}, {
		name: "what was acknowledged was heard", ids: "R10", file: "activities/dispatch/relay.go",
		old: `if runs && seq >= u.Seq {`, new: `if runs || seq < u.Seq {`,
		pkg: "./activities/dispatch", test: "TestTheSweepTellsAgainWhatAProcedureHasNotHeard",
	}, {
		name: "signals are taken as they come", ids: "R21", file: "workflows/case.go",
		old: `	if e.Seq > c.now.Seq {
		c.heard[e.Seq] = e
	}`, new: `	c.now.Seq = e.Prev
	c.heard[e.Seq] = e`,
		pkg: "./workflows", test: "TestSignalsTwiceLateAndShuffledComeToTheSameEnd",
	}, {
		name: "the case is not locked", ids: "R22", file: "schema/store/application.go",
		old: "const lockApplication = selectApplication + ` FOR UPDATE`", new: "const lockApplication = selectApplication",
		pkg: "./schema/store", test: "TestOfRacingActsOneIsInTheDocketAndTheOthersHearNo",
	}, {
		name: "no guard on the number", ids: "R22", file: "schema/store/docket.go",
		old: `    WHERE id = $1 AND docket_seq = $2 - 1
`, new: `    WHERE id = $1
`,
		pkg: "./schema/store", test: "TestEvenWithoutTheLockNoNumberIsGivenTwice",
	}, {
		name: "what fails half is kept", ids: "R22", file: "schema/store/store.go",
		old: `	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
`, new: `	defer tx.Commit()
`,
		pkg: "./schema/store", test: "TestStatusEntryDeadlineAndMessageStandOrFallTogether",
	}, {
		name: "a key is read, then written", ids: "R23", file: "schema/store/idempotency.go",
		old: `		n, err := t.exec(ctx, claimKey, claim.Owner, claim.Key, claim.Fingerprint, claim.At, claim.At.Add(-keyLifetime))
		if err != nil {
			return err
		}
		if n == 0 {
			answer, err = t.answered(ctx, claim)
			return err
		}
		if answer, err = f(t); err != nil {
			return err
		}
`, new: `		if known, err := t.answered(ctx, claim); err == nil {
			answer = known
			return nil
		}
		if answer, err = f(t); err != nil {
			return err
		}
		if _, err := t.exec(ctx, claimKey, claim.Owner, claim.Key, claim.Fingerprint, claim.At, claim.At.Add(-keyLifetime)); err != nil {
			return err
		}
`,
		pkg: "./schema/store", test: "TestOfSixteenEqualRequestsAtOnceOneHasItsEffectAndAllHaveItsAnswer",
	}, {
		name: "a step is left out", ids: "R25", file: "status.go",
		old: `FeePaid: AwaitingRuling, WithdrawnEvent`, new: `FeePaid: Ruled, WithdrawnEvent`,
		pkg: ".", test: "TestTheProcedureIsTheTableAndNothingElse",
	},
}
