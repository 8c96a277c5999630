// Package web is the website: the React app as `npm run build` leaves it in dist,
// embedded, and the handler that serves it. It uses the public API and nothing
// else: what a page can do, a user's own program can do.
package web

import (
	"bytes"
	"embed"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed all:dist
var built embed.FS

// Site serves the website: files whose name holds their hash for ever, everything
// else with the page that holds the app, which looks at the address itself.
type Site struct {
	files fs.FS
	page  string // the name of the app's page, empty when the app was not built
	hsts  string // empty without TLS
}

// New is the website that this program was built with, at the address that people
// see.
func New(publicURL string) *Site {
	files, err := fs.Sub(built, "dist")
	if err != nil {
		panic(err) // the name is a constant
	}
	s := of(files)
	if strings.HasPrefix(publicURL, "https://") {
		s.hsts = "max-age=31536000; includeSubDomains"
	}
	if s.page == "" {
		slog.Warn("this program was built without the website: run `make web` and build it again")
	}
	return s
}

func of(files fs.FS) *Site {
	s := &Site{files: files}
	if _, err := fs.Stat(files, "index.html"); err == nil {
		s.page = "index.html"
	}
	return s
}

// policy lets scripts come from here alone. Styles may stand in the page: the
// components write them there while it runs. A PDF is shown from memory (blob).
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src data: blob:; " +
	"font-src 'self'; connect-src 'self'; frame-src blob:; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

// ServeHTTP answers a request for a page or a file of the website.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if s.hsts != "" {
		h.Set("Strict-Transport-Security", s.hsts)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", policy)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		words(w, http.StatusMethodNotAllowed, "这个地址只能打开，不能提交。")
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	switch {
	case s.page == "":
		words(w, http.StatusNotFound, "这个程序编译时没有带上网页。请运行 make web 后重新编译；接口说明在 /api/docs。")
	case s.holds(name):
		s.file(w, r, name)
	case path.Ext(name) != "":
		words(w, http.StatusNotFound, "没有这个文件。请刷新页面。")
	default:
		s.file(w, r, s.page)
	}
}

// holds says whether the site has a file that may be asked for by name.
func (s *Site) holds(name string) bool {
	if name == "" || strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, ".") {
		return false
	}
	info, err := fs.Stat(s.files, name)
	return err == nil && !info.IsDir()
}

// encodings are the forms beside a file, the smaller first.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// file answers a file, packed when the client can unpack it.
func (s *Site) file(w http.ResponseWriter, r *http.Request, name string) {
	h := w.Header()
	h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Vary", "Accept-Encoding")
	stored := name
	for _, encoding := range encodings {
		if accepts(r.Header.Get("Accept-Encoding"), encoding.name) && s.holds(name+encoding.suffix) {
			h.Set("Content-Encoding", encoding.name)
			stored += encoding.suffix
			break
		}
	}
	data, err := fs.ReadFile(s.files, stored)
	if err != nil {
		words(w, http.StatusNotFound, "没有这个文件。请刷新页面。")
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// accepts says whether a client takes an encoding: it names it and does not say
// that it never wants it.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), encoding) {
			weight = strings.ReplaceAll(weight, " ", "")
			return weight != "q=0" && weight != "q=0.0" && weight != "q=0.00" && weight != "q=0.000"
		}
	}
	return false
}

func words(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write([]byte(text + "\n"))
}
