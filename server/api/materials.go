package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/schema/store"
)

// upload takes one file into its slot (rows 49–52): POST …/materials, multipart
// with slot, partyId, securityId and file, the file last. The file is streamed
// into the bucket; its record is written when all of it is there.
func (a *API) upload(kind baoquan.Kind) func(*gin.Context) error {
	return func(c *gin.Context) error {
		ctx := c.Request.Context()
		if _, err := own(ctx, kind, a.store.ApplicationHead, c.Param("id")); err != nil {
			return err
		}
		form, err := a.receive(c)
		if err != nil {
			return err
		}
		claim := store.Claim{Owner: who(ctx).ID, Key: c.GetHeader("Idempotency-Key"), Fingerprint: form.fingerprint(c), At: a.now()}
		written, err := once(ctx, a, claim, func(t *store.Tx) (versionedPart[baoquan.Material], error) {
			return a.addMaterial(ctx, t, kind, c, form)
		})
		if err != nil {
			return err
		}
		c.Header("ETag", etag(written.Version))
		c.JSON(http.StatusCreated, written.Part)
		return nil
	}
}

// uploaded is what came in one upload.
type uploaded struct {
	slot, partyID, securityID, fileName string
	stored                              *files.Stored
	seen                                map[string]bool // fields
}

// extensions are the endings of the names of files that are taken (row 52). What
// a file is, its bytes tell; the name must not say something else.
var extensions = map[string]bool{"": true, ".pdf": true, ".doc": true, ".docx": true, ".png": true, ".jpg": true, ".jpeg": true}

func (u *uploaded) fingerprint(c *gin.Context) []byte {
	return fingerprint(c.Request.Method, c.Request.URL.Path,
		[]byte(strings.Join([]string{u.slot, u.partyID, u.securityID, u.fileName, u.stored.SHA256}, "\n")))
}

// maxField bounds a text field of an upload, in bytes.
const maxField = 200

// receive reads an upload part by part.
func (a *API) receive(c *gin.Context) (*uploaded, error) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, a.config.Limits.FileSize+64<<10)
	reader, err := c.Request.MultipartReader()
	if err != nil {
		return nil, problem(http.StatusUnsupportedMediaType, "unsupported_media_type", "请以 multipart/form-data 上传文件")
	}
	form := &uploaded{seen: map[string]bool{}}
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = a.receivePart(c.Request.Context(), form, part)
		}
		if err != nil {
			return nil, uploadProblem(err)
		}
	}
	if form.stored == nil {
		return nil, invalidField("body.file", baoquan.CodeRequired, "请选择要上传的文件")
	}
	return form, nil
}

func (a *API) receivePart(ctx context.Context, form *uploaded, part *multipart.Part) error {
	fields := map[string]*string{"slot": &form.slot, "partyId": &form.partyID, "securityId": &form.securityID}
	name := part.FormName()
	if form.seen[name] || fields[name] == nil && name != "file" {
		return invalidField("body."+clip(name), "unexpected_field", "一次只上传一个文件，字段为 slot、partyId、securityId、file，每个一次")
	}
	form.seen[name] = true
	if field := fields[name]; field != nil {
		text, err := io.ReadAll(io.LimitReader(part, maxField))
		*field = string(text)
		return err
	}
	fileName, code := baoquan.CleanText(baseName(part), 255)
	switch {
	case code != "" || fileName == "":
		return invalidField("body.file", baoquan.CodeInvalid, "文件名不能为空，最长 255 个字，且不能有控制字符")
	case !extensions[strings.ToLower(path.Ext(fileName))]:
		return files.ErrType
	}
	form.fileName = fileName
	stored, err := a.Files.Put(ctx, io.TeeReader(part, &inspector{}), fileName, a.config.Limits.FileSize)
	form.stored = &stored
	return err
}

// baseName is the name a file had on the sender's machine, as text and never as
// a path.
func baseName(part *multipart.Part) string {
	_, params, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	name := params["filename"]
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

func clip(s string) string {
	if clean, code := baoquan.CleanText(s, 30); code == "" {
		return clean
	}
	return "field"
}

func uploadProblem(err error) error {
	var known *Problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, files.ErrTooLarge), errors.As(err, &tooLarge):
		return problem(http.StatusRequestEntityTooLarge, "file_too_large", "文件太大，单个文件最大 20 MB，请压缩或拆分后上传")
	case errors.Is(err, files.ErrType):
		return problem(http.StatusUnsupportedMediaType, "file_type", "只能上传 PDF、Word（doc、docx）、JPG 和 PNG 文件")
	case errors.Is(err, files.ErrEmpty):
		return invalidField("body.file", "file_broken", "文件是空的，请重新选择")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem(http.StatusBadRequest, "malformed", "文件没有传完，请检查网络后重试")
	}
	return err
}

// addMaterial writes the record of a file that lies in the bucket.
func (a *API) addMaterial(ctx context.Context, t *store.Tx, kind baoquan.Kind, c *gin.Context, form *uploaded) (versionedPart[baoquan.Material], error) {
	m := baoquan.Material{
		ID: newID(), Slot: baoquan.Slot(form.slot), PartyID: form.partyID, SecurityID: form.securityID,
		FileName: form.fileName, ContentType: form.stored.ContentType, Size: form.stored.Size, SHA256: form.stored.SHA256,
		Scan: baoquan.ScanClean, UploadedAt: a.now().In(baoquan.Beijing),
	}
	app, err := a.edited(ctx, t, kind, c.Param("id"), Versioned{c.GetHeader("If-Match")}, func(app *store.Application) (change, error) {
		if err := t.LoadParts(ctx, app); err != nil {
			return change{}, err
		}
		if err := invalid("body", app.AcceptsMaterial(m.Slot, m.PartyID, m.SecurityID)); err != nil {
			return change{}, err
		}
		if size := sizeOf(app.Materials) + m.Size; size > a.config.Limits.CaseFilesSize {
			return change{}, problem(http.StatusRequestEntityTooLarge, "case_files_too_large", "一个案件的文件合计最大 200 MB，请删除不需要的文件")
		}
		return change{Part: "materials", ID: m.ID, Act: "added"}, t.AddMaterial(ctx, app.ID, m)
	})
	if err != nil {
		return versionedPart[baoquan.Material]{}, err
	}
	return versionedPart[baoquan.Material]{&m, app.Version}, nil
}

func sizeOf(materials []baoquan.Material) (sum int64) {
	for _, m := range materials {
		sum += m.Size
	}
	return sum
}

// materialParts is the kind of parts that comes in as files.
var materialParts = parts[baoquan.Material]{
	name: "materials", title: "材料",
	id: func(m *baoquan.Material) *string { return &m.ID },
	all: func(r partReader, ctx context.Context, id string) ([]baoquan.Material, error) {
		return r.Materials(ctx, id)
	},
	drop: (*store.Tx).DeleteMaterial,
}

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
		return a.serve(c, m.SHA256, m.ContentType, m.FileName)
	}
}

// serve answers a file of the bucket as an attachment that no browser renders
// in our name.
func (a *API) serve(c *gin.Context, sha256, contentType, fileName string) error {
	r, err := a.Files.Get(c.Request.Context(), sha256)
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // it was only read
	h := c.Writer.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(fileName))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("ETag", strconv.Quote(sha256))
	http.ServeContent(c.Writer, c.Request, "", r.ModTime(), r)
	return nil
}
