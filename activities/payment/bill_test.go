package payment

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/baoquan/baoquan/activities/provider"
)

const wechatColumns = "\uFEFF交易时间,商户订单号,交易状态,商户退款单号,退款状态,商品名称,订单金额,申请退款金额\r\n"

func wechatRow(no, status, refundNo, outcome, title, sum, back string) string {
	return "`" + strings.Join([]string{"2026-11-26 10:00:00", no, status, refundNo, outcome, title, sum, back}, ",`") + "\r\n"
}

const wechatEnd = "总交易单数,应结订单总金额\r\n`2,`120.00\r\n"

const alipayNames = "支付宝交易号,商户订单号,业务类型,商品名称,订单金额（元）,退款批次号/请求号,备注\r\n"

const alipayEnd = "#---业务明细列表结束---\r\n#交易合计：1笔\r\n"

func TestTheLinesOfBillsAreRead(t *testing.T) {
	weChat := wechatColumns +
		wechatRow("o1", "SUCCESS", "0", "", "保全费，甲,乙", "120.00", "0.00") +
		wechatRow("o1", "REFUND", "Ro1", "SUCCESS", "保全费", "0.00", "50.50") +
		wechatRow("o2", "REFUND", "Ro2", "PROCESSING", "保全费", "0.00", "1.00") +
		wechatRow("o3", "REFUND", "Ro3", "FAIL", "保全费", "0.00", "1.00") + wechatEnd
	alipay := "#支付宝业务明细查询\r\n" + alipayNames +
		"2026\t,o1\t,交易,保全费,120.00,,\r\n" +
		"2026\t,o2\t,交易,别的系统的商品，甲,乙,1.00,,\r\n" +
		"2026\t,o1\t,退款,保全费,-50.50,Ro1\t,\r\n" + alipayEnd
	paid, back := BillLine{Kind: KindPaid, OutTradeNo: "o1", Amount: 12000}, BillLine{Kind: KindRefund, OutTradeNo: "o1", OutRefundNo: "Ro1", Amount: 5050}
	for name, c := range map[string]struct {
		got  func(func(BillLine) error) error
		want []BillLine
	}{
		"wechat": {func(each func(BillLine) error) error { return readWeChatBill(strings.NewReader(weChat), each) },
			[]BillLine{paid, back, {Kind: KindRefund, OutTradeNo: "o2", OutRefundNo: "Ro2", Amount: 100}}},
		"alipay": {func(each func(BillLine) error) error { return readAlipayBill(strings.NewReader(alipay), each) },
			[]BillLine{paid, {Kind: KindPaid, OutTradeNo: "o2", Amount: 100}, back}},
		"alipay packed": {func(each func(BillLine) error) error {
			return readAlipayZip(packed(t, "2088_20261126_业务明细.csv", alipay), each)
		},
			[]BillLine{paid, {Kind: KindPaid, OutTradeNo: "o2", Amount: 100}, back}},
	} {
		var lines []BillLine
		if err := c.got(func(l BillLine) error { lines = append(lines, l); return nil }); err != nil || !slices.Equal(lines, c.want) {
			t.Errorf("%s: %+v, %v", name, lines, err)
		}
	}
}

// packed is a zip with a file of sums before the one that is meant, in GBK.
func packed(t *testing.T, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, file := range [][2]string{{"2088_20261126_业务明细(汇总).csv", "#x\r\n"}, {name, text}} {
		gbk := simplifiedchinese.GBK.NewEncoder()
		title, err := gbk.String(file[0])
		if err != nil {
			t.Fatal(err)
		}
		w, err := archive.CreateHeader(&zip.FileHeader{Name: title, NonUTF8: true, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := gbk.Writer(w).Write([]byte(file[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestABillThatIsNotWholeOrNotKnownIsNoBill(t *testing.T) {
	row := wechatRow("o1", "SUCCESS", "0", "", "保全费", "120.00", "0.00")
	weChat := func(text string) error {
		return readWeChatBill(strings.NewReader(text), func(BillLine) error { return nil })
	}
	alipay := func(text string) error {
		return readAlipayBill(strings.NewReader(text), func(BillLine) error { return nil })
	}
	zipped := func(content []byte) error { return readAlipayZip(content, func(BillLine) error { return nil }) }
	good := packed(t, "业务明细.csv", alipayNames+"1,o1,交易,x,1.00,,\r\n"+alipayEnd)
	for name, c := range map[string]struct{ got, want error }{
		"wechat without its end":   {weChat(wechatColumns + row), errBillCut},
		"wechat half a row":        {weChat(wechatColumns + row[:30] + "\r\n" + wechatEnd), errBillForm},
		"wechat other columns":     {weChat("a,b\r\n" + wechatEnd), errBillForm},
		"wechat nothing":           {weChat(""), errBillCut},
		"wechat an unknown state":  {weChat(wechatColumns + wechatRow("o1", "REVOKED", "", "", "", "1.00", "0") + wechatEnd), errBillForm},
		"wechat a sum that is not": {weChat(wechatColumns + wechatRow("o1", "SUCCESS", "", "", "", "1e3", "0") + wechatEnd), errBillForm},
		"wechat too many rows":     {weChat(wechatColumns + strings.Repeat(row, maxBillLines+1) + wechatEnd), errBillLarge},
		"alipay without its end":   {alipay(alipayNames + "1,o1,交易,x,1.00,,\r\n"), errBillCut},
		"alipay half a row":        {alipay(alipayNames + "1,o1\r\n" + alipayEnd), errBillForm},
		"alipay another business":  {alipay(alipayNames + "1,o1,转账,x,1.00,,\r\n" + alipayEnd), errBillForm},
		"alipay half a zip":        {zipped(good[:len(good)/2]), errBillCut},
		"alipay a broken zip":      {zipped(spoilt(good)), errBillCut},
		"alipay another file":      {zipped(packed(t, "账务明细.csv", "")), errBillForm},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
		if err := billFault("wechat", c.got); provider.IsFinal(err) || !errors.As(err, new(*provider.Error)) {
			t.Errorf("%s: the next one may be whole: %v", name, err)
		}
	}
	if err := weChat(strings.Repeat("x", maxBillLine+1)); billFault("wechat", err).Error() != "wechat unavailable: bill_too_large" {
		t.Errorf("a line without an end: %v", err)
	}
}

// spoilt has one wrong byte in the middle of its first file that counts.
func spoilt(content []byte) []byte {
	other := bytes.Clone(content)
	for i := len(other) / 3; i < len(other)/3+8; i++ {
		other[i] ^= 0x55
	}
	return other
}

// FuzzBill reads whatever comes: it must end without a panic, within its bounds, and
// say nothing of what stands there.
func FuzzBill(f *testing.F) {
	f.Add([]byte(wechatColumns + wechatRow("o1", "SUCCESS", "0", "", "x", "1.00", "0") + wechatEnd))
	f.Add([]byte("#x\r\n" + alipayNames + "1,o1,退款,x,-1.00,R,\r\n" + alipayEnd))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		each := func(l BillLine) error {
			if l.Amount < 0 || l.Kind != KindPaid && l.Kind != KindRefund {
				t.Errorf("%+v", l)
			}
			return nil
		}
		for _, err := range []error{
			readWeChatBill(bytes.NewReader(content), each), readAlipayBill(bytes.NewReader(content), each), readAlipayZip(content, each),
		} {
			if err != nil && !errors.As(billFault("x", err), new(*provider.Error)) {
				t.Errorf("%q: %v", content, err)
			}
		}
	})
}
