// Command plant asks whether the tests bite: it plants one bug after the other, each
// the change of one text in one file, and runs the test that has to fail. The tree is
// never touched: go test reads the changed file from elsewhere (-overlay).
//
// One line for each bug says what became of it:
//
//	caught    the named test failed, as it has to
//	SURVIVED  it passed: nothing would notice
//	BROKEN    it does not compile, or the test did not run: the bug says nothing
//
// The status is 1 unless all were caught. Arguments choose bugs by name or by the id
// they belong to in the list of faults (S1, R16 …).
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	ok := run(ctx, os.Args[1:])
	stop()
	if !ok {
		os.Exit(1)
	}
}

func run(ctx context.Context, chosen []string) bool {
	counts := map[verdict]int{}
	for _, b := range bugs {
		if len(chosen) > 0 && !slices.Contains(chosen, b.name) && !slices.ContainsFunc(strings.Fields(b.ids), func(id string) bool { return slices.Contains(chosen, id) }) {
			continue
		}
		if ctx.Err() != nil {
			return false
		}
		begin := time.Now()
		got, why := b.try(ctx, ".")
		counts[got]++
		fmt.Printf("%-8s  %-7s  %-28s  %s %s  %s\n", got, b.ids, b.name, b.pkg, b.test, time.Since(begin).Round(time.Second))
		if got != caught {
			fmt.Println(indent(why))
		}
	}
	fmt.Printf("%d caught, %d survived, %d broken\n", counts[caught], counts[survived], counts[broken])
	return counts[caught] > 0 && counts[survived]+counts[broken] == 0
}

// indent shows the end of what a test said.
func indent(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	lines = lines[max(0, len(lines)-15):]
	return "    " + strings.Join(lines, "\n    ")
}
