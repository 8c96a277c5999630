package workflows_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/workflows"
)

const reconciliationID = "0190d1a0-0000-7000-8000-0000000000cc"

// ledger is a day to be compared, with the bills of its providers.
type ledger struct {
	watcher
	record  sync.Mutex
	methods []string
	ready   map[string]time.Duration // when a bill is there, since the beginning; never is a day nobody paid
	fails   map[string]error         // a provider that answers nothing else
	asked   map[string][]workflows.BillOf
	missed  []workflows.MissedBill
	opened  []baoquan.Date
	ended   int
	away    int // how often the record fails at first
}

const never = 1000 * time.Hour

var _ workflows.ReconciliationActivities = (*ledger)(nil)

func newLedger(t *testing.T) *ledger {
	t.Helper()
	l := &ledger{
		methods: []string{"alipay", "wechat"}, ready: map[string]time.Duration{}, fails: map[string]error{},
		asked: map[string][]workflows.BillOf{},
	}
	l.watch()
	l.env.SetStartTime(friday)
	l.env.SetTestTimeout(20 * time.Second)
	l.env.RegisterWorkflow(workflows.Reconciliation)
	l.env.RegisterWorkflow(workflows.DailyReconciliation)
	l.env.RegisterActivity(l)
	return l
}

func (l *ledger) run(t *testing.T) {
	t.Helper()
	l.env.RegisterDelayedCallback(func() { l.env.SignalWorkflow(workflows.ReconciliationWanted, workflows.Hint{}) }, 0)
	l.env.ExecuteWorkflow(workflows.Reconciliation, workflows.Start{Subject: reconciliationID})
	require.True(t, l.env.IsWorkflowCompleted())
	require.NoError(t, l.env.GetWorkflowError())
}

func (l *ledger) OpenReconciliation(_ context.Context, day baoquan.Date) error {
	l.opened = append(l.opened, day)
	if len(l.opened) <= l.away {
		return temporal.NewApplicationError("the record did not answer", "record")
	}
	return nil
}

func (l *ledger) ReadReconciliation(context.Context, string) (workflows.ReconciliationState, error) {
	return workflows.ReconciliationState{Day: "2026-11-26", Methods: l.methods}, nil
}

func (l *ledger) CompareBill(_ context.Context, in workflows.BillOf) (workflows.BillCompared, error) {
	l.record.Lock()
	defer l.record.Unlock()
	l.asked[in.Method] = append(l.asked[in.Method], in)
	if err := l.fails[in.Method]; err != nil {
		return workflows.BillCompared{}, err
	}
	if l.env.Now().Sub(friday) < l.ready[in.Method] && !in.Last {
		return workflows.BillCompared{}, temporal.NewApplicationError(in.Method+" unavailable: no_bill", "no_bill")
	}
	if l.ready[in.Method] == never {
		return workflows.BillCompared{}, nil
	}
	return workflows.BillCompared{Payments: 3, Refunds: 1, Differences: 2}, nil
}

func (l *ledger) MissBill(_ context.Context, in workflows.MissedBill) error {
	l.missed = append(l.missed, in)
	return nil
}

func (l *ledger) EndReconciliation(context.Context, string) error {
	l.ended++
	return nil
}

func TestTheBillsOfADayAreCompared(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.run(t)
	for _, method := range l.methods {
		assert.Equal(t, []workflows.BillOf{{ID: reconciliationID, Method: method}}, l.asked[method])
	}
	assert.Equal(t, 1, l.ended, "what asked for it does not ask twice")
	assert.Empty(t, l.missed)
	assert.Equal(t, "### 支付对账 2026-11-26\n\n- 支付宝：已核对：支付 3 笔，退款 1 笔，不符 2 笔\n- 微信支付：已核对：支付 3 笔，退款 1 笔，不符 2 笔", l.details())
}

