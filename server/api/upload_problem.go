package api

import (
	"errors"
	"io"
	"net/http"
	"net/textproto"
	"strings"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
)

// whyRefused is what is said of a file that is looked into and not taken.
var whyRefused = []struct {
	err    error
	code   baoquan.Code
	detail string
}{
	{files.ErrEmpty, "file_broken", "文件是空的，请重新选择"},
	{files.ErrBroken, "file_broken", "文件已损坏或者不完整，打不开，请检查后重新上传"},
	{files.ErrLocked, "file_locked", "文件设有密码或权限限制，请解除后重新上传"},
	{files.ErrInfected, "file_infected", "文件含有恶意程序，请杀毒后换一个文件"},
	{files.ErrMacros, "file_macros", "文件含有宏，请另存为不含宏的文件或 PDF 后重新上传"},
	{files.ErrUnpacked, "file_unpacks_too_large", "文件里嵌入的内容过多或者展开后过大，请另存为 PDF 后重新上传"},
	{files.ErrPicture, "picture_too_large", "图片的尺寸过大，每边最多 20000 像素，请缩小后重新上传"},
}

// uploadProblem makes of what went wrong with an upload an answer that says what
// to do; types are those that are taken there.
func uploadProblem(err error, types []string) error {
	for _, why := range whyRefused {
		if errors.Is(err, why.err) {
			return invalidField("body.file", why.code, why.detail)
		}
	}
	var known *Problem
	var tooLarge *http.MaxBytesError
	var unreadable textproto.ProtocolError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, files.ErrTooLarge), errors.As(err, &tooLarge):
		return problem(http.StatusRequestEntityTooLarge, "file_too_large", "文件太大，单个文件最大 20 MB，请压缩或拆分后上传")
	case errors.Is(err, files.ErrType):
		return problem(http.StatusUnsupportedMediaType, "file_type", "只能上传这些类型的文件："+strings.ToUpper(strings.Join(types, "、")))
	case errors.Is(err, files.ErrUnavailable):
		return unavailable(err)
	case errors.As(err, &unreadable):
		return problem(http.StatusBadRequest, "malformed", "上传的内容无法识别，请检查文件名后重试")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem(http.StatusBadRequest, "malformed", "文件没有传完，请检查网络后重试")
	}
	return err
}
