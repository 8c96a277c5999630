package files

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
)

const pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

// member is one file in a zip.
type zipped struct {
	name  string
	text  []byte
	flags uint16
}

// pack makes a zip.
func pack(t testing.TB, members ...zipped) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range members {
		member, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate, Flags: m.flags})
		if err == nil {
			_, err = member.Write(m.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const types1 = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`

// docx is a small Word document with more in it.
func docx(t testing.TB, more ...zipped) []byte {
	t.Helper()
	return pack(t, append([]zipped{
		{name: contentTypes, text: []byte(types1)}, {name: "_rels/.rels", text: []byte("<x/>")},
		{name: "word/document.xml", text: []byte("<w:document>" + strings.Repeat("<w:t>申请书</w:t>", 500) + "</w:document>")},
	}, more...)...)
}

// many are so many members.
func many(n int) (all []zipped) {
	for range n {
		all = append(all, zipped{name: "word/a.xml"})
	}
	return all
}

// doc is a small old Word document whose text has these flags, with more entries.
func doc(flags uint16, more ...string) []byte {
	return compoundOf(append([]string{"WordDocument"}, more...), flags)
}

// compoundOf is a compound file: its table in the first sector, its directory in
// the second, and the stream of every name in those from the third on.
func compoundOf(names []string, flags uint16) []byte {
	const textSectors = 8
	file := make([]byte, compoundHead+512*(2+textSectors))
	le := binary.LittleEndian
	copy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(file[24:], 0x3E)
	le.PutUint16(file[26:], 3)
	le.PutUint16(file[28:], 0xFFFE)
	le.PutUint16(file[30:], 9)
	le.PutUint16(file[32:], 6)
	le.PutUint32(file[44:], 1)
	le.PutUint32(file[48:], 1)
	le.PutUint32(file[68:], 0xFFFFFFFE)
	for i := 76; i < compoundHead; i += 4 {
		le.PutUint32(file[i:], 0xFFFFFFFF)
	}
	le.PutUint32(file[76:], 0)
	table := file[compoundHead:]
	for i := range 128 {
		le.PutUint32(table[4*i:], 0xFFFFFFFE)
	}
	directory := file[compoundHead+512:]
	for i, name := range append([]string{"Root Entry"}, names...) {
		entry := directory[128*i:]
		units := utf16.Encode([]rune(name))
		for j, unit := range units {
			le.PutUint16(entry[2*j:], unit)
		}
		le.PutUint16(entry[64:], uint16(2*len(units)+2))
		entry[66] = 2
		le.PutUint32(entry[116:], 2)
		le.PutUint32(entry[120:], 512*textSectors)
	}
	text := file[compoundHead+1024:]
	le.PutUint16(text, 0xA5EC)
	le.PutUint16(text[10:], flags)
	return file
}

// picture is a PNG or a JPEG.
func picture(t testing.TB, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jpg(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }

// sized is a PNG that says it has another size.
func sized(t testing.TB, width, height uint32) []byte {
	t.Helper()
	p := picture(t, png.Encode)
	binary.BigEndian.PutUint32(p[16:], width)
	binary.BigEndian.PutUint32(p[20:], height)
	binary.BigEndian.PutUint32(p[29:], checksum(p[12:29]))
	return p
}

// padded is a PDF of a size.
func padded(size int) []byte {
	return append([]byte(pdf), bytes.Repeat([]byte("\n"), size-len(pdf))...)
}
