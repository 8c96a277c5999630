package api

import (
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"
)

// huma keeps its words in package variables; ours are codes that fieldError
// turns into Chinese sentences.
func init() {
	huma.NewErrorWithContext = newProblem
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return newProblem(nil, status, msg, errs...)
	}
	huma.ValidateStrictCasing = true

	validation.MsgUnexpectedProperty = "unexpected"
	validation.MsgExpectedRequiredProperty = "required:%s"
	validation.MsgExpectedBoolean = "type:true 或 false"
	validation.MsgExpectedNumber = "type:数字"
	validation.MsgExpectedInteger = "type:整数"
	validation.MsgExpectedString = "type:文字"
	validation.MsgExpectedArray = "type:列表"
	validation.MsgExpectedObject = "type:对象"
	validation.MsgExpectedOneOf = "enum:%s"
	validation.MsgExpectedMinimumNumber = "range:不能小于 %v"
	validation.MsgExpectedMaximumNumber = "range:不能大于 %v"
	validation.MsgExpectedMinLength = "length:至少 %d 个字"
	validation.MsgExpectedMaxLength = "length:最多 %d 个字"
	validation.MsgExpectedMinItems = "items:至少 %d 项"
	validation.MsgExpectedMaxItems = "items:最多 %d 项"
	validation.MsgExpectedRFC4122UUID = "format:%v"
	validation.MsgExpectedRFC3339Date = "type:日期，如 2026-01-31"
	validation.MsgExpectedRFC3339DateTime = "type:时间，如 2026-01-31T09:00:00+08:00"
	validation.MsgExpectedBePattern = "format:%s"
	validation.MsgExpectedMatchPattern = "format:%s"
}
