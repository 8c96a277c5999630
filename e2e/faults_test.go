package e2e

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// disorder orders a disorder of a provider, so many times, or until it is cleared
// when times is 0. milliseconds are for those that take time.
func disorder(t *testing.T, provider, kind string, times, milliseconds int) {
	t.Helper()
	require.NoError(t, house.somebody().Control(t.Context(), http.MethodPut, "/faults", map[string]any{
		"provider": provider, "fault": kind, "times": times, "milliseconds": milliseconds,
	}, nil))
}

// fault orders a disorder of a provider until the test is over.
func fault(t *testing.T, provider, kind string, times int) {
	t.Helper()
	disorder(t, provider, kind, times, 0)
	t.Cleanup(func() { assert.NoError(t, wellAgain()) })
}

// wellAgain ends every disorder.
func wellAgain() error {
	return house.somebody().Control(context.Background(), http.MethodDelete, "/faults", nil, nil)
}

// fired fails when an ordered disorder has not come about as often as it was to.
func fired(t *testing.T) {
	t.Helper()
	var left struct {
		Items []struct{ Provider, Fault string }
	}
	require.NoError(t, house.somebody().Control(t.Context(), http.MethodGet, "/faults", nil, &left))
	assert.Empty(t, left.Items, "it has not come about")
}

// slow lets a provider do what it is asked and keep its answers back for so long
// that the worker can be killed in between.
func slow(t *testing.T, provider, kind string, times int) {
	t.Helper()
	disorder(t, provider, kind, times, 10000)
}
