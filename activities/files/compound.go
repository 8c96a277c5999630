package files

import (
	"encoding/binary"
	"io"
)

// compound is a compound file: sectors, and a table (FAT) that chains them, itself
// in sectors that a list (DIFAT) names ([MS-CFB] 2). Every walk is bounded: a
// chain may be made to run in a circle.
type compound struct {
	r         io.ReaderAt
	sector    int64 // bytes
	directory uint32
	fat       []uint32 // the sectors of the table
}

const (
	endOfChain   = 0xFFFFFFFA // this and above are no sectors
	smallStream  = 4096       // bytes; smaller streams lie elsewhere
	maxDirectory = 4096       // sectors
	maxTable     = 1 << 16    // sectors: 4 GB of file
	compoundHead = 512        // bytes
)

func openCompound(r io.ReaderAt, size int64) (*compound, error) {
	head := make([]byte, compoundHead)
	if _, err := r.ReadAt(head, 0); err != nil {
		return nil, err
	}
	shift := binary.LittleEndian.Uint16(head[30:])
	if shift != 9 && shift != 12 {
		return nil, ErrBroken
	}
	c := &compound{r: r, sector: 1 << shift, directory: binary.LittleEndian.Uint32(head[48:])}
	c.list(head[76:])
	return c, c.lists(binary.LittleEndian.Uint32(head[68:]), size)
}

// list takes up the sectors of the table that a part of the list names.
func (c *compound) list(part []byte) {
	for ; len(part) >= 4; part = part[4:] {
		if sector := binary.LittleEndian.Uint32(part); sector < endOfChain {
			c.fat = append(c.fat, sector)
		}
	}
}

// lists reads the parts of the list that are not in the head; each ends with where
// the next is.
func (c *compound) lists(sector uint32, size int64) error {
	for n := int64(0); sector < endOfChain; n++ {
		if n > size/c.sector || len(c.fat) > maxTable {
			return ErrBroken
		}
		part := make([]byte, c.sector)
		if _, err := c.r.ReadAt(part, c.offset(sector)); err != nil {
			return err
		}
		c.list(part[:len(part)-4])
		sector = binary.LittleEndian.Uint32(part[len(part)-4:])
	}
	return nil
}

// offset is where a sector begins: the head takes the place of the first.
func (c *compound) offset(sector uint32) int64 { return (int64(sector) + 1) * c.sector }

// next is the sector that follows in a chain.
func (c *compound) next(sector uint32) (uint32, error) {
	inTable := c.sector / 4
	table := int64(sector) / inTable
	if table >= int64(len(c.fat)) {
		return 0, ErrBroken
	}
	var next [4]byte
	if _, err := c.r.ReadAt(next[:], c.offset(c.fat[table])+int64(sector)%inTable*4); err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint32(next[:]), nil
}
