package document

import (
	"strconv"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
)

// capital is an amount in capital characters and in figures:
// 人民币壹佰万元整（1,000,000.00元）.
func capital(f baoquan.Fen) string { return "人民币" + f.Chinese() + "（" + f.Yuan() + "元）" }

// figures is an amount in figures: 人民币1,000,000.00元.
func figures(f baoquan.Fen) string { return "人民币" + f.Yuan() + "元" }

// day is a date in the text of a document: 2026年11月20日; "" for no date.
func day(d baoquan.Date) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("2006年1月2日")
}

// moment is a time as a receipt prints it: 2026年11月27日 09:05:07.
func moment(t time.Time) string { return t.In(baoquan.Beijing).Format("2006年1月2日 15:04:05") }

// sentence ends a text as a sentence ends.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "！") {
		return text
	}
	return strings.TrimRight(text, "，；、.;, ") + "。"
}

// labelled is 「label + value」, or nothing when there is no value.
func labelled(label, value string) string {
	if value = strings.TrimSpace(value); value == "" {
		return ""
	}
	return label + value
}

// joined puts a separator between the texts that are not empty.
func joined(separator string, texts ...string) string {
	kept := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, separator)
}

// bracketed is the texts that are not empty in brackets, or nothing.
func bracketed(texts ...string) string {
	inner := joined("，", texts...)
	if inner == "" {
		return ""
	}
	return "（" + inner + "）"
}

// spread sets a name of two characters as wide as one of three, as signatures do.
func spread(name string) string {
	if runes := []rune(name); len(runes) == 2 {
		return string(runes[0]) + "\u3000" + string(runes[1])
	}
	return name
}

var digits = []rune("零一二三四五六七八九")

// numeral numbers the items of a list: 一 … 十一 … 一百零二; in figures from 1000.
func numeral(n int) string {
	if n <= 0 || n > 999 {
		return strconv.Itoa(n)
	}
	s := ""
	if n >= 100 {
		s = string(digits[n/100]) + "百"
	}
	switch tens := n / 10 % 10; {
	case tens == 0 && n > 100 && n%10 > 0:
		s += "零"
	case tens == 1 && n < 20:
		s += "十"
	case tens > 0:
		s += string(digits[tens]) + "十"
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}
