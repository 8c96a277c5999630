package api

import (
	"bytes"
	"context"
	"errors"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/provider"
)

// screen asks the scanner about a file that lies in the bucket, for as long as
// somebody who uploads may wait. What it does not answer in time is pending: the
// procedure of the file goes on asking.
func (a *API) screen(ctx context.Context, sha256 string) (baoquan.Scan, error) {
	ctx, cancel := context.WithTimeout(ctx, a.config.Scan.Wait)
	defer cancel()
	outcome, err := a.uploads.Screen(ctx, sha256)
	var silent *provider.Error
	switch {
	case err == nil && outcome == baoquan.ScanRefused:
		return outcome, uploadProblem(files.ErrInfected, nil)
	case errors.As(err, &silent), err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		logOf(ctx).Info("the scanner has not answered in time", "error", err)
		return baoquan.ScanPending, nil
	}
	return outcome, err
}

// screened is screen for what is issued at once and cannot wait in quarantine:
// without a verdict it is not taken now.
func (a *API) screened(ctx context.Context, sha256 string) error {
	outcome, err := a.screen(ctx, sha256)
	if err == nil && outcome == baoquan.ScanPending {
		err = unavailable(provider.Unavailable("scan", "pending"))
	}
	return err
}

// takeRuling looks into a ruling that a judge of the case's court sends along, as
// into any upload.
func (a *API) takeRuling(ctx context.Context, id string, pdf []byte) error {
	if _, err := a.ofCourt(ctx, id); err != nil {
		return err
	}
	rules := files.Rules{MaxSize: maxRuling, Types: []string{"pdf"}}
	stored, err := a.Files.Put(ctx, bytes.NewReader(pdf), "", rules)
	if err != nil {
		return uploadProblem(err, rules.Types)
	}
	return a.screened(ctx, stored.SHA256)
}
