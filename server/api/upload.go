package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
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
		form, err := a.receive(c, a.materialIntake())
		if err != nil {
			return err
		}
		if form.scan, err = a.screen(ctx, form.stored.SHA256); err != nil {
			return err
		}
		claim := store.Claim{Owner: who(ctx).ID, Key: c.GetHeader("Idempotency-Key"), Fingerprint: form.fingerprint(c), At: a.now()}
		written, err := once(ctx, a, claim, func(t *store.Tx) (versionedPart[baoquan.Material], error) {
			return a.addMaterial(ctx, t, kind, c, form)
		})
		if err != nil {
			return err
		}
		if written.Part.Scan == baoquan.ScanPending {
			a.Deliver.Deliver(written.Part.ID)
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
	scan                                baoquan.Scan
	seen                                map[string]bool // fields
}

// intake is what an upload may hold: fields beside the file, and what the file has
// to be.
type intake struct {
	fields []string
	rules  files.Rules
}

func (a *API) materialIntake() intake {
	return intake{[]string{"slot", "partyId", "securityId"}, files.Rules{MaxSize: a.config.Limits.FileSize, Types: a.config.Limits.FileTypes}}
}

func (u *uploaded) fingerprint(c *gin.Context) []byte {
	return fingerprint(c.Request.Method, c.Request.URL.Path,
		[]byte(strings.Join([]string{u.slot, u.partyID, u.securityID, u.fileName, u.stored.SHA256}, "\n")))
}

// maxField bounds a text field of an upload, in bytes.
const maxField = 200

// receive reads an upload part by part.
func (a *API) receive(c *gin.Context, in intake) (*uploaded, error) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, in.rules.MaxSize+64<<10)
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
			err = a.receivePart(c.Request.Context(), in, form, part)
		}
		if err != nil {
			return nil, uploadProblem(err, in.rules.Types)
		}
	}
	if form.stored == nil {
		return nil, invalidField("body.file", baoquan.CodeRequired, "请选择要上传的文件")
	}
	return form, nil
}

func (a *API) receivePart(ctx context.Context, in intake, form *uploaded, part *multipart.Part) error {
	fields := map[string]*string{"slot": &form.slot, "partyId": &form.partyID, "securityId": &form.securityID}
	name := part.FormName()
	if form.seen[name] || !slices.Contains(in.fields, name) && name != "file" {
		return invalidField("body."+clip(name), "unexpected_field", "一次只上传一个文件，字段为 "+strings.Join(in.fields, "、")+"、file，每个一次")
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
	case !in.rules.TakesName(fileName):
		return files.ErrType
	}
	form.fileName = fileName
	stored, err := a.Files.Put(ctx, part, fileName, in.rules)
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
