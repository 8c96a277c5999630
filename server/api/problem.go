package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
)

// Problem is an error answer (RFC 9457). Detail says in Chinese what to do; it
// and the field errors never repeat what was sent.
type Problem struct {
	Type           string         `json:"type" doc:"类别" example:"about:blank"`
	Title          string         `json:"title" doc:"HTTP 状态的名称"`
	Status         int            `json:"status" doc:"HTTP 状态码"`
	Code           baoquan.Code   `json:"code" doc:"供程序识别的错误代码"`
	Detail         string         `json:"detail" doc:"该怎么办"`
	RequestID      string         `json:"requestId,omitempty" doc:"请求编号，报告问题时请提供"`
	Errors         []FieldError   `json:"errors,omitempty" doc:"逐个字段的错误"`
	CurrentStatus  baoquan.Status `json:"currentStatus,omitempty" doc:"409：申请现在的状态"`
	CurrentVersion int64          `json:"currentVersion,omitempty" doc:"412：申请现在的版本"`
	Missing        any            `json:"missing,omitempty" doc:"提交时还缺什么"`

	retryAfter time.Duration
	cause      error
}

// FieldError is one wrong field.
type FieldError struct {
	Location string       `json:"location" doc:"字段的位置，如 body.amount"`
	Code     baoquan.Code `json:"code"`
	Detail   string       `json:"detail" doc:"该怎么改"`
}

func (p *Problem) Error() string { return string(p.Code) }

// Unwrap is the cause, for the log alone.
func (p *Problem) Unwrap() error { return p.cause }

// GetStatus makes a Problem an error that huma knows.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders carries Retry-After.
func (p *Problem) GetHeaders() http.Header {
	if p.retryAfter <= 0 {
		return nil
	}
	return http.Header{"Retry-After": {fmt.Sprint(max(1, int(p.retryAfter.Round(time.Second).Seconds())))}}
}

func problem(status int, code baoquan.Code, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: detail}
}

// Problems that stand at more than one place.
var (
	errNotFound     = problem(http.StatusNotFound, "not_found", "没有找到，或者您无权查看")
	errLogin        = problem(http.StatusUnauthorized, "login_required", "请先登录")
	errForbidden    = problem(http.StatusForbidden, "forbidden", "您的身份不能进行这项操作")
	errUnverified   = problem(http.StatusForbidden, "identity_unverified", "请先完善个人信息并通过实名认证，再办理业务")
	errKeyReused    = problem(http.StatusUnprocessableEntity, "idempotency_key_reused", "这个 Idempotency-Key 已用于另一个请求，请换一个")
	errInvalidInput = problem(http.StatusUnprocessableEntity, "validation_failed", "有错误，请按各项提示修改")
)

// invalid is the answer to wrong fields; prefix is where they stand (body).
func invalid(prefix string, faults baoquan.Faults) error {
	if len(faults) == 0 {
		return nil
	}
	p := *errInvalidInput
	if len(faults) == 1 {
		p.Detail, p.Code = faults[0].Detail, faults[0].Code
	}
	for _, f := range faults {
		location := prefix
		if f.Location != "" {
			location += "." + f.Location
		}
		p.Errors = append(p.Errors, FieldError{Location: location, Code: f.Code, Detail: f.Detail})
	}
	return &p
}

// invalidField is the answer to one wrong field.
func invalidField(location string, code baoquan.Code, detail string) error {
	p := problem(http.StatusUnprocessableEntity, code, detail)
	p.Errors = []FieldError{{Location: location, Code: code, Detail: detail}}
	return p
}

// conflict is the answer to an act that the status does not allow.
func conflict(status baoquan.Status) *Problem {
	p := problem(http.StatusConflict, "status_conflict", "申请现在是“"+status.Chinese()+"”，不能进行这项操作，请刷新后再看")
	p.CurrentStatus = status
	return p
}

func tooMany(wait time.Duration) *Problem {
	p := problem(http.StatusTooManyRequests, "too_many_requests", "操作太频繁，请稍后再试")
	p.retryAfter = wait
	return p
}

func unavailable(cause error) *Problem {
	p := problem(http.StatusServiceUnavailable, "unavailable", "系统暂时繁忙，您填写的内容没有丢失，请稍后再试")
	p.retryAfter, p.cause = 5*time.Second, cause
	return p
}

