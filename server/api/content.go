package api

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// content answers the bytes of a file: GET …/materials/{partId}/content.
func (a *API) content(find func(context.Context, string) (*store.Application, error)) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		app, err := find(ctx, c.Param("id"))
		if err != nil {
			return err
		}
		m, err := a.store.Material(ctx, app.ID, uuidOrNil(c.Param("partId")))
		if err != nil {
			return err
		}
		if err := released(m.Scan); err != nil {
			return err
		}
		return a.serve(c, app, sight{Read: "material", MaterialID: m.ID, Slot: m.Slot}, served{m.SHA256, m.ContentType, m.FileName})
	}
}

// released says why a file may not be handed out: it lies in quarantine until the
// scanner has found nothing in it.
func released(scan baoquan.Scan) error {
	switch scan {
	case baoquan.ScanPending:
		return problem(http.StatusConflict, "file_pending", "文件正在进行病毒扫描，请稍后再下载")
	case baoquan.ScanRefused:
		return problem(http.StatusUnprocessableEntity, "file_infected", "文件含有恶意程序，不能下载，请由上传人删除后换一个文件")
	}
	return nil
}

// served is a file of the bucket, and what it is called outside.
type served struct{ sha256, contentType, fileName string }

// serve answers a file of an application as an attachment that no browser renders
// in our name, and writes down that the caller of the staff has seen it.
func (a *API) serve(c *gin.Context, app *store.Application, s sight, f served) error {
	if err := a.reveal(c.Request.Context(), app, s); err != nil {
		return err
	}
	return a.hand(c, f)
}

// hand answers the bytes of a file.
func (a *API) hand(c *gin.Context, f served) error {
	r, err := a.Files.Get(c.Request.Context(), f.sha256)
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // it was only read
	h := c.Writer.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Disposition", attachment(f.fileName))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("ETag", strconv.Quote(f.sha256))
	// If-Match speaks of the version of an application, which a file does not have.
	c.Request.Header.Del("If-Match")
	c.Request.Header.Del("If-Unmodified-Since")
	w := &withoutErrors{ResponseWriter: c.Writer}
	http.ServeContent(w, c.Request, "", r.ModTime(), r)
	if w.refused {
		h.Del("Content-Disposition")
		return problem(http.StatusRequestedRangeNotSatisfiable, "range_outside", "文件没有这么长，请从头下载")
	}
	return nil
}

// withoutErrors keeps back the plain texts with which the standard library refuses:
// errors are problems here.
type withoutErrors struct {
	http.ResponseWriter
	refused bool
}

func (w *withoutErrors) WriteHeader(status int) {
	if w.refused = status >= http.StatusBadRequest; !w.refused {
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *withoutErrors) Write(text []byte) (int, error) {
	if w.refused {
		return len(text), nil
	}
	return w.ResponseWriter.Write(text)
}

// plain are the characters besides letters and digits that stand for themselves in
// a name (attr-char of RFC 5987).
const plain = "!#$&+-.^_`|~"

// attachment is the header that names a file (RFC 6266): in UTF-8, every byte that
// could end the name or begin something else written as %XX.
func attachment(fileName string) string {
	var b strings.Builder
	b.WriteString("attachment; filename*=UTF-8''")
	for _, c := range []byte(fileName) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
