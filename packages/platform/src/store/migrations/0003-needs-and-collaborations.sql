-- What is wanted and what can be put on the table. `owner_id` may edit; `organisation_id` is who wants or provides.
-- A deleted one is seen by those who may bring it back.

CREATE TABLE need (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  key text,
  title text NOT NULL,
  title_en text,
  text text NOT NULL,
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  kind text NOT NULL DEFAULT 'scenario',
  innovation_kind text,
  region_code text,
  industry text,
  budget_yuan numeric,
  adoption text,
  expires_on text,
  criteria jsonb NOT NULL DEFAULT '[]',
  document_id uuid REFERENCES document (id) ON DELETE SET NULL,
  sample boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  UNIQUE (owner_id, key)
);
CREATE INDEX need_organisation ON need (organisation_id);
CREATE INDEX need_region ON need (region_code);
CREATE INDEX need_import ON need (import_id);
ALTER TABLE need ENABLE ROW LEVEL SECURITY;
ALTER TABLE need FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON need FOR SELECT
  USING (langqiao_sees(owner_id, visibility) AND (deleted_at IS NULL OR langqiao_writes(owner_id)));
CREATE POLICY add ON need FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON need FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON need FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON need TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON need TO langqiao_writer;
CREATE TRIGGER audited AFTER UPDATE ON need FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON need FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON need FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

-- Elements are seen with their need.

CREATE TABLE need_element (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  need_id uuid NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  position integer NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  text text NOT NULL DEFAULT '',
  criteria jsonb NOT NULL DEFAULT '[]',
  UNIQUE (owner_id, need_id, position)
);
CREATE INDEX need_element_need ON need_element (need_id);
ALTER TABLE need_element ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_element FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON need_element FOR SELECT USING (EXISTS (SELECT FROM need n WHERE n.id = need_id));
CREATE POLICY add ON need_element FOR INSERT
  WITH CHECK (langqiao_writes(owner_id)
    AND EXISTS (SELECT FROM need n WHERE n.id = need_id AND n.owner_id = need_element.owner_id));
CREATE POLICY change ON need_element FOR UPDATE
  USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON need_element FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON need_element TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON need_element TO langqiao_writer;

CREATE TABLE offer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  key text,
  title text NOT NULL,
  title_en text,
  text text NOT NULL,
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  kind text NOT NULL DEFAULT 'technology',
  innovation_kind text,
  region_code text,
  industry text,
  readiness integer CHECK (readiness BETWEEN 1 AND 9),
  price_yuan numeric,
  properties jsonb NOT NULL DEFAULT '[]',
  deployments jsonb NOT NULL DEFAULT '[]',
  wishes jsonb NOT NULL DEFAULT '[]',
  ownership text,
  expires_on text,
  document_id uuid REFERENCES document (id) ON DELETE SET NULL,
  sample boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  UNIQUE (owner_id, key)
);
CREATE INDEX offer_organisation ON offer (organisation_id);
CREATE INDEX offer_region ON offer (region_code);
CREATE INDEX offer_import ON offer (import_id);
ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON offer FOR SELECT
  USING (langqiao_sees(owner_id, visibility) AND (deleted_at IS NULL OR langqiao_writes(owner_id)));
CREATE POLICY add ON offer FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON offer FOR UPDATE USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON offer FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON offer TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON offer TO langqiao_writer;
CREATE TRIGGER audited AFTER UPDATE ON offer FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON offer FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON offer FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

-- A match under way. It is seen and decided on by who started it and by the owners of its need and its offer.
-- Where it stands is told by its decisions alone.

CREATE TABLE collaboration (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'platform', 'private')),
  import_id uuid REFERENCES import (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  key text,
  title text NOT NULL,
  title_en text,
  track text NOT NULL CHECK (track IN ('transfer', 'scenario')),
  need_id uuid NOT NULL REFERENCES need (id),
  offer_id uuid NOT NULL REFERENCES offer (id),
  need_owner_id uuid NOT NULL REFERENCES organisation (id),
  offer_owner_id uuid NOT NULL REFERENCES organisation (id),
  sample boolean NOT NULL DEFAULT false,
  UNIQUE (owner_id, key)
);
CREATE INDEX collaboration_need ON collaboration (need_id);
CREATE INDEX collaboration_offer ON collaboration (offer_id);
CREATE INDEX collaboration_import ON collaboration (import_id);
ALTER TABLE collaboration ENABLE ROW LEVEL SECURITY;
ALTER TABLE collaboration FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON collaboration FOR SELECT
  USING (langqiao_sees(owner_id, visibility)
    OR langqiao_sees(need_owner_id, 'private') OR langqiao_sees(offer_owner_id, 'private'));
CREATE POLICY add ON collaboration FOR INSERT WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY change ON collaboration FOR UPDATE
  USING (langqiao_writes(owner_id)) WITH CHECK (langqiao_writes(owner_id));
CREATE POLICY remove ON collaboration FOR DELETE USING (langqiao_writes(owner_id));
GRANT SELECT ON collaboration TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON collaboration TO langqiao_writer;
CREATE TRIGGER audited AFTER UPDATE ON collaboration FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_new AFTER INSERT ON collaboration FOR EACH ROW WHEN (NEW.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();
CREATE TRIGGER audited_gone AFTER DELETE ON collaboration FOR EACH ROW WHEN (OLD.import_id IS NULL)
  EXECUTE FUNCTION langqiao_audit();

-- The one history of a collaboration, owned as it is. Nobody may change or remove a decision; it goes with its collaboration when an
-- import is undone.

CREATE TABLE collaboration_decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  collaboration_id uuid NOT NULL REFERENCES collaboration (id) ON DELETE CASCADE,
  position integer NOT NULL,
  decided_on text NOT NULL,
  kind text NOT NULL,
  stage text,
  decided_by text NOT NULL,
  why text NOT NULL,
  cost_yuan numeric,
  user_id uuid,
  UNIQUE (owner_id, collaboration_id, position)
);
CREATE INDEX collaboration_decision_collaboration ON collaboration_decision (collaboration_id);
ALTER TABLE collaboration_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE collaboration_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY see ON collaboration_decision FOR SELECT
  USING (EXISTS (SELECT FROM collaboration c WHERE c.id = collaboration_id));
CREATE POLICY add ON collaboration_decision FOR INSERT
  WITH CHECK (EXISTS (SELECT FROM collaboration c WHERE c.id = collaboration_id
    AND c.owner_id = collaboration_decision.owner_id
    AND (langqiao_writes(c.owner_id) OR langqiao_writes(c.need_owner_id) OR langqiao_writes(c.offer_owner_id))));
GRANT SELECT ON collaboration_decision TO langqiao_reader;
GRANT SELECT, INSERT ON collaboration_decision TO langqiao_writer;
