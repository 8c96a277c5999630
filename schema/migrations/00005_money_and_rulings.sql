-- +goose Up

-- Orders placed with a payment provider. Amounts are fen.
CREATE TABLE payments (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    purpose        text NOT NULL,              -- fee (保全费) or premium (担保费)
    method         text NOT NULL,              -- wechat, alipay
    amount         bigint NOT NULL CHECK (amount > 0),
    status         text NOT NULL CHECK (status IN ('created', 'pending', 'paid', 'closed', 'refunding', 'refunded')),
    out_trade_no   text NOT NULL UNIQUE,       -- our number at the provider
    code_url       text NOT NULL DEFAULT '',
    transaction_id text NOT NULL DEFAULT '',   -- the provider's number
    attention      text NOT NULL DEFAULT '',   -- why an operator has to look: amount_mismatch
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    paid_at        timestamptz,
    closed_at      timestamptz,
    refund_no      text NOT NULL DEFAULT '',   -- stable over every retry
    refund_reason  text NOT NULL DEFAULT '',
    refunded_at    timestamptz
);
CREATE INDEX payments_of_application ON payments (application_id, created_at);
-- One open order for each application: nobody pays twice by having two codes.
CREATE UNIQUE INDEX payments_open ON payments (application_id) WHERE status IN ('created', 'pending');
-- And one that counts.
CREATE UNIQUE INDEX payments_paid ON payments (application_id) WHERE status = 'paid';

-- Callbacks that were verified, once each by the provider's own id.
CREATE TABLE provider_events (
    provider    text NOT NULL,
    event_id    text NOT NULL,
    kind        text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);

-- Documents that anyone can verify by their code.
CREATE TABLE documents (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    kind           text NOT NULL,              -- ruling
    number         text NOT NULL,
    code           text NOT NULL UNIQUE,
    sha256         text NOT NULL,
    size           bigint NOT NULL,
    status         text NOT NULL DEFAULT 'in_force',
    issued_at      timestamptz NOT NULL,
    UNIQUE (application_id, kind)
);

-- One ruling for each preservation.
CREATE TABLE rulings (
    application_id uuid PRIMARY KEY REFERENCES applications,
    outcome        text NOT NULL,
    amount         bigint NOT NULL,
    reason         text NOT NULL,
    staff_id       uuid NOT NULL REFERENCES staff,
    document_id    uuid NOT NULL REFERENCES documents,
    ruled_at       timestamptz NOT NULL
);

-- Numbers of rulings made before a suit: 财保, for each court and year.
CREATE TABLE ruling_numbers (
    court_code text NOT NULL REFERENCES courts,
    year       integer NOT NULL,
    last       integer NOT NULL,
    PRIMARY KEY (court_code, year)
);

-- Text messages: what was to be said to whom, and that it was.
CREATE TABLE messages (
    id           uuid PRIMARY KEY,
    account_id   uuid REFERENCES accounts,
    template     text NOT NULL,
    key          text NOT NULL UNIQUE,         -- one message for each turn of a case
    provider_id  text NOT NULL DEFAULT '',
    tries        integer NOT NULL DEFAULT 1,   -- more than 1: an earlier answer was lost, it may have come twice
    created_at   timestamptz NOT NULL,
    sent_at      timestamptz
);

-- +goose Down
DROP TABLE messages, ruling_numbers, rulings, documents, provider_events, payments;
