package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// check is one face check. Result is empty until the phone says something;
// "abandoned" is a person who closed the page, which the service never learns.
type check struct {
	Token       string    `json:"token"`
	Name        string    `json:"name"`
	IDNumber    string    `json:"idNumber"`
	RedirectURL string    `json:"redirectUrl"`
	Extra       string    `json:"extra"`
	At          time.Time `json:"at"`
	Result      string    `json:"result"`
}

// What the phone may say.
const (
	passed    = "pass"
	failed    = "fail"
	abandoned = "abandoned"
)

// How long a token may be used, and a result be fetched.
const (
	faceOpen = 7200 * time.Second
	faceKept = 3 * 24 * time.Hour
)

// faceProvider plays Tencent Cloud FaceID, version 2018-03-01, and the WeChat
// mini program's API. Of the faults of what is said it knows duplicate (the
// browser returns twice), reorder (it returns before the result is there),
// forge (the result is another person's) and stale (no result yet, once more).
type faceProvider struct {
	shared     *Shared
	keys       keys
	account    tc3
	ruleID     string
	baseURL    string
	controlURL string
	checks     *Table[check]
	tokens     *Table[miniToken]
}

func newFace(shared *Shared, k keys, baseURL, controlURL string) (*faceProvider, error) {
	checks, err := OpenTable[check](shared.State, "face")
	if err != nil {
		return nil, err
	}
	tokens, err := OpenTable[miniToken](shared.State, "miniprogram")
	return &faceProvider{
		shared:     shared,
		keys:       k,
		account:    tc3{"faceid", "2018-03-01", k.FaceID, k.FaceKey},
		ruleID:     "1",
		baseURL:    baseURL,
		controlURL: controlURL,
		checks:     checks,
		tokens:     tokens,
	}, err
}

func (p *faceProvider) Name() string { return "face" }

func (p *faceProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_FACE_BASE_URL":             p.baseURL,
		"BAOQUAN_FACE_SECRET_ID":            p.account.secretID,
		"BAOQUAN_FACE_SECRET_KEY":           p.account.secretKey,
		"BAOQUAN_FACE_RULE_ID":              p.ruleID,
		"BAOQUAN_FACE_MINIPROGRAM_BASE_URL": p.baseURL,
		"BAOQUAN_FACE_MINIPROGRAM_APP_ID":   p.keys.MiniAppID,
		"BAOQUAN_FACE_MINIPROGRAM_SECRET":   p.keys.MiniSecret,
	}
}

func (p *faceProvider) Handler() http.Handler {
	return p.shared.Faults.Wrap(p.Name(), p.account.handler(map[string]action{
		"DetectAuth":            p.begin,
		"GetDetectInfoEnhanced": p.result,
	}))
}

type detectAuth struct {
	RuleId      string
	IdCard      string
	Name        string
	RedirectUrl string
	Extra       string
}

func (p *faceProvider) begin(parameters []byte) (map[string]any, error) {
	var in detectAuth
	if json.Unmarshal(parameters, &in) != nil {
		return nil, apiError("InvalidParameter")
	}
	switch {
	case in.RuleId != p.ruleID:
		return nil, apiError("InvalidParameterValue.RuleIdNotExist")
	case len([]rune(in.Name)) > 32 || len(in.RedirectUrl) > 1024 || len(in.Extra) > 1024:
		return nil, apiError("InvalidParameterValue")
	case in.Name == "" || len(in.IdCard) != 18:
		return nil, apiError("FailedOperation.IdFormatError")
	}
	token := uuid()
	_, err := p.checks.Update(token, func(row *check, _ bool) error {
		*row = check{Token: token, Name: in.Name, IDNumber: in.IdCard, RedirectURL: in.RedirectUrl, Extra: in.Extra, At: time.Now()}
		return nil
	})
	if err == nil {
		err = p.shared.Counts.Add(p.Name(), "begin", in.Extra)
	}
	return map[string]any{"BizToken": token, "Url": p.pageURL(token)}, err
}

// pageURL is what the QR code of a check says.
func (p *faceProvider) pageURL(token string) string { return p.controlURL + "/face/" + token }

func (p *faceProvider) result(parameters []byte) (map[string]any, error) {
	var in struct{ BizToken, RuleId string }
	if json.Unmarshal(parameters, &in) != nil {
		return nil, apiError("InvalidParameter")
	}
	row, ok := p.checks.Get(in.BizToken)
	switch {
	case in.RuleId != p.ruleID:
		return nil, apiError("InvalidParameterValue.RuleIdNotExist")
	case !ok:
		return nil, apiError("InvalidParameterValue.BizTokenIllegal")
	case time.Since(row.At) > faceKept:
		return nil, apiError("InvalidParameterValue.BizTokenExpired")
	}
	return map[string]any{"Text": p.text(row), "IdCardData": nil, "BestFrame": nil, "VideoData": nil}, nil
}

// text is the part of the result that is text.
func (p *faceProvider) text(row check) map[string]any {
	text := map[string]any{"ErrCode": nil, "ErrMsg": nil, "IdCard": row.IDNumber, "Name": row.Name, "Sim": nil, "Extra": row.Extra}
	if row.Result != passed && row.Result != failed {
		return text
	}
	fault, _ := p.shared.Faults.Take(p.Name(), FaultStale, FaultForge)
	if fault.Kind == FaultStale {
		return text
	}
	if fault.Kind == FaultForge {
		text["IdCard"], text["Name"] = "110101199001010010", "冒名者"
	}
	text["ErrCode"], text["ErrMsg"], text["Sim"] = 0, "成功", "96.31"
	if row.Result == failed {
		text["ErrCode"], text["ErrMsg"], text["Sim"] = 1004, "人脸比对未通过", "31.20"
	}
	return text
}

// open lists the checks somebody could still pass, oldest first.
func (p *faceProvider) open() []check {
	var open []check
	for _, row := range p.checks.List() {
		if row.Result == "" && time.Since(row.At) < faceOpen {
			open = append(open, row)
		}
	}
	return open
}

// token is the check a QR code, or its bare token, means.
func token(code string) string {
	code, _, _ = strings.Cut(code, "?")
	return code[strings.LastIndex(code, "/")+1:]
}
