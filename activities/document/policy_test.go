package document

import (
	"io"
	"strings"
	"testing"

	"github.com/baoquan/baoquan"
)

func policyText(t testing.TB, p Policy) string {
	t.Helper()
	got := body(t, drawPolicy(t, p), about{code: p.Code, url: p.URL})
	same(t, got, words(p.blocks()))
	return got
}

func TestPolicySaysItsWordsForEveryCategory(t *testing.T) {
	for _, category := range []baoquan.Category{baoquan.PreLitigation, baoquan.Litigation, baoquan.PreEnforcement} {
		t.Run(string(category), func(t *testing.T) {
			p := samplePolicy(category)
			policyText(t, p)
			golden(t, "policy_"+string(category), lines(t, drawPolicy(t, p)))
		})
	}
}

func TestPolicyHasEveryField(t *testing.T) {
	says(t, policyText(t, samplePolicy(baoquan.Litigation)), map[string]string{
		"标题":    "诉讼财产保全责任保险保单",
		"保单号":   "保单号：BD202611270000318",
		"受理法院":  "致：北京市朝阳区人民法院",
		"保险人":   "保险人：　　　　　　中国平安财产保险股份有限公司北京分公司",
		"投保人":   "投保人：　　　　　　北京蓝海供应链管理有限公司",
		"出单方式":  "出单方式：　　　　　电子保单",
		"查询电话":  "查询电话：　　　　　010-00000000",
		"申请人":   "（2）姓名：欧阳晓彤；性别：女；证件类型：居民身份证；证件号码：110105198603091234。",
		"被申请人":  "（1）姓名：阿卜杜拉·买买提；性别：男；证件类型：护照；证件号码：E12345678。",
		"保险金额":  "保险金额（赔偿限额）　　大写：　　　　　人民币壹佰万元整　　小写：　　　　　人民币1,000,000.00元",
		"案由、案号": "买卖合同纠纷（案号：（2026）京0105民初12345号）",
		"保全金额":  "名下价值人民币壹佰伍拾万元整（1,500,000.00元）的财产",
		"财产":    "（3）查封被申请人天津市滨海新区顺达运输部（普通合伙）名下的解放牌重型半挂牵引车（车牌号：津A·D12345，车架号：LFWSRXSJ8K1F12345），价值人民币200,000.00元。",
		"承诺":    "因申请财产保全错误，由保险人赔偿被保全人因保全所遭受的损失。",
		"保险责任":  "依法应当由申请人承担的赔偿责任，由保险人在赔偿限额内赔偿。",
		"保险期间":  "自受理财产保全申请之日起至保全损害之债诉讼时效届满之日止。",
		"总保费":   "大写：人民币叁仟元整小写：人民币3,000.00元",
		"费率":    "费率：　　　　　0.3%",
		"适用条款":  "《诉讼财产保全责任保险条款》。",
		"恶意诉讼":  "（1）申请人保证不存在恶意诉讼的情形。",
		"证据":    "（2）申请人保证提交的证据真实，没有伪造。",
		"金额合理":  "（3）申请人请求保全的金额应当合理。",
		"危险增加":  "（4）保险标的的危险程度显著增加的，投保人应当及时通知保险人。",
		"解除":    "（5）依法应当解除财产保全的，申请人应当及时申请解除。",
		"变更标的":  "（6）变更保全标的的，应当经保险人同意。",
		"退保":    "（7）除人民法院驳回财产保全申请外，投保人不得退保。",
		"签发日期":  "二〇二六年十一月二十七日",
	})
}

func TestPolicyBeforeASuitHasTheTermOnTheThirtyDays(t *testing.T) {
	const ends = "（8）诉前财产保全的，申请人应当在人民法院采取保全措施后三十日内依法提起诉讼或者申请仲裁；逾期不提起诉讼或者申请仲裁的，担保责任自动终止。"
	says(t, policyText(t, samplePolicy(baoquan.PreLitigation)), map[string]string{"诉前": ends})
	if strings.Contains(policyText(t, samplePolicy(baoquan.Litigation)), "（8）") {
		t.Error("a suit has the term that holds before one")
	}
}

func TestPolicyNamesTheFieldThatIsMissing(t *testing.T) {
	for _, s := range spoiltGuarantees {
		p := samplePolicy(baoquan.Litigation)
		s.spoil(&p.Guarantee)
		lacks(t, newDrawer(t).Policy(io.Discard, p), s.field)
	}
	for field, spoil := range map[string]func(*Policy){
		"Policyholder": func(p *Policy) { p.Policyholder = "" },
		"Premium":      func(p *Policy) { p.Premium = 0 },
		"RatePpm":      func(p *Policy) { p.RatePpm = 0 },
	} {
		p := samplePolicy(baoquan.Litigation)
		spoil(&p)
		lacks(t, newDrawer(t).Policy(io.Discard, p), field)
	}
}

func TestRatesAreWrittenAsPercent(t *testing.T) {
	for ppm, want := range map[int64]string{3_000: "0.3%", 10_000: "1%", 12_500: "1.25%", 30: "0.003%", 1_000_000: "100%", 10_001: "1.0001%"} {
		if got := percent(ppm); got != want {
			t.Errorf("%d ppm is %s, not %s", ppm, got, want)
		}
	}
}
