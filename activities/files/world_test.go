package files

import (
	"errors"
	"hash/crc32"
	"io"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/baoquan/baoquan/config"
)

func checksum(p []byte) uint32 { return crc32.ChecksumIEEE(p) }

// usual are the rules of the default settings.
var usual = Rules{MaxSize: 20 << 20, Types: config.FileTypes}

// open opens a bucket in a folder.
func open(t testing.TB) *Store {
	t.Helper()
	return openAt(t, "file://"+t.TempDir()+"/new?no_tmp_dir=true")
}

func openAt(t testing.TB, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// openS3 opens a bucket on an S3 server in this process.
func openS3(t testing.TB) *Store {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("baoquan"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	return openAt(t, "s3://baoquan?region=us-east-1&use_path_style=true&disable_https=true&endpoint="+url.QueryEscape(server.URL))
}

func TestMain(m *testing.M) {
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_EC2_METADATA_DISABLED": "true"} {
		os.Setenv(name, value) //nolint:errcheck // a test
	}
	os.Exit(m.Run())
}

// everywhere runs a test on a folder and on S3.
func everywhere(t *testing.T, test func(*testing.T, *Store)) {
	t.Helper()
	t.Parallel()
	for name, open := range map[string]func(testing.TB) *Store{"folder": open, "s3": openS3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func objects(t *testing.T, s *Store) (names []string) {
	t.Helper()
	for list := s.bucket.List(nil); ; {
		o, err := list.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, o.Key)
	}
}

// leftovers are the files of a folder, those that no bucket lists included.
func leftovers(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
