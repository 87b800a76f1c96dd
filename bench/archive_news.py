"""News made from templates, with what is in it known: which articles tell of one event, who says what in each.

For measuring an archive: 100,000 articles cannot be parsed for it, so each comes with its analysis ready-made, read from
the templates' own wording. Days, places, names and figures change; some people and bodies speak in many stories, others in
one; papers give different tolls. The same number gives the same news on every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from attribution.records import Analysis, Article, Attribution, Claim, Extent, Figure, Mention, Source, SourceKind, Stance, Tool

TOOL = Tool("0", "templates", "1", ("templates",))
FIRST_DAY = date(2019, 1, 1)
A_DAY = 24
"""Stories that begin on a day."""
PAPERS = ("The Courier", "Evening Post", "Morning Star", "Daily Ledger", "The Observer", "Herald", "Wire Service", "Gazette")
FIRST = (
    "Anna Bilal Carla Dmitri Esther Farid Grace Hassan Ines Jonas Kofi Leila Marco Nadia Omar Petra Quentin Rosa Samir Tessa "
    "Ulrike Viktor Wanda Xavier Yusuf Zora Albert Brigid Conrad Delia Edgar Fatima Gregor Hilda Ivan Judith"
)
BEGINNINGS = "ba cor del fen gar hol ist jun kal lor mar nor ost pel rin sal tor und vel wer bro cla dre fla gri kro pra sti"
MIDDLES = "an el is or u i o a ar en im om ut ev il ad"
ENDINGS = "berg dahl ford gate holm kov lund mann ner oglu quist sson ton vic wood yan mont res tal burg"
ACTIONS = (
    ("fire", "a fire at the depot", "kill", "people were killed in the fire"),
    ("flood", "a flood along the river", "evacuate", "people were evacuated from the flood"),
    ("collapse", "the collapse of a bridge", "injure", "people were injured in the collapse"),
    ("strike", "a strike at the port", "dismiss", "workers were dismissed over the strike"),
    ("explosion", "an explosion at the plant", "wound", "people were wounded in the explosion"),
    ("protest", "a protest in the square", "arrest", "people were arrested at the protest"),
    ("crash", "the crash of a coach", "hurt", "passengers were hurt in the crash"),
    ("raid", "a raid on a warehouse", "detain", "men were detained in the raid"),
)
OTHER = (
    "the alarm had failed in {place}",
    "the road to {place} would be closed for {count} days",
    "nobody had warned the people of {place}",
    "an inquiry would report on the {action} within {count} weeks",
    "the council of {place} had known of the danger",
    "help for {place} would come from the capital",
)
VERBS: dict[str, Stance] = {"said": "asserts", "denied": "denies", "confirmed": "confirms", "claimed": "claims"}
FILLER = (
    "Smoke and sirens could still be noticed near the station of {place} on the following morning.",
    "Residents of {place} gathered outside the town hall and waited for news of relatives.",
    "Similar accidents have troubled the region before, though seldom on this scale.",
    "Trains between {place} and {other} ran late, and shops along the main street stayed shut.",
    "The weather office expects rain over {place} until the weekend.",
)
SAID = re.compile(rf"^(?P<who>[A-Z][^.\n]*?) (?P<cue>{'|'.join(VERBS)}) that (?P<content>[^.\n]+)\.$", re.MULTILINE)
TOLL = re.compile(r"^(?P<count>\d+) (?P<unit>\w+) were (?P<fate>\w+)")
PLACE = re.compile(r"\b(?:in|to|of|for) (?P<place>[A-Z]\w+)")
EMPTY = "the a an in at of to and for from would had be was were that on by with over within"
BODY_NOUNS = ("Ministry", "Union", "Service", "Institute", "Company")


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the number of the story that it tells."""

    article: Article
    story: int


@dataclass(frozen=True, slots=True)
class _Story:
    number: int
    day: date
    place: str
    other: str
    action: tuple[str, str, str, str]
    people: tuple[str, ...]
    toll: int
    articles: int


