package api

import (
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// Prefixes are where the API's addresses begin; everything else under the same
// name is the website's.
var Prefixes = []string{"/api/", "/callbacks/", "/verify/", "/healthz", "/readyz"}

// routes is the whole API on one page. Accounts, reference data and the
// operator's desk are in routes_accounts.go.
func (a *API) routes() {
	a.accountRoutes()
	a.applicationRoutes(baoquan.Preservation)
	a.applicationRoutes(baoquan.Guarantee)
	a.preservationRoutes()
	a.guaranteeRoutes()
	a.courtRoutes()
	a.insurerRoutes()

	handle(a, operation{"GET", "/admin/stuck", Operate, "list-stuck", "需要人工处理的案件", 0}, a.listStuck)
	handle(a, operation{"GET", "/admin/payment-differences", Operate, "list-differences", "对账不符", 0}, a.listDifferences)
	handleForm[settlementForm](a, operation{"POST", "/admin/payment-differences/{id}/settlement", Operate, "settle-difference", "登记对账不符的处理", 0}, a.settleDifference)
	handleForm[settlementForm](a, operation{"POST", "/admin/payments/{id}/settlement", Operate, "settle-payment", "登记支付订单的人工处理", 0}, a.settlePayment)
	handleForm[settlementForm](a, operation{"POST", "/admin/guarantees/{id}/settlement", Operate, "settle-guarantee", "登记保险公司系统拒收的人工处理", 0}, a.settleGuarantee)
	handleForm[reconciliationForm](a, operation{"POST", "/admin/reconciliations", Operate, "reconcile", "核对某一天的支付和退款", http.StatusAccepted}, a.reconcile)
	handle(a, operation{"GET", "/verify/{code}", Open, "verify", "核验文书", 0}, a.verify)

	a.documentCodes()
	a.documentBounds()
	a.gin.GET("/healthz", healthz)
	a.gin.GET("/readyz", a.readyz)
	a.gin.GET("/verify/:code", a.verifyPage)
	a.docs()
	for _, base := range []string{"/callbacks", "/api/v1/callbacks"} {
		a.gin.POST(base+"/wechatpay/payments", a.paymentCallback("wechat"))
		a.gin.POST(base+"/wechatpay/refunds", a.paymentCallback("wechat"))
		a.gin.POST(base+"/alipay", a.paymentCallback("alipay"))
		a.gin.POST(base+"/insurer/:code", a.insurerCallback)
	}
}

// applicationRoutes are what both kinds of application have.
func (a *API) applicationRoutes(kind baoquan.Kind) {
	path, name, find := "/"+string(kind)+"s", string(kind), a.ofOwner(kind)
	title := kind.Chinese()

	handle(a, operation{"GET", path, Applicant, "list-" + name + "s", "我的" + title, 0}, a.listApplications(kind))
	handle(a, operation{"GET", path + "/{id}", Applicant, "get-" + name, title, 0}, a.getApplication(kind))
	handle(a, operation{"DELETE", path + "/{id}", Verified, "delete-" + name, "删除草稿", http.StatusNoContent}, a.deleteApplication(kind))

	partRoutes(a, kind, partyParts)
	partRoutes(a, kind, clueParts)
	a.raw(operation{"POST", path + "/{id}/materials", Verified, "add-" + name + "-materials", "上传材料", 0}, a.upload(kind), uploadForm)
	partReads(a, path+"/{id}/", Applicant, "-"+name+"-materials", find, materialParts)
	a.raw(operation{"GET", path + "/{id}/materials/{partId}/content", Applicant, "read-" + name + "-materials", "下载材料", 0},
		a.content(find), materialFile)
	handle(a, operation{"DELETE", path + "/{id}/materials/{partId}", Verified, "remove-" + name + "-materials", "删除材料", http.StatusNoContent}, materialParts.remove(a, kind))

	handle(a, operation{"GET", path + "/{id}/check", Applicant, "check-" + name, "提交前检查", 0}, a.check(find))
	handle(a, operation{"POST", path + "/{id}/submission", Verified, "submit-" + name, "提交", 0}, a.submit(kind))
	handleForm[withdrawal](a, operation{"POST", path + "/{id}/withdrawal", Verified, "withdraw-" + name, "撤回", 0}, a.withdraw(kind))
	handle(a, operation{"GET", path + "/{id}/docket", Applicant, "docket-" + name, "案卷流水", 0}, a.docketOf(find, everyEntry))
	handle(a, operation{"GET", path + "/{id}/deadlines", Applicant, "deadlines-" + name, "期限", 0}, a.deadlinesOf(find))
	a.raw(operation{"GET", path + "/{id}/events", Applicant, "events-" + name, "进度推送（SSE）", 0}, a.events(find, everyEntry), eventStream)

	handleForm[paymentForm](a, operation{"POST", path + "/{id}/payments", Verified, "pay-" + name, "交费", http.StatusCreated}, a.pay(kind))
	handle(a, operation{"GET", path + "/{id}/payments", Applicant, "list-" + name + "-payments", "支付订单列表", 0}, a.listPayments(find))
}

// basicsRoutes are those whose form F differs between the kinds.
func basicsRoutes[F any](a *API, kind baoquan.Kind) {
	path, name := "/"+string(kind)+"s", string(kind)
	handleForm[F](a, operation{"POST", path, Verified, "create-" + name, "创建" + kind.Chinese(), http.StatusCreated}, a.createApplication(kind))
	handleForm[F](a, operation{"PATCH", path + "/{id}", Verified, "patch-" + name, "修改基本信息", 0}, a.patchApplication(kind))
}

// preservationRoutes are what a preservation alone has.
func (a *API) preservationRoutes() {
	basicsRoutes[baoquan.Basics](a, baoquan.Preservation)
	handle(a, operation{"GET", "/preservations/{id}/guarantees", Applicant, "list-usable-guarantees", "可用于本案的担保", 0}, a.listUsable)
	handleForm[guaranteeFromForm](a, operation{"POST", "/preservations/{id}/guarantees", Verified, "create-guarantee-for-preservation", "为本案申请担保", http.StatusCreated}, a.createForPreservation)
	partRoutes(a, baoquan.Preservation, securityParts)
	a.raw(operation{"GET", "/preservations/{id}/ruling", Applicant, "read-ruling", "下载裁定书", 0},
		a.rulingPDF(a.ofOwner(baoquan.Preservation)), binary("application/pdf", "裁定书"))
	handle(a, operation{"GET", "/payments/{id}", Applicant, "get-payment", "支付订单", 0}, a.getPayment)
	a.raw(operation{"GET", "/payments/{id}/receipt", Applicant, "read-receipt", "下载交费凭证", 0}, a.receipt, binary("application/pdf", "交费凭证"))
}

// guaranteeRoutes are what a guarantee alone has.
func (a *API) guaranteeRoutes() {
	const path = "/guarantees/{id}"
	find := a.ofOwner(baoquan.Guarantee)
	basicsRoutes[guaranteeForm](a, baoquan.Guarantee)
	handle(a, operation{"POST", path + "/quote", Verified, "renew-quote", "重新获取报价", 0}, a.renewQuote)
	a.raw(operation{"GET", path + "/policy", Applicant, "read-policy", "下载保单", 0}, a.paper(find, store.PolicyDocument), binary("application/pdf", "保单"))
	a.raw(operation{"GET", path + "/letter", Applicant, "read-letter", "下载保函", 0}, a.paper(find, store.LetterDocument), binary("application/pdf", "保函"))
	handleForm[preservationFromForm](a, operation{"POST", path + "/preservations", Verified, "create-preservation-from-guarantee", "用保函申请保全", http.StatusCreated}, a.createFromGuarantee)
	handleForm[withdrawal](a, operation{"POST", path + "/surrender", Verified, "surrender-guarantee", "退保", 0}, a.surrender)
	handleForm[evaluationForm](a, operation{"PUT", path + "/evaluation", Verified, "evaluate-insurer", "评价保险公司", 0}, a.evaluate)
}

// insurerRoutes are the desk of underwriters.
func (a *API) insurerRoutes() {
	const path = "/insurer/guarantees"
	handle(a, operation{"GET", "/insurer/summary", Underwrite, "get-insurer-summary", "本公司各状态的件数", 0}, a.insurerSummary)
	handle(a, operation{"GET", path, Underwrite, "list-guarantee-cases", "本公司的担保申请", 0}, a.listGuaranteeCases)
	handle(a, operation{"GET", path + "/{id}", Underwrite, "get-guarantee-case", "担保申请", 0}, a.getGuaranteeCase)
	handle(a, operation{"GET", path + "/{id}/docket", Underwrite, "docket-guarantee-case", "案卷流水", 0}, a.docketOf(a.ofInsurer, deskEntry))
	handle(a, operation{"GET", path + "/{id}/deadlines", Underwrite, "deadlines-guarantee-case", "期限", 0}, a.deadlinesOf(a.ofInsurer))
	handle(a, operation{"GET", path + "/{id}/check", Underwrite, "check-guarantee-case", "形式检查", 0}, a.check(a.ofInsurer))
	handle(a, operation{"GET", path + "/{id}/payments", Underwrite, "list-guarantee-case-payments", "交费情况", 0}, a.listPayments(a.ofInsurer))
	a.raw(operation{"GET", path + "/{id}/events", Underwrite, "events-guarantee-case", "进度推送（SSE）", 0}, a.events(a.ofInsurer, deskEntry), eventStream)
	insurerParts(a, path+"/{id}/", masked(partyParts, baoquan.Party.Masked))
	insurerParts(a, path+"/{id}/", masked(clueParts, baoquan.Clue.Masked))
	insurerParts(a, path+"/{id}/", materialParts)
	a.raw(operation{"GET", path + "/{id}/materials/{partId}/content", Underwrite, "read-guarantee-case-materials", "查看材料", 0},
		a.content(a.ofInsurer), materialFile)
	a.raw(operation{"GET", path + "/{id}/policy", Underwrite, "read-case-policy", "保单", 0}, a.paper(a.ofInsurer, store.PolicyDocument), binary("application/pdf", "保单"))
	a.raw(operation{"GET", path + "/{id}/letter", Underwrite, "read-case-letter", "保函", 0}, a.paper(a.ofInsurer, store.LetterDocument), binary("application/pdf", "保函"))
	handleForm[underwriting](a, operation{"POST", path + "/{id}/underwriting", Underwrite, "underwrite-guarantee", "核保：承保、退回补正、拒保", 0}, a.underwriteCase)
	handleForm[closing](a, operation{"POST", path + "/{id}/closing", Underwrite, "close-letter", "登记索赔或者解除担保责任", 0}, a.closeLetter)
	handle(a, operation{"GET", "/insurer/evaluations", Underwrite, "list-evaluations", "本公司得到的评价", 0}, a.listEvaluations)
}

// insurerParts are the parts of a guarantee as its insurer reads them.
func insurerParts[P any](a *API, under string, p parts[P]) {
	partReads(a, under, Underwrite, "-guarantee-case-"+p.name, a.ofInsurer, p)
}

// courtRoutes are the desk of judges and clerks.
func (a *API) courtRoutes() {
	const path = "/court/preservations"
	handle(a, operation{"GET", "/court/summary", CourtStaff, "get-court-summary", "本院各状态的件数", 0}, a.courtSummary)
	handle(a, operation{"GET", path, CourtStaff, "list-cases", "本院案件", 0}, a.listCases)
	handle(a, operation{"GET", path + "/{id}", CourtStaff, "get-case", "案件", 0}, a.getCase)
	handle(a, operation{"GET", path + "/{id}/docket", CourtStaff, "docket-case", "案卷流水", 0}, a.docketOf(a.ofCourt, deskEntry))
	handle(a, operation{"GET", path + "/{id}/deadlines", CourtStaff, "deadlines-case", "期限", 0}, a.deadlinesOf(a.ofCourt))
	handle(a, operation{"GET", path + "/{id}/check", CourtStaff, "check-case", "形式检查", 0}, a.check(a.ofCourt))
	handle(a, operation{"GET", path + "/{id}/payments", CourtStaff, "list-case-payments", "交费情况", 0}, a.listPayments(a.ofCourt))
	a.raw(operation{"GET", path + "/{id}/events", CourtStaff, "events-case", "进度推送（SSE）", 0}, a.events(a.ofCourt, deskEntry), eventStream)
	courtParts(a, path+"/{id}/", whole(partyParts))
	courtParts(a, path+"/{id}/", whole(clueParts))
	courtParts(a, path+"/{id}/", whole(securityParts))
	courtParts(a, path+"/{id}/", materialParts)
	a.raw(operation{"GET", path + "/{id}/materials/{partId}/content", CourtStaff, "read-case-materials", "查看材料", 0},
		a.content(a.ofCourt), materialFile)
	a.raw(operation{"GET", path + "/{id}/ruling", CourtStaff, "read-case-ruling", "裁定书", 0}, a.rulingPDF(a.ofCourt), binary("application/pdf", "裁定书"))
	handleForm[review](a, operation{"POST", path + "/{id}/review", CourtStaff, "review-case", "审核：受理、退回补正、不予受理", 0}, a.reviewCase)
	handleForm[decision](a, operation{"POST", path + "/{id}/ruling", JudgeOnly, "rule-case", "裁定", 0}, a.ruleCase, largeBody)
}

// courtParts are the parts of a case as its court reads them.
func courtParts[P any](a *API, under string, p parts[P]) {
	partReads(a, under, CourtStaff, "-case-"+p.name, a.ofCourt, p)
}

// largeBody lets a judge send a document along, over a slow line too.
func largeBody(op *huma.Operation) {
	longest := maxJSON
	op.MaxBodyBytes, op.BodyReadTimeout = maxRuling, 5*time.Minute
	op.RequestBody.Content["multipart/form-data"] = &huma.MediaType{Schema: &huma.Schema{
		Type: huma.TypeObject, Required: []string{"decision", "file"},
		Properties: map[string]*huma.Schema{
			"decision": {Type: huma.TypeString, MaxLength: &longest, Description: "裁定结果，JSON"},
			"file":     {Type: huma.TypeString, Format: "binary", Description: "裁定书，PDF"},
		},
	}}
}

func eventStream(op *huma.Operation) {
	op.Parameters = append(op.Parameters, headerParameter("Last-Event-ID", "上次收到的事件的 id", 40))
	op.Responses["200"] = &huma.Response{Description: "事件 status 与 docket；断线后以 Last-Event-ID 续接", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}},
	}}
}

func uploadForm(op *huma.Operation) {
	longest := maxID
	id := &huma.Schema{Type: huma.TypeString, MaxLength: &longest}
	slot := &huma.Schema{Type: huma.TypeString, Enum: enums[reflect.TypeFor[baoquan.Slot]()]}
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
		Type: huma.TypeObject, Required: []string{"slot", "file"},
		Properties: map[string]*huma.Schema{
			"slot": slot, "partyId": id, "securityId": id, "file": {Type: huma.TypeString, Format: "binary"},
		},
	}}}}
	op.Parameters = append(op.Parameters, headerParameter("If-Match", ifMatchDoc, 40), headerParameter("Idempotency-Key", keyDoc, maxKey))
	op.Responses["201"] = &huma.Response{Description: "已上传", Content: map[string]*huma.MediaType{
		"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/Material"}},
	}}
}
