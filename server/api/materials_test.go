package api_test

import (
	"bytes"
	"mime"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAFileComesBackAsItWasAndIsNeverShownInOurName(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	list := c.get(p.path + "/materials").is(200).body["items"].([]any)
	assert.Len(t, list, 5)
	assert.Equal(t, list[0], any(c.get(p.path+"/materials/"+list[0].(j)["id"].(string)).is(200).body))
	for _, member := range []string{"id", "slot", "fileName", "contentType", "size", "sha256", "scan", "uploadedAt"} {
		assert.Contains(t, list[0], member)
	}
	got := c.get(p.path + "/materials/" + p.material + "/content").is(200)
	assert.Equal(t, string(walk.PDF), got.raw)
	assert.Equal(t, "application/pdf", got.header.Get("Content-Type"))
	assert.Equal(t, "attachment; filename*=UTF-8''"+url.PathEscape("材料.pdf"), got.header.Get("Content-Disposition"))
	assert.Contains(t, got.header.Get("Content-Security-Policy"), "sandbox")
	c.delete(p.path + "/materials/" + p.material).is(204)
	c.get(p.path + "/materials/" + p.material + "/content").is(404)
}

const eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

// spread is a PDF that has a text where two reads of it meet.
func spread(text string) []byte {
	return bytes.Join([][]byte{walk.PDF, bytes.Repeat([]byte("x"), 3072+32<<10-len(walk.PDF)-20), []byte(text), []byte("%%EOF")}, nil)
}

func TestUploadsThatAreNotTaken(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	to := p.path + "/materials"
	pdf := file{"a.pdf", walk.PDF}
	large := bytes.Repeat([]byte("x"), 20<<20)
	copy(large, walk.PDF)
	for name, test := range map[string]struct {
		fields form
		status int
		at     string
	}{
		"no file":                  {form{{"slot", "other"}}, 422, "body.file"},
		"no slot":                  {form{{"file", pdf}}, 422, "body.slot"},
		"slot unknown":             {form{{"slot", "x"}, {"file", pdf}}, 422, "body.slot"},
		"slot NUL":                 {form{{"slot", "a\x00b"}, {"file", pdf}}, 422, "body.slot"},
		"slot twice":               {form{{"slot", "other"}, {"slot", "evidence"}, {"file", pdf}}, 422, "body.slot"},
		"file twice":               {form{{"slot", "other"}, {"file", pdf}, {"file", pdf}}, 422, "body.file"},
		"another field":            {form{{"slot", "other"}, {"status", "ruled"}, {"file", pdf}}, 422, "body.status"},
		"identity without a party": {form{{"slot", "identity"}, {"file", pdf}}, 422, "body.partyId"},
		"party of no application":  {form{{"slot", "identity"}, {"partyId", "1' or 1=1"}, {"file", pdf}}, 422, "body.partyId"},
		"party where none belongs": {form{{"slot", "other"}, {"partyId", p.applicant}, {"file", pdf}}, 422, "body.partyId"},
		"security as a party":      {form{{"slot", "identity"}, {"partyId", p.sec}, {"file", pdf}}, 422, "body.partyId"},
		"empty":                    {form{{"slot", "other"}, {"file", file{"a.pdf", nil}}}, 422, "body.file"},
		"one byte too large":       {form{{"slot", "other"}, {"file", file{"a.pdf", append(large, 'x')}}}, 413, ""},
		"a page":                   {form{{"slot", "other"}, {"file", file{"a.pdf", []byte("<html><script>1</script>")}}}, 415, ""},
		"a program":                {form{{"slot", "other"}, {"file", file{"a.pdf", []byte("MZ\x90\x00\x03")}}}, 415, ""},
		"svg":                      {form{{"slot", "other"}, {"file", file{"a.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}}}, 415, ""},
		"two endings":              {form{{"slot", "other"}, {"file", file{"a.pdf.exe", walk.PDF}}}, 415, ""},
		"locked":                   {form{{"slot", "other"}, {"file", file{"a.pdf", spread("trailer << /Encrypt 5 0 R >>")}}}, 422, "body.file"},
		"infected":                 {form{{"slot", "other"}, {"file", file{"a.pdf", spread(eicar)}}}, 422, "body.file"},
		"name of 256":              {form{{"slot", "other"}, {"file", file{strings.Repeat("长", 252) + ".pdf", walk.PDF}}}, 422, "body.file"},
		"name turned round":        {form{{"slot", "other"}, {"file", file{"a\u202efdp.pdf", walk.PDF}}}, 422, "body.file"},
		"no name":                  {form{{"slot", "other"}, {"file", ""}}, 422, "body.file"},
	} {
		got := c.upload(to, test.fields).is(test.status)
		assertChinese(t, got)
		if test.at != "" {
			assert.Equal(t, []string{test.at}, got.locations(), name)
		}
	}
	c.post(to, nil).is(415)
	c.post(to, j{"slot": "other"}).is(415)
	c.with("Content-Type", "multipart/form-data").post(to, "x").is(415)
	c.with("Content-Type", "multipart/form-data; boundary=x").post(to, "--x\r\nContent-Disposition: form-data; name=\"slot\"\r\n\r\nother").is(400)
	c.with("Content-Type", "multipart/form-data; boundary=x").post(to, "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\r\nX: y.pdf\"\r\n\r\n%PDF-1.4\r\n--x--").is(422)
	assert.Len(t, c.get(to).body["items"], 5, "nothing was kept")
	c.upload(to, form{{"slot", "other"}, {"file", file{"a.pdf", large}}}).is(201)
}

func TestFileNamesAreTextAndNotPaths(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	longest := strings.Repeat("长", 251) + ".pdf"
	for sent, kept := range map[string]string{
		"../../etc/passwd.pdf": "passwd.pdf", `C:\\秘密\\a.pdf`: "a.pdf", "=cmd().pdf": "=cmd().pdf", longest: longest,
		"a.PDF": "a.PDF", "<b>&'.pdf": "<b>&'.pdf", "CON.pdf": "CON.pdf", "..pdf": "..pdf", "没有后缀": "没有后缀", "a;b'%0d.pdf": "a;b'%0d.pdf",
	} {
		made := c.upload(p.path+"/materials", form{{"slot", "evidence"}, {"file", file{sent, walk.PDF}}}).is(201)
		assert.Equal(t, kept, made.text("fileName"))
		got := c.get(p.path + "/materials/" + made.text("id") + "/content").is(200).header.Get("Content-Disposition")
		assert.Regexp(t, `^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_|~%\x60-]+$`, got, "RFC 5987")
		_, params, err := mime.ParseMediaType(got)
		require.NoError(t, err, kept)
		assert.Equal(t, kept, params["filename"])
	}
}

func TestTheCourtReadsTheFilesOfItsCasesAndNoOtherCourtDoes(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	at := p.deskPath + "/materials/" + p.material + "/content"
	judge := h.desk(store.Judge, court)
	judge.get(at).fails(404, "not_found")
	c.post(p.path+"/submission", nil).is(200)
	assert.Equal(t, string(walk.PDF), judge.get(at).is(200).raw)
	h.desk(store.Judge, otherCourt).get(at).fails(404, "not_found")
	for _, part := range []string{"/parties", "/clues", "/securities", "/materials", "/parties/" + p.applicant, "/clues/" + p.clue, "/securities/" + p.sec, "/materials/" + p.material} {
		judge.get(p.deskPath + part).is(200)
		h.desk(store.Judge, otherCourt).get(p.deskPath+part).fails(404, "not_found")
	}
}
