package workflows

import (
	"cmp"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// attention is why a person has to look. A system that does not answer comes
// first: it may be why the rest is late.
func (c *casefile) attention() temporal.SearchAttributeUpdate {
	return attention(cmp.Or(c.away, c.late))
}

// attend shows an operator anew why to look, or that there is no reason any more.
func (c *casefile) attend(ctx workflow.Context) {
	if err := workflow.UpsertTypedSearchAttributes(ctx, c.attention()); err != nil {
		workflow.GetLogger(ctx).Warn("search attribute was not set", "application", c.id)
	}
}
