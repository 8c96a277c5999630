package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// accountRoutes are the operations on people, reference data and what operators
// look after.
func (a *API) accountRoutes() {
	handle(a, operation{"POST", "/captchas", Open, "create-captcha", "获取图片验证码", http.StatusCreated}, a.createCaptcha)
	handleForm[smsCodeForm](a, operation{"POST", "/sms-codes", Open, "create-sms-code", "获取短信验证码", http.StatusAccepted}, a.createSMSCode)
	handleForm[accountForm](a, operation{"POST", "/accounts", Open, "create-account", "注册", http.StatusCreated}, a.createAccount)
	handleForm[loginForm](a, operation{"POST", "/sessions", Open, "create-session", "登录", http.StatusCreated}, a.createSession)
	handle(a, operation{"DELETE", "/sessions/current", Entered, "end-session", "退出登录", http.StatusNoContent}, a.endSession)
	handleForm[resetForm](a, operation{"POST", "/password-resets", Open, "reset-password", "找回密码", http.StatusNoContent}, a.resetPassword)

	handle(a, operation{"GET", "/me", Entered, "get-me", "我是谁", 0}, a.getMe)
	handleForm[ProfileForm](a, operation{"PUT", "/me/profile", Applicant, "put-profile", "填写个人信息", 0}, a.putProfile)
	handleForm[passwordForm](a, operation{"PUT", "/me/password", Entered, "change-password", "修改密码", http.StatusNoContent}, a.changePassword)
	handle(a, operation{"GET", "/me/sessions", LoggedIn, "list-sessions", "我在哪里登录着", 0}, a.listSessions)
	handle(a, operation{"DELETE", "/me/sessions", LoggedIn, "end-other-sessions", "退出其他所有登录", http.StatusNoContent}, a.endOtherSessions)
	handle(a, operation{"DELETE", "/me/sessions/{id}", LoggedIn, "end-one-session", "退出某一处登录", http.StatusNoContent}, a.endOneSession)
	handle(a, operation{"GET", "/me/consents", Applicant, "list-consents", "我同意过的协议和须知", 0}, a.listConsents)
	handle(a, operation{"GET", "/me/summary", Applicant, "get-summary", "首页计数", 0}, a.getSummary)
	handleForm[identityForm](a, operation{"POST", "/me/identity-checks", Applicant, "create-identity-check", "发起实名认证", http.StatusCreated}, a.createIdentityCheck)
	handle(a, operation{"GET", "/me/identity-checks/{id}", Applicant, "get-identity-check", "查询实名认证结果", 0}, a.getIdentityCheck)
	a.papersRoutes()
	handleForm[mergeForm](a, operation{"POST", "/me/merges", Verified, "merge-accounts", "把本人的另一个账号并入本账号", 0}, a.merge)
	handle(a, operation{"GET", "/identity-tickets/{ticket}", Open, "exchange-ticket", "小程序换取核验令牌", 0}, a.exchangeTicket)
	handle(a, operation{"GET", "/sso", Open, "get-sso", "单点登录是否可用", 0}, a.getSSO)
	a.raw(operation{"GET", "/sso/start", Open, "start-sso", "开始单点登录", 0}, a.startSSO, redirects)
	a.raw(operation{"GET", "/sso/callback", Open, "finish-sso", "单点登录返回", 0}, a.finishSSO, redirects)
	for _, base := range []string{"/callbacks", "/api/v1/callbacks"} {
		a.gin.POST(base+"/sms/:provider/:secret", a.smsCallback)
		a.gin.GET(base+"/face/:checkId", a.faceHint)
		a.gin.POST(base+"/face/:checkId", a.faceHint)
	}

	handle(a, operation{"GET", "/courts", Open, "list-courts", "法院", 0}, a.listCourts)
	handle(a, operation{"GET", "/causes", Open, "list-causes", "现行案由", 0}, a.listCauses)
	handle(a, operation{"GET", "/case-types", Open, "list-case-types", "案件类型", 0}, a.listCaseTypes)
	handle(a, operation{"GET", "/divisions", Open, "list-divisions", "行政区划", 0}, a.listDivisions)
	handle(a, operation{"GET", "/insurers", Open, "list-insurers", "保险公司", 0}, a.listInsurers)
	handle(a, operation{"GET", "/insurers/quotes", Open, "list-quotes", "比较各保险公司的报价", 0}, a.listQuotes)
	handle(a, operation{"GET", "/fees/preservation", Open, "suggest-fee", "建议保全费", 0}, a.suggestFee)
	handle(a, operation{"GET", "/notices/{kind}", Open, "read-notice", "须知和协议", 0}, a.readNotice)

	handle(a, operation{"GET", "/insurer/rate-cards", Underwrite, "list-rate-cards", "本公司费率的各个版本", 0}, a.listRateCards)
	handleForm[rateCardForm](a, operation{"PUT", "/insurer/rate-cards", Underwrite, "put-rate-card", "公布新的费率", 0}, a.putRateCard)

	handleForm[staffForm](a, operation{"POST", "/admin/staff", Operate, "create-staff", "建立工作人员账号", http.StatusCreated}, a.createStaff)
	handle(a, operation{"GET", "/admin/staff", Operate, "list-staff", "工作人员", 0}, a.listStaff)
	handle(a, operation{"PATCH", "/admin/staff/{id}", Operate, "patch-staff", "停用、启用、调任工作人员，或者重置其密码", 0}, a.patchStaff)
	handle(a, operation{"PUT", "/admin/courts/{code}", Operate, "put-court", "开通或关闭法院", 0}, a.putCourt)
	handle(a, operation{"GET", "/admin/insurers", Operate, "list-insurer-settings", "保险公司的开通情况和办理方式", 0}, a.listInsurerSettings)
	handle(a, operation{"PUT", "/admin/insurers/{code}", Operate, "put-insurer", "开通或关闭保险公司", 0}, a.putInsurer)
}

