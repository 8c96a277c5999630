package schema

import (
	"context"
	"database/sql"
	"fmt"
)

// demonstrationCard is a file of ours and no insurer's tariff: none was published.
// 0.3 % of every sum is the figure in the court's manual.
const demonstrationCard = "reference/rate_card.demonstration.json"

const insertDemonstrationCards = `INSERT INTO rate_cards (id, insurer_code, version, valid_from, card, demonstration)
	SELECT gen_random_uuid(), code, 1, '2026-01-01', $1::jsonb, true FROM insurers
	WHERE NOT EXISTS (SELECT 1 FROM rate_cards WHERE insurer_code = insurers.code)
	ON CONFLICT (insurer_code, version) DO NOTHING`

// loadRateCards gives every insurer that has no rate card yet the demonstration
// card.
func loadRateCards(ctx context.Context, tx *sql.Tx) error {
	text, err := reference.ReadFile(demonstrationCard)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertDemonstrationCards, string(text)); err != nil {
		return fmt.Errorf("load %s: %w", demonstrationCard, err)
	}
	return nil
}
