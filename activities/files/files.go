// Package files keeps uploaded files and issued documents in a bucket: a folder
// by default, any S3-compatible store by configuration. A file is known by the
// SHA-256 of its bytes, so the same file twice is one object. Uploads are
// streamed; what a file is, is told by its content and not by its name.
package files

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

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
	// ErrUnavailable is a bucket that does not take or give files just now: it is
	// full, read-only or away.
	ErrUnavailable = errors.New("bucket is unavailable")
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
// is missing. A folder keeps the bytes alone: the file of metadata that it would
// write beside each is half written for a moment, and whoever stores the same bytes
// at that moment could not read it.
func Open(ctx context.Context, address string) (*Store, error) {
	if u, err := url.Parse(address); err == nil && u.Scheme == "file" {
		if err := os.MkdirAll(filepath.FromSlash(u.Path), 0o700); err != nil {
			return nil, err
		}
		if q := u.Query(); !q.Has("metadata") {
			q.Set("metadata", "skip")
			u.RawQuery = q.Encode()
			address = u.String()
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

// Get opens a file for reading; the caller closes it.
func (s *Store) Get(ctx context.Context, sha256 string) (*blob.Reader, error) {
	r, err := s.bucket.NewReader(ctx, key(sha256), nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrNotFound
	}
	return r, unavailable(err)
}

// Has says whether a file is in the bucket.
func (s *Store) Has(ctx context.Context, sha256 string) (bool, error) {
	ok, err := s.bucket.Exists(ctx, key(sha256))
	return ok, unavailable(err)
}

const named = "sha256/" // what is before the names of files that are known

func key(sha256 string) string { return named + sha256[:2] + "/" + sha256 }

// unavailable marks a failure of the bucket itself.
func unavailable(err error) error {
	if err == nil || errors.Is(err, ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}
