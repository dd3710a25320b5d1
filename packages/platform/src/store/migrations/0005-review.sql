-- How sure extraction was of each thing it found, and what people decided across documents.
-- `label` stays as it was found; `right_label` is what a person put in its place.

-- Decisions that were made together and can be taken back together: on what agreed with earlier decisions (`bulk`,
-- asked for by a person), or at once when a document was read (`earlier`). Those that still stand carry its id.
CREATE TABLE review_batch (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  how text NOT NULL CHECK (how IN ('bulk', 'earlier')),
  document_id uuid REFERENCES document (id) ON DELETE CASCADE,
  decided integer NOT NULL,
  decided_by uuid
);
CREATE INDEX review_batch_owner ON review_batch (owner_id, created_at);
CREATE INDEX review_batch_document ON review_batch (document_id);
ALTER TABLE review_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_batch FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON review_batch FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON review_batch FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND (document_id IS NULL
      OR EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.owner_id = review_batch.owner_id)));
GRANT SELECT ON review_batch TO langqiao_reader;
GRANT SELECT, INSERT ON review_batch TO langqiao_writer;
CREATE TRIGGER audited AFTER INSERT ON review_batch FOR EACH ROW EXECUTE FUNCTION langqiao_audit();

-- A decision without a batch was made by a person on this one thing. A backup is restored table by table, so the
-- reference is checked at its end.
ALTER TABLE extracted ADD COLUMN confidence double precision CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE extracted ADD COLUMN right_label text;
ALTER TABLE extracted ADD COLUMN batch_id uuid REFERENCES review_batch (id) DEFERRABLE;
CREATE INDEX extracted_batch ON extracted (batch_id);
-- In the order of the queue (reviewOrder in store/review.ts; the number is that of flow/review-rules.json), so that its
-- head is found without sorting all of it.
CREATE INDEX extracted_pending ON extracted (owner_id, (coalesce(confidence, 0.6::double precision)),
  confidence NULLS FIRST, created_at DESC, document_id, span_start, id) WHERE decision IS NULL;
-- Who may write for an owner sees all its documents, deleted ones too: no need to look each one up.
ALTER POLICY see ON extracted
  USING (langqiao_writes(owner_id) OR EXISTS (SELECT FROM document d WHERE d.id = document_id));
-- What people decided on names one by one: what carries over to the same names elsewhere.
CREATE INDEX extracted_name ON extracted (owner_id, kind, label)
  WHERE decision IS NOT NULL AND batch_id IS NULL AND kind IN ('organisations', 'places', 'activities');

-- The history of decisions: what was said before and after, by whom, when. Nobody may change or remove a line.
CREATE TABLE review_decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  extracted_id uuid NOT NULL REFERENCES extracted (id) ON DELETE CASCADE,
  decision_before text,
  label_before text NOT NULL,
  decision_after text,
  label_after text NOT NULL,
  batch_id uuid REFERENCES review_batch (id),
  decided_by uuid
);
CREATE INDEX review_decision_extracted ON review_decision (extracted_id, created_at);
ALTER TABLE review_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON review_decision FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON review_decision FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM extracted x WHERE x.id = extracted_id AND x.owner_id = review_decision.owner_id));
GRANT SELECT ON review_decision TO langqiao_reader;
GRANT SELECT, INSERT ON review_decision TO langqiao_writer;

-- Whether two names mean one organisation: what people decided, one line after the other. The latest line on a pair
-- holds; `same` is empty where it takes a decision back. Lists show `same_as` for a name that is the same. A name has one
-- name above it at most, so that names form trees and the root speaks for all of them.
CREATE TABLE organisation_join (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  name text NOT NULL,
  same_as text NOT NULL CHECK (same_as <> name),
  same boolean,
  decided_by uuid
);
CREATE INDEX organisation_join_pair ON organisation_join (owner_id, name, same_as, created_at);
ALTER TABLE organisation_join ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_join FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON organisation_join FOR SELECT USING (langqiao_sees(owner_id, 'private'));
CREATE POLICY add ON organisation_join FOR INSERT WITH CHECK (langqiao_writes(owner_id));
GRANT SELECT ON organisation_join TO langqiao_reader;
GRANT SELECT, INSERT ON organisation_join TO langqiao_writer;
CREATE TRIGGER audited AFTER INSERT ON organisation_join FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
