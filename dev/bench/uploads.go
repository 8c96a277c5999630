package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan/dev/walk"
)

const (
	uploads    = 9 // of 20 MB each: a case takes 200 MB
	uploadSize = 20 << 20
)

// uploaded is what large uploads took.
type uploaded struct {
	took  []time.Duration
	grown int64 // bytes of memory of the server at its peak, above what it had before
}

// largeUploads sends the largest files there are, each with other bytes, so that
// each is stored and scanned.
func largeUploads(ctx context.Context, env map[string]string, p people) (uploaded, error) {
	var out uploaded
	k, err := p.applicant.Open(ctx, p.court)
	if err != nil {
		return out, err
	}
	content := append(bytes.Clone(walk.PDF), bytes.Repeat([]byte("\n"), uploadSize-len(walk.PDF))...)
	proc, before, err := forgetPeak(env["dir"])
	if err != nil {
		return out, err
	}
	for range uploads {
		copy(content[uploadSize-40:], uuid.NewString())
		begin := time.Now()
		if err := p.applicant.Upload(ctx, &k, walk.File{Slot: "evidence", Name: "证据.pdf", Content: content}); err != nil {
			return out, err
		}
		out.took = append(out.took, time.Since(begin))
	}
	peak, err := memory(proc, "VmHWM:")
	out.grown = peak - before
	return out, err
}

// forgetPeak lets the server's peak of memory begin anew, and answers where its
// figures are found and how many bytes it has now.
func forgetPeak(dir string) (proc string, now int64, err error) {
	server, err := os.ReadFile(filepath.Join(dir, "server.pid"))
	if err != nil {
		return "", 0, err
	}
	proc = "/proc/" + strings.TrimSpace(string(server))
	if now, err = memory(proc, "VmRSS:"); err != nil {
		return "", 0, err
	}
	const resetPeak = "5" // proc(5): resets VmHWM
	return proc, now, os.WriteFile(proc+"/clear_refs", []byte(resetPeak), 0)
}

// memory reads a line of a process's status, in bytes.
func memory(proc, line string) (int64, error) {
	status, err := os.ReadFile(proc + "/status")
	if err != nil {
		return 0, err
	}
	_, text, _ := strings.Cut(string(status), line)
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return 0, fmt.Errorf("没有 %s", line)
	}
	kilobytes, err := strconv.ParseInt(fields[0], 10, 64)
	return kilobytes << 10, err
}

// reportUploads prints what large uploads took.
func reportUploads(u uploaded) {
	fmt.Printf("\n上传 20 MB 的文件 %d 次，含病毒扫描：p50 %d ms，p99 %d ms；server 内存最多增加 %.1f MB\n", len(u.took),
		percentile(u.took, 50).Milliseconds(), percentile(u.took, 99).Milliseconds(), float64(u.grown)/(1<<20))
}
