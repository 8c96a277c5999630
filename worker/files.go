package main

import (
	"log/slog"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// filesAtOnce is how many files are scanned at once by this worker: clamd has ten
// threads, and those who upload wait for it too.
const filesAtOnce = 4

// newFilesWorker makes the worker that has files scanned and sweeps the bucket.
func newFilesWorker(c *config.Config, temporal client.Client, kept *store.Store, bucket *files.Store) worker.Worker {
	w := worker.New(temporal, workflows.FileQueue, worker.Options{
		WorkerStopTimeout: stopTime, DisableWorkflowWorker: true, MaxConcurrentActivityExecutionSize: filesAtOnce,
	})
	if c.Scan.ClamdAddress == "" {
		slog.Warn("there is no virus scanner (scan.clamd_address): uploaded files count as clean")
	}
	w.RegisterActivity(&activities.Files{Store: kept, Bucket: bucket, Scanner: scan.New(c.Scan), Now: time.Now})
	return w
}