// papersRoutes are the identity check without a face: the person's side and the
// operators'.
func (a *API) papersRoutes() {
	const own, desk = "/me/identity-reviews", "/admin/identity-reviews"
	handleForm[papersForm](a, operation{"POST", own, Applicant, "create-identity-review", "发起人工核验（上传证件材料）", http.StatusCreated}, a.createPapers)
	handle(a, operation{"GET", own, Applicant, "list-identity-reviews", "我的人工核验", 0}, a.listPapers)
	handle(a, operation{"GET", own + "/{id}", Applicant, "get-identity-review", "人工核验", 0}, a.getPapers)
	handle(a, operation{"DELETE", own + "/{id}", Applicant, "cancel-identity-review", "撤回人工核验", http.StatusNoContent}, a.cancelPapers)
	a.raw(operation{"POST", own + "/{id}/papers", Applicant, "add-identity-paper", "上传证件材料", 0}, a.uploadPaper, paperForm)
	handle(a, operation{"DELETE", own + "/{id}/papers/{slot}", Applicant, "remove-identity-paper", "删除证件材料", http.StatusNoContent}, a.removePaper)
	handle(a, operation{"POST", own + "/{id}/submission", Applicant, "submit-identity-review", "提交证件材料", 0}, a.submitPapers)

	handle(a, operation{"GET", desk, Operate, "list-submitted-reviews", "提交的证件材料", 0}, a.listSubmittedPapers)
	handle(a, operation{"GET", desk + "/{id}", Operate, "get-submitted-review", "证件材料（查看完整号码，有记录）", 0}, a.getSubmittedPapers)
	a.raw(operation{"GET", desk + "/{id}/papers/{slot}/content", Operate, "read-identity-paper", "查看证件材料（有记录）", 0}, a.readPaper,
		binary("application/octet-stream", "文件"))
	handleForm[papersDecision](a, operation{"POST", desk + "/{id}/decision", Operate, "decide-identity-review", "审核证件材料：通过、不通过", 0}, a.decidePapers)
}

// redirects documents an operation that a browser is sent on by.
func redirects(op *huma.Operation) {
	op.Responses["303"] = &huma.Response{Description: "转到身份提供方，或者登录后的首页"}
}