def news(count: int, *, seed: int = 7) -> Iterator[Told]:
    """So many articles, in the order of their dates; a smaller count gives the first of a larger one."""
    chance = random.Random(seed)
    known = [*(_person(chance) for _ in range(300)), *(_body(chance) for _ in range(120))]
    day, stories, made = FIRST_DAY, 0, 0
    while made < count:
        waiting: list[tuple[int, float, _Story]] = []
        for _ in range(A_DAY):
            story = _story(chance, stories, day, known)
            stories += 1
            waiting += [(min(n // 3, 2), chance.random(), story) for n in range(story.articles)]
        for later, _, story in sorted(waiting, key=lambda one: one[:2]):
            yield Told(_article(chance, made, story, day + timedelta(later)), story.number)
            made += 1
            if made == count:
                return
        day += timedelta(1)


def _story(chance: random.Random, number: int, day: date, known: list[str]) -> _Story:
    own = [_person(chance) for _ in range(2)]
    people = (*own, *chance.sample(known, 3))
    action = chance.choice(ACTIONS)
    return _Story(
        number, day, _name(chance), _name(chance), action, people, chance.randint(2, 40), chance.choice((1, 2, 3, 4, 6, 9))
    )


def _article(chance: random.Random, number: int, story: _Story, day: date) -> Article:
    kind, event, _, told = story.action
    toll = story.toll + chance.choice((0, 0, 0, 1, 3))
    places = {"place": story.place, "other": story.other, "action": kind}
    title = f"{toll} {told.split()[0]} in {kind} in {story.place}"
    lines = [title, f"Reporters in {story.place} followed {event} for a second day."]
    speakers = chance.sample(story.people, 4)
    lines.append(f"{speakers[0]} said that {toll} {told} in {story.place}.")
    for who in speakers[1:]:
        verb = chance.choice((*VERBS, "said", "said"))
        lines.append(f"{who} {verb} that {chance.choice(OTHER).format(count=chance.randint(2, 30), **places)}.")
    lines += [line.format(**places) for line in chance.sample(FILLER, 4)]
    return Article(
        id=f"news-{number:06}",
        text="\n".join(lines),
        title=title,
        publisher=chance.choice(PAPERS),
        published=day.isoformat(),
        sha256=f"{number:064x}",
    )


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(parts.split()) for parts in (BEGINNINGS, MIDDLES, ENDINGS)).capitalize()


def _person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST.split())} {_name(chance)}"


def _body(chance: random.Random) -> str:
    return f"{_name(chance)} {chance.choice(BODY_NOUNS)}"


def analyses(articles: Iterable[Article]) -> Iterator[Analysis]:
    """The analysis of each article, read from the wording of the templates."""
    return map(analysis_of, articles)


def analysis_of(article: Article) -> Analysis:
    """Every line "WHO said that WHAT." as an attribution with one claim, its source the one of that name."""
    places: dict[str, list[Mention]] = {}
    attributions, claims = [], []
    for match in SAID.finditer(article.text):
        who = match["who"]
        places.setdefault(who, []).append(Mention(article.id, Extent(*match.span("who"))))
        source = _id(places[who][0])
        attributions.append(_attribution(article, match, source))
        claims.append(_claim(article, match, attributions[-1]))
    sources = tuple(Source(_id(found[0]), who, _kind(who), False, tuple(found)) for who, found in places.items())
    return Analysis(TOOL, (article,), sources, tuple(attributions), tuple(claims))


def _id(mention: Mention) -> str:
    return f"{mention.article}:{mention.extent.start}-{mention.extent.end}"


def _kind(name: str) -> SourceKind:
    return "organisation" if name.split()[-1] in BODY_NOUNS else "person"


def _attribution(article: Article, match: re.Match[str], source: str) -> Attribution:
    content = Extent(*match.span("content"))
    return Attribution(
        id=f"{article.id}:{content.start}-{content.end}",
        article=article.id,
        content=(content,),
        source=Extent(*match.span("who")),
        cue=Extent(*match.span("cue")),
        style="indirect",
        stance=VERBS[match["cue"]],
        detector="templates",
        confidence=0.9,
        source_id=source,
    )


def _claim(article: Article, match: re.Match[str], attribution: Attribution) -> Claim:
    content = attribution.content[0]
    toll = TOLL.match(match["content"])
    place = PLACE.search(match["content"])
    words = [word.lower() for word in re.findall(r"\w+", match["content"])]
    return Claim(
        id=f"{attribution.id}/1",
        article=article.id,
        attribution=attribution.id,
        source_id=attribution.source_id,
        text=match["content"],
        extents=(content,),
        figures=(_figure(toll, content.start),) if toll else (),
        predicate=toll["fate"].removesuffix("ed") if toll else None,
        target=f"{toll['count']} {toll['unit']}" if toll else None,
        place=place["place"] if place else None,
        terms=tuple(dict.fromkeys(word for word in words if word not in EMPTY.split() and not word.isdigit())),
    )


def _figure(toll: re.Match[str], start: int) -> Figure:
    count = int(toll["count"])
    return Figure(count, count, count, toll["unit"], toll["fate"], toll["count"], Extent(start, start + len(toll["count"])))