// problemOf is the one place where an error becomes an answer.
func problemOf(err error) *Problem {
	var known *Problem
	var status *baoquan.StatusError
	var letter *baoquan.LetterError
	var stale *store.ErrStale
	var failed *provider.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, store.ErrNotFound):
		return errNotFound
	case errors.As(err, &status):
		return conflict(status.Status)
	case errors.As(err, &letter):
		return letterConflict(letter)
	case errors.As(err, &stale):
		p := problem(http.StatusPreconditionFailed, "stale_version", "内容已在别处被修改，请刷新后在最新内容上修改")
		p.CurrentVersion = stale.Current
		return p
	case errors.Is(err, store.ErrKeyReused):
		return errKeyReused
	case store.IsUnavailable(err), errors.Is(err, files.ErrUnavailable), errors.Is(err, context.DeadlineExceeded), errors.As(err, &failed):
		return unavailable(err)
	case errors.Is(err, context.Canceled):
		return unavailable(err)
	}
	p := problem(http.StatusInternalServerError, "internal", "系统出错，您填写的内容没有丢失，请稍后再试")
	p.cause = err
	return p
}

// answered makes of a handler's error the answer to this request, and of our own
// failures a line in the log.
func answered(ctx context.Context, err error) *Problem {
	p := *problemOf(err)
	p.RequestID = requestIDOf(ctx)
	if p.Status >= http.StatusInternalServerError {
		logOf(ctx).Error("request failed", "code", p.Code, "error", p.cause)
	}
	return &p
}

// newProblem makes huma speak in Problems.
func newProblem(ctx huma.Context, status int, _ string, errs ...error) huma.StatusError {
	around := context.Background()
	if ctx != nil {
		around = ctx.Context()
	}
	if len(errs) == 1 && !isDetail(errs[0]) {
		return answered(around, errs[0])
	}
	return answered(around, validationProblem(status, errs))
}

func isDetail(err error) bool {
	_, ok := err.(huma.ErrorDetailer)
	return ok
}

func validationProblem(status int, errs []error) *Problem {
	p := problem(status, codes[status], details[status])
	if p.Code == "" {
		p.Code, p.Detail = "invalid_request", "请求的格式不对"
	}
	seen := map[string]bool{}
	for _, err := range errs {
		detailer, ok := err.(huma.ErrorDetailer)
		if !ok {
			continue
		}
		field := fieldError(detailer.ErrorDetail())
		if !seen[field.Location] {
			seen[field.Location] = true
			p.Errors = append(p.Errors, field)
		}
	}
	if status == http.StatusBadRequest && len(p.Errors) > 0 {
		p.Errors = nil
	}
	return p
}

var codes = map[int]baoquan.Code{
	http.StatusBadRequest: "malformed", http.StatusUnprocessableEntity: "validation_failed",
	http.StatusRequestEntityTooLarge: "too_large", http.StatusUnsupportedMediaType: "unsupported_media_type",
	http.StatusNotFound: "not_found", http.StatusMethodNotAllowed: "method_not_allowed",
	http.StatusRequestTimeout: "timeout", http.StatusNotAcceptable: "not_acceptable",
}

var details = map[int]string{
	http.StatusBadRequest:            "请求不是完整的 JSON，请检查后重新发送",
	http.StatusUnprocessableEntity:   "有错误，请按各项提示修改",
	http.StatusRequestEntityTooLarge: "内容太大，请缩小后重新发送",
	http.StatusUnsupportedMediaType:  "请以 application/json 发送",
	http.StatusNotFound:              "没有这个地址",
	http.StatusMethodNotAllowed:      "这个地址不支持这种操作",
	http.StatusRequestTimeout:        "发送太慢，请检查网络后重试",
	http.StatusNotAcceptable:         "只能以 JSON 回答",
}

var unmarshalField = regexp.MustCompile(`Go struct field \S*?\.([A-Za-z.]+) of type`)

// fieldError turns huma's detail into ours. The messages of package validation
// were replaced by codes in init, so that nothing here depends on English.
func fieldError(d *huma.ErrorDetail) FieldError {
	code, argument, _ := strings.Cut(d.Message, ":")
	field := FieldError{Location: d.Location, Code: baoquan.CodeInvalid}
	switch code {
	case "required":
		field.Location, field.Code, field.Detail = d.Location+"."+argument, baoquan.CodeRequired, "请填写此项"
	case "unexpected":
		field.Code, field.Detail = "unexpected_field", "没有这个字段，请去掉"
	case "type":
		field.Detail = "应当是" + argument
	case "length", "range", "items":
		field.Code, field.Detail = baoquan.CodeOutOfRange, argument
	case "enum":
		field.Detail = "只能是：" + argument
	case "json":
		if m := unmarshalField.FindStringSubmatch(d.Message); m != nil {
			field.Location += "." + m[1]
		}
		field.Detail = "类型不对，金额应当是以分为单位的整数"
	default:
		field.Detail = "格式不对，请检查"
	}
	return field
}
