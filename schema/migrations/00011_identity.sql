-- +goose Up

-- An identity check is of a face, or of papers that a person sends and an operator
-- looks at. Papers are first collected, then handed in.
ALTER TABLE identity_checks
    ADD COLUMN method       text NOT NULL DEFAULT 'face' CHECK (method IN ('face', 'papers')),
    ADD COLUMN reason       text NOT NULL DEFAULT '', -- why papers and no face
    ADD COLUMN words_sealed bytea,                    -- what the person explains and the operator answers
    ADD COLUMN person_hash  bytea,                    -- who the profile said it is when the papers were handed in
    ADD COLUMN submitted_at timestamptz,
    ADD COLUMN due_at       timestamptz,              -- papers: an operator should have decided by then
    ADD COLUMN decided_by   uuid REFERENCES staff,
    DROP CONSTRAINT identity_checks_status_check,
    ADD CONSTRAINT identity_checks_status_check CHECK (status IN ('pending', 'passed', 'failed', 'expired')
        OR method = 'papers' AND status IN ('collecting', 'refused', 'cancelled')),
    ADD CHECK ((method = 'papers' AND status IN ('pending', 'passed', 'refused')) <= (submitted_at IS NOT NULL AND person_hash IS NOT NULL));
-- One check at a time for each account, of whichever kind.
DROP INDEX identity_checks_pending;
CREATE UNIQUE INDEX identity_checks_open ON identity_checks (account_id) WHERE status IN ('collecting', 'pending');
CREATE INDEX identity_checks_of_papers ON identity_checks (id DESC) WHERE method = 'papers' AND submitted_at IS NOT NULL;

-- The papers of a check. The bytes lie in the store by their hash; the rows go some
-- time after the decision, and the bytes when nobody names them any more.
CREATE TABLE identity_papers (
    id           uuid PRIMARY KEY,
    check_id     uuid NOT NULL REFERENCES identity_checks,
    slot         text NOT NULL CHECK (slot IN ('front', 'back', 'holding')),
    file_name    text NOT NULL,
    content_type text NOT NULL,
    size         bigint NOT NULL,
    sha256       text NOT NULL,
    scan         text NOT NULL CHECK (scan IN ('pending', 'clean', 'refused')),
    uploaded_at  timestamptz NOT NULL,
    UNIQUE (check_id, slot)
);
CREATE INDEX identity_papers_by_hash ON identity_papers (sha256);
CREATE INDEX identity_papers_pending ON identity_papers (id) WHERE scan = 'pending';

-- Which operator saw what of whom: a number whole, or one of the papers.
CREATE TABLE identity_reveals (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_id uuid NOT NULL REFERENCES identity_checks,
    staff_id uuid NOT NULL REFERENCES staff,
    what     text NOT NULL CHECK (what IN ('number', 'front', 'back', 'holding')),
    at       timestamptz NOT NULL
);
CREATE INDEX identity_reveals_of_check ON identity_reveals (check_id);

-- An account that was merged into another of the same person. It is history: nobody
-- logs in to it, and its telephone number may register anew.
ALTER TABLE accounts
    ADD COLUMN merged_into uuid REFERENCES accounts,
    ADD COLUMN merged_at   timestamptz,
    ADD CHECK ((merged_into IS NULL) = (merged_at IS NULL)),
    DROP CONSTRAINT accounts_phone_unique;
CREATE UNIQUE INDEX accounts_phone_unique ON accounts (phone_hash) WHERE merged_into IS NULL;

-- +goose Down
-- Nobody logs in to what was merged, so its number is put out of reach.
UPDATE accounts SET phone_hash = phone_hash || uuid_send(id) WHERE merged_into IS NOT NULL;
DROP INDEX accounts_phone_unique;
ALTER TABLE accounts
    DROP COLUMN merged_at, DROP COLUMN merged_into,
    ADD CONSTRAINT accounts_phone_unique UNIQUE (phone_hash);
DROP TABLE identity_reveals, identity_papers;
DELETE FROM identity_checks WHERE method = 'papers';
DROP INDEX identity_checks_open, identity_checks_of_papers;
ALTER TABLE identity_checks
    DROP CONSTRAINT identity_checks_status_check,
    DROP COLUMN decided_by, DROP COLUMN due_at, DROP COLUMN submitted_at, DROP COLUMN person_hash,
    DROP COLUMN words_sealed, DROP COLUMN reason, DROP COLUMN method,
    ADD CONSTRAINT identity_checks_status_check CHECK (status IN ('pending', 'passed', 'failed', 'expired'));
CREATE UNIQUE INDEX identity_checks_pending ON identity_checks (account_id) WHERE status = 'pending';
