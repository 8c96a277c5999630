package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"

	"github.com/baoquan/baoquan/activities/observe"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/workflows"
)

// registerSearchAttributes tells Temporal what operators search for. A Temporal
// that cannot be reached is no reason to stop a migration: it is said, and the
// command can be given again.
func registerSearchAttributes(ctx context.Context, c *config.Config) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	temporal, err := observe.Temporal(c.Temporal, nil)
	if err != nil {
		return err
	}
	defer temporal.Close()
	types := map[string]enums.IndexedValueType{}
	for name, kind := range workflows.SearchAttributes {
		types[name], err = enums.IndexedValueTypeFromString(kind)
		if err != nil {
			return err
		}
	}
	_, err = temporal.OperatorService().AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
		Namespace: c.Temporal.Namespace, SearchAttributes: types,
	})
	var exists *serviceerror.AlreadyExists
	if err != nil && !errors.As(err, &exists) {
		slog.Warn("search attributes are not registered; give the command again when Temporal is up", "error", err)
	}
	return nil
}
