package files

import (
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
)

// inspectDOC refuses an old Word document that is locked or broken, holds macros,
// or is another file in Word's container ([MS-CFB], [MS-DOC] 2.5.1).
func inspectDOC() inspection {
	return inspection{whole: func(r io.ReaderAt, size int64) error {
		c, err := openCompound(r, size)
		if err != nil {
			return broken(err)
		}
		entries, err := c.entries()
		if err != nil {
			return broken(err)
		}
		return broken(judgeDOC(c, entries))
	}}
}

func judgeDOC(c *compound, entries map[string]entry) error {
	for name := range entries {
		switch {
		case name == "EncryptedPackage":
			return ErrLocked // a docx with a password
		case name == "Macros", name == "VBA", strings.HasPrefix(name, "_VBA_PROJECT"):
			return ErrMacros
		}
	}
	text, ok := entries["WordDocument"]
	if !ok {
		return ErrType
	}
	return c.locked(text)
}

// locked reads the head of the text (FibBase): the magic number and whether it is
// encrypted or obfuscated.
func (c *compound) locked(text entry) error {
	if text.size < smallStream {
		return ErrBroken // a document's text is never among the small streams
	}
	var head [12]byte
	if _, err := c.r.ReadAt(head[:], c.offset(text.start)); err != nil {
		return err
	}
	const magic, magicOf95, isEncrypted = 0xA5EC, 0xA5DC, 0x0100
	switch number := binary.LittleEndian.Uint16(head[0:]); {
	case number != magic && number != magicOf95:
		return ErrBroken
	case binary.LittleEndian.Uint16(head[10:])&isEncrypted != 0:
		return ErrLocked
	}
	return nil
}

// entry is a stream or a storage of a compound file.
type entry struct {
	start uint32 // sector
	size  uint64 // bytes
}

// entries reads the directory, flat: the names are enough.
func (c *compound) entries() (map[string]entry, error) {
	found := map[string]entry{}
	sector := c.directory
	for n := 0; sector < endOfChain; n++ {
		if n == maxDirectory {
			return nil, ErrUnpacked
		}
		page := make([]byte, c.sector)
		if _, err := c.r.ReadAt(page, c.offset(sector)); err != nil {
			return nil, err
		}
		for ; len(page) >= 128; page = page[128:] {
			if name := nameIn(page); name != "" {
				found[name] = entry{binary.LittleEndian.Uint32(page[116:]), uint64(binary.LittleEndian.Uint32(page[120:]))}
			}
		}
		var err error
		if sector, err = c.next(sector); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// nameIn is the name of a directory entry, "" of one that is not used.
func nameIn(page []byte) string {
	length := int(binary.LittleEndian.Uint16(page[64:]))
	if page[66] == 0 || length < 2 || length > 64 {
		return ""
	}
	var units []uint16
	for i := 0; i+2 < length; i += 2 {
		units = append(units, binary.LittleEndian.Uint16(page[i:]))
	}
	return string(utf16.Decode(units))
}
