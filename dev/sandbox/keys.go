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

// doorKeys are the secrets of Aliyun's account, of the addresses to which receipts
// of text messages are pushed, and ours at the identity provider, whose own key
// signs what it says.
type doorKeys struct {
	AliyunID, AliyunKey         string
	TencentDoor, AliyunDoor     string
	ClientID, ClientSecret, Key string
}

// openDoorKeys reads dir/accounts.json, made at the first start.
func openDoorKeys(dir string) (doorKeys, error) {
	return madeOnce(filepath.Join(dir, "accounts.json"), func() doorKeys {
		return doorKeys{
			AliyunID: "LTAI" + random(10), AliyunKey: random(15), TencentDoor: random(16), AliyunDoor: random(16),
			ClientID: "baoquan", ClientSecret: random(16), Key: makeKeyPEM(),
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
