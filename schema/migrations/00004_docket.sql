-- +goose Up

-- The docket (案卷流水): everything that happened to an application, numbered
-- 1, 2, 3 … for each, written once and never changed.
CREATE TABLE docket (
    application_id uuid NOT NULL REFERENCES applications,
    seq            bigint NOT NULL CHECK (seq > 0),
    event          text NOT NULL,
    status         text NOT NULL,              -- after this entry
    at             timestamptz NOT NULL,
    actor_kind     text NOT NULL,
    actor_id       text NOT NULL,
    procedural     boolean NOT NULL,           -- whether the procedure hears of it
    prev           bigint NOT NULL,            -- the procedural entry before it, 0 for the first
    deadline       jsonb,                      -- what runs after it
    ref            text NOT NULL,              -- the row it is about: a payment, a part
    detail         jsonb NOT NULL,             -- codes, figures and reasons for people
    key            text,                       -- makes an act of the procedure itself happen once
    PRIMARY KEY (application_id, seq)
);
CREATE UNIQUE INDEX docket_key ON docket (application_id, key) WHERE key IS NOT NULL;

-- +goose StatementBegin
CREATE FUNCTION docket_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the docket is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER docket_no_change BEFORE UPDATE OR DELETE ON docket
    FOR EACH ROW EXECUTE FUNCTION docket_is_append_only();
CREATE TRIGGER docket_no_truncate BEFORE TRUNCATE ON docket
    FOR EACH STATEMENT EXECUTE FUNCTION docket_is_append_only();

-- +goose StatementBegin
CREATE FUNCTION docket_has_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq <> 1 + coalesce((SELECT max(seq) FROM docket WHERE application_id = NEW.application_id), 0) THEN
        RAISE EXCEPTION 'the docket has no gap' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER docket_numbering BEFORE INSERT ON docket
    FOR EACH ROW EXECUTE FUNCTION docket_has_no_gap();

-- What a workflow has not acknowledged yet. A row is written in the transaction
-- of the fact it tells of and removed when Temporal has taken it.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workflow   text NOT NULL,                  -- the kind of workflow: preservation, payment …
    subject    uuid NOT NULL,                  -- the row the workflow lives for
    signal     text NOT NULL,
    message    jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Deadlines of the law, one line for each time one began.
CREATE TABLE deadlines (
    application_id uuid NOT NULL REFERENCES applications,
    seq            bigint NOT NULL,            -- the docket entry that began it
    name           text NOT NULL,
    article        text NOT NULL,
    starts_at      timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    ended_at       timestamptz,                -- when it stopped to matter
    missed_at      timestamptz,                -- when it was found to have passed
    PRIMARY KEY (application_id, seq)
);
CREATE UNIQUE INDEX deadlines_running ON deadlines (application_id) WHERE ended_at IS NULL;

-- +goose Down
DROP TABLE deadlines, outbox, docket;
DROP FUNCTION docket_is_append_only, docket_has_no_gap;
