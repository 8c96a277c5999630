package insurer_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
)

// dataOf is what each event carries.
var dataOf = map[string]any{
	insurer.Submitted: insurer.Submission{}, insurer.Overdue: insurer.Case{}, insurer.Withdrawn: insurer.Ending{},
	insurer.Paid: insurer.Payment{}, insurer.Used: insurer.Use{}, insurer.Unlinked: insurer.Use{},
	insurer.Ruled: insurer.Ruling{}, insurer.Revoked: insurer.Ending{}, insurer.Surrendered: insurer.Ending{},
	insurer.Expired: insurer.Ending{}, insurer.Decided: insurer.Decision{}, insurer.Issued: insurer.Documents{},
}

func protocol(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/insurer.md")
	must(t, err)
	return string(text)
}

func TestTheProtocolShowsEveryEventAsItIs(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{}
	for _, block := range regexp.MustCompile("(?s)```json\n(.*?)```").FindAllStringSubmatch(protocol(t), -1) {
		var event struct {
			Type      string          `json:"type"`
			Timestamp time.Time       `json:"timestamp"`
			Data      json.RawMessage `json:"data"`
		}
		must(t, json.Unmarshal([]byte(block[1]), &event))
		known, ok := dataOf[event.Type]
		if !ok {
			t.Errorf("no event is called %s", event.Type)
			continue
		}
		shown[event.Type] = true
		data := reflect.New(reflect.TypeOf(known))
		decoder := json.NewDecoder(bytes.NewReader(event.Data))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(data.Interface()); err != nil {
			t.Errorf("%s: %v", event.Type, err)
		}
		if issued, ok := data.Interface().(*insurer.Documents); ok {
			for _, document := range []insurer.Document{issued.Policy, issued.Letter} {
				if hash := sha256.Sum256(document.Content); hex.EncodeToString(hash[:]) != document.SHA256 {
					t.Errorf("the hash of %s is not that of its content", document.Number)
				}
			}
		}
	}
	for kind := range dataOf {
		if !shown[kind] || !strings.Contains(protocol(t), "### "+kind+"\n") {
			t.Errorf("%s is not shown", kind)
		}
	}
}

func TestTheProtocolNamesEveryField(t *testing.T) {
	t.Parallel()
	text := protocol(t)
	for _, of := range dataOf {
		eachName(reflect.TypeOf(of), func(name string) {
			if !strings.Contains(text, "`"+name+"`") {
				t.Errorf("%s of %T is not explained", name, of)
			}
		})
	}
}

// eachName visits the JSON names in a struct and below.
func eachName(of reflect.Type, visit func(string)) {
	for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || of == reflect.TypeFor[time.Time]() || of == reflect.TypeFor[baoquan.Fen]() {
		return
	}
	for field := range of.Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			visit(name)
		}
		eachName(field.Type, visit)
	}
}

func TestTheExampleOfASignatureIsRight(t *testing.T) {
	t.Parallel()
	text := protocol(t)
	example := func(name string) string {
		found := regexp.MustCompile(`(?m)^` + name + ` +(\S.*)$`).FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("no %s in the example", name)
		}
		return found[1]
	}
	key, err := standardwebhooks.NewWebhook(example("密钥"))
	must(t, err)
	header := http.Header{}
	for _, name := range []string{"webhook-id", "webhook-timestamp", "webhook-signature"} {
		header.Set(name, example(name))
	}
	must(t, key.VerifyIgnoringTimestamp([]byte(example("正文")), header))
}
