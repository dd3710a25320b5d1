-- Events say what they are about (theme, by the list of words/event.ts), the field or heading under which their source
-- tells them (topic, free words, which was called theme before) and who acts (one name an entry).

ALTER TABLE event RENAME COLUMN theme TO topic;
ALTER TABLE event ALTER COLUMN topic DROP NOT NULL;
ALTER TABLE event ADD COLUMN theme text CHECK (theme IN ('policy', 'agreement', 'platform', 'project', 'result',
  'investment', 'meeting', 'challenge', 'recognition', 'first-use'));
ALTER TABLE event ALTER COLUMN actors TYPE text[]
  USING coalesce(regexp_split_to_array(nullif(btrim(actors, ' ;；'), ''), '\s*[;；]\s*'), '{}');
ALTER TABLE event ALTER COLUMN actors SET DEFAULT '{}';
ALTER TABLE event ALTER COLUMN actors SET NOT NULL;

-- Nobody may update a fact, the owner of the tables included; these are the same facts under other names.
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
UPDATE event SET theme = topic, topic = NULL WHERE topic IN ('policy', 'agreement', 'platform', 'project', 'result',
  'investment', 'meeting', 'challenge', 'recognition', 'first-use');
UPDATE event SET topic = NULL WHERE topic = 'other';
ALTER TABLE event FORCE ROW LEVEL SECURITY;

CREATE INDEX event_date ON event (date);
CREATE INDEX event_created ON event (created_at);
CREATE INDEX event_theme ON event (theme);
CREATE INDEX event_actors ON event USING gin (actors);
CREATE INDEX policy_created ON policy (created_at);
