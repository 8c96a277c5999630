// Package sms sends text messages through Tencent Cloud
// (sms, version 2021-01-11, https://cloud.tencent.com/document/api/382/55981) and,
// where it is configured, Aliyun as the second provider (see Switch), and reads
// what they push about deliveries.
package sms

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Message is one text to one phone.
type Message struct {
	ID       string   // ours; goes along as SessionContext or OutId
	Phone    string   // 11 digits, or E.164 with +
	Template string   // key of one of Templates
	Params   []string // what fills {1}, {2} … of the template
	Via      string   // the provider that may have it from an earlier try, "" for none
}

// Sent is what became of a message: which provider has it and its serial number
// there, for receipts. Beside an error a Provider means that this one may have
// taken the message: only its answer is missing.
type Sent struct {
	Provider string
	ID       string
}

// Sender sends a message once; a second call with the same message is a second
// text, because the provider does not know its own repetition. Errors are
// *provider.Error.
type Sender interface {
	Send(ctx context.Context, m Message) (Sent, error)
}

// Template is a text as it is to be filed with the provider for approval.
type Template struct {
	Key  string // as in the settings sms.templates and sms.aliyun.templates
	Text string // with {1}, {2} … for the parameters
}

// Names are the parameters' names where they have some: Aliyun's ${code}.
func (t Template) Names() []string {
	first, second := "number", "date"
	switch t.Key {
	case "code":
		first = "code"
	case "refunded":
		second = "amount"
	case "account_merged":
		first, second = "account", "other"
	}
	return []string{first, second}[:t.ParamCount()]
}

// templateOf finds a text by its key.
func templateOf(key string) (Template, bool) {
	i := slices.IndexFunc(Templates, func(t Template) bool { return t.Key == key })
	if i < 0 {
		return Template{}, false
	}
	return Templates[i], true
}

// Templates are all texts we send. {1} is the code in "code", an account's number
// without its middle in "account_merged" and the application's number everywhere
// else; {2} is the last day, the sum, or the other account.
var Templates = []Template{
	{"code", "{1}为您的验证码，5分钟内有效，请勿告诉他人。如非本人操作，请忽略本短信。"},
	{"submitted", "您的申请{1}已提交，正在等待审查，结果将以短信告知。"},
	{"returned", "您的申请{1}需要补正，请于{2}前登录网上保全修改并重新提交。"},
	{"awaiting_payment", "您的申请{1}已通过审查，请于{2}前登录网上保全缴费，逾期未缴将视为撤回。"},
	{"awaiting_ruling", "您的申请{1}已缴费，正在等待裁定。"},
	{"ruled", "您的申请{1}已有结果，请登录网上保全查看文书。"},
	{"rejected", "您的申请{1}未被受理，请登录网上保全查看理由。"},
	{"withdrawn", "您的申请{1}已撤回。"},
	{"lapsed", "您的申请{1}因逾期未办已终止，如仍需要请重新申请。"},
	{"draft_expiring", "您的申请草稿{1}将于{2}失效，如需继续请登录网上保全。"},
	{"correction_due", "您的申请{1}的补正期限将于{2}届满，请登录网上保全修改并重新提交。"},
	{"fee_due", "您的申请{1}的交费期限将于{2}届满，逾期未交将视为撤回。"},
	{"declined", "您的申请{1}未获承保，请登录网上保全查看理由，您可以另选保险公司重新申请。"},
	{"insurer_silent", "您的申请{1}，保险公司未在期限内答复，请于{2}前登录网上保全另选保险公司后重新提交。"},
	{"issuing", "您的申请{1}已交费，正在出具保单和保函。"},
	{"issued", "您的申请{1}的保单和保函已出具，请登录网上保全下载，并及时用于保全申请。"},
	{"use_due", "您的申请{1}的保函将于{2}失效，请及时登录网上保全用于保全申请，或者退保。"},
	{"cancelled", "您的申请{1}已退保，保函已撤销，应退的担保费将原路退回。"},
	{"letter_revoked", "您的申请{1}的保函已撤销。"},
	{"letter_released", "您的申请{1}的担保责任已解除。"},
	{"identity_passed", "您提交的身份证件材料已通过审核，请重新登录网上保全办理业务。"},
	{"identity_refused", "您提交的身份证件材料未通过审核，请登录网上保全查看原因，可以重新提交。"},
	{"account_merged", "您的网上保全账号{1}已并入您的另一个账号{2}，案件一并转入。如非本人操作，请立即联系法院。"},
	{"refunded", "您的申请{1}已退款{2}元，款项将原路退回。"},
}

// ParamCount is how many parameters a text asks for.
func (t Template) ParamCount() int {
	n := 0
	for strings.Contains(t.Text, fmt.Sprintf("{%d}", n+1)) {
		n++
	}
	return n
}

// ParamCount is how many parameters the text of a key asks for.
func ParamCount(key string) int {
	template, _ := templateOf(key)
	return template.ParamCount()
}

// ParseTemplates reads the setting sms.templates or sms.aliyun.templates,
// "key=number,…", and wants a number for every text.
func ParseTemplates(setting string) (map[string]string, error) {
	ids := map[string]string{}
	for pair := range strings.SplitSeq(setting, ",") {
		key, id, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if !ok || key == "" || id == "" {
			return nil, fmt.Errorf("sms.templates: want key=number, separated by commas")
		}
		ids[strings.TrimSpace(key)] = strings.TrimSpace(id)
	}
	for _, template := range Templates {
		if ids[template.Key] == "" {
			return nil, fmt.Errorf("sms.templates: %s is missing", template.Key)
		}
	}
	return ids, nil
}
