-- What regions do: amounts of activities of a named classification. A region's numbers of a period are packed into one
-- row (docs/decisions/0010): as one row a number, 700 cities × 1,000 activities × 10 years would be seven million.

CREATE TABLE activity_table (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  evidence_id uuid NOT NULL REFERENCES evidence (id),
  classification text NOT NULL,
  quantity text NOT NULL,
  unit text NOT NULL,
  activities text[] NOT NULL
);
CREATE INDEX activity_table_evidence ON activity_table (evidence_id);
CREATE INDEX activity_table_import ON activity_table (import_id);
ALTER TABLE activity_table ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_table FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON activity_table FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON activity_table FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON activity_table FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON activity_table TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON activity_table TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON activity_table FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON activity_table FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

CREATE TABLE activity_row (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  table_id uuid NOT NULL REFERENCES activity_table (id) ON DELETE CASCADE,
  period text NOT NULL,
  region_code text NOT NULL,
  amounts bytea NOT NULL,
  UNIQUE (owner_id, table_id, period, region_code)
);
CREATE INDEX activity_row_table ON activity_row (table_id, period);
CREATE INDEX activity_row_region ON activity_row (region_code);
CREATE INDEX activity_row_import ON activity_row (import_id);
ALTER TABLE activity_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_row FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON activity_row FOR SELECT USING (langqiao_sees(owner_id, visibility));
CREATE POLICY add ON activity_row FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON activity_row FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON activity_row TO langqiao_reader;
GRANT SELECT, INSERT, DELETE ON activity_row TO langqiao_writer;
CREATE TRIGGER audited_new AFTER INSERT ON activity_row FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON activity_row FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
