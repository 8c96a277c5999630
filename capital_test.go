package baoquan

import (
	"math"
	"strings"
	"testing"
)

func TestCapitalNumeralsFollowTheRulesOfZeros(t *testing.T) {
	t.Parallel()
	for amount, want := range map[Fen]string{
		0:                "零元整",
		1:                "壹分",
		5:                "伍分",
		10:               "壹角整",
		50:               "伍角整",
		55:               "伍角伍分",
		100:              "壹元整",
		101:              "壹元零壹分",
		110:              "壹元壹角整",
		1000:             "壹拾元整",
		1100:             "壹拾壹元整",
		11000:            "壹佰壹拾元整",
		12_000_00:        "壹万贰仟元整",
		1409_50:          "壹仟肆佰零玖元伍角整",
		6007_14:          "陆仟零柒元壹角肆分",
		1680_32:          "壹仟陆佰捌拾元叁角贰分",
		107_000_53:       "壹拾万柒仟元伍角叁分",
		16_409_02:        "壹万陆仟肆佰零玖元零贰分",
		325_04:           "叁佰贰拾伍元零肆分",
		1005_00:          "壹仟零伍元整",
		1050_00:          "壹仟零伍拾元整",
		10_000_00:        "壹万元整",
		10_001_00:        "壹万零壹元整",
		100_500_00:       "壹拾万零伍佰元整",
		1_000_000_00:     "壹佰万元整",
		100_010_000_00:   "壹亿零壹万元整",
		100_000_001_00:   "壹亿零壹元整",
		110_000_000_00:   "壹亿壹仟万元整",
		1_010_101_010_10: "壹拾亿壹仟零壹拾万壹仟零壹拾元壹角整",
		MaxAmount:        "壹仟亿元整",
		MaxAmount * 10:   "壹万亿元整",
		-12_000_00:       "负壹万贰仟元整",
		math.MaxInt64:    "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分",
	} {
		if got := amount.Chinese(); got != want {
			t.Errorf("%s is %s, want %s", amount.Yuan(), got, want)
		}
	}
}

func TestCapitalNumeralsNeverRepeatAZero(t *testing.T) {
	t.Parallel()
	for i := Fen(0); i < 2_000_000_00; i += 9_973 {
		if got := i.Chinese(); strings.Contains(got, "零零") || strings.Contains(got, "零元") && i != 0 {
			t.Errorf("%s is %s", i.Yuan(), got)
		}
	}
}
