-- Documents that say the same, and figures that do not.

-- What a document is compared by; empty where its text is too short. Documents of one owner and visibility that say the
-- same carry the id of the first of them, so that no group tells of a document to somebody who may not see it.
ALTER TABLE document ADD COLUMN fingerprint bytea;
ALTER TABLE document ADD COLUMN copy_group uuid;
CREATE INDEX document_copy_group ON document (copy_group) WHERE copy_group IS NOT NULL;

-- The bands of fingerprints: documents that share a number are compared. Under row-level security only the equality of
-- numbers may use an index, which is why they are rows and no array.
CREATE TABLE document_band (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  number integer NOT NULL
);
CREATE INDEX document_band_number ON document_band (number, owner_id);
CREATE INDEX document_band_document ON document_band (document_id);
ALTER TABLE document_band ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_band FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON document_band FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON document_band FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.owner_id = document_band.owner_id));
GRANT SELECT ON document_band TO langqiao_reader;
GRANT SELECT, INSERT ON document_band TO langqiao_writer;

-- How much of its runs of letters a document shares with others that it was compared with and found near.
CREATE TABLE document_likeness (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  likeness double precision NOT NULL CHECK (likeness BETWEEN 0 AND 1)
);
CREATE INDEX document_likeness_document ON document_likeness (document_id);
CREATE INDEX document_likeness_other ON document_likeness (other_id);
ALTER TABLE document_likeness ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_likeness FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON document_likeness FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON document_likeness FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.owner_id = document_likeness.owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = other_id AND d.owner_id = document_likeness.owner_id));
GRANT SELECT ON document_likeness TO langqiao_reader;
GRANT SELECT, INSERT ON document_likeness TO langqiao_writer;

-- What people said of two documents that were taken for copies: that they are none (`apart`), or that this is taken back.
-- The latest line on a pair holds. Nobody may change or remove a line.
CREATE TABLE document_apart (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  apart boolean NOT NULL,
  decided_by uuid
);
CREATE INDEX document_apart_document ON document_apart (document_id);
CREATE INDEX document_apart_other ON document_apart (other_id);
ALTER TABLE document_apart ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_apart FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON document_apart FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON document_apart FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.owner_id = document_apart.owner_id)
    AND EXISTS (SELECT FROM document d WHERE d.id = other_id AND d.owner_id = document_apart.owner_id));
GRANT SELECT ON document_apart TO langqiao_reader;
GRANT SELECT, INSERT ON document_apart TO langqiao_writer;
CREATE TRIGGER audited AFTER INSERT ON document_apart FOR EACH ROW EXECUTE FUNCTION langqiao_audit();

-- A digest of the words of a quote by letters alone: copies of a document tell a fact with the same.
ALTER TABLE evidence ADD COLUMN wording text;
CREATE INDEX evidence_wording ON evidence (wording) WHERE wording IS NOT NULL;

-- Figures of documents of which the text says where, of what and when (extract/figure-claims.ts). The truth lies between
-- `low` and `high`; an empty one is open.
CREATE TABLE figure_claim (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  extracted_id uuid NOT NULL REFERENCES extracted (id) ON DELETE CASCADE,
  region_code text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  unit text NOT NULL,
  value numeric NOT NULL,
  low numeric,
  high numeric
);
CREATE INDEX figure_claim_thing ON figure_claim (region_code, indicator, period, unit);
CREATE INDEX figure_claim_document ON figure_claim (document_id);
CREATE INDEX figure_claim_extracted ON figure_claim (extracted_id);
ALTER TABLE figure_claim ENABLE ROW LEVEL SECURITY;
ALTER TABLE figure_claim FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON figure_claim FOR SELECT
  USING (langqiao_writes(owner_id) OR EXISTS (SELECT FROM document d WHERE d.id = document_id));
CREATE POLICY add ON figure_claim FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM extracted x WHERE x.id = extracted_id AND x.document_id = figure_claim.document_id
      AND x.owner_id = figure_claim.owner_id));
GRANT SELECT ON figure_claim TO langqiao_reader;
GRANT SELECT, INSERT ON figure_claim TO langqiao_writer;

-- Things of which two documents claimed what cannot both be, when the later came in: where the list of all contradictions
-- looks. Whether they still contradict each other is told by the claims.
CREATE TABLE contested_thing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  region_code text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  UNIQUE (owner_id, region_code, indicator, period)
);
ALTER TABLE contested_thing ENABLE ROW LEVEL SECURITY;
ALTER TABLE contested_thing FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON contested_thing FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON contested_thing FOR INSERT WITH CHECK (langqiao_writes(owner_id));
GRANT SELECT ON contested_thing TO langqiao_reader;
GRANT SELECT, INSERT ON contested_thing TO langqiao_writer;

-- What people decided on figures that contradict each other: that one holds, that both do because they count different
-- things, that it cannot be told; no verdict takes the line before it back. The latest line on a thing holds, as long as
-- nobody claims anything that is not in `considered` (document and value of each claim). Nobody may change or remove a line.
CREATE TABLE figure_decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  region_code text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  unit text NOT NULL,
  verdict text CHECK (verdict IN ('holds', 'both', 'unclear')),
  holds text CHECK ((holds IS NOT NULL) = (verdict IS NOT DISTINCT FROM 'holds')),
  note text,
  considered text[] NOT NULL,
  decided_by uuid
);
CREATE INDEX figure_decision_thing ON figure_decision (owner_id, region_code, indicator, period, unit, created_at);
ALTER TABLE figure_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE figure_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON figure_decision FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON figure_decision FOR INSERT WITH CHECK (langqiao_writes(owner_id));
GRANT SELECT ON figure_decision TO langqiao_reader;
GRANT SELECT, INSERT ON figure_decision TO langqiao_writer;
CREATE TRIGGER audited AFTER INSERT ON figure_decision FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
