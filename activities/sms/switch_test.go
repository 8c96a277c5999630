package sms

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
)

// fake is a provider whose next answers are set; the last one stays.
type fake struct {
	name    string
	answers []error
	got     []string
}

func (f *fake) Send(_ context.Context, m Message) (Sent, error) {
	f.got = append(f.got, m.ID)
	var err error
	if len(f.answers) > 0 {
		err = f.answers[0]
	}
	if len(f.answers) > 1 {
		f.answers = f.answers[1:]
	}
	if err != nil {
		return Sent{}, err
	}
	return Sent{f.name, "serial of " + m.ID}, nil
}

type world struct {
	*Switch
	first, second *fake
	clock         time.Time
}

func newWorld(first ...error) *world {
	w := &world{first: &fake{name: TencentCloud, answers: first}, second: &fake{name: Aliyun}, clock: time.Unix(1_800_000_000, 0)}
	w.Switch = &Switch{
		routes: []*route{{name: TencentCloud, sender: w.first}, {name: Aliyun, sender: w.second}},
		now:    func() time.Time { return w.clock },
	}
	return w
}

func (w *world) asked() string { return strings.Join(append(w.first.got, w.second.got...), ",") }

func TestAMessageGoesByTheFirstProviderAndNoOther(t *testing.T) {
	t.Parallel()
	w := newWorld()
	sent, err := w.Send(t.Context(), Message{ID: "m"})
	if err != nil || sent.Provider != TencentCloud || w.asked() != "m" {
		t.Fatal(sent, err, w.asked())
	}
}

func TestOnlyWhatTheFirstHasCertainlyNotTakenGoesToTheSecond(t *testing.T) {
	t.Parallel()
	for code, test := range map[string]struct {
		err  error
		want string
	}{
		"no line":              {&provider.Error{Code: provider.Unreachable}, Aliyun},
		"429":                  {&provider.Error{Code: "http_429"}, Aliyun},
		"503":                  {&provider.Error{Code: "http_503"}, Aliyun},
		"overloaded":           {provider.Unavailable(name, "RequestLimitExceeded"), Aliyun},
		"in arrears":           {provider.Refused(name, "FailedOperation.InsufficientBalanceInSmsPackage"), Aliyun},
		"template not allowed": {provider.Refused(name, "FailedOperation.TemplateIncorrectOrUnapproved"), Aliyun},
		"wrong key":            {provider.Refused(name, "AuthFailure.SignatureFailure"), Aliyun},
		"late":                 {&provider.Error{Code: "timeout"}, "doubt"},
		"cut":                  {&provider.Error{Code: "transport"}, "doubt"},
		"500":                  {&provider.Error{Code: "http_500"}, "doubt"},
		"502":                  {&provider.Error{Code: "http_502"}, "doubt"},
		"half an answer":       {provider.Malformed(name), "doubt"},
		"its own trouble":      {provider.Unavailable(name, "InternalError.Timeout"), "doubt"},
		"something else":       {errors.New("?"), "doubt"},
		"wrong phone":          {provider.Refused(name, "InvalidParameterValue.IncorrectPhoneNumber"), "nobody"},
		"enough for the phone": {provider.Unavailable(name, "LimitExceeded.PhoneNumberOneHourLimit"), "nobody"},
	} {
		w := newWorld(test.err)
		sent, err := w.Send(t.Context(), Message{ID: "m"})
		switch {
		case test.want == Aliyun && (err != nil || sent.Provider != Aliyun || w.asked() != "m,m"):
			t.Errorf("%s: %v %v", code, sent, err)
		case test.want == "doubt" && (!errors.Is(err, test.err) || sent != (Sent{Provider: TencentCloud}) || w.asked() != "m"):
			t.Errorf("%s: %v %v", code, sent, err)
		case test.want == "nobody" && (!errors.Is(err, test.err) || sent != (Sent{}) || w.asked() != "m"):
			t.Errorf("%s: %v %v", code, sent, err)
		}
	}
}

func TestAMessageThatOneMayHaveStaysWithIt(t *testing.T) {
	t.Parallel()
	refused := &provider.Error{Code: "http_503"}
	w := newWorld(refused)
	sent, err := w.Send(t.Context(), Message{ID: "m", Via: TencentCloud})
	if !errors.Is(err, refused) || sent.Provider != TencentCloud || len(w.second.got) != 0 {
		t.Fatal(sent, err)
	}
	if sent, err = w.Send(t.Context(), Message{ID: "n", Via: Aliyun}); err != nil || sent.Provider != Aliyun || len(w.first.got) != 1 {
		t.Fatal(sent, err)
	}
	if _, err = w.Send(t.Context(), Message{ID: "o", Via: "closed down"}); err != nil || w.second.got[1] != "o" {
		t.Fatal("a provider that is gone holds nothing back", err)
	}
}

func TestASickProviderIsPassedOverForAMinute(t *testing.T) {
	t.Parallel()
	late := &provider.Error{Code: "timeout"}
	w := newWorld(late, late, late, late, late, nil)
	for range 5 {
		if _, err := w.Send(t.Context(), Message{ID: "x"}); err == nil {
			t.Fatal("it was late")
		}
	}
	for range 3 {
		if sent, err := w.Send(t.Context(), Message{ID: "y"}); err != nil || sent.Provider != Aliyun {
			t.Fatal(sent, err)
		}
	}
	if len(w.first.got) != 5 {
		t.Fatal("the sick one was asked")
	}
	w.clock = w.clock.Add(sickSpan)
	if sent, _ := w.Send(t.Context(), Message{ID: "z"}); sent.Provider != TencentCloud {
		t.Fatal("it is well again", sent)
	}
}

func TestRefusalsThatAreAboutThePhoneMakeNobodySick(t *testing.T) {
	t.Parallel()
	w := newWorld(provider.Refused(name, "InvalidParameterValue.IncorrectPhoneNumber"))
	for range 20 {
		if _, err := w.Send(t.Context(), Message{ID: "x"}); err == nil {
			t.Fatal("taken")
		}
	}
	if len(w.second.got) != 0 || w.routes[0].sick(w.clock) {
		t.Fatal(w.asked())
	}
}

func TestWhenBothRefuseTheOneThatMayTakeItLaterIsBelieved(t *testing.T) {
	t.Parallel()
	for _, both := range [][2]error{
		{&provider.Error{Code: "http_429", RetryAfter: time.Second}, provider.Refused(name, "InvalidAccessKeyId.NotFound")},
		{provider.Refused(name, "AuthFailure.SecretIdNotFound"), provider.Unavailable(name, "Throttling.User")},
	} {
		w := newWorld(both[0])
		w.second.answers = both[1:]
		if _, err := w.Send(t.Context(), Message{ID: "m"}); err == nil || provider.IsFinal(err) {
			t.Errorf("%v", err)
		}
	}
}

func TestOneProviderAloneIsASwitchToo(t *testing.T) {
	t.Parallel()
	w := newWorld(&provider.Error{Code: "http_503"})
	w.routes = w.routes[:1]
	if _, err := w.Send(t.Context(), Message{ID: "m"}); err == nil || w.asked() != "m" {
		t.Fatal(err, w.asked())
	}
}
