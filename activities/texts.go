package activities

import (
	"context"
	"log/slog"
	"time"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/schema/store"
)

// texts sends text messages to the owners of accounts.
type texts struct {
	store *store.Store
	sms   sms.Sender
	now   func() time.Time
}

// send sends the owner of an account one text, once for each key.
func (t texts) send(ctx context.Context, accountID, template, key string, params []string) error {
	message, err := t.store.BeginMessage(ctx, accountID, template, key, t.now())
	if err != nil || message.Sent {
		return wrap(err)
	}
	phone, err := t.store.Phone(ctx, accountID)
	if err != nil {
		return wrap(err)
	}
	sent, err := t.sms.Send(ctx, sms.Message{
		ID: message.ID, Phone: phone, Template: template, Params: params, Via: message.Provider,
	})
	if err != nil {
		t.rememberDoubt(ctx, message.ID, sent.Provider)
		return wrap(err)
	}
	return wrap(t.store.MessageSent(ctx, message.ID, sent.Provider, sent.ID, t.now()))
}

// rememberDoubt keeps in mind which provider may have a message already: the next
// try goes to that one and to no other. When it cannot be written down, the next
// try may double the message and does no more harm.
func (t texts) rememberDoubt(ctx context.Context, id, provider string) {
	if err := t.store.MessageDoubtful(context.WithoutCancel(ctx), id, provider); err != nil {
		slog.Warn("not written down who may have a text message", "message", id)
	}
}
