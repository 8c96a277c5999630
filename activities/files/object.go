package files

import (
	"context"
	"io"

	"gocloud.dev/blob"
)

// block is how many bytes of an object are read at once.
const block = 512 << 10

// object reads an object of the bucket wherever it is asked to, and keeps one
// block of it.
type object struct {
	ctx    context.Context
	bucket *blob.Bucket
	name   string
	size   int64
	kept   []byte
	from   int64 // where what is kept begins
}

// ReadAt implements io.ReaderAt.
func (o *object) ReadAt(p []byte, at int64) (int, error) {
	done := 0
	for done < len(p) {
		from := at + int64(done)
		if from < 0 || from >= o.size {
			return done, io.EOF
		}
		if from < o.from || from >= o.from+int64(len(o.kept)) {
			if err := o.read(from); err != nil {
				return done, err
			}
		}
		done += copy(p[done:], o.kept[from-o.from:])
	}
	return done, nil
}

func (o *object) read(from int64) error {
	length := min(block, o.size-from)
	r, err := o.bucket.NewRangeReader(o.ctx, o.name, from, length, nil)
	if err != nil {
		return unavailable(err)
	}
	defer r.Close() //nolint:errcheck // it was only read
	if cap(o.kept) < int(length) {
		o.kept = make([]byte, length)
	}
	o.kept, o.from = o.kept[:length], from
	if _, err := io.ReadFull(r, o.kept); err != nil {
		o.kept = o.kept[:0]
		return unavailable(err)
	}
	return nil
}
