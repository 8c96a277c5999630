package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/baoquan/baoquan"
)

// decision is what the court finds, what it orders and what may be done.
func (r *Ruling) decision() []string {
	paragraphs := append(r.findings(), r.orders()...)
	if r.Fee > 0 {
		paragraphs = append(paragraphs, fmt.Sprintf("案件申请费%s元，由%s负担。",
			r.Fee.Yuan(), r.names(baoquan.RoleApplicant)))
	}
	if r.Outcome != baoquan.Dismissed {
		paragraphs = append(paragraphs, "本裁定立即开始执行。")
	}
	paragraphs = append(paragraphs,
		"如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。")
	if s := r.lifting(); s != "" {
		paragraphs = append(paragraphs, s)
	}
	return paragraphs
}

// lifting is when the court lifts the measures by itself; "" when nothing has
// to be done to keep them.
func (r *Ruling) lifting() string {
	switch {
	case r.Outcome == baoquan.Dismissed || r.arbitrated():
		return ""
	case r.Application.Category == baoquan.PreLitigation: // CPL 104
		return "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，本院将依法解除保全。"
	case r.Application.Category == baoquan.PreEnforcement: // JS 163
		return "申请人在法律文书指定的履行期间届满后五日内不申请执行的，本院将依法解除保全。"
	}
	return ""
}

const finds = "本院经审查认为，"

// findings are the reasons, the last of them with the articles.
func (r *Ruling) findings() []string {
	reason := strings.TrimPrefix(strings.TrimSpace(r.Reason), strings.TrimSuffix(finds, "，"))
	reason = strings.TrimLeft(reason, "，,：: ")
	if reason == "" {
		reason = r.usualReason()
	}
	paragraphs := slices.DeleteFunc(strings.Split(reason, "\n"), func(p string) bool {
		return strings.TrimSpace(p) == ""
	})
	paragraphs[0] = finds + strings.TrimSpace(paragraphs[0])
	last := len(paragraphs) - 1
	paragraphs[last] = sentence(paragraphs[last]) + "依照" + r.articles() + "规定，裁定如下："
	return paragraphs
}

func (r *Ruling) usualReason() string {
	applicants := r.names(baoquan.RoleApplicant)
	switch r.Outcome {
	case baoquan.PartlyGranted:
		return applicants + "的申请部分符合法律规定，本院对符合法律规定的部分予以准许。"
	case baoquan.Dismissed:
		return applicants + "的申请不符合法律规定，本院不予准许。"
	}
	return applicants + "的申请符合法律规定，本院予以准许。"
}

// articles are what the ruling rests on, numbered as in the texts of 2023 (CPL)
// and 2022 (JS). A dismissal orders no measure and cites neither the extent
// (CPL 105) nor the ways (CPL 106) of one.
func (r *Ruling) articles() string {
	var base string
	switch {
	case r.Application.Category == baoquan.PreEnforcement:
		return "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百六十三条"
	case r.Application.Category == baoquan.PreLitigation && !r.arbitrated():
		base = "第一百零四条"
	default:
		base = "第一百零三条"
	}
	if r.Outcome != baoquan.Dismissed {
		base += "、第一百零五条、第一百零六条"
	}
	return "《中华人民共和国民事诉讼法》" + base
}

// orders is the operative part (主文): numbered when there is more than one.
func (r *Ruling) orders() []string {
	if r.Outcome == baoquan.Dismissed {
		return []string{"驳回" + r.names(baoquan.RoleApplicant) + "的" + r.kind() + "申请。"}
	}
	orders := r.measures()
	if r.Outcome == baoquan.PartlyGranted {
		orders = append(orders, "驳回"+r.names(baoquan.RoleApplicant)+"的其他"+r.kind()+"申请")
	}
	if len(orders) == 1 {
		return []string{orders[0] + "。"}
	}
	for i := range orders {
		end := "；"
		if i == len(orders)-1 {
			end = "。"
		}
		orders[i] = numeral(i+1) + "、" + orders[i] + end
	}
	return orders
}
