package main

import (
	"bytes"
	"context"
	"os"
	"syscall"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/walk"
)

// issues is how many are measured.
const issues = 30

// issuing draws and signs policy and letter as the worker does, with the
// sandbox's authority for the time in this process, and answers the processor time
// of one issue. The first one, which reads the font, does not count.
func issuing(ctx context.Context) (time.Duration, error) {
	dir, err := os.MkdirTemp("", "baoquan-bench-issue-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
	box, err := sandbox.New(sandbox.Options{Dir: dir})
	if err != nil {
		return 0, err
	}
	running, end := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- box.Run(running) }()
	defer func() { end(); <-ended }()
	<-box.Ready()
	press, err := newPress(box.Config())
	if err != nil {
		return 0, err
	}
	if err := press.issue(ctx); err != nil {
		return 0, err
	}
	begin := processorTime()
	for range issues {
		if err := press.issue(ctx); err != nil {
			return 0, err
		}
	}
	return (processorTime() - begin) / issues, nil
}

// press makes documents.
type press struct {
	drawer *document.Drawer
	signer *sign.Certifier
}

func newPress(settings map[string]string) (p press, err error) {
	if p.drawer, err = document.New(); err != nil {
		return p, err
	}
	p.signer, err = sign.New(config.Sign{
		Certificate: settings["BAOQUAN_SIGN_CERTIFICATE"], CertificateKey: settings["BAOQUAN_SIGN_CERTIFICATE_KEY"],
		Chain: settings["BAOQUAN_SIGN_CHAIN"], TSAURL: settings["BAOQUAN_SIGN_TSA_URL"],
	})
	return p, err
}

// issue draws and signs both documents of one guarantee.
func (p press) issue(ctx context.Context) error {
	g := guaranteed()
	for _, draw := range []func(*bytes.Buffer) error{
		func(pdf *bytes.Buffer) error {
			return p.drawer.Policy(pdf, document.Policy{Guarantee: g, Policyholder: walk.Invented.Applicant, Premium: 3000, RatePpm: 3000})
		},
		func(pdf *bytes.Buffer) error {
			return p.drawer.Letter(pdf, document.Letter{Guarantee: g, Number: "BH20261127000001", Attachments: []string{"保险单"}})
		},
	} {
		var pdf bytes.Buffer
		if err := draw(&pdf); err != nil {
			return err
		}
		if _, err := p.signer.Sign(ctx, pdf.Bytes(), sign.Signature{Name: "中国人民财产保险股份有限公司", Reason: "出具保单、保函"}); err != nil {
			return err
		}
	}
	return nil
}

// guaranteed is what everybody who walks asks to have guaranteed.
func guaranteed() document.Guarantee {
	party := func(role baoquan.Role, name, number, address string) baoquan.Party {
		return baoquan.Party{Role: role, Kind: baoquan.Person, Name: name, IDType: baoquan.IDCard, IDNumber: number, Domicile: address}
	}
	p := walk.Invented
	return document.Guarantee{
		PolicyNumber: "BD20261127000001", Code: "7K3MQ9XD", URL: "https://baoquan.example.cn/verify/7K3MQ9XD",
		Insurer: document.Insurer{Name: "中国人民财产保险股份有限公司"}, Court: "北京市朝阳区人民法院", Amount: 1000000,
		From: "受理财产保全申请之日", To: "保全损害之债诉讼时效届满之日", IssuedOn: "2026-11-27",
		Application: baoquan.Application{
			Basics: baoquan.Basics{Category: baoquan.PreLitigation, Amount: 1000000},
			Parties: []baoquan.Party{
				party(baoquan.RoleApplicant, p.Applicant, p.ApplicantID, p.Address),
				party(baoquan.RoleRespondent, p.Respondent, p.RespondentID, p.RespondentAddress),
			},
		},
	}
}

// processorTime is what this process has used of the processors.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
