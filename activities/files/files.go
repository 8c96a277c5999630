// Package files keeps uploaded files and issued documents in a bucket: a folder
// by default, any S3-compatible store by configuration. A file is known by the
// SHA-256 of its bytes, so the same file twice is one object. Uploads are
// streamed; what a file is, is told by its content and not by its name.
package files

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"github.com/google/uuid"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file:// buckets
	_ "gocloud.dev/blob/s3blob"   // s3:// buckets
	"gocloud.dev/gcerrors"
)

var (
	// ErrTooLarge is a file over the limit.
	ErrTooLarge = errors.New("file is too large")
	// ErrType is a file of a type that is not taken.
	ErrType = errors.New("file type is not allowed")
	// ErrEmpty is a file without a byte.
	ErrEmpty = errors.New("file is empty")
	// ErrNotFound is a file that is not in the bucket.
	ErrNotFound = errors.New("file is not there")
)

// Store is a bucket of files.
type Store struct{ bucket *blob.Bucket }

// Stored is a file in the bucket.
type Stored struct {
	SHA256      string // hex
	Size        int64  // bytes
	ContentType string
}

// Open opens the bucket of a URL; the folder of a file:// URL is made when it
// is missing.
func Open(ctx context.Context, address string) (*Store, error) {
	if u, err := url.Parse(address); err == nil && u.Scheme == "file" {
		if err := os.MkdirAll(filepath.FromSlash(u.Path), 0o700); err != nil {
			return nil, err
		}
	}
	bucket, err := blob.OpenBucket(ctx, address)
	if err != nil {
		return nil, err
	}
	return &Store{bucket: bucket}, nil
}

// Close closes the bucket.
func (s *Store) Close() error { return s.bucket.Close() }

// Ping asks whether the bucket answers.
func (s *Store) Ping(ctx context.Context) error {
	ok, err := s.bucket.IsAccessible(ctx)
	if err == nil && !ok {
		err = errors.New("bucket is not there")
	}
	return err
}

// sniffed is how many bytes tell what a file is.
const sniffed = 3072

// Put streams a file of at most limit bytes into the bucket. fileName serves
// only to tell an old Word document from other files of its container. A file
// that is refused or cut leaves nothing behind.
func (s *Store) Put(ctx context.Context, r io.Reader, fileName string, limit int64) (Stored, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Stored{}, err
	}
	head = head[:n]
	if n == 0 {
		return Stored{}, ErrEmpty
	}
	contentType, ok := allowed(head, fileName)
	if !ok {
		return Stored{}, ErrType
	}
	return s.keep(ctx, io.MultiReader(bytes.NewReader(head), r), contentType, limit)
}

// PutDocument keeps a document of our own making.
func (s *Store) PutDocument(ctx context.Context, text []byte, contentType string) (Stored, error) {
	return s.keep(ctx, bytes.NewReader(text), contentType, int64(len(text)))
}

// keep writes under a name of its own first, for the hash is known only at the
// end.
func (s *Store) keep(ctx context.Context, r io.Reader, contentType string, limit int64) (Stored, error) {
	incoming := "incoming/" + uuid.NewString()
	stored, err := s.write(ctx, incoming, r, contentType, limit)
	if err != nil {
		return Stored{}, err
	}
	defer s.bucket.Delete(context.WithoutCancel(ctx), incoming) //nolint:errcheck // the sweep finds what stays
	return stored, s.bucket.Copy(ctx, key(stored.SHA256), incoming, nil)
}

func (s *Store) write(ctx context.Context, name string, r io.Reader, contentType string, limit int64) (Stored, error) {
	ctx, abandon := context.WithCancel(ctx)
	defer abandon()
	w, err := s.bucket.NewWriter(ctx, name, &blob.WriterOptions{ContentType: contentType})
	if err != nil {
		return Stored{}, err
	}
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, hash), io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = ErrTooLarge
	}
	if err != nil {
		abandon() // before Close, or half a file would be kept
		w.Close() //nolint:errcheck // it was abandoned
		return Stored{}, err
	}
	return Stored{SHA256: hex.EncodeToString(hash.Sum(nil)), Size: n, ContentType: contentType}, w.Close()
}

// Get opens a file for reading; the caller closes it.
func (s *Store) Get(ctx context.Context, sha256 string) (*blob.Reader, error) {
	r, err := s.bucket.NewReader(ctx, key(sha256), nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrNotFound
	}
	return r, err
}

func key(sha256 string) string { return "sha256/" + sha256[:2] + "/" + sha256 }

// types are what is taken (row 52).
var types = []string{
	"application/pdf", "image/png", "image/jpeg", "application/msword",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// allowed tells what a file is and whether it is taken.
func allowed(head []byte, fileName string) (string, bool) {
	found := mimetype.Detect(head)
	for m := found; m != nil; m = m.Parent() {
		for _, t := range types {
			if m.Is(t) {
				return t, true
			}
		}
	}
	// The first bytes of an old Word document tell only its container.
	if found.Is("application/x-ole-storage") && strings.EqualFold(filepath.Ext(fileName), ".doc") {
		return "application/msword", true
	}
	if found.Is("application/zip") && strings.EqualFold(filepath.Ext(fileName), ".docx") {
		return types[4], true
	}
	return "", false
}
