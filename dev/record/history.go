package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/history/v1"
	"go.temporal.io/api/serviceerror"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/baoquan/baoquan/dev/walk"
)

// patience is how long a workflow may take to close after its case has ended:
// its last messages are on their way.
const patience = 40 * time.Second

// write waits until a workflow has closed and writes its history down.
func (r *recorder) write(ctx context.Context, workflowID, name string) error {
	closing, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := walk.Eventually(closing, func() (bool, error) {
		err := r.temporal.GetWorkflow(closing, workflowID, "").Get(closing, nil)
		if missing := (*serviceerror.NotFound)(nil); errors.As(err, &missing) {
			return false, nil // it is on its way
		}
		return err == nil, err
	}); err != nil {
		return fmt.Errorf("%s 没有结束，请在 Temporal 的页面上看它在等什么：%w", workflowID, err)
	}
	var whole history.History
	events := r.temporal.GetWorkflowHistory(ctx, workflowID, "", false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		if err != nil {
			return err
		}
		whole.Events = append(whole.Events, event)
	}
	text, err := protojson.MarshalOptions{Multiline: true, Indent: " "}.Marshal(&whole)
	if err != nil {
		return err
	}
	file := r.prefix + "-" + name + ".json"
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	fmt.Printf("%-44s %3d 个事件\n", file, len(whole.Events))
	return os.WriteFile(file, append(text, '\n'), 0o644)
}

// quiet is a log of what went wrong only.
func quiet() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}
