package main

import (
	"context"

	"github.com/baoquan/baoquan/dev/walk"
)

// course is one way through the system that is walked and measured.
type course struct {
	name  string // of the report
	kind  string // of application
	steps []string
	walk  func(context.Context, people, *walk.Case) []func() error // one for each step
}

// preservations go from the draft to the ruling.
var preservations = course{
	name: "完整保全", kind: walk.Preservation,
	steps: []string{"填写（含 5 个文件）", "提交", "受理", "下单", "支付到待裁定", "裁定"},
	walk: func(ctx context.Context, p people, k *walk.Case) []func() error {
		return []func() error{
			func() (err error) { *k, err = p.applicant.Draft(ctx, p.court, walk.Invented); return err },
			func() error { return p.applicant.Submit(ctx, k) },
			func() error { return p.judge.Accept(ctx, k) },
			func() error { return p.applicant.Order(ctx, k) },
			func() error { return p.applicant.Until(ctx, k, "awaiting_ruling") },
			func() error { return p.judge.Rule(ctx, k, "granted") },
		}
	},
}

// guarantees go from the draft to policy and letter.
var guarantees = course{
	name: "完整担保", kind: walk.Guarantee,
	steps: []string{"填写（含 4 个文件）", "提交", "核保", "下单", "支付到出函"},
	walk: func(ctx context.Context, p people, k *walk.Case) []func() error {
		return []func() error{
			func() (err error) {
				*k, err = p.applicant.DraftGuarantee(ctx, p.court, walk.Desk, walk.Invented)
				return err
			},
			func() error { return p.applicant.Submit(ctx, k) },
			func() error { return p.underwriter.Approve(ctx, k) },
			func() error { return p.applicant.Order(ctx, k) },
			func() error { return p.applicant.Until(ctx, k, "issued") },
		}
	},
}

// people are who walks one case, logged in.
type people struct {
	applicant, judge, underwriter *walk.Client
	court                         string
}

// gather logs in as many groups as walk at once.
func gather(ctx context.Context, env map[string]string, n int) (chan people, error) {
	all := make(chan people, n)
	somebody := func() *walk.Client { return walk.New(env["SERVER_URL"], env["SANDBOX_URL"]) }
	for range n {
		p := people{applicant: somebody(), judge: somebody(), underwriter: somebody()}
		for login, c := range map[string]*walk.Client{"13800000000": p.applicant, "judge-jing0105": p.judge, walk.Underwriter: p.underwriter} {
			if err := c.Login(ctx, login); err != nil {
				return nil, err
			}
		}
		var err error
		if p.court, err = p.applicant.CourtCode(ctx, walk.Court); err != nil {
			return nil, err
		}
		all <- p
	}
	return all, nil
}
