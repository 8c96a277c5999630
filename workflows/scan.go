package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// FileScan sees to it that one uploaded file is looked at by the virus scanner. It
// exists only for files that the scanner did not decide on while they were
// uploaded; until it ends nobody may read the file.
func FileScan(ctx workflow.Context, in Start) error {
	s := &fileScan{id: in.Subject}
	listen(ctx, map[string]*bool{ScanOpened: &s.told}, ScanOpened)
	for {
		s.describe(ctx, "等待病毒扫描")
		err := workflow.ExecuteActivity(scanner(ctx, "病毒扫描"), "ScanFile", s.id).Get(ctx, &s.state)
		if err == nil {
			break
		}
		if !isFinal(err) {
			return err
		}
		if err := s.hold(ctx); err != nil {
			return err
		}
	}
	s.describe(ctx, scanEnds[s.state.Scan])
	return settle(ctx)
}

// fileScan is a scan as its procedure holds it.
type fileScan struct {
	id    string
	state ScanState
	told  bool
}

var scanEnds = map[string]string{"clean": "未发现病毒", "refused": "发现病毒，文件不予接受", "": "文件已被删除"}

// scanRefused is what an operator reads when the scanner does not take a file.
const scanRefused = "扫描服务不接受文件，请检查它的大小限制（StreamMaxLength）"

// hold waits for a person: the scanner's settings are at fault, and trying again
// at once cannot help.
func (s *fileScan) hold(ctx workflow.Context) error {
	s.told = false
	s.describe(ctx, "等待人工处理："+scanRefused)
	if err := workflow.UpsertTypedSearchAttributes(ctx, attention(scanRefused)); err != nil {
		return err
	}
	if _, err := within(ctx, time.Hour, "再次扫描", func() bool { return s.told }); err != nil {
		return err
	}
	return workflow.UpsertTypedSearchAttributes(ctx, attention(""))
}

func (s *fileScan) describe(ctx workflow.Context, doing string) {
	workflow.SetCurrentDetails(ctx, "### 文件检查\n\n- 正在："+doing)
}
