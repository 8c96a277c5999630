package files

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"time"

	"github.com/google/uuid"
	"gocloud.dev/blob"
)

// sniffed is how many bytes tell what a file is.
const sniffed = 3072

// incoming is where a file lies until its hash is known and it was looked at.
const incoming = "incoming/"

// Put streams a file into the bucket. One that is refused or cut leaves nothing
// behind.
func (s *Store) Put(ctx context.Context, r io.Reader, fileName string, rules Rules) (Stored, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Stored{}, err
	}
	head = head[:n]
	if n == 0 {
		return Stored{}, ErrEmpty
	}
	found, err := rules.typeOf(head, fileName)
	if err != nil {
		return Stored{}, err
	}
	look := found.inspect()
	return s.keep(ctx, upload{io.MultiReader(bytes.NewReader(head), r), found.contentType, rules.MaxSize, look.whole, &passing{look: look.pass}})
}

// PutDocument keeps a document whole.
func (s *Store) PutDocument(ctx context.Context, text []byte, contentType string) (Stored, error) {
	return s.keep(ctx, upload{bytes.NewReader(text), contentType, int64(len(text)), nil, io.Discard})
}

// upload is a file on its way.
type upload struct {
	r           io.Reader
	contentType string
	limit       int64 // bytes
	whole       func(r io.ReaderAt, size int64) error
	pass        io.Writer
}

// keep writes under a name of its own first, for the hash is known only at the
// end. An object that is there already is written again: it is new then, and the
// sweep leaves it alone.
func (s *Store) keep(ctx context.Context, u upload) (Stored, error) {
	name := incoming + uuid.NewString()
	defer s.forget(ctx, name)
	stored, err := s.write(ctx, name, u)
	if err != nil {
		return Stored{}, err
	}
	if u.whole != nil {
		if err := u.whole(&object{ctx: ctx, bucket: s.bucket, name: name, size: stored.Size}, stored.Size); err != nil {
			return Stored{}, err
		}
	}
	return stored, unavailable(s.bucket.Copy(ctx, key(stored.SHA256), name, nil))
}

// forget removes what was written, also when whoever sent it has gone. What stays
// all the same, the sweep finds.
func (s *Store) forget(ctx context.Context, name string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	s.bucket.Delete(ctx, name) //nolint:errcheck // see above
}

// writing is what the buckets of S3 may keep in memory of one upload: a part at a
// time, of the smallest size that S3 takes. A folder keeps nothing.
var writing = blob.WriterOptions{BufferSize: 5 << 20, MaxConcurrency: 1}

func (s *Store) write(ctx context.Context, name string, u upload) (Stored, error) {
	ctx, abandon := context.WithCancel(ctx)
	defer abandon()
	options := writing
	options.ContentType = u.contentType
	w, err := s.bucket.NewWriter(ctx, name, &options)
	if err != nil {
		return Stored{}, unavailable(err)
	}
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(u.pass, hash, bucketWriter{w}), io.LimitReader(u.r, u.limit+1))
	if err == nil && n > u.limit {
		err = ErrTooLarge
	}
	if err != nil {
		abandon() // before Close, or half a file would be kept
		w.Close() //nolint:errcheck // it was abandoned
		return Stored{}, err
	}
	return Stored{SHA256: hex.EncodeToString(hash.Sum(nil)), Size: n, ContentType: u.contentType}, unavailable(w.Close())
}

// bucketWriter tells failures of the bucket from those of whoever sends.
type bucketWriter struct{ w *blob.Writer }

func (b bucketWriter) Write(p []byte) (int, error) {
	n, err := b.w.Write(p)
	return n, unavailable(err)
}