func TestABillThatIsNotReadyIsAskedForAgainAndKeepsNoOtherWaiting(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.ready["wechat"] = 3 * time.Hour
	l.env.RegisterDelayedCallback(func() {
		assert.Contains(t, l.details(), "支付宝：已核对")
		assert.Contains(t, l.details(), "微信支付：取对账单并核对")
	}, time.Hour)
	l.run(t)
	assert.Len(t, l.asked["alipay"], 1)
	assert.Greater(t, len(l.asked["wechat"]), 5)
	assert.Less(t, len(l.asked["wechat"]), 20)
	assert.False(t, slices.ContainsFunc(l.asked["wechat"], func(in workflows.BillOf) bool { return in.Last }))
	assert.Empty(t, l.missed)
}

func TestADayWithoutABillIsADayOnWhichNobodyPaid(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.ready["alipay"] = never
	l.run(t)
	asked := l.asked["alipay"]
	assert.True(t, asked[len(asked)-1].Last)
	assert.GreaterOrEqual(t, l.env.Now().Sub(friday), 11*time.Hour, "not before the day is over")
	assert.Empty(t, l.missed)
	assert.Equal(t, 1, l.ended)
}

func TestABillThatCannotBeHadNeedsAPerson(t *testing.T) {
	t.Parallel()
	for code, err := range map[string]error{
		"http_503":     temporal.NewApplicationError("wechat unavailable: http_503", "http_503"),
		"NO_AUTH":      temporal.NewNonRetryableApplicationError("wechat refused: NO_AUTH", "NO_AUTH", nil),
		"bill_form":    temporal.NewApplicationError("wechat unavailable: bill_form", "bill_form"),
		"bad_sequence": temporal.NewNonRetryableApplicationError("wechat refused", "bad_sequence", nil),
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			l := newLedger(t)
			l.fails["wechat"] = err
			l.run(t)
			assert.Equal(t, []workflows.MissedBill{{ID: reconciliationID, Method: "wechat", Code: code}}, l.missed)
			assert.Equal(t, 1, l.ended)
			assert.Equal(t, "bill_missing", l.attribute("BaoquanAttention"))
			if code == "NO_AUTH" {
				assert.Len(t, l.asked["wechat"], 1, "a last word is not asked for again")
			}
			assert.Contains(t, l.details(), "支付宝：已核对")
			assert.Contains(t, l.details(), "等待人工处理")
		})
	}
}

func TestADayThatIsAskedForAgainIsComparedAgain(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.ready["wechat"] = 10 * time.Minute
	for range 3 {
		l.env.RegisterDelayedCallback(func() { l.env.SignalWorkflow(workflows.ReconciliationWanted, workflows.Hint{}) }, 5*time.Minute)
	}
	l.run(t)
	assert.Equal(t, 2, l.ended, "once for all that asked meanwhile")
	assert.Len(t, l.asked["alipay"], 2)
}

func TestTheScheduleAsksForTheDayBeforeTheOneItWasMeantFor(t *testing.T) {
	t.Parallel()
	for meant, want := range map[time.Time]baoquan.Date{
		time.Date(2026, 11, 27, 2, 30, 0, 0, time.UTC): "2026-11-26",
		time.Date(2026, 11, 24, 2, 30, 0, 0, time.UTC): "2026-11-23", // it catches up
		time.Date(2027, 1, 1, 2, 30, 0, 0, time.UTC):   "2026-12-31",
	} {
		l := newLedger(t)
		l.away = 1
		key := temporal.NewSearchAttributeKeyTime("TemporalScheduledStartTime")
		require.NoError(t, l.env.SetTypedSearchAttributesOnStart(temporal.NewSearchAttributes(key.ValueSet(meant))))
		l.env.ExecuteWorkflow(workflows.DailyReconciliation)
		require.NoError(t, l.env.GetWorkflowError())
		assert.Equal(t, []baoquan.Date{want, want}, l.opened, "until the record is there")
	}
	l := newLedger(t)
	l.env.ExecuteWorkflow(workflows.DailyReconciliation)
	assert.Equal(t, []baoquan.Date{baoquan.DateOf(friday).AddDays(-1)}, l.opened, "started by hand")
}
