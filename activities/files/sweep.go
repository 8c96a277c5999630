package files

import (
	"context"
	"path"
	"strings"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// Object is one object of the bucket as the sweep sees it.
type Object struct {
	Name   string
	SHA256 string // of a file that is known by it, "" of what was left on the way
	At     time.Time
}

// Page lists some objects in the order of their names, and where the next page
// begins; nil at the end. What is not ours it passes over.
func (s *Store) Page(ctx context.Context, from []byte, size int) (page []Object, next []byte, err error) {
	if len(from) == 0 {
		from = blob.FirstPageToken
	}
	all, next, err := s.bucket.ListPage(ctx, from, size, nil)
	if err != nil {
		return nil, nil, unavailable(err)
	}
	for _, o := range all {
		if strings.HasPrefix(o.Key, incoming) || strings.HasPrefix(o.Key, named) {
			page = append(page, Object{Name: o.Key, SHA256: hashIn(o.Key), At: o.ModTime})
		}
	}
	if len(next) == 0 {
		next = nil
	}
	return page, next, nil
}

// hashIn is the hash in the name of an object; "" when the name is another, as of
// half a file that a folder's writer has left.
func hashIn(name string) string {
	if hash := path.Base(name); len(hash) == 64 && name == key(hash) {
		return hash
	}
	return ""
}

// Remove removes an object that was written before a time and not since, and says
// whether it did.
func (s *Store) Remove(ctx context.Context, name string, before time.Time) (bool, error) {
	about, err := s.bucket.Attributes(ctx, name)
	if err == nil && !about.ModTime.Before(before) {
		return false, nil
	}
	if err == nil {
		err = s.bucket.Delete(ctx, name)
	}
	if gcerrors.Code(err) == gcerrors.NotFound {
		return false, nil
	}
	return err == nil, unavailable(err)
}
