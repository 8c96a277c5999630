// Package e2e proves on the whole system, started as `make run` starts it, that
// nothing is lost, doubled or leaked: by walking cases through it, by killing
// its processes, by making Temporal forget, and by one checker that compares
// everything with everything after each test.
package e2e

import (
	"fmt"
	"os"
	"testing"
)

// house is the system that the tests share, in order.
var house *system

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	house, err = begin(map[string]string{
		"BAOQUAN_WORKER_SWEEP_INTERVAL":    "5s",
		"BAOQUAN_PROCEDURE_PAYMENT_POLL":   "1s",
		"BAOQUAN_PROCEDURE_FACE_POLL":      "1s",
		"BAOQUAN_PROCEDURE_ORDER_LIFETIME": orderLifetime.String(),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "the system does not start:", err)
		return 1
	}
	code := m.Run()
	if err := house.end(code != 0); err != nil {
		fmt.Fprintln(os.Stderr, "the system does not stop:", err)
		return 1
	}
	return code
}
