-- +goose Up

-- A session as its owner sees it among the others. The id is no secret and says
-- nothing of the token; of the address only the network is kept.
ALTER TABLE sessions
    ADD COLUMN id      uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sessions_id_unique UNIQUE,
    ADD COLUMN device  text NOT NULL DEFAULT '',   -- Windows · Chrome
    ADD COLUMN network text NOT NULL DEFAULT '',   -- 203.0.113.0/24, 2001:db8:1::/48
    ADD COLUMN sso     boolean NOT NULL DEFAULT false; -- begun by single sign-on, without a password

ALTER TABLE staff
    ADD COLUMN must_change_password boolean NOT NULL DEFAULT false, -- an operator knows the one they have
    ADD COLUMN oidc_subject text CONSTRAINT staff_subject_unique UNIQUE; -- who they are to the identity provider

-- Consents are read one page after the other, newest first.
ALTER TABLE consents ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;

-- Which provider has a message, or may have it when its answer was lost, and what
-- the provider says became of it.
ALTER TABLE messages
    ADD COLUMN provider     text NOT NULL DEFAULT '',
    ADD COLUMN delivered_at timestamptz,
    ADD COLUMN failed_code  text NOT NULL DEFAULT '';
UPDATE messages SET provider = 'tencent' WHERE provider_id <> '';
CREATE INDEX messages_by_provider ON messages (provider, provider_id) WHERE provider_id <> '';

-- +goose Down
DROP INDEX messages_by_provider;
ALTER TABLE messages DROP COLUMN failed_code, DROP COLUMN delivered_at, DROP COLUMN provider;
ALTER TABLE consents DROP COLUMN id;
ALTER TABLE staff DROP COLUMN oidc_subject, DROP COLUMN must_change_password;
ALTER TABLE sessions DROP COLUMN sso, DROP COLUMN network, DROP COLUMN device, DROP COLUMN id;
