package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// report prints what was measured of one course.
func report(o options, by course, bare rate, m *measured) {
	fmt.Printf("\n裸工作流  %6.1f 个/秒\n%s  %6.1f 个/秒\n比值      %6.2f\n", bare.perSecond(), by.name, m.perSecond(), m.perSecond()/bare.perSecond())
	fmt.Println("\n步骤                        p50        p99")
	for _, step := range by.steps {
		fmt.Printf("%s %s %s\n", pad(step, 20), milliseconds(percentile(m.steps[step], 50)), milliseconds(percentile(m.steps[step], 99)))
	}
	n := float64(o.cases)
	fmt.Printf("\n每个案件：%d 个事件、%d 个工作流任务（%s）；%d 个事件（支付）；%.0f 条 SQL 语句，%.0f 个事务\n",
		middle(m.events), middle(m.tasks), strings.TrimPrefix(by.name, "完整"), middle(m.payment),
		(m.after.statements-m.before.statements)/n, (m.after.transactions-m.before.transactions)/n)
	fmt.Printf("内存峰值：server %d MB，worker %d MB\n", m.peak["server"]>>20, m.peak["worker"]>>20)
}

// reportIssue prints what one issue costs.
func reportIssue(cpu time.Duration) {
	fmt.Printf("\n绘制并签章两份 PDF（保单、保函），含时间戳：每次出函 CPU %d ms\n", cpu.Milliseconds())
}

// reportVerify prints how fast documents are verified.
func reportVerify(v verified) {
	fmt.Printf("\n核验 %d 次，同时 %d 个            p50        p99\n", len(v.endpoint), askers)
	for _, line := range []struct {
		name string
		took []time.Duration
	}{{"GET /verify/{核验码}", v.endpoint}, {"只执行它的 SQL 语句", v.statement}} {
		fmt.Printf("%s %s %s\n", pad(line.name, 28), micro(percentile(line.took, 50)), micro(percentile(line.took, 99)))
	}
}

func percentile(all []time.Duration, p int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*p/100]
}

func middle(all []int64) int64 {
	if len(all) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(all))[len(all)/2]
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%7d ms", d.Milliseconds()) }

func micro(d time.Duration) string { return fmt.Sprintf("%7.2f ms", float64(d.Microseconds())/1000) }

// pad fills with spaces; a Chinese character is two wide.
func pad(s string, width int) string {
	for _, r := range s {
		if width--; r > 0x2e80 {
			width--
		}
	}
	for ; width > 0; width-- {
		s += " "
	}
	return s
}
