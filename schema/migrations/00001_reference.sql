-- +goose Up

-- Reference data, loaded from schema/reference at migration. Rows are dated or
-- marked and never removed, so that old records keep their names.

CREATE TABLE courts (
    code          text PRIMARY KEY,            -- code of the court system's own tree
    name          text NOT NULL,
    level         smallint NOT NULL,           -- 1 最高 2 高级 3 中级 4 基层
    level_name    text NOT NULL,
    kind          text NOT NULL,
    province      text NOT NULL,
    parent_code   text NOT NULL,
    division_code text NOT NULL,
    case_code     text NOT NULL,               -- 法院代字, empty when unknown
    open          boolean NOT NULL DEFAULT false,
    position      integer NOT NULL             -- order of the tree
);
CREATE INDEX courts_by_province ON courts (province, position);

CREATE TABLE causes (
    code        text PRIMARY KEY,              -- edition in front where the code alone is not unique
    edition     text NOT NULL,                 -- 2020 or 2026
    name        text NOT NULL,
    level       smallint NOT NULL,
    parent_code text NOT NULL,
    valid_from  date NOT NULL,
    valid_until date,                          -- last day, null while in force
    position    integer NOT NULL
);
CREATE INDEX causes_by_parent ON causes (parent_code, position);

CREATE TABLE case_types (
    code                 text PRIMARY KEY,
    name                 text NOT NULL,
    abbr                 text NOT NULL,        -- 代字, empty for groups
    category             text NOT NULL,
    is_group             boolean NOT NULL,
    preservation_related boolean NOT NULL
);
CREATE INDEX case_types_by_abbr ON case_types (abbr);

CREATE TABLE divisions (
    code        text PRIMARY KEY,              -- GB/T 2260
    name        text NOT NULL,
    level       text NOT NULL,
    parent_code text NOT NULL,
    status      text NOT NULL                  -- current, former, id-only
);
CREATE INDEX divisions_by_parent ON divisions (parent_code);

CREATE TABLE insurers (
    code text PRIMARY KEY,
    name text NOT NULL,
    open boolean NOT NULL DEFAULT true
);

-- Texts that people accept; what was accepted is kept by version in consents.
CREATE TABLE notices (
    kind    text NOT NULL,                     -- preservation, registration, face, insurer
    version text NOT NULL,
    body    text NOT NULL,
    PRIMARY KEY (kind, version)
);

-- +goose Down
DROP TABLE notices, insurers, divisions, case_types, causes, courts;
