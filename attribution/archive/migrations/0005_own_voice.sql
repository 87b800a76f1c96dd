-- A claim without an attribution is what its article says in its own voice, and has no source. Articles added before this have
-- none. SQLite takes no NOT NULL from a column, so the table is made anew; what refers to it is checked when all is done.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE earlier_claims AS SELECT * FROM claims;
DROP TABLE claims;
CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id),
  attribution INTEGER REFERENCES attributions (id),
  event TEXT REFERENCES events (id) ON DELETE SET NULL,
  polarity TEXT NOT NULL,
  certainty TEXT NOT NULL,
  predicate TEXT,
  agent TEXT,
  target TEXT,
  place TEXT,
  when_from TEXT,
  when_to TEXT,
  when_text TEXT,
  extents TEXT NOT NULL,
  terms TEXT NOT NULL,
  clause TEXT
);
INSERT INTO claims SELECT * FROM earlier_claims ORDER BY id;
DROP TABLE earlier_claims;
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_attribution ON claims (attribution);
CREATE INDEX claims_by_event ON claims (event);

-- How what an outlet says in its own voice ("second") stands to a source's claim ("first").
CREATE TABLE own_voice (
  "first" INTEGER NOT NULL REFERENCES claims (id),
  "second" INTEGER NOT NULL REFERENCES claims (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  why TEXT,
  confidence REAL NOT NULL,
  judge TEXT NOT NULL,
  PRIMARY KEY ("first", "second", kind, reason)
) WITHOUT ROWID;
CREATE INDEX own_voice_by_second ON own_voice ("second");

-- "own_voice" are the outlets that give the answer themselves: they are no sources, and count for no origin.
DROP VIEW at_issue;
CREATE VIEW at_issue AS
SELECT
  p.question AS question,
  p.status AS status,
  o.answer AS answer,
  o.origins AS origins,
  (SELECT group_concat(DISTINCT k.name)
   FROM point_sources AS d JOIN known_as AS n ON n.source = d.source JOIN sources AS k ON k.id = n.known
   WHERE d.point = p.id AND d.stand = 'holds' AND d.number = o.number) AS held_by,
  (SELECT group_concat(DISTINCT coalesce(t.publisher, t.name))
   FROM position_claims AS h JOIN claims AS c ON c.id = h.claim JOIN articles AS t ON t.id = c.article
   WHERE h.point = p.id AND h.number = o.number AND c.attribution IS NULL) AS own_voice,
  v.label AS event_label,
  p.event AS event,
  p.id AS point
FROM points AS p
JOIN events AS v ON v.id = p.event
JOIN positions AS o ON o.point = p.id;
