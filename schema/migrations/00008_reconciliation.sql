-- +goose Up

-- One day's comparison of our payments with the bills of their providers.
CREATE TABLE reconciliations (
    id       uuid PRIMARY KEY,
    day      date NOT NULL UNIQUE,             -- in Beijing
    asked_at timestamptz NOT NULL,             -- last
    ended_at timestamptz                       -- null: it has to have a workflow
);

-- What became of each provider's bill of a day.
CREATE TABLE reconciled_bills (
    reconciliation_id uuid NOT NULL REFERENCES reconciliations,
    method   text NOT NULL,                    -- wechat, alipay
    outcome  text NOT NULL,                    -- compared, or the code of why it could not be
    payments integer NOT NULL,                 -- lines of the bill
    refunds  integer NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (reconciliation_id, method)
);
CREATE INDEX reconciled_bills_missing ON reconciled_bills (at) WHERE outcome <> 'compared';

-- What a bill and the record do not agree about, each once. Amounts are fen, 0 where
-- one of the two knows nothing.
CREATE TABLE payment_differences (
    id                uuid PRIMARY KEY,
    reconciliation_id uuid NOT NULL REFERENCES reconciliations,
    method            text NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('paid_there', 'paid_here', 'other_amount', 'refund_there', 'refund_here')),
    number            text NOT NULL,           -- of the order or of the refund, at the provider
    payment_id        uuid REFERENCES payments,
    there             bigint NOT NULL,
    here              bigint NOT NULL,
    found_at          timestamptz NOT NULL,
    UNIQUE (method, kind, number)
);

-- How an operator settled a difference, or an order that needed a person. Written
-- once and never changed.
CREATE TABLE settlements (
    id            uuid PRIMARY KEY,
    payment_id    uuid REFERENCES payments,
    difference_id uuid UNIQUE REFERENCES payment_differences,
    reason        text NOT NULL,               -- what was settled: the attention or the kind
    note          text NOT NULL,
    staff_id      uuid NOT NULL REFERENCES staff,
    settled_at    timestamptz NOT NULL,
    CHECK ((payment_id IS NULL) <> (difference_id IS NULL))
);
CREATE INDEX settlements_of_payment ON settlements (payment_id) WHERE payment_id IS NOT NULL;
-- +goose StatementBegin
CREATE FUNCTION settlements_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'settlements are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER settlements_no_change BEFORE UPDATE OR DELETE ON settlements
    FOR EACH ROW EXECUTE FUNCTION settlements_are_append_only();

-- In the bill of which day a payment and its refund were found.
ALTER TABLE payments
    ADD COLUMN billed_on        date,
    ADD COLUMN refund_billed_on date;
CREATE INDEX payments_paid_at ON payments (method, paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX payments_refunded_at ON payments (method, refunded_at) WHERE refunded_at IS NOT NULL;
CREATE INDEX payments_attention ON payments (created_at) WHERE attention <> '';

-- +goose Down
DROP INDEX payments_attention, payments_refunded_at, payments_paid_at;
ALTER TABLE payments DROP COLUMN refund_billed_on, DROP COLUMN billed_on;
DROP TABLE settlements;
DROP FUNCTION settlements_are_append_only;
DROP TABLE payment_differences, reconciled_bills, reconciliations;
