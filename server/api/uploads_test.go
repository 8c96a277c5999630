package api_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// left are the files of the bucket's folder, those that no bucket lists included.
func (h *house) left() (names []string) {
	h.t.Helper()
	require.NoError(h.t, filepath.WalkDir(h.folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	}))
	return names
}

const boundary = "xxxxxxxx"

// sending is an upload as a browser sends it, without its end.
func (c *client) sending(path string, length int) string {
	return fmt.Sprintf("POST /api/v1%s HTTP/1.1\r\nHost: x\r\nCookie: sid=%s\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n\r\n",
		path, c.cookie, boundary, length) + head()
}

func head() string {
	return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"slot\"\r\n\r\nevidence\r\n--" + boundary +
		"\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
}

const tail = "\r\n--" + boundary + "--\r\n"

func TestAnUploadThatIsCutLeavesNothing(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	server := httptest.NewServer(h.api)
	defer server.Close()
	for _, sent := range []int{0, 100, 4000, 5 << 20} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		require.NoError(t, err)
		_, err = io.WriteString(conn, c.sending(p.path+"/materials", 20<<20)+string(walk.PDF)+strings.Repeat("\n", sent))
		require.NoError(t, err)
		if sent == 4000 { // the sender stops and waits to hear why
			require.NoError(t, conn.(*net.TCPConn).CloseWrite())
			answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
			require.NoError(t, err)
			assert.Equal(t, 400, answer.StatusCode)
			answer.Body.Close()
		}
		require.NoError(t, conn.Close())
	}
	assert.Eventually(t, func() bool { return len(h.left()) == 0 }, 10*time.Second, 20*time.Millisecond)
	assert.Empty(t, c.get(p.path + "/materials").is(200).body["items"])
}

func TestABucketThatIsFullIsSaidSoAndNothingIsWrittenDown(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	for _, spoilt := range []string{"incoming", "sha256"} {
		at := filepath.Join(h.folder, spoilt)
		require.NoError(t, os.RemoveAll(h.folder+"/incoming"))
		require.NoError(t, os.WriteFile(at, nil, 0o600))
		got := c.upload(p.path+"/materials", evidence(walk.PDF)).fails(503, "unavailable")
		assert.Equal(t, "5", got.header.Get("Retry-After"))
		require.NoError(t, os.Remove(at))
		assert.Empty(t, h.left(), spoilt)
	}
	assert.Empty(t, c.get(p.path + "/materials").is(200).body["items"])
	c.upload(p.path+"/materials", evidence(walk.PDF)).is(201)
}

// TestALargeUploadTakesLittleMemory counts every byte that is ever allocated for
// it, collected since or not.
func TestALargeUploadTakesLittleMemory(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	const size = 20<<20 - 100
	body := func() *http.Request {
		content := io.MultiReader(strings.NewReader(head()), strings.NewReader(string(walk.PDF)), io.LimitReader(newlines{}, size), strings.NewReader(tail))
		r := httptest.NewRequest(http.MethodPost, "/api/v1"+p.path+"/materials", content)
		r.Header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
		r.AddCookie(&http.Cookie{Name: "sid", Value: c.cookie})
		return r
	}
	const most = 5 << 20
	smallest := uint64(1 << 62)
	for try := 0; try < 8 && smallest > most; try++ { // other tests run beside this one
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		answer := httptest.NewRecorder()
		h.api.ServeHTTP(answer, body())
		runtime.ReadMemStats(&after)
		require.Equal(t, http.StatusCreated, answer.Code, answer.Body)
		smallest = min(smallest, after.TotalAlloc-before.TotalAlloc)
	}
	assert.Less(t, smallest, uint64(most))
}

type newlines struct{}

func (newlines) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

func TestAFileIsReadInPiecesAndNeverRendered(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	at := p.path + "/materials/" + c.upload(p.path+"/materials", evidence(walk.PDF)).is(201).text("id") + "/content"
	whole := c.get(at).is(200)
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'", "Accept-Ranges": "bytes",
		"Content-Type": "application/pdf", "Cache-Control": "no-store", "X-Frame-Options": "DENY",
	} {
		assert.Equal(t, want, whole.header.Get(name), name)
	}
	some := c.with("Range", "bytes=0-7").get(at).is(206)
	assert.Equal(t, "%PDF-1.4", some.raw)
	assert.Equal(t, fmt.Sprintf("bytes 0-7/%d", len(walk.PDF)), some.header.Get("Content-Range"))
	assert.Equal(t, "%%EOF\n", c.with("Range", "bytes=-6").get(at).is(206).raw)
	beyond := c.with("Range", "bytes=99999-").get(at).fails(416, "range_outside")
	assertChinese(t, beyond)
	assert.Equal(t, fmt.Sprintf("bytes */%d", len(walk.PDF)), beyond.header.Get("Content-Range"))
	assert.Equal(t, whole.raw, c.with("If-Match", `"1"`).get(at).is(200).raw)
	c.with("If-None-Match", whole.header.Get("ETag")).get(at).is(304)
}
