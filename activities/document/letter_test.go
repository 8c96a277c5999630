package document

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/baoquan/baoquan"
)

func letterText(t testing.TB, l Letter) string {
	t.Helper()
	got := body(t, drawLetter(t, l), about{code: l.Code, url: l.URL})
	same(t, got, words(l.blocks()))
	return got
}

func TestLetterSaysItsWordsForEveryCategory(t *testing.T) {
	for _, category := range []baoquan.Category{baoquan.PreLitigation, baoquan.Litigation, baoquan.PreEnforcement} {
		t.Run(string(category), func(t *testing.T) {
			l := sampleLetter(category)
			letterText(t, l)
			golden(t, "letter_"+string(category), lines(t, drawLetter(t, l)))
		})
	}
}

// What FS22 7 and 粤高法发〔2015〕10号 want (★), and what is usual.
func TestLetterHasEveryField(t *testing.T) {
	l := sampleLetter(baoquan.Litigation)
	says(t, letterText(t, l), map[string]string{
		"标题":     "诉讼财产保全责任保险担保书（保函）",
		"编号":     "编号：BH202611270000318",
		"保单号":    "保单号：BD202611270000318",
		"受理法院":   "致：北京市朝阳区人民法院",
		"★申请人一":  "（1）名称：北京蓝海供应链管理有限公司；证件类型：统一社会信用代码；证件号码：91110105MA01ABCD2X。",
		"★申请人二":  "（2）姓名：欧阳晓彤；性别：女；证件类型：居民身份证；证件号码：110105198603091234。",
		"★被申请人一": "（1）姓名：阿卜杜拉·买买提；性别：男；证件类型：护照；证件号码：E12345678。",
		"★被申请人二": "（2）名称：天津市滨海新区顺达运输部（普通合伙）；证件类型：统一社会信用代码；证件号码：92120116MA05WXYZ1K。",
		"案由":     "案由：　　　　　买卖合同纠纷",
		"案号":     "案号：　　　　　（2026）京0105民初12345号",
		"保全请求":   "请求查封、冻结被申请人阿卜杜拉·买买提、天津市滨海新区顺达运输部（普通合伙）名下价值人民币壹佰伍拾万元整（1,500,000.00元）的财产",
		"财产":     "（1）冻结被申请人天津市滨海新区顺达运输部（普通合伙）在中国工商银行股份有限公司天津滨海支行的存款",
		"★担保金额":  "担保金额（赔偿限额）人民币壹佰万元整（1,000,000.00元）。",
		"★责任承诺":  "保险人承诺：因申请财产保全错误，由保险人赔偿被保全人因保全所遭受的损失。",
		"★赔偿":    "依法应当由申请人承担的赔偿责任，由保险人在赔偿限额内赔偿。",
		"★不可撤销":  "本保函为不可撤销保函。",
		"有效期":    "本保函的有效期自受理财产保全申请之日起至保全损害之债诉讼时效届满之日止。",
		"保险人":    "保险人：中国平安财产保险股份有限公司北京分公司",
		"地址":     "地址：北京市西城区金融大街23号",
		"电话":     "电话：010-00000000",
		"签发日期":   "二〇二六年十一月二十七日",
		"附件":     "附：营业执照复印件；保险单。",
	})
}

func TestLetterBeforeASuitEndsWhenNoneIsBrought(t *testing.T) {
	const ends = "三十日内依法提起诉讼或者申请仲裁"
	l := sampleLetter(baoquan.PreLitigation)
	says(t, letterText(t, l), map[string]string{"诉前": ends, "自动终止": "担保责任自动终止", "案号": "尚未起诉，无案号"})

	l.Application.PreSuitStage = baoquan.InArbitration
	if text := letterText(t, l); strings.Contains(text, ends) || strings.Contains(text, "尚未起诉") {
		t.Error("says of an arbitration what holds before a suit")
	}
	if strings.Contains(letterText(t, sampleLetter(baoquan.Litigation)), ends) {
		t.Error("says of a suit what holds before one")
	}
}

func TestLetterNamesTheFieldThatIsMissing(t *testing.T) {
	for _, s := range spoiltGuarantees {
		l := sampleLetter(baoquan.Litigation)
		s.spoil(&l.Guarantee)
		lacks(t, newDrawer(t).Letter(io.Discard, l), s.field)
	}
	l := sampleLetter(baoquan.Litigation)
	l.Number = ""
	lacks(t, newDrawer(t).Letter(io.Discard, l), "Number")
}

func TestSameLetterAndPolicyHaveTheSameBytes(t *testing.T) {
	letter, policy := drawLetter(t, sampleLetter(baoquan.Litigation)), drawPolicy(t, samplePolicy(baoquan.Litigation))
	for i := range 2 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if !bytes.Equal(drawLetter(t, sampleLetter(baoquan.Litigation)), letter) {
				t.Error("the letter's bytes differ")
			}
			if !bytes.Equal(drawPolicy(t, samplePolicy(baoquan.Litigation)), policy) {
				t.Error("the policy's bytes differ")
			}
		})
	}
}
