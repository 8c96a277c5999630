package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
)

// rateCardRow is a rate card as the table has it.
type rateCardRow struct {
	InsurerCode   string `db:"insurer_code"`
	Version       int64  `db:"version"`
	From          string `db:"valid_from"`
	Until         string `db:"valid_until"`
	Card          []byte `db:"card"`
	Demonstration bool   `db:"demonstration"`
}

// rateCardTerms is what stands in the column card.
type rateCardTerms struct {
	Minimum baoquan.Fen        `json:"minimum"`
	Maximum baoquan.Fen        `json:"maximum"`
	Courts  []string           `json:"courts"`
	Tiers   []baoquan.RateTier `json:"tiers"`
	Refunds baoquan.Refunds    `json:"refunds"` // all of it in the cards of before there were any
}

func (r rateCardRow) card() (baoquan.RateCard, error) {
	terms := rateCardTerms{Refunds: baoquan.FullRefunds}
	if err := json.Unmarshal(r.Card, &terms); err != nil {
		return baoquan.RateCard{}, fmt.Errorf("rate card %d of %s: %w", r.Version, r.InsurerCode, err)
	}
	return baoquan.RateCard{
		InsurerCode: r.InsurerCode, Version: r.Version, From: baoquan.Date(r.From), Until: baoquan.Date(r.Until),
		Minimum: terms.Minimum, Maximum: terms.Maximum, Courts: terms.Courts, Tiers: terms.Tiers, Refunds: terms.Refunds,
		Demonstration: r.Demonstration,
	}, nil
}

const rateCardColumns = ` r.insurer_code, r.version, r.valid_from::text AS valid_from,
	coalesce(r.valid_until::text, '') AS valid_until, r.card, r.demonstration FROM rate_cards r`

const selectRateCards = `SELECT DISTINCT ON (r.insurer_code)` + rateCardColumns + `
	JOIN insurers i ON i.code = r.insurer_code AND i.open
	WHERE r.valid_from <= $1 AND (r.valid_until IS NULL OR r.valid_until >= $1)
	ORDER BY r.insurer_code, r.version DESC`

// RateCards gives the card in force on a day of every insurer that is open: the
// newest version whose days hold. An insurer without one is left out.
func (q queries) RateCards(ctx context.Context, on baoquan.Date) ([]baoquan.RateCard, error) {
	return q.rateCards(ctx, selectRateCards, string(on))
}

const selectRateCardsOf = `SELECT` + rateCardColumns + ` WHERE r.insurer_code = $1 ORDER BY r.version DESC`

// RateCardsOf gives every version of the card of one insurer, newest first.
func (q queries) RateCardsOf(ctx context.Context, insurerCode string) ([]baoquan.RateCard, error) {
	return q.rateCards(ctx, selectRateCardsOf, insurerCode)
}

// Out are those that a newer card, written by then, stood before for as long as
// they held. What holds now comes first.
const selectHeldCards = `SELECT` + rateCardColumns + `
	WHERE r.insurer_code = $1 AND r.valid_from <= $2 AND (r.valid_until IS NULL OR r.valid_until >= $3)
	  AND NOT EXISTS (SELECT 1 FROM rate_cards c WHERE c.insurer_code = $1 AND c.version > r.version
	        AND c.created_at <= greatest($4, r.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai')
	        AND c.valid_from <= greatest($3, r.valid_from)
	        AND (c.valid_until IS NULL OR c.valid_until >= least($2, r.valid_until)))
	ORDER BY (r.valid_until IS NULL OR r.valid_until >= $2) DESC, r.version DESC`

// HeldRateCards gives the cards of an insurer by which a quote may have been given
// since an instant: the one that held then and those that took its place until now.
// The first one holds now, if any does; the others come newest first.
func (q queries) HeldRateCards(ctx context.Context, insurerCode string, since, now time.Time) ([]baoquan.RateCard, error) {
	return q.rateCards(ctx, selectHeldCards, insurerCode, string(baoquan.DateOf(now)), string(baoquan.DateOf(since)), since)
}

const selectRateCard = `SELECT` + rateCardColumns + ` WHERE r.insurer_code = $1 AND r.version = $2`

// RateCard reads one version of an insurer's card.
func (q queries) RateCard(ctx context.Context, insurerCode string, version int64) (baoquan.RateCard, error) {
	var row rateCardRow
	if err := q.get(ctx, &row, selectRateCard, insurerCode, version); err != nil {
		return baoquan.RateCard{}, err
	}
	return row.card()
}

func (q queries) rateCards(ctx context.Context, query string, args ...any) ([]baoquan.RateCard, error) {
	var rows []rateCardRow
	if err := q.selectAll(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	cards := make([]baoquan.RateCard, len(rows))
	for i, row := range rows {
		var err error
		if cards[i], err = row.card(); err != nil {
			return nil, err
		}
	}
	return cards, nil
}

const selectNewestRateCard = selectRateCardsOf + ` LIMIT 1`

// newestRateCard reads the newest version of an insurer, the zero card when
// there is none.
func (t *Tx) newestRateCard(ctx context.Context, insurerCode string) (baoquan.RateCard, error) {
	var row rateCardRow
	err := t.get(ctx, &row, selectNewestRateCard, insurerCode)
	if errors.Is(err, ErrNotFound) {
		return baoquan.RateCard{}, nil
	}
	if err != nil {
		return baoquan.RateCard{}, err
	}
	return row.card()
}

// lockInsurer makes versions of one insurer's card come one after the other.
const lockInsurer = `SELECT code FROM insurers WHERE code = $1 FOR NO KEY UPDATE`

const insertRateCard = `INSERT INTO rate_cards
	(id, insurer_code, version, valid_from, valid_until, card, demonstration, staff_id, created_at)
	VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`

// SaveRateCard writes a card as the next version of its insurer's and answers
// it. A card that asks what the newest one asks is that one: sent twice, it is
// written once. staffID is who wrote it.
func (t *Tx) SaveRateCard(ctx context.Context, card baoquan.RateCard, staffID string, now time.Time) (baoquan.RateCard, error) {
	var code string
	if err := t.get(ctx, &code, lockInsurer, card.InsurerCode); err != nil {
		return card, err
	}
	newest, err := t.newestRateCard(ctx, card.InsurerCode)
	if err != nil || newest.SameTerms(card) {
		return newest, err
	}
	card.Version = newest.Version + 1
	text, err := json.Marshal(rateCardTerms{card.Minimum, card.Maximum, card.Courts, card.Tiers, card.Refunds})
	if err != nil {
		return card, err
	}
	_, err = t.exec(ctx, insertRateCard, uuid.NewString(), card.InsurerCode, card.Version, string(card.From),
		optional(string(card.Until)), string(text), card.Demonstration, optional(staffID), now)
	return card, err
}
