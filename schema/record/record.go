// Package record opens the record as the settings say, for the programs.
package record

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
)

// Open connects to Postgres and makes sure that it can be relied on: it is at
// this program's version, and in production does not lose what it acknowledges.
func Open(ctx context.Context, c *config.Config) (*store.Store, error) {
	db, err := store.Open(c.Database.URL, c.Database.MaxConnections)
	if err != nil {
		return nil, err
	}
	if err := prometheus.Register(collectors.NewDBStatsCollector(db.DB, "baoquan")); err != nil {
		return nil, err
	}
	if err := schema.Check(ctx, db.DB); err != nil {
		return nil, err
	}
	if c.Production() {
		if err := schema.CheckDurability(ctx, db.DB); err != nil {
			return nil, err
		}
	}
	keys, err := seal.New(c.Seal.Keys, c.Seal.LookupKey)
	if err != nil {
		return nil, err
	}
	overrides, err := baoquan.ParseOverrides(c.Procedure.Deadlines)
	if err != nil {
		return nil, err
	}
	return store.New(db, keys, func(on baoquan.Date) baoquan.Rules { return baoquan.RulesOn(on).With(overrides) }), nil
}
