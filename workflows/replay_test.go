package workflows_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/common/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/baoquan/baoquan/workflows"
)

// histories are the recorded ones; see testdata/histories/README.md.
func histories(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/histories/*.json")
	require.NoError(t, err)
	return files
}

// ours are the procedures as a worker knows them.
var ours = map[string]any{
	workflows.KindPreservation:   workflows.Preservation,
	workflows.KindGuarantee:      workflows.Guarantee,
	workflows.KindPayment:        workflows.Payment,
	workflows.KindIdentity:       workflows.IdentityCheck,
	workflows.KindPapers:         workflows.PapersCheck,
	workflows.KindMerge:          workflows.AccountMerge,
	workflows.KindScan:           workflows.FileScan,
	workflows.KindReconciliation: workflows.Reconciliation,
}

func replay(t *testing.T, procedures map[string]any, file string) error {
	t.Helper()
	replayer := worker.NewWorkflowReplayer()
	for kind, procedure := range procedures {
		replayer.RegisterWorkflowWithOptions(procedure, workflow.RegisterOptions{Name: workflows.TypeOf[kind]})
	}
	return replayer.ReplayWorkflowHistoryFromJSONFile(quiet, file)
}

func TestEveryRecordedHistoryIsReplayed(t *testing.T) {
	t.Parallel()
	for _, file := range histories(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			assert.NoError(t, replay(t, ours, file))
		})
	}
}

func TestEveryScenarioIsRecorded(t *testing.T) {
	t.Parallel()
	recorded := strings.Join(histories(t), " ")
	for _, scenario := range []string{
		"granted", "corrected", "rejected", "withdrawn", "withdrawn-unpaid", "dismissed", "deleted",
		"payment-paid", "payment-refunded", "payment-dropped", "identity-passed", "scan-clean",
		"papers-passed", "papers-refused", "papers-cancelled", "merge",
	} {
		assert.Contains(t, recorded, "-"+scenario+".json")
	}
}

// other are procedures that do one thing less, or more, than ours.
var other = map[string]any{
	workflows.KindPreservation: func(ctx workflow.Context, _ workflows.Start) error {
		workflow.GetSignalChannel(ctx, "opened").Receive(ctx, nil)
		return nil
	},
	workflows.KindPayment: func(ctx workflow.Context, in workflows.Start) error {
		if err := workflow.Sleep(ctx, 1); err != nil {
			return err
		}
		return workflows.Payment(ctx, in)
	},
	workflows.KindIdentity: func(workflow.Context, workflows.Start) error { return nil },
}

func TestAProcedureThatTakesAnotherWayThanTheRecordedOneIsFound(t *testing.T) {
	t.Parallel()
	for _, file := range histories(t) {
		assert.Error(t, replay(t, other, file), file)
	}
}

// personal looks like a telephone number, an identity number or an account
// number, or is a name or an address of the people who walk.
var personal = regexp.MustCompile(`\b1[3-9]\d{9}\b|\b\d{17}[\dX]\b|\b\d{16,19}\b|田浩|国石|大屯路|望京|世纪大道`)

func TestNothingPersonalStandsInARecordedHistory(t *testing.T) {
	t.Parallel()
	for _, file := range histories(t) {
		in, err := os.Open(file)
		require.NoError(t, err)
		history, err := client.HistoryFromJSON(in, client.HistoryJSONOptions{})
		require.NoError(t, err)
		require.NoError(t, in.Close())
		payloads := 0
		for _, event := range history.Events {
			eachPayload(event.ProtoReflect(), func(p *common.Payload) {
				payloads++
				assert.NotRegexp(t, personal, string(p.GetData()), "%s, event %d", file, event.EventId)
			})
		}
		assert.Positive(t, payloads)
	}
}

// eachPayload visits the payloads anywhere in a message.
func eachPayload(m protoreflect.Message, visit func(*common.Payload)) {
	if p, ok := m.Interface().(*common.Payload); ok {
		visit(p)
		return
	}
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.IsMap() && field.MapValue().Message() != nil:
			value.Map().Range(func(_ protoreflect.MapKey, v protoreflect.Value) bool {
				eachPayload(v.Message(), visit)
				return true
			})
		case field.IsList() && field.Message() != nil:
			for i := range value.List().Len() {
				eachPayload(value.List().Get(i).Message(), visit)
			}
		case field.Message() != nil && !field.IsMap():
			eachPayload(value.Message(), visit)
		}
		return true
	})
}
