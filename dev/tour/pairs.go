package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/baoquan/baoquan/dev/walk"
)

// granted is the whole way: an underwriter takes the guarantee on at the desk, its
// letter secures a preservation, and the court grants that.
func (t *tour) granted(ctx context.Context) error {
	g, err := t.applicant.DraftGuarantee(ctx, t.court, walk.Desk, walk.Invented)
	if err != nil {
		return err
	}
	t.say("申请担保 "+g.Number, "当事人、财产线索、材料；报价 "+yuan(g.SuggestedPremium), &g)
	if err := t.applicant.Submit(ctx, &g); err != nil {
		return err
	}
	t.say("提交担保申请", "待审核", &g)
	if err := t.underwriter.Approve(ctx, &g); err != nil {
		return err
	}
	t.say("核保员同意承保", "待交担保费 "+yuan(g.Premium), &g)
	if err := t.issued(ctx, &g); err != nil {
		return err
	}
	k, err := t.secured(ctx, &g)
	if err != nil {
		return err
	}
	if err := t.judge.Rule(ctx, &k, "granted"); err != nil {
		return err
	}
	return t.ruling(ctx, &k)
}

// issued pays the premium and looks at what is issued for it.
func (t *tour) issued(ctx context.Context, g *walk.Case) error {
	if err := t.applicant.PayFee(ctx, g); err != nil {
		return err
	}
	t.say("交纳担保费", "在模拟手机上支付，支付机构的回答写入案卷", g)
	if err := t.applicant.Until(ctx, g, "issued"); err != nil {
		return err
	}
	papers, err := t.applicant.Papers(ctx, g)
	if err != nil {
		return err
	}
	t.say("出函", "保单、保函已签章，下载的文件与核验的哈希一致", g)
	for _, d := range g.Documents {
		fmt.Printf("   %s %s，%d KB，核验：%s/verify/%s\n", paperNames[d.Kind], d.Number, len(papers[d.Kind])/1024, t.env["SERVER_URL"], d.Code)
	}
	return nil
}

var paperNames = map[string]string{"policy": "保单", "letter": "保函"}

// secured makes a preservation from a letter and brings it before the judge.
func (t *tour) secured(ctx context.Context, g *walk.Case) (walk.Case, error) {
	k, err := t.applicant.Use(ctx, g)
	if err != nil {
		return k, err
	}
	t.say("用保函申请保全 "+k.Number, "内容全部复制，保函附在担保材料中；建议保全费 "+yuan(k.SuggestedFee), &k)
	if err := t.applicant.Submit(ctx, &k); err != nil {
		return k, err
	}
	if err := t.judge.Accept(ctx, &k); err != nil {
		return k, err
	}
	t.say("提交，法官受理", "待交保全费 "+yuan(k.Fee), &k)
	if err := t.applicant.PayFee(ctx, &k); err != nil {
		return k, err
	}
	t.say("交纳保全费", "待裁定", &k)
	return k, nil
}

// ruling downloads the ruling.
func (t *tour) ruling(ctx context.Context, k *walk.Case) error {
	var pdf []byte
	if err := t.applicant.Call(ctx, http.MethodGet, k.Path()+"/ruling", nil, &pdf); err != nil {
		return err
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		return errors.New("裁定书不是 PDF")
	}
	t.say("裁定 "+k.Ruling.Number, fmt.Sprintf("裁定书 %d KB，核验：%s/verify/%s", len(pdf)/1024, t.env["SERVER_URL"], k.Ruling.Code), k)
	return nil
}

// dismissed is a second pair: the core system of an insurer takes the guarantee on
// and issues it, the court dismisses, and the premium comes back.
func (t *tour) dismissed(ctx context.Context) error {
	g, err := t.applicant.DraftGuarantee(ctx, t.court, walk.System, walk.Invented)
	if err != nil {
		return err
	}
	if err := t.applicant.Submit(ctx, &g); err != nil {
		return err
	}
	if err := t.applicant.Until(ctx, &g, "awaiting_payment"); err != nil {
		return err
	}
	t.say("另一件担保 "+g.Number, "保险公司的核心系统自动承保，待交担保费 "+yuan(g.Premium), &g)
	if err := t.issued(ctx, &g); err != nil {
		return err
	}
	k, err := t.secured(ctx, &g)
	if err != nil {
		return err
	}
	if err := t.judge.Rule(ctx, &k, "dismissed"); err != nil {
		return err
	}
	t.say("法院驳回 "+k.Ruling.Number, "保全没有成立", &k)
	if err := t.applicant.Until(ctx, &g, "cancelled"); err != nil {
		return err
	}
	order, err := t.applicant.UntilRefunded(ctx, &g)
	if err != nil {
		return err
	}
	t.say("保函撤销，退保", "担保费 "+yuan(order.RefundAmount)+" 已原路退回", &g)
	return nil
}
