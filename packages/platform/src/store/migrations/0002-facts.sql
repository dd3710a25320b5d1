-- Facts. A fact is never overwritten: nobody may update one; a newer one is added beside it, and an import that
-- brought wrong ones is undone as a whole.

CREATE TABLE region_group (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  code text NOT NULL,
  name text NOT NULL,
  name_en text,
  kind text NOT NULL,
  UNIQUE (owner_id, code)
);
CREATE INDEX region_group_evidence ON region_group (evidence_id);
CREATE INDEX region_group_import ON region_group (import_id);
ALTER TABLE region_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE region_group FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON region_group FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON region_group FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON region_group FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON region_group TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON region_group TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON region_group FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON region_group FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE region_member (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  group_id uuid NOT NULL REFERENCES region_group (id),
  region_code text NOT NULL,
  position integer,
  UNIQUE (owner_id, group_id, region_code)
);
CREATE INDEX region_member_region ON region_member (region_code);
CREATE INDEX region_member_group ON region_member (group_id);
CREATE INDEX region_member_evidence ON region_member (evidence_id);
CREATE INDEX region_member_import ON region_member (import_id);
ALTER TABLE region_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE region_member FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON region_member FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON region_member FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON region_member FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON region_member TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON region_member TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON region_member FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON region_member FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE designation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  list text NOT NULL,
  region_name text NOT NULL,
  region_code text,
  field text,
  period text
);
CREATE INDEX designation_region ON designation (region_code);
CREATE INDEX designation_evidence ON designation (evidence_id);
CREATE INDEX designation_import ON designation (import_id);
ALTER TABLE designation ENABLE ROW LEVEL SECURITY;
ALTER TABLE designation FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON designation FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON designation FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON designation FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON designation TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON designation TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON designation FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON designation FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE observation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  region_code text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  value numeric NOT NULL,
  unit text NOT NULL,
  qualifier text
);
CREATE INDEX observation_region ON observation (region_code);
CREATE INDEX observation_indicator ON observation (indicator);
CREATE INDEX observation_evidence ON observation (evidence_id);
CREATE INDEX observation_import ON observation (import_id);
ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE observation FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON observation FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON observation FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON observation FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON observation TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON observation TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON observation FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON observation FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE flow (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  kind text NOT NULL,
  from_code text NOT NULL,
  to_code text NOT NULL,
  period text NOT NULL,
  value numeric NOT NULL,
  unit text NOT NULL,
  qualifier text
);
CREATE INDEX flow_from ON flow (from_code);
CREATE INDEX flow_to ON flow (to_code);
CREATE INDEX flow_evidence ON flow (evidence_id);
CREATE INDEX flow_import ON flow (import_id);
ALTER TABLE flow ENABLE ROW LEVEL SECURITY;
ALTER TABLE flow FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON flow FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON flow FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON flow FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON flow TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON flow TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON flow FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON flow FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  date text NOT NULL,
  region_code text,
  theme text NOT NULL,
  what text NOT NULL,
  what_en text,
  actors text
);
CREATE INDEX event_region ON event (region_code);
CREATE INDEX event_evidence ON event (evidence_id);
CREATE INDEX event_import ON event (import_id);
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON event FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON event FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON event FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON event TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON event TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON event FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON event FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE policy (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  name text NOT NULL,
  issuer text,
  region_code text,
  instrument text NOT NULL,
  beneficiary text,
  conditions text,
  amount text,
  max_yuan numeric,
  rate_percent numeric,
  valid_from text,
  valid_to text
);
CREATE INDEX policy_region ON policy (region_code);
CREATE INDEX policy_evidence ON policy (evidence_id);
CREATE INDEX policy_import ON policy (import_id);
ALTER TABLE policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON policy FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON policy FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON policy FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON policy TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON policy TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON policy FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON policy FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE fund (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  name text NOT NULL,
  region_code text,
  size_yuan numeric,
  stage text,
  field text,
  term text,
  loss_rules text,
  what text
);
CREATE INDEX fund_region ON fund (region_code);
CREATE INDEX fund_evidence ON fund (evidence_id);
CREATE INDEX fund_import ON fund (import_id);
ALTER TABLE fund ENABLE ROW LEVEL SECURITY;
ALTER TABLE fund FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON fund FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON fund FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON fund FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON fund TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON fund TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON fund FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON fund FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE facility (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  name text NOT NULL,
  region_code text,
  kind text NOT NULL,
  status text,
  capacity text,
  openness text,
  what text
);
CREATE INDEX facility_region ON facility (region_code);
CREATE INDEX facility_evidence ON facility (evidence_id);
CREATE INDEX facility_import ON facility (import_id);
ALTER TABLE facility ENABLE ROW LEVEL SECURITY;
ALTER TABLE facility FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON facility FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON facility FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON facility FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON facility TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON facility TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON facility FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON facility FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE agreement (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  title text NOT NULL,
  parties text NOT NULL,
  signed_on text,
  body text,
  commitments text,
  outcome text
);
CREATE INDEX agreement_evidence ON agreement (evidence_id);
CREATE INDEX agreement_import ON agreement (import_id);
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON agreement FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON agreement FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON agreement FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON agreement TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON agreement TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON agreement FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON agreement FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE case_study (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  title text NOT NULL,
  title_en text,
  systems text[] NOT NULL,
  region_code text,
  partner_code text,
  what text NOT NULL,
  what_en text,
  outcome text
);
CREATE INDEX case_study_region ON case_study (region_code);
CREATE INDEX case_study_evidence ON case_study (evidence_id);
CREATE INDEX case_study_import ON case_study (import_id);
ALTER TABLE case_study ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_study FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON case_study FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON case_study FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON case_study FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON case_study TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON case_study TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON case_study FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON case_study FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
