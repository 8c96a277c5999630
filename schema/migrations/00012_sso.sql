-- +goose Up

-- A subject means somebody only to the identity provider that has named it: another
-- provider may know somebody else by the same. Subjects that were written before get
-- their issuer by `server migrate up`, from the settings.
ALTER TABLE staff ADD COLUMN oidc_issuer text NOT NULL DEFAULT '';
ALTER TABLE staff
    DROP CONSTRAINT staff_subject_unique,
    ADD CONSTRAINT staff_subject_unique UNIQUE (oidc_issuer, oidc_subject);

-- +goose Down
ALTER TABLE staff
    DROP CONSTRAINT staff_subject_unique,
    ADD CONSTRAINT staff_subject_unique UNIQUE (oidc_subject);
ALTER TABLE staff DROP COLUMN oidc_issuer;
