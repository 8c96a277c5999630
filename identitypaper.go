package baoquan

import "time"

// PaperSlot is what one of the papers shows by which an operator knows somebody.
type PaperSlot string

// The slots.
const (
	PaperFront   PaperSlot = "front"   // 证件正面
	PaperBack    PaperSlot = "back"    // 证件背面
	PaperHolding PaperSlot = "holding" // 本人手持证件
)

// PaperRule is one slot: whether it has to be filled, and what belongs there.
type PaperRule struct {
	Slot     PaperSlot
	Required bool
	Title    string
	Help     string
}

// PapersFor lists the slots for a kind of identity paper, in the order of the page.
// Only an identity card always has a back that says something.
func PapersFor(t IDType) []PaperRule {
	front, back := "证件的正面", "证件的背面"
	switch t {
	case IDCard:
		front, back = "身份证人像面", "身份证国徽面"
	case Passport:
		front, back = "护照资料页", "护照签证页或者入境记录页"
	}
	return []PaperRule{
		{PaperFront, true, front, "四角完整，姓名和号码清晰可辨"},
		{PaperBack, t == IDCard, back, "四角完整，文字清晰可辨"},
		{PaperHolding, true, "本人手持证件的照片", "露出整个面部，证件上的姓名和号码清晰可辨"},
	}
}

// PaperFile is one uploaded paper.
type PaperFile struct {
	ID          string    `json:"id"`
	Slot        PaperSlot `json:"slot"`
	FileName    string    `json:"fileName"`
	ContentType string    `json:"contentType"`
	Size        int64     `json:"size"` // bytes
	SHA256      string    `json:"sha256"`
	Scan        Scan      `json:"scan"`
	UploadedAt  time.Time `json:"uploadedAt"`
}

// MissingPapers lists what keeps papers from being handed in: a required one that is
// not there, and any that the scanner has not found clean.
func MissingPapers(t IDType, files []PaperFile) []Missing {
	there := map[PaperSlot]Scan{}
	for _, f := range files {
		there[f.Slot] = f.Scan
	}
	missing := []Missing{}
	for _, rule := range PapersFor(t) {
		scan, filled := there[rule.Slot]
		detail := ""
		switch {
		case !filled && rule.Required:
			detail = "请上传" + rule.Title
		case filled && scan == ScanPending:
			detail = rule.Title + "正在检查，请稍后再提交"
		case filled && scan == ScanRefused:
			detail = rule.Title + "含有恶意程序，请删除后换一个文件"
		}
		if detail != "" {
			missing = append(missing, Missing{Step: "papers", Location: "papers/" + string(rule.Slot), Detail: detail})
		}
	}
	return missing
}

// PapersReason is why somebody sends papers and passes no face check.
type PapersReason string

// The reasons.
const (
	OtherPaper PapersReason = "other_paper" // 证件不是居民身份证
	NoPhone    PapersReason = "no_phone"    // 没有可用的手机
	CannotFace PapersReason = "cannot_face" // 不便进行人脸核验
	FaceFailed PapersReason = "face_failed" // 人脸核验没有通过
)

// PapersRefusal is why an operator has refused papers.
type PapersRefusal string

// The refusals.
const (
	PapersUnreadable   PapersRefusal = "unreadable"     // 看不清
	PapersMismatch     PapersRefusal = "mismatch"       // 与个人信息不一致
	PapersExpired      PapersRefusal = "expired"        // 证件已过有效期
	PapersNotThePerson PapersRefusal = "not_the_person" // 手持证件的不是本人
	PapersIncomplete   PapersRefusal = "incomplete"     // 材料不全
	PapersOther        PapersRefusal = "other"          // 其他, which is explained
)

// Chinese is the reason as operators read it.
func (r PapersReason) Chinese() string { return papersReasonNames[r] }

var papersReasonNames = map[PapersReason]string{
	OtherPaper: "证件不是居民身份证", NoPhone: "没有可用的手机", CannotFace: "不便进行人脸核验", FaceFailed: "人脸核验没有通过",
}

// Chinese is the refusal as the person reads it.
func (r PapersRefusal) Chinese() string { return papersRefusalNames[r] }

var papersRefusalNames = map[PapersRefusal]string{
	PapersUnreadable: "证件看不清", PapersMismatch: "证件与填写的姓名或者证件号码不一致", PapersExpired: "证件已过有效期",
	PapersNotThePerson: "手持证件的不是证件上的本人", PapersIncomplete: "材料不全", PapersOther: "其他原因",
}

// papersDays is how many working days an operator has for papers. No law sets it.
const papersDays = 2

// PapersDue is the last instant of the time that an operator has for papers that are
// handed in at an instant.
func PapersDue(at time.Time) time.Time {
	return CourtCalendar.AddWorkingDays(DateOf(at), papersDays).LastSecond()
}
