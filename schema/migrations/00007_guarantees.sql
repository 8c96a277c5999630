-- +goose Up

-- What a guarantee alone has. Amounts are fen, rates parts per million.
ALTER TABLE applications
    ADD COLUMN guarantee_amount bigint NOT NULL DEFAULT 0,
    ADD COLUMN asked_of         text REFERENCES insurers, -- the insurer it was handed in to last
    ADD COLUMN consent_version  text NOT NULL DEFAULT '', -- of the notice insurer
    ADD COLUMN quote            jsonb,                    -- rate, premium, version of the card, held until
    ADD COLUMN rate_ppm         bigint NOT NULL DEFAULT 0, -- as underwritten
    ADD COLUMN premium          bigint NOT NULL DEFAULT 0,
    ADD COLUMN letter           text NOT NULL DEFAULT ''
        CHECK (letter IN ('', 'in_force', 'used', 'released', 'revoked')),
    ADD COLUMN serves           uuid REFERENCES applications, -- the preservation that the letter is used for
    ADD COLUMN linked           boolean NOT NULL DEFAULT false, -- of a preservation: a letter serves it
    ADD CHECK (kind = 'preservation' OR insurer_code IS NOT NULL AND guarantee_amount > 0),
    ADD CHECK ((letter = 'used') <= (serves IS NOT NULL));
CREATE INDEX applications_of_insurer ON applications (asked_of, id DESC) WHERE asked_of IS NOT NULL;
CREATE INDEX applications_serving ON applications (serves) WHERE serves IS NOT NULL;
CREATE INDEX applications_letters ON applications (id) WHERE letter IN ('in_force', 'used');

-- The numbers and codes of a guarantee's two documents, given once, before the
-- documents are drawn: an issue that is cut and tried again uses them again.
CREATE SEQUENCE issue_numbers;
CREATE TABLE issues (
    application_id uuid PRIMARY KEY REFERENCES applications,
    policy_number  text NOT NULL UNIQUE,
    letter_number  text NOT NULL UNIQUE,
    policy_code    text NOT NULL UNIQUE,
    letter_code    text NOT NULL UNIQUE,
    issued_on      date NOT NULL
);

-- A material that the system attached: the letter or policy of a linked guarantee.
ALTER TABLE materials ADD COLUMN document_id uuid REFERENCES documents;

-- One evaluation (评价) for each issued guarantee.
CREATE TABLE evaluations (
    application_id uuid PRIMARY KEY REFERENCES applications,
    insurer_code   text NOT NULL REFERENCES insurers,
    score          smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment        text NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);
CREATE INDEX evaluations_of_insurer ON evaluations (insurer_code, application_id DESC);

-- What goes back may be a part, and is asked for before it goes.
ALTER TABLE payments
    ADD COLUMN refund_amount       bigint NOT NULL DEFAULT 0 CHECK (refund_amount BETWEEN 0 AND amount),
    ADD COLUMN refund_requested_at timestamptz;
UPDATE payments SET refund_amount = amount WHERE refund_no <> '';

-- What became of a provider's event: taken, or why it was refused.
ALTER TABLE provider_events ADD COLUMN outcome text NOT NULL DEFAULT 'taken';

-- An event that an insurer's core system does not take, for the operator.
CREATE TABLE insurer_troubles (
    application_id uuid PRIMARY KEY REFERENCES applications,
    code           text NOT NULL,
    since          timestamptz NOT NULL
);

-- What a policy prints about its insurer, empty where not known.
ALTER TABLE insurers
    ADD COLUMN branch  text NOT NULL DEFAULT '', -- 分公司 that signs
    ADD COLUMN address text NOT NULL DEFAULT '',
    ADD COLUMN phone   text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE insurers DROP COLUMN phone, DROP COLUMN address, DROP COLUMN branch;
DROP TABLE insurer_troubles;
ALTER TABLE provider_events DROP COLUMN outcome;
ALTER TABLE payments DROP COLUMN refund_requested_at, DROP COLUMN refund_amount;
DROP TABLE evaluations;
ALTER TABLE materials DROP COLUMN document_id;
DROP TABLE issues;
DROP SEQUENCE issue_numbers;
DROP INDEX applications_of_insurer;
ALTER TABLE applications
    DROP COLUMN linked, DROP COLUMN serves, DROP COLUMN letter, DROP COLUMN premium, DROP COLUMN rate_ppm,
    DROP COLUMN quote, DROP COLUMN consent_version, DROP COLUMN asked_of, DROP COLUMN guarantee_amount;
