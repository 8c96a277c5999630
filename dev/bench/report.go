package main

import (
	"fmt"
	"slices"
	"time"
)

// report prints what was measured.
func report(o options, bare rate, m *measured) {
	fmt.Printf("\n裸工作流  %6.1f 个/秒\n完整案件  %6.1f 个/秒\n比值      %6.2f\n", bare.perSecond(), m.perSecond(), m.perSecond()/bare.perSecond())
	fmt.Println("\n步骤                        p50        p99")
	for _, step := range stepOrder {
		fmt.Printf("%s %s %s\n", pad(step, 20), milliseconds(percentile(m.steps[step], 50)), milliseconds(percentile(m.steps[step], 99)))
	}
	n := float64(o.cases)
	fmt.Printf("\n每个案件：%d 个事件、%d 个工作流任务（保全）；%d 个事件（支付）；%.0f 条 SQL 语句，%.0f 个事务\n",
		middle(m.events), middle(m.tasks), middle(m.payment),
		(m.after.statements-m.before.statements)/n, (m.after.transactions-m.before.transactions)/n)
	fmt.Printf("内存峰值：server %d MB，worker %d MB\n", m.peak["server"]>>20, m.peak["worker"]>>20)
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
