package store

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

const insertMessage = `INSERT INTO messages (id, account_id, template, key, created_at) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (key) DO UPDATE SET tries = messages.tries + 1 WHERE messages.sent_at IS NULL`

const selectMessage = `SELECT id, sent_at IS NOT NULL AS sent, provider FROM messages WHERE key = $1`

// Message is a text message that is to be sent once.
type Message struct {
	ID       string `db:"id"` // what the provider knows it by
	Sent     bool   `db:"sent"`
	Provider string `db:"provider"` // who has it or may have it, "" for nobody
}

// BeginMessage writes down that a text message is about to be sent, once for
// each key, and says whether it was sent already. The A message of which nobody knows whether it was sent is tried
// again, for a notice that is lost does more harm than one that comes twice; the
// tries are counted.
func (s *Store) BeginMessage(ctx context.Context, accountID, template, key string, at time.Time) (Message, error) {
	var m Message
	if _, err := s.exec(ctx, insertMessage, uuid.NewString(), accountID, template, key, at); err != nil {
		return m, err
	}
	return m, s.get(ctx, &m, selectMessage, key)
}

const updateMessageSent = `UPDATE messages SET sent_at = $2, provider = $3, provider_id = $4 WHERE id = $1`

// MessageSent writes down that a provider has taken a message.
func (s *Store) MessageSent(ctx context.Context, id, provider, providerID string, at time.Time) error {
	return s.must(ctx, updateMessageSent, id, at, provider, providerID)
}

const updateMessageDoubtful = `UPDATE messages SET provider = $2 WHERE id = $1 AND sent_at IS NULL`

// MessageDoubtful writes down which provider may have a message that is not known
// to be sent, "" for none.
func (s *Store) MessageDoubtful(ctx context.Context, id, provider string) error {
	_, err := s.exec(ctx, updateMessageDoubtful, id, provider)
	return err
}

// Delivery is what a provider says became of a message that it took.
type Delivery struct {
	Provider   string
	ProviderID string
	MessageID  string // ours, "" when the provider did not say
	Code       string // why it was not delivered, "" when it was
	At         time.Time
}

// Delivered has the last word, in whichever order receipts come.
const updateMessageReceipt = `UPDATE messages SET
	    delivered_at = CASE WHEN $4 = '' THEN coalesce(delivered_at, $5) ELSE delivered_at END,
	    failed_code  = CASE WHEN $4 = '' OR delivered_at IS NOT NULL THEN '' ELSE $4 END
	WHERE provider = $1 AND provider_id = $2 OR id = $3::uuid AND provider IN ('', $1)`

// MessageReceipt writes a receipt down and says whether it is of a message of a case;
// codes have no row.
func (q queries) MessageReceipt(ctx context.Context, d Delivery) (ofCase bool, err error) {
	n, err := q.exec(ctx, updateMessageReceipt, d.Provider, d.ProviderID, optional(d.MessageID), d.Code, d.At)
	return n > 0, err
}

const selectPhone = `SELECT phone_sealed FROM accounts WHERE id = $1`

// Phone is the phone number of an account.
func (q queries) Phone(ctx context.Context, accountID string) (string, error) {
	var sealed []byte
	if err := q.get(ctx, &sealed, selectPhone, accountID); err != nil {
		return "", err
	}
	plain, err := q.keys.Open(sealed, accountPhones.place(accountID))
	if errors.Is(err, ErrNotFound) {
		return "", err
	}
	return string(plain), err
}
