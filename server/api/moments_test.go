package api_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// raceRounds sets how often each pair meets: RACE_ROUNDS=500.
const raceRounds = "RACE_ROUNDS"

// Two that do not exclude each other in every order are done in one order or the
// other, and nothing of either is lost or done half.
func TestWhatHappensInTheSameMomentHappensInOneOrderOrTheOther(t *testing.T) {
	h := newGuaranteeHouse(t)
	owner, judge, picc := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Underwriter, "picc")
	n := int(setting(t, raceRounds, rounds))
	for name, pair := range map[string]struct {
		reach func() paper
		a, b  func(p paper) answer
		ends  map[[2]int]string // by the two answers
	}{
		"approval and withdrawal": {
			func() paper { return h.reachGuarantee(owner, picc, baoquan.UnderReview) },
			func(p paper) answer { return picc.post(p.deskPath+"/underwriting", j{"decision": "approve"}) },
			func(p paper) answer { return owner.post(p.path+"/withdrawal", why) },
			map[[2]int]string{{200, 200}: "withdrawn", {409, 200}: "withdrawn"},
		},
		"acceptance and withdrawal": {
			func() paper { return h.reach(owner, judge, baoquan.UnderReview) },
			func(p paper) answer { return judge.post(p.deskPath+"/review", j{"decision": "accept"}) },
			func(p paper) answer { return owner.post(p.path+"/withdrawal", why) },
			map[[2]int]string{{200, 200}: "withdrawn", {409, 200}: "withdrawn"},
		},
		"change and submission": {
			func() paper { return h.reach(owner, judge, baoquan.Draft) },
			func(p paper) answer { return owner.patch(p.path, j{"amount": 900000}) },
			func(p paper) answer { return owner.post(p.path+"/submission", nil) },
			map[[2]int]string{{200, 200}: "under_review", {409, 200}: "under_review"},
		},
		"upload and deletion": {
			func() paper { return h.reach(owner, judge, baoquan.Draft) },
			func(p paper) answer { return owner.pdf(p.path+"/materials", "evidence", "", "") },
			func(p paper) answer { return owner.delete(p.path) },
			map[[2]int]string{{201, 204}: "deleted", {404, 204}: "deleted", {409, 204}: "deleted"},
		},
	} {
		for range n {
			p := pair.reach()
			got := atOnce(func() answer { return pair.a(p) }, func() answer { return pair.b(p) })
			want, known := pair.ends[[2]int{got[0].status, got[1].status}]
			assert.True(t, known, "%s: %s %s", name, got[0].raw, got[1].raw)
			assert.Equal(t, want, h.folded(p.id), name)
		}
	}
}

// folded is the status to which a docket leads, which is that of the application.
func (h *house) folded(id string) string {
	h.t.Helper()
	var head struct {
		Kind   baoquan.Kind
		Status baoquan.Status
	}
	require.NoError(h.t, h.db.Get(&head, `SELECT kind, status FROM applications WHERE id = $1`, id))
	rows, err := h.store.Docket(h.t.Context(), id, 0)
	require.NoError(h.t, err)
	status := baoquan.Status("")
	for i, r := range rows {
		assert.EqualValues(h.t, i+1, r.Seq)
		status, err = baoquan.Next(head.Kind, status, r.Event)
		require.NoError(h.t, err)
	}
	assert.Equal(h.t, status, head.Status)
	return string(status)
}

// Money that comes while the time to pay runs out pays, or goes back.
func TestAPaymentInTheMomentInWhichItsTimeIsOverPaysOrGoesBack(t *testing.T) {
	h := newGuaranteeHouse(t)
	owner, judge := h.person("13900000001"), h.desk(store.Judge, court)
	for range int(setting(t, raceRounds, rounds)) {
		p := h.reach(owner, judge, baoquan.AwaitingPayment)
		order := owner.post(p.path+"/payments", j{"method": "wechat"}).is(201)
		h.till.paid[outTradeNo(order)] = 12000
		atOnce(func() answer {
			_, err := h.money.ConfirmOrder(t.Context(), order.text("id"))
			assert.NoError(t, err)
			return answer{}
		}, func() answer {
			var late *baoquan.StatusError
			if err := h.lapsed(p.id); err != nil {
				assert.True(t, errors.As(err, &late), "%v", err)
			}
			return answer{}
		})
		_, err := h.money.ConfirmOrder(t.Context(), order.text("id"))
		require.NoError(t, err)
		end := h.folded(p.id) + " " + owner.get("/payments/"+order.text("id")).is(200).text("status")
		assert.Contains(t, []string{"awaiting_ruling paid", "lapsed refunding"}, end)
	}
}

// lapsed files that the time of a case is over.
func (h *house) lapsed(id string) error {
	ctx := h.t.Context()
	return h.store.InTx(ctx, func(t *store.Tx) error {
		a, err := t.Lock(ctx, id)
		if err == nil {
			_, err = t.File(ctx, a, store.Fact{Event: baoquan.LapsedEvent, By: baoquan.Actor{Kind: baoquan.ByItself}, At: h.clock.Now()})
		}
		if err == nil {
			err = t.ReleaseMoney(ctx, a, "期限届满", h.clock.Now())
		}
		return err
	})
}
