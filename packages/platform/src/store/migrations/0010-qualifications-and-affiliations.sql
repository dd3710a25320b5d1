-- Contracts by kind with both amounts, investment by stage, what firms qualify for and until when, and what belongs to what:
-- branches, tenants of parks, members of patent pools.

-- A flow with a kind of contract or a stage is a part of the flow between its places; one without is the whole.
ALTER TABLE flow
  ADD COLUMN contract_kind text
    CHECK (contract_kind IN ('development', 'transfer', 'licence', 'consulting', 'service')),
  -- In the unit of value, which is the total amount of the contracts.
  ADD COLUMN technology_value numeric,
  ADD COLUMN contracts integer CHECK (contracts >= 0),
  ADD COLUMN stage text,
  ADD CONSTRAINT flow_contract CHECK (
    kind = 'technology-contracts' OR (contract_kind IS NULL AND technology_value IS NULL AND contracts IS NULL)
  );

CREATE TABLE qualification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  kind text NOT NULL,
  level text,
  field text,
  site text,
  region_code text,
  batch text,
  granted_on text,
  expires_on text
);
CREATE INDEX qualification_organisation ON qualification (organisation_id);
CREATE INDEX qualification_region ON qualification (region_code, kind);
CREATE INDEX qualification_evidence ON qualification (evidence_id);
CREATE INDEX qualification_import ON qualification (import_id);
ALTER TABLE qualification ENABLE ROW LEVEL SECURITY;
ALTER TABLE qualification FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON qualification FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON qualification FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON qualification FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON qualification TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON qualification TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON qualification FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON qualification FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE affiliation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  kind text NOT NULL CHECK (kind IN ('branch', 'park-tenant', 'patent-pool')),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  member_id uuid NOT NULL REFERENCES organisation (id) CHECK (member_id <> organisation_id),
  region_code text,
  field text,
  since text,
  until text,
  patents integer CHECK (patents >= 0)
);
CREATE INDEX affiliation_organisation ON affiliation (organisation_id);
CREATE INDEX affiliation_member ON affiliation (member_id);
CREATE INDEX affiliation_region ON affiliation (region_code, kind);
CREATE INDEX affiliation_evidence ON affiliation (evidence_id);
CREATE INDEX affiliation_import ON affiliation (import_id);
ALTER TABLE affiliation ENABLE ROW LEVEL SECURITY;
ALTER TABLE affiliation FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON affiliation FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON affiliation FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON affiliation FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON affiliation TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON affiliation TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON affiliation FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON affiliation FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
