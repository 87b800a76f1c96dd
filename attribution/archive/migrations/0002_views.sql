-- What a person looks at first: statements, who is quoted how often, what is in dispute. Every quotation is cut from the text.

-- Which source a row of "sources" stands for, a short name and a mention without a full one included.
CREATE VIEW known_as AS
SELECT s.id AS source, coalesce(above.same_as, s.same_as, s.id) AS known
FROM sources AS s LEFT JOIN sources AS above ON above.id = s.same_as;

CREATE VIEW said AS
SELECT
  a.id AS attribution,
  t.published AS published,
  t.publisher AS publisher,
  t.title AS article_title,
  k.name AS source,
  k.kind AS source_kind,
  a.stance AS stance,
  substr(t.text, a.cue_start + 1, a.cue_end - a.cue_start) AS cue,
  w.words AS quotation,
  a.style AS style,
  a.confidence AS confidence,
  t.url AS url,
  a.article AS article,
  k.id AS source_id,
  t.story AS story
FROM attributions AS a
JOIN articles AS t ON t.id = a.article
JOIN searched AS w ON w.id = a.id
LEFT JOIN known_as AS n ON n.source = a.source
LEFT JOIN sources AS k ON k.id = n.known;

CREATE VIEW claimed AS
SELECT
  c.id AS claim,
  t.published AS published,
  t.publisher AS publisher,
  k.name AS source,
  a.stance AS stance,
  (SELECT group_concat(substr(t.text, json_extract(e.value, '$[0]') + 1,
                              json_extract(e.value, '$[1]') - json_extract(e.value, '$[0]')), ' … ')
   FROM json_each(c.extents) AS e) AS words,
  c.polarity AS polarity,
  c.certainty AS certainty,
  v.label AS event_label,
  c.event AS event,
  c.attribution AS attribution,
  c.article AS article
FROM claims AS c
JOIN articles AS t ON t.id = c.article
JOIN attributions AS a ON a.id = c.attribution
LEFT JOIN known_as AS n ON n.source = a.source
LEFT JOIN sources AS k ON k.id = n.known
LEFT JOIN events AS v ON v.id = c.event;

CREATE VIEW quoted AS
SELECT
  k.id AS source,
  k.name AS name,
  k.kind AS kind,
  k.anonymous AS anonymous,
  count(*) AS statements,
  count(DISTINCT a.article) AS articles,
  sum(a.stance = 'asserts') AS asserts,
  sum(a.stance = 'denies') AS denies,
  sum(a.stance = 'confirms') AS confirms,
  sum(a.stance = 'claims') AS claims,
  sum(a.stance = 'doubts') AS doubts,
  sum(a.stance = 'predicts') AS predicts,
  sum(a.stance = 'demands') AS demands,
  sum(a.stance = 'declines') AS declines,
  min(t.published) AS first_date,
  max(t.published) AS last_date
FROM attributions AS a
JOIN articles AS t ON t.id = a.article
JOIN known_as AS n ON n.source = a.source
JOIN sources AS k ON k.id = n.known
GROUP BY k.id;

CREATE VIEW at_issue AS
SELECT
  p.question AS question,
  p.status AS status,
  o.answer AS answer,
  o.origins AS origins,
  (SELECT group_concat(DISTINCT k.name)
   FROM point_sources AS d JOIN known_as AS n ON n.source = d.source JOIN sources AS k ON k.id = n.known
   WHERE d.point = p.id AND d.stand = 'holds' AND d.number = o.number) AS held_by,
  v.label AS event_label,
  p.event AS event,
  p.id AS point
FROM points AS p
JOIN events AS v ON v.id = p.event
JOIN positions AS o ON o.point = p.id;
