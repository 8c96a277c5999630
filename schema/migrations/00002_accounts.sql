-- +goose Up

-- People who apply. The phone number is the account name; it is sealed and
-- found by its keyed hash.
CREATE TABLE accounts (
    id                uuid PRIMARY KEY,
    phone_sealed      bytea NOT NULL,
    phone_hash        bytea NOT NULL CONSTRAINT accounts_phone_unique UNIQUE,
    password_hash     text NOT NULL,           -- argon2id, PHC string
    agreement_version text NOT NULL,           -- the registration agreement that was ticked
    verified_at       timestamptz,             -- the face check passed
    identity_hash     bytea,                     -- of the identity number that passed
    created_at        timestamptz NOT NULL
);
CREATE INDEX accounts_by_identity ON accounts (identity_hash) WHERE identity_hash IS NOT NULL;

-- Who somebody is: name, identity number, landline, e-mail, residence as one
-- sealed JSON object.
CREATE TABLE profiles (
    account_id uuid PRIMARY KEY REFERENCES accounts,
    sealed     bytea NOT NULL,
    id_hash    bytea NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX profiles_by_id_number ON profiles (id_hash);

-- Judges, clerks, underwriters and operators.
CREATE TABLE staff (
    id            uuid PRIMARY KEY,
    login         text NOT NULL CONSTRAINT staff_login_unique UNIQUE,
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('judge', 'clerk', 'underwriter', 'operator')),
    court_code    text REFERENCES courts,
    insurer_code  text REFERENCES insurers,
    display_name  text NOT NULL,
    disabled_at   timestamptz,
    created_at    timestamptz NOT NULL,
    CHECK ((role IN ('judge', 'clerk')) = (court_code IS NOT NULL)),
    CHECK ((role = 'underwriter') = (insurer_code IS NOT NULL))
);

CREATE TABLE sessions (
    token_hash bytea PRIMARY KEY,              -- SHA-256 of the cookie
    account_id uuid REFERENCES accounts,
    staff_id   uuid REFERENCES staff,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,           -- absolute end
    CHECK ((account_id IS NULL) <> (staff_id IS NULL))
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_staff ON sessions (staff_id);

-- What somebody agreed to, and when.
CREATE TABLE consents (
    account_id uuid NOT NULL REFERENCES accounts,
    kind       text NOT NULL,
    version    text NOT NULL,
    at         timestamptz NOT NULL,
    FOREIGN KEY (kind, version) REFERENCES notices
);
CREATE INDEX consents_by_account ON consents (account_id, kind);

-- Losing these in a crash costs somebody a second try and nothing else.
CREATE UNLOGGED TABLE captchas (
    id         uuid PRIMARY KEY,
    answer     text NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE UNLOGGED TABLE sms_codes (
    phone_hash bytea NOT NULL,
    purpose    text NOT NULL,
    code_hash  bytea NOT NULL,
    tries      integer NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (phone_hash, purpose)
);

-- Generic cell rate algorithm: the theoretical arrival time for each key.
CREATE UNLOGGED TABLE limits (
    key text PRIMARY KEY,
    tat timestamptz NOT NULL
);

-- How an insurer is spoken to: people at a desk here, or its core system.
ALTER TABLE insurers ADD COLUMN mode text NOT NULL DEFAULT 'desk' CHECK (mode IN ('desk', 'system'));

-- A face check; the provider's token and the phone's address are sealed.
CREATE TABLE identity_checks (
    id              uuid PRIMARY KEY,
    account_id      uuid NOT NULL REFERENCES accounts,
    status          text NOT NULL CHECK (status IN ('pending', 'passed', 'failed', 'expired')),
    consent_version text NOT NULL,
    session_sealed  bytea,                     -- token and address, null before the provider answered
    expires_at      timestamptz NOT NULL,      -- the person must be done by then
    created_at      timestamptz NOT NULL,
    decided_at      timestamptz,
    code            text NOT NULL DEFAULT ''   -- the provider's result code
);
CREATE INDEX identity_checks_by_account ON identity_checks (account_id, created_at);
-- One check at a time for each account.
CREATE UNIQUE INDEX identity_checks_pending ON identity_checks (account_id) WHERE status = 'pending';

-- One key, one effect, one answer.
CREATE TABLE idempotency_keys (
    owner       uuid NOT NULL,                 -- account or staff
    key         text NOT NULL,
    fingerprint bytea NOT NULL,                -- SHA-256 of method, path and body
    status      integer,                       -- null while the transaction that claims it is open
    answer      bytea,                         -- sealed JSON
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- +goose Down
ALTER TABLE insurers DROP COLUMN mode;
DROP TABLE idempotency_keys, identity_checks, limits, sms_codes, captchas, consents, sessions, staff, profiles, accounts;
