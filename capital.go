package baoquan

import "strings"

// The capital numerals of 《正确填写票据和结算凭证的基本规定》 (支付结算办法 附一).
var capitalDigits = []rune("零壹贰叁肆伍陆柒捌玖")

var capitalUnits = []struct {
	size uint64
	name string
}{{1e8, "亿"}, {1e4, "万"}, {1000, "仟"}, {100, "佰"}, {10, "拾"}}

// Chinese is the amount in capital numerals (大写), without 人民币 before it:
// 壹万贰仟元整, 壹仟肆佰零玖元伍角整, 叁佰贰拾伍元零肆分. 整 closes an amount that has no 分,
// so that nothing can be added to it; where the rule leaves a 零 to choice
// (壹拾万柒仟元) it is left out.
func (f Fen) Chinese() string {
	sign, yuan, cents := f.split()
	if yuan == 0 && cents == 0 {
		return "零元整"
	}
	var b strings.Builder
	if sign != "" {
		b.WriteString("负")
	}
	if yuan > 0 {
		b.WriteString(capital(yuan) + "元")
	}
	jiao, fen := cents/10, cents%10
	switch {
	case jiao > 0:
		b.WriteString(capital(jiao) + "角")
	case fen > 0 && yuan > 0:
		b.WriteString("零")
	}
	if fen > 0 {
		return b.String() + capital(fen) + "分"
	}
	return b.String() + "整"
}

// capital writes n > 0: what stands before the largest unit, the unit, and the
// rest, with one 零 between when the place below the unit is empty.
func capital(n uint64) string {
	for _, unit := range capitalUnits {
		if n < unit.size {
			continue
		}
		rest := n % unit.size
		s := capital(n/unit.size) + unit.name
		switch {
		case rest == 0:
			return s
		case rest < unit.size/10:
			return s + "零" + capital(rest)
		}
		return s + capital(rest)
	}
	return string(capitalDigits[n])
}
