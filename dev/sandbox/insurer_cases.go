package sandbox

import (
	"slices"

	"github.com/baoquan/baoquan/activities/insurer"
)

// insurerCase is a guarantee as the insurer knows it.
type insurerCase struct {
	ID, Number string
	Seq        int64  // the newest that was heard
	State      string // what was heard or decided last
	Heard      []insurerHeard
	Paid       *insurer.Payment // once it was
	Sent       []insurerMessage // only ever grows
}

// insurerHeard is an event that came in.
type insurerHeard struct {
	ID   string // webhook-id
	Type string
	Old  bool // came after one with a larger seq
}

// insurerMessage is an event that the insurer has to say, or has said.
type insurerMessage struct {
	Type     string
	ID       string           // webhook-id, the same at every try
	Decision insurer.Decision // of Decided
	Looked   bool             // an approval: nothing is missing for the documents
	Answers  []int            // statuses, 0 when none came; the latest ones
	Status   string
}

// How far a message has come.
const (
	messagePending  = "pending"
	messageAccepted = "accepted"
	messageRefused  = "refused"
)

func (m insurerMessage) pending() bool { return m.Status == messagePending }

// insurerSubmission is the newest submission of a guarantee: the insurer knows no
// more of it.
type insurerSubmission struct {
	Seq  int64
	Data insurer.Submission
}

// statesAfter is where a case stands when an event of ours was accepted.
var statesAfter = map[string]string{"approve": "approved", "return": "returned", "decline": "declined"}

// answered notes what a try came to. A later event of the other side may have
// moved the case on already.
func (c *insurerCase) answered(index int, message insurerMessage) {
	c.Sent = slices.Clone(c.Sent)
	c.Sent[index] = message
	if message.Status != messageAccepted {
		return
	}
	switch {
	case message.Type == insurer.Decided && c.State == "submitted":
		c.State = statesAfter[message.Decision.Decision]
	case message.Type == insurer.Issued && c.State == "paid":
		c.State = "issued"
	}
}

// answersKept is how many of a message's answers are remembered.
const answersKept = 100

func (m *insurerMessage) add(answers ...int) {
	m.Answers = append(slices.Clone(m.Answers), answers...)
	m.Answers = m.Answers[max(0, len(m.Answers)-answersKept):]
}

// conflicts is how often the answer was 409.
func (m *insurerMessage) conflicts() (n int) {
	for _, status := range m.Answers {
		if status == 409 {
			n++
		}
	}
	return n
}
