package stack

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// patience is how long a process may take to become ready.
const patience = 90 * time.Second

// await asks again and again whether the child is ready. A child that keeps
// failing, and one that never gets ready, ends the start.
func (c *child) await(ctx context.Context, ready func(context.Context) error) error {
	deadline := time.Now().Add(patience)
	for {
		err := ready(ctx)
		if err == nil {
			return nil
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case c.failures() >= most:
			return fmt.Errorf("%s 启动不了，日志：%s", c.name, c.logFile())
		case time.Now().After(deadline):
			return fmt.Errorf("%s 过了 %s 还没有就绪（%w）。日志 %s 的末尾：\n%s", c.name, patience, err, c.logFile(), tail(c.logFile(), 15))
		}
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// listens is readiness of a process that only opens a port.
func listens(address string) func(context.Context) error {
	return func(ctx context.Context) error {
		dialer := net.Dialer{Timeout: time.Second}
		connection, err := dialer.DialContext(ctx, "tcp", address)
		if err != nil {
			return err
		}
		return connection.Close()
	}
}

// answers is readiness of a process that says so over HTTP.
func answers(url string) func(context.Context) error {
	client := &http.Client{Timeout: 2 * time.Second}
	return func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return errors.New(response.Status)
		}
		return nil
	}
}
