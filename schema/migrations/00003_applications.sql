-- +goose Up

CREATE SEQUENCE application_numbers;

-- One row for each application of either kind. Its status changes only together
-- with a docket entry.
CREATE TABLE applications (
    id                  uuid PRIMARY KEY,
    kind                text NOT NULL CHECK (kind IN ('preservation', 'guarantee')),
    number              text NOT NULL UNIQUE,
    account_id          uuid NOT NULL REFERENCES accounts,
    status              text NOT NULL,
    version             bigint NOT NULL,       -- of the application and all its parts
    docket_seq          bigint NOT NULL,       -- last number of its docket
    procedural_seq      bigint NOT NULL,       -- last number that the procedure hears of
    court_code          text NOT NULL REFERENCES courts,
    insurer_code        text REFERENCES insurers,
    amount              bigint NOT NULL CHECK (amount > 0), -- 申请保全金额, fen
    category            text NOT NULL,
    type                text NOT NULL,
    pre_suit_stage      text NOT NULL,
    secured             boolean NOT NULL,
    unsecured_reason    text NOT NULL,
    unsecured_note      text NOT NULL,
    submitter_capacity  text NOT NULL,
    case_type           text NOT NULL,
    case_number         text NOT NULL,
    cause_code          text NOT NULL,
    judgment_court_code text NOT NULL,
    notice_version      text NOT NULL,
    fee                 bigint NOT NULL DEFAULT 0, -- ordered by the court, fen
    correction          jsonb,                 -- items and due time of the last return
    rules_on            date NOT NULL,         -- the day whose rules of law the case keeps
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    submitted_at        timestamptz
);
CREATE INDEX applications_of_account ON applications (account_id, kind, id DESC) WHERE status <> 'deleted';
CREATE INDEX applications_of_court ON applications (court_code, kind, id DESC) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_open ON applications (id) WHERE status IN ('draft', 'under_review', 'returned', 'awaiting_payment', 'awaiting_ruling', 'issuing');

-- Applicants, respondents, representatives. The name is searched for and stays
-- open; everything else of a party is one sealed JSON object.
CREATE TABLE parties (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    position       integer NOT NULL,
    role           text NOT NULL,
    kind           text NOT NULL,
    name           text NOT NULL,
    sealed         bytea NOT NULL
);
CREATE INDEX parties_of_application ON parties (application_id, position);

-- Property clues; accounts, plates and addresses are sealed with the rest.
CREATE TABLE clues (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    position       integer NOT NULL,
    kind           text NOT NULL,
    owner_party_id uuid NOT NULL REFERENCES parties,
    value          bigint NOT NULL,
    sealed         bytea NOT NULL
);
CREATE INDEX clues_of_application ON clues (application_id, position);

CREATE TABLE securities (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    position       integer NOT NULL,
    method         text NOT NULL,
    value          bigint NOT NULL,
    sealed         bytea NOT NULL
);
CREATE INDEX securities_of_application ON securities (application_id, position);

-- Uploaded files in their slots. The bytes lie in the store by their hash.
CREATE TABLE materials (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES applications,
    slot           text NOT NULL,
    party_id       uuid REFERENCES parties,
    security_id    uuid REFERENCES securities,
    file_name      text NOT NULL,
    content_type   text NOT NULL,
    size           bigint NOT NULL,
    sha256         text NOT NULL,
    scan           text NOT NULL,
    uploaded_at    timestamptz NOT NULL
);
CREATE INDEX materials_of_application ON materials (application_id, uploaded_at, id);
CREATE INDEX materials_by_hash ON materials (sha256);

-- +goose Down
DROP TABLE materials, securities, clues, parties, applications;
DROP SEQUENCE application_numbers;
