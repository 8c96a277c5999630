-- +goose Up

-- What the scanner has said about a file, once for its bytes: the same file in
-- another slot or another case is decided by it at once.
CREATE TABLE scans (
    sha256     text PRIMARY KEY,
    outcome    text NOT NULL CHECK (outcome IN ('clean', 'refused')),
    signature  text NOT NULL DEFAULT '',   -- the scanner's name of what it found, for the operator
    decided_at timestamptz NOT NULL
);

ALTER TABLE materials ADD CHECK (scan IN ('pending', 'clean', 'refused'));
CREATE INDEX materials_pending ON materials (id) WHERE scan = 'pending';

-- The sweep asks of every object whether somebody names it.
CREATE INDEX documents_by_hash ON documents (sha256);

-- +goose Down
DROP INDEX documents_by_hash, materials_pending;
ALTER TABLE materials DROP CONSTRAINT materials_scan_check;
DROP TABLE scans;
