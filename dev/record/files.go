package main

import (
	"bytes"
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

const selectMaterial = `SELECT id FROM materials WHERE application_id = $1`

// scanned uploads a file while the scanner hangs up: its procedure sees to it that
// it is scanned all the same.
func (r *recorder) scanned(ctx context.Context) error {
	k, err := r.applicant.Open(ctx, r.court)
	if err != nil {
		return err
	}
	hangUp := map[string]any{"provider": "scan", "fault": "drop", "times": 2}
	if err := r.applicant.Control(ctx, http.MethodPut, "/faults", hangUp, nil); err != nil {
		return err
	}
	unseen := append(bytes.Clone(walk.PDF), uuid.NewString()...)
	if err := r.applicant.Upload(ctx, &k, walk.File{Slot: "other", Name: "其他.pdf", Content: unseen}); err != nil {
		return err
	}
	var id string
	if err := r.db.QueryRowContext(ctx, selectMaterial, k.ID).Scan(&id); err != nil {
		return err
	}
	if err := r.write(ctx, workflows.ID(workflows.KindScan, id), "scan-clean"); err != nil {
		return err
	}
	return r.applicant.Delete(ctx, &k)
}
