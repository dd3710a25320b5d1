-- A statement ends with a semicolon, and the next one starts at the beginning of a line; they are sent one at a time.
-- Who asks is said once a transaction (store/caller.ts); the policies below read it from these four functions.

CREATE FUNCTION langqiao_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('langqiao.organisation', true), '')::uuid $$;

CREATE FUNCTION langqiao_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('langqiao.role', true), ''), 'anonymous') $$;

CREATE FUNCTION langqiao_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('langqiao.user', true), '')::uuid $$;

CREATE FUNCTION langqiao_sees(owner uuid, visibility text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT visibility = 'public' OR langqiao_role() = 'platform-admin'
    OR (langqiao_role() <> 'anonymous' AND (visibility = 'platform' OR owner = langqiao_organisation())) $$;

CREATE FUNCTION langqiao_writes(owner uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT langqiao_role() = 'platform-admin'
    OR (langqiao_role() IN ('editor', 'manager', 'organisation-admin') AND owner = langqiao_organisation()) $$;

-- Reference data: no owner, the same for everyone; requests only read it.

CREATE TABLE region (
  code text PRIMARY KEY,
  level text NOT NULL,
  name text NOT NULL,
  full_name text NOT NULL,
  name_en text NOT NULL,
  pinyin text NOT NULL,
  parent_code text,
  longitude double precision,
  latitude double precision
);
CREATE INDEX region_parent ON region (parent_code);
GRANT SELECT ON region TO langqiao_reader, langqiao_writer;

-- Which version of each shipped data file the reference tables were filled from.
CREATE TABLE reference_data (
  name text PRIMARY KEY,
  sha256 text NOT NULL
);

-- Tenants, and organisations as facts. A tenant owns itself.

CREATE TABLE organisation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id) DEFERRABLE,
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  key text,
  name text NOT NULL,
  name_en text,
  kind text NOT NULL,
  region_code text,
  region_resolution text,
  place_as_given text,
  classification text,
  activity text,
  founded text,
  roles text,
  what text,
  evidence_id uuid,
  sample boolean NOT NULL DEFAULT false,
  UNIQUE (owner_id, key)
);
-- The organisation that runs the platform (store/caller.ts).
INSERT INTO organisation (id, owner_id, visibility, key, name, name_en, kind)
VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'public', 'platform',
  '廊桥平台', 'Langqiao platform', 'platform');
CREATE INDEX organisation_region ON organisation (region_code);
CREATE INDEX organisation_name ON organisation (name);
CREATE INDEX organisation_import ON organisation (import_id);
CREATE INDEX organisation_evidence ON organisation (evidence_id);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON organisation FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON organisation FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON organisation FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON organisation FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON organisation TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation TO langqiao_writer;

-- One row an imported file; everything it brought carries its id. `finished_at` is empty while it runs, and stays so
-- when it was killed: the same idempotency key then carries it on.

CREATE TABLE import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  created_at timestamptz NOT NULL DEFAULT now(),
  file_name text NOT NULL,
  kind text NOT NULL,
  rows integer NOT NULL,
  imported integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  problems jsonb NOT NULL DEFAULT '[]',
  idempotency_key text NOT NULL,
  finished_at timestamptz,
  undone_at timestamptz
);
CREATE UNIQUE INDEX import_once ON import (owner_id, idempotency_key) WHERE undone_at IS NULL;
ALTER TABLE import ENABLE ROW LEVEL SECURITY;
ALTER TABLE import FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON import FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON import FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON import FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
GRANT SELECT ON import TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE ON import TO langqiao_writer;

-- What was read, or only cited (then without text). A deleted one is seen by those who may bring it back.

CREATE TABLE document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  title text NOT NULL,
  publisher text,
  published text,
  url text,
  source text,
  language text,
  encoding text,
  text text,
  original bytea,
  sha256 text,
  removed jsonb NOT NULL DEFAULT '[]',
  sample boolean NOT NULL DEFAULT false,
  deleted_at timestamptz
);
CREATE INDEX document_title ON document (owner_id, title);
CREATE INDEX document_sha256 ON document (owner_id, sha256);
CREATE INDEX document_import ON document (import_id);
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON document FOR SELECT
  USING (langqiao_sees(owner_id, visibility) AND (deleted_at IS NULL OR langqiao_writes(owner_id)));
CREATE POLICY add ON document FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON document FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON document FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON document TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON document TO langqiao_writer;

CREATE TABLE evidence (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  document_id uuid NOT NULL REFERENCES document (id),
  section text,
  quote text,
  span_start integer,
  span_end integer,
  claim_kind text NOT NULL,
  claimed_by text,
  dispute text
);
CREATE INDEX evidence_document ON evidence (document_id);
CREATE INDEX evidence_import ON evidence (import_id);
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON evidence FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON evidence FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON evidence FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON evidence TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON evidence TO langqiao_writer;

-- These references go round in a circle; a restore checks them at its end.
ALTER TABLE organisation ADD FOREIGN KEY (evidence_id) REFERENCES evidence (id) DEFERRABLE;
ALTER TABLE organisation ADD FOREIGN KEY (import_id) REFERENCES import (id) DEFERRABLE;

-- What extraction found in a document, what a user decided about it, and what it became.

CREATE TABLE extracted (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  kind text NOT NULL,
  label text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  quote text NOT NULL,
  span_start integer NOT NULL,
  span_end integer NOT NULL,
  decision text CHECK (decision IN ('accepted', 'corrected', 'rejected')),
  decided_at timestamptz,
  decided_by uuid,
  became_kind text,
  became_id uuid
);
CREATE INDEX extracted_document ON extracted (document_id);
ALTER TABLE extracted ENABLE ROW LEVEL SECURITY;
ALTER TABLE extracted FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON extracted FOR SELECT USING (EXISTS (SELECT FROM document d WHERE d.id = document_id));
CREATE POLICY add ON extracted FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.owner_id = extracted.owner_id));
CREATE POLICY change ON extracted FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON extracted FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON extracted TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON extracted TO langqiao_writer;

-- Who changed what, when. Nobody may change or remove a row. What an import brought is told by the import's own row.

CREATE TABLE audit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  user_id uuid,
  role text NOT NULL,
  what text NOT NULL,
  table_name text NOT NULL,
  row_id uuid NOT NULL
);
CREATE INDEX audit_row ON audit (row_id);
CREATE INDEX audit_owner ON audit (owner_id, created_at);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON audit FOR SELECT
  USING (langqiao_role() = 'platform-admin'
    OR (langqiao_role() = 'organisation-admin' AND owner_id = langqiao_organisation()));
CREATE POLICY add ON audit FOR INSERT WITH CHECK (langqiao_writes(owner_id));
GRANT SELECT ON audit TO langqiao_reader;
GRANT SELECT, INSERT ON audit TO langqiao_writer;

-- The row belongs to the organisation that acted, so that it can see what its people did.
CREATE FUNCTION langqiao_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  BEGIN
    INSERT INTO audit (owner_id, user_id, role, what, table_name, row_id)
    VALUES (coalesce(langqiao_organisation(), (changed->>'owner_id')::uuid), langqiao_user(), langqiao_role(),
      lower(TG_OP), TG_TABLE_NAME, (changed->>'id')::uuid);
    RETURN NULL;
  END $$;
CREATE TRIGGER audited AFTER UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON organisation FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON organisation FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited AFTER INSERT OR UPDATE ON import FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited AFTER UPDATE ON document FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON document FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON document FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON evidence FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON evidence FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited AFTER UPDATE ON extracted FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
