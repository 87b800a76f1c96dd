-- Corrections by persons, in the order given. Reports apply them; the tables keep what was found. "fix" is JSON, as the JSON
-- analysis has it.
CREATE TABLE fixes (
  number INTEGER PRIMARY KEY,
  "do" TEXT NOT NULL,
  who TEXT NOT NULL,
  "when" TEXT NOT NULL,
  why TEXT NOT NULL,
  fix TEXT NOT NULL
);

-- A problem belongs to the file that it was met in, and is forgotten when that is read again.
ALTER TABLE problems RENAME TO earlier_problems;
CREATE TABLE problems (
  file TEXT NOT NULL,
  article TEXT NOT NULL,
  what TEXT NOT NULL,
  fatal INTEGER NOT NULL,
  PRIMARY KEY (file, article, what)
) WITHOUT ROWID;
INSERT INTO problems
SELECT CASE instr(article, ', ') WHEN 0 THEN article ELSE substr(article, 1, instr(article, ', ') - 1) END, article, what, fatal
FROM earlier_problems;
DROP TABLE earlier_problems;

-- For counting what made the analyses without reading the texts.
CREATE INDEX articles_by_tool ON articles (tool);
