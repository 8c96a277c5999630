package files

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// Rules is what an upload has to be.
type Rules struct {
	MaxSize int64    // bytes
	Types   []string // of config.FileTypes
}

// fileType is one type of file that can be taken (row 52).
type fileType struct {
	contentType string
	endings     []string // of names
	inspect     func() inspection
}

const (
	pdfType  = "application/pdf"
	docType  = "application/msword"
	docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// types are by their names in the settings.
var types = map[string]fileType{
	"pdf":  {pdfType, []string{".pdf"}, inspectPDF},
	"doc":  {docType, []string{".doc"}, inspectDOC},
	"docx": {docxType, []string{".docx"}, inspectDOCX},
	"jpg":  {"image/jpeg", []string{".jpg", ".jpeg"}, inspectPicture},
	"png":  {"image/png", []string{".png"}, inspectPicture},
}

// TakesName says whether a file may have that name: what a file is, its bytes
// tell, but the name must not say that it is something that is not taken.
func (r Rules) TakesName(fileName string) bool {
	ending := strings.ToLower(path.Ext(fileName))
	return ending == "" || slices.ContainsFunc(r.Types, func(name string) bool {
		return slices.Contains(types[name].endings, ending)
	})
}

// typeOf tells by its first bytes what a file is. The name only tells a Word
// document from other files of its container, which starts the same.
func (r Rules) typeOf(head []byte, fileName string) (fileType, error) {
	name := ""
	ending := strings.ToLower(path.Ext(fileName))
	found := mimetype.Detect(head)
	switch {
	case isPage(head):
		return fileType{}, ErrType
	case found.Is("application/x-ole-storage") && (ending == ".doc" || ending == ".docx"):
		name = "doc" // or a docx with a password, which the whole file tells
	case found.Is("application/zip") && ending == ".docx":
		name = "docx"
	default:
		for m := found; m != nil && name == ""; m = m.Parent() {
			name = nameOf(m)
		}
	}
	if !slices.Contains(r.Types, name) {
		return fileType{}, ErrType
	}
	return types[name], nil
}

func nameOf(m *mimetype.MIME) string {
	for name, t := range types {
		if m.Is(t.contentType) {
			return name
		}
	}
	return ""
}

// markup is how a web page begins. A file that is one thing to us and a page to a
// browser (a polyglot) has it near its beginning.
var markup = regexp.MustCompile(`(?i)<(!doctype\s+html|html|head|body|script|svg|iframe)[\s>/]`)

func isPage(head []byte) bool { return markup.Match(head[:min(len(head), 1024)]) }

// ContentTypes are those that a stored file may have, as they are answered.
func ContentTypes() []string {
	all := map[string]bool{}
	for _, of := range types {
		all[of.contentType] = true
	}
	return slices.Sorted(maps.Keys(all))
}
