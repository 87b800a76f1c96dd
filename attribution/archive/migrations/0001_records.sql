-- The records of an archive. Ids count in the order of adding; "record" is the id that a record has in the JSON analysis.
-- Offsets are characters (code points) of articles.text, from 0, the end not included; lists are JSON.

CREATE TABLE tools (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  pipeline_name TEXT NOT NULL,
  pipeline_version TEXT NOT NULL,
  detectors TEXT NOT NULL,
  weights TEXT NOT NULL,
  limits TEXT NOT NULL,
  UNIQUE (version, pipeline_name, pipeline_version, detectors, weights, limits)
);

-- Articles that tell of one thing; only they are compared with one another.
CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  title TEXT,
  first_day TEXT,
  last_day TEXT,
  articles INTEGER NOT NULL,
  compared INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX stories_to_compare ON stories (id) WHERE compared = 0;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  title TEXT,
  publisher TEXT,
  author TEXT,
  published TEXT,
  url TEXT,
  path TEXT,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  encoding TEXT,
  reader TEXT,
  content_hash TEXT NOT NULL UNIQUE,
  furniture TEXT NOT NULL,
  tool INTEGER NOT NULL REFERENCES tools (id),
  story INTEGER NOT NULL REFERENCES stories (id),
  text TEXT NOT NULL
);
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_date ON articles (published);

-- The last number given to articles of one name: "wire", "wire-2", "wire-3".
CREATE TABLE article_names (
  name TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) WITHOUT ROWID;

-- Who is quoted, across articles. "identity" is what one name is known by in every article; without it a source is that of
-- one article, unless "same_as" says which other it is, and "same_because" why.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  record TEXT NOT NULL,
  identity TEXT UNIQUE,
  same_as INTEGER REFERENCES sources (id),
  same_because TEXT
);
CREATE INDEX sources_by_same ON sources (same_as) WHERE same_as IS NOT NULL;

-- The short names by which articles call a source that they also name in full.
CREATE TABLE source_aliases (
  alias TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES sources (id),
  PRIMARY KEY (alias, source)
) WITHOUT ROWID;

-- A source as one article tells of it.
CREATE TABLE article_sources (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id),
  source INTEGER NOT NULL REFERENCES sources (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  role TEXT,
  affiliation TEXT,
  aliases TEXT NOT NULL,
  merges TEXT NOT NULL,
  unnamed_because TEXT NOT NULL
);
CREATE INDEX article_sources_by_article ON article_sources (article);
CREATE INDEX article_sources_by_source ON article_sources (source);

CREATE TABLE mentions (
  article_source INTEGER NOT NULL REFERENCES article_sources (id),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article_source, "start", "end")
) WITHOUT ROWID;

CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id),
  source INTEGER REFERENCES sources (id),
  article_source INTEGER REFERENCES article_sources (id),
  stance TEXT NOT NULL,
  style TEXT NOT NULL,
  detector TEXT NOT NULL,
  confidence REAL NOT NULL,
  source_start INTEGER,
  source_end INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  via TEXT NOT NULL,
  candidates TEXT NOT NULL
);
CREATE INDEX attributions_by_article ON attributions (article);
CREATE INDEX attributions_by_source ON attributions (source, stance);

-- The pieces of what an attribution says, in the order of the text.
CREATE TABLE contents (
  attribution INTEGER NOT NULL REFERENCES attributions (id),
  number INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (attribution, number)
) WITHOUT ROWID;

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES stories (id)
) WITHOUT ROWID;
CREATE INDEX events_by_story ON events (story);

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id),
  attribution INTEGER NOT NULL REFERENCES attributions (id),
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
  terms TEXT NOT NULL
);
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_attribution ON claims (attribution);
CREATE INDEX claims_by_event ON claims (event);

CREATE TABLE figures (
  claim INTEGER NOT NULL REFERENCES claims (id),
  number INTEGER NOT NULL,
  low,
  best,
  high,
  unit TEXT,
  event TEXT,
  text TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, number)
) WITHOUT ROWID;

CREATE TABLE points (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  status TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX points_by_event ON points (event);

CREATE TABLE positions (
  point TEXT NOT NULL REFERENCES points (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  answer TEXT NOT NULL,
  origins INTEGER NOT NULL,
  PRIMARY KEY (point, number)
) WITHOUT ROWID;

CREATE TABLE position_claims (
  point TEXT NOT NULL,
  number INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims (id),
  PRIMARY KEY (point, number, claim),
  FOREIGN KEY (point, number) REFERENCES positions (point, number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX position_claims_by_claim ON position_claims (claim);

-- What each source does about a point: it holds a position (its number), denies, declines to comment, or is silent.
CREATE TABLE point_sources (
  point TEXT NOT NULL REFERENCES points (id) ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES sources (id),
  stand TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (point, source, stand, number)
) WITHOUT ROWID;
CREATE INDEX point_sources_by_source ON point_sources (source);

CREATE TABLE relations (
  "first" INTEGER NOT NULL REFERENCES claims (id),
  "second" INTEGER NOT NULL REFERENCES claims (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  why TEXT,
  confidence REAL NOT NULL,
  judge TEXT NOT NULL,
  PRIMARY KEY ("first", "second", kind, reason)
) WITHOUT ROWID;
CREATE INDEX relations_by_second ON relations ("second");

CREATE TABLE problems (
  article TEXT NOT NULL,
  what TEXT NOT NULL,
  fatal INTEGER NOT NULL,
  PRIMARY KEY (article, what)
) WITHOUT ROWID;

-- What articles are grouped by; see grouping.py. The day comes first, so that what is added together stands together.
CREATE TABLE grouping_keys (
  day INTEGER NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES stories (id),
  PRIMARY KEY (day, key, story)
) WITHOUT ROWID;
CREATE TABLE grouping_words (
  word TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE grouping_stories (
  story INTEGER PRIMARY KEY REFERENCES stories (id),
  words TEXT NOT NULL
);

-- A statement as it is searched: its words cut from the text, and what it can be chosen by as words of its own. FTS5 checks its
-- index against this view, and allows no table-valued function such as json_each in it.
CREATE VIEW searched AS
SELECT
  a.id AS id,
  (SELECT group_concat(piece, ' … ')
   FROM (SELECT substr(t.text, c."start" + 1, c."end" - c."start") AS piece
         FROM contents AS c WHERE c.attribution = a.id ORDER BY c.number)) AS words,
  t.title AS title,
  s.name || ' ' || s.aliases AS speaker,
  'xstance' || a.stance || ' xstory' || t.story
    || coalesce(' xkind' || replace(s.kind, '_', '') || ' xsource' || a.source, '')
    || coalesce(' xyear' || substr(t.published, 1, 4)
                || ' xmonth' || substr(t.published, 1, 4) || substr(t.published, 6, 2), '') AS chosen_by
FROM attributions AS a
JOIN articles AS t ON t.id = a.article
LEFT JOIN article_sources AS s ON s.id = a.article_source;

CREATE VIRTUAL TABLE statement_words USING fts5 (
  words, title, speaker, chosen_by,
  content = 'searched', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text,
  content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
