package sandbox

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"time"
)

//go:embed phone
var phoneFiles embed.FS

var phonePage = template.Must(template.New("").Funcs(template.FuncMap{
	"clock": func(at time.Time) string { return at.In(beijing).Format("01-02 15:04:05") },
	"yuan":  func(fen int64) string { return strconv.FormatFloat(float64(fen)/100, 'f', 2, 64) },
}).ParseFS(phoneFiles, "phone/*.html"))

// inboxShown is how many messages the page shows.
const inboxShown = 50

// phonePages adds the pages that play the phone.
func (s *Sandbox) phonePages(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.showPhone)
	mux.HandleFunc("GET /phone.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, phoneFiles, "phone/phone.css")
	})
	mux.HandleFunc("GET /face/{token}", s.showFace)
	mux.HandleFunc("POST /face/{token}", s.pressFace)
	mux.HandleFunc("POST /pay", s.pressPay)
	mux.HandleFunc("POST /faults", s.pressFaults)
}

type phone struct {
	Texts     []Text
	Checks    []check
	Payments  []Payment
	Faults    []Fault
	Providers []string
	Kinds     []faultChoice
}

type faultChoice struct{ Kind, Label string }

var faultLabels = []faultChoice{
	{FaultDelay, "迟到（delay）"},
	{FaultDrop, "断线（drop）"},
	{FaultSlow, "缓慢（slow）"},
	{FaultCut, "截断（cut）"},
	{Fault5xx, "服务错误（error_5xx）"},
	{Fault429, "限流（error_429）"},
	{FaultDuplicate, "重复（duplicate）"},
	{FaultReorder, "乱序（reorder）"},
	{FaultForge, "伪造（forge）"},
	{FaultStale, "过时（stale）"},
	{FaultWrongAmount, "金额不符（wrong_amount）"},
	{FaultWrongMerchant, "商户不符（wrong_merchant）"},
	{FaultWrongHash, "摘要不符（wrong_hash）"},
	{FaultWrongNonce, "随机数不符（wrong_nonce）"},
	{FaultWrongAudience, "受众不符（wrong_audience）"},
	{FaultUndelivered, "未送达（undelivered）"},
}

func (s *Sandbox) showPhone(w http.ResponseWriter, _ *http.Request) {
	texts := s.box.texts("")
	slices.Reverse(texts)
	view := phone{
		Texts:     texts[:min(len(texts), inboxShown)],
		Checks:    s.face.open(),
		Faults:    s.shared.Faults.Active(),
		Providers: faultProviders,
		Kinds:     faultLabels,
	}
	for _, p := range s.payments {
		view.Payments = append(view.Payments, p.Open()...)
	}
	show(w, http.StatusOK, "phone.html", view)
}

func (s *Sandbox) showFace(w http.ResponseWriter, r *http.Request) {
	row, ok := s.face.checks.Get(r.PathValue("token"))
	if !ok {
		show(w, http.StatusNotFound, "notice.html", "没有这个人脸核验，请重新获取二维码。")
		return
	}
	show(w, http.StatusOK, "face.html", row)
}

func (s *Sandbox) pressFace(w http.ResponseWriter, r *http.Request) {
	result := r.PostFormValue("result")
	if !slices.Contains([]string{passed, failed, abandoned}, result) {
		show(w, http.StatusUnprocessableEntity, "notice.html", "请选择通过、不通过或放弃。")
		return
	}
	s.pressed(w, r, s.face.finish(r.Context(), r.PathValue("token"), result), "/face/"+r.PathValue("token"))
}

func (s *Sandbox) pressPay(w http.ResponseWriter, r *http.Request) {
	s.pressed(w, r, s.pay(r.PostFormValue("codeUrl"), r.PostFormValue("result") == "success"), "/")
}

func (s *Sandbox) pressFaults(w http.ResponseWriter, r *http.Request) {
	if r.PostFormValue("clear") != "" {
		s.pressed(w, r, s.shared.Faults.Clear(), "/")
		return
	}
	times, _ := strconv.Atoi(r.PostFormValue("times"))
	milliseconds, _ := strconv.Atoi(r.PostFormValue("milliseconds"))
	s.pressed(w, r, s.shared.Faults.Set(Fault{
		Provider:     r.PostFormValue("provider"),
		Kind:         r.PostFormValue("fault"),
		Times:        times,
		Milliseconds: milliseconds,
	}), "/")
}

// pressed goes back to a page, or says why nothing happened.
func (s *Sandbox) pressed(w http.ResponseWriter, r *http.Request, err error, back string) {
	switch {
	case err == nil:
		http.Redirect(w, r, back, http.StatusSeeOther)
	case errors.Is(err, ErrUnknownCode):
		show(w, http.StatusNotFound, "notice.html", "没有这个二维码，请重新获取。")
	case errors.Is(err, ErrDone):
		show(w, http.StatusConflict, "notice.html", "已经结束，不能再更改。")
	default:
		show(w, http.StatusUnprocessableEntity, "notice.html", "没有完成，请检查填写的内容后再试。")
	}
}

func show(w http.ResponseWriter, status int, name string, view any) {
	var page bytes.Buffer
	if err := phonePage.ExecuteTemplate(&page, name, view); err != nil {
		http.Error(w, "sandbox: page cannot be drawn", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = page.WriteTo(w)
}
