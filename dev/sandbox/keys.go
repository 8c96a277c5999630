package sandbox

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// keys are the secrets of the Tencent and WeChat accounts the sandbox plays.
type keys struct {
	SMSID, SMSKey   string
	SMSAppID        string
	FaceID, FaceKey string
	MiniAppID       string
	MiniSecret      string
}

// cloudKeys reads dir/cloud.json, made at the first start.
func cloudKeys(dir string) (keys, error) {
	return madeOnce(filepath.Join(dir, "cloud.json"), func() keys {
		return keys{
			SMSID: "AKID" + random(16), SMSKey: random(16), SMSAppID: "1400000001",
			FaceID: "AKID" + random(16), FaceKey: random(16),
			MiniAppID: "wx" + random(8), MiniSecret: random(16),
		}
	})
}

// madeOnce reads a JSON file, or makes its content and writes it.
func madeOnce[T any](path string, create func() T) (T, error) {
	var value T
	content, err := os.ReadFile(path)
	if err == nil {
		if err := json.Unmarshal(content, &value); err != nil {
			return value, fmt.Errorf("sandbox: %s: %w", path, err)
		}
		return value, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return value, err
	}
	value = create()
	if content, err = json.MarshalIndent(value, "", "  "); err != nil {
		return value, err
	}
	if err = os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return value, err
	}
	return value, os.WriteFile(path, content, 0o600)
}

// random is n random bytes in hexadecimal.
func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails (crypto/rand)
	return hex.EncodeToString(b)
}
