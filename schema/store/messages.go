package store

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

const insertMessage = `INSERT INTO messages (id, account_id, template, key, created_at) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (key) DO UPDATE SET tries = messages.tries + 1 WHERE messages.sent_at IS NULL`

const selectMessage = `SELECT id, sent_at IS NOT NULL FROM messages WHERE key = $1`

// BeginMessage writes down that a text message is about to be sent, once for
// each key, and says whether it was sent already. The id is what the provider
// knows it by. A message of which nobody knows whether it was sent is tried
// again, for a notice that is lost does more harm than one that comes twice; the
// tries are counted.
func (s *Store) BeginMessage(ctx context.Context, accountID, template, key string, at time.Time) (id string, sent bool, err error) {
	if _, err = s.exec(ctx, insertMessage, uuid.NewString(), accountID, template, key, at); err != nil {
		return "", false, err
	}
	err = s.ext.QueryRowxContext(ctx, selectMessage, key).Scan(&id, &sent)
	return id, sent, err
}

const updateMessageSent = `UPDATE messages SET sent_at = $2, provider_id = $3 WHERE id = $1`

// MessageSent writes down that the provider has taken a message.
func (s *Store) MessageSent(ctx context.Context, id, providerID string, at time.Time) error {
	return s.must(ctx, updateMessageSent, id, at, providerID)
}

const selectPhone = `SELECT phone_sealed FROM accounts WHERE id = $1`

// Phone is the phone number of an account.
func (q queries) Phone(ctx context.Context, accountID string) (string, error) {
	var sealed []byte
	if err := q.get(ctx, &sealed, selectPhone, accountID); err != nil {
		return "", err
	}
	plain, err := q.keys.Open(sealed, phonePlace(accountID))
	if errors.Is(err, ErrNotFound) {
		return "", err
	}
	return string(plain), err
}

func phonePlace(accountID string) string { return "accounts.phone_sealed:" + accountID }
