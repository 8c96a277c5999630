-- +goose Up

-- What insurers ask for a guarantee. A change is a new version; on a day the
-- newest version counts whose days hold.
CREATE TABLE rate_cards (
    id            uuid PRIMARY KEY,
    insurer_code  text NOT NULL REFERENCES insurers,
    version       bigint NOT NULL CHECK (version > 0), -- 1, 2, 3 … for each insurer
    valid_from    date NOT NULL,
    valid_until   date,                        -- last day, null until a newer version holds
    card          jsonb NOT NULL,              -- minimum, maximum (fen), courts, tiers (upTo in fen, ratePpm)
    demonstration boolean NOT NULL DEFAULT false, -- ours for trying out, no insurer's tariff
    staff_id      uuid REFERENCES staff,       -- the underwriter who wrote it, null for what was loaded
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (insurer_code, version),
    CHECK (valid_until >= valid_from)
);

-- +goose StatementBegin
CREATE FUNCTION rate_cards_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rate cards are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER rate_cards_no_change BEFORE UPDATE OR DELETE ON rate_cards
    FOR EACH ROW EXECUTE FUNCTION rate_cards_are_append_only();
CREATE TRIGGER rate_cards_no_truncate BEFORE TRUNCATE ON rate_cards
    FOR EACH STATEMENT EXECUTE FUNCTION rate_cards_are_append_only();

-- +goose Down
DROP TABLE rate_cards;
DROP FUNCTION rate_cards_are_append_only;
