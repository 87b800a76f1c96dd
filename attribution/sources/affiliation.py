"""For whom someone speaks, as the text has it: "an official from [the Hashed]", "[US] defense official"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.name_runs import PROPER
from attribution.parse import DASH, Parse
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.names import owns_by_name
from attribution.sources.scene import Scene
from attribution.sources.wording import ARTICLES, in_title_case

PEOPLE = frozenset({"person", "unnamed_person", "unnamed_group"})
CLOSE = frozenset({"for", "from", "at", "of", "with"})
CLAUSES = frozenset({"relcl", "acl", "advcl"})
VAGUE = frozenset(
    {"campaign", "committee", "company", "group", "team", "party", "board", "union", "council", "agency", "firm", "media"}
)
"""Nouns that do not tell which body is meant where they stand alone: "his campaign chairman"."""
OF_THE_PRESS = frozenset({"attaché", "chief", "officer", "secretary"})
"""Offices that the word "press" before them belongs to."""
PRESS = frozenset({"media", "news", "press"})
OF_RELATIONS = frozenset({"affairs", "information", "liaison", "relations"})
"""Words that, with one for the press before them, name an office and no body."""
SPEAKING = frozenset({"spokesman", "spokesperson", "spokeswoman"})
WORKING = frozenset({"work", "serve", "teach", "study", "speak", "represent", "practise", "practice", "train", "lecture"})


def affiliation_of(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The name of the organisation an entity speaks for, resolved inside the text; its country for a body or an official of a
    state; None where the text gives none. A company is not France's for being French."""
    for mention in draft.mentions:
        tokens = _body_tokens(scene, draft, mention) if draft.kind in PEOPLE else None
        if tokens:
            return _named_in_full(doc, scene, draft, tokens)
    for mention in draft.mentions:
        country = _country_tokens(scene, mention)
        if country and _speaks_for_state(scene, draft, mention):
            return _as_written(doc, scene, doc[slice(*country)].text)
    return _known_country(doc, scene, draft) if draft.kind == "organisation" else None


def _body_tokens(scene: Scene, draft: Draft, mention: Mention) -> Tokens | None:
    """The body inside a person's phrase: in a complement, as possessor, or before the role."""
    inner = [m for m in scene.inside(mention) if m.kind in ("organisation", "unnamed_group") and m.form != "pronoun"]
    for body in inner:
        linked = _owns_role(scene, mention, body) or _complements(scene, mention, body)
        titled = len(body.key) == 1 and body.key[0] in scene.lists.general_words | scene.lists.portfolios
        if linked and not titled and scene.whose.get(body.number) is not draft and body.kind == "organisation":
            return body.tokens
    return _before_role(scene, mention) or _spoken_for(scene, mention) or _possessor(scene, draft, mention)


def _owns_role(scene: Scene, mention: Mention, body: Mention) -> bool:
    """Whether a body stands as possessor in a role ("[the port]'s director"), not in a clause about somebody ("those who left
    [the party]'s hall") nor beside a relative ("[Harlan]'s brother")."""
    parse, i = scene.parse, body.head
    if (
        parse.dep[i] != "poss"
        or parse.lemma[parse.head[i]].lower() in scene.lists.kin
        or owns_by_name(parse, scene.lists, i + 1)
    ):
        return False
    while parse.head[i] != i and i != mention.head:
        if parse.dep[i] in CLAUSES:
            return False
        i = parse.head[i]
    return True


def _complements(scene: Scene, mention: Mention, body: Mention) -> bool:
    """Whether a body stands after a preposition that says for whom someone speaks: "the head of the union", "a driver with
    the union", "Rosa Diaz, who works for the union", but not "Diaz, who had welcomed support from the union"."""
    parse, preposition = scene.parse, scene.parse.head[body.head]
    office = parse.lower[preposition - 1] == "secretary" and parse.lower[body.head] == "state"
    if parse.dep[body.head] != "pobj" or parse.lower[preposition] not in CLOSE or office:
        return False
    i = parse.head[preposition]
    while parse.head[i] != i and i != mention.head:
        if parse.dep[i] in CLAUSES:
            return parse.lower[preposition] == "for" or parse.lemma[i].lower() in WORKING
        i = parse.head[i]
    return True


def _before_role(scene: Scene, mention: Mention) -> Tokens | None:
    """ "State Department" in "State Department spokesman Ali Reed": capitalised words that end in a body's noun."""
    parse, lists = scene.parse, scene.lists
    last = mention.name[0] if mention.name else mention.head
    of_bodies = mention.plural and parse.lemma[mention.head].lower() in lists.organisations
    for end in range(last, mention.tokens[0], -1):
        text, word = parse.text[end - 1], parse.lower[end - 1]
        opens = end == 1 or parse.sentence[end - 2] != parse.sentence[end - 1]
        if of_bodies and (text.islower() or opens):
            continue  # "business groups" and "News organizations" are of no body, "GOP groups" are
        if text == DASH:
            return None
        if (word in PRESS and parse.lower[end] in OF_RELATIONS) or owns_by_name(parse, lists, end):
            continue  # "[Tarn Police Department] News Affairs Officer", "Assistant State's Attorney"
        if (word in lists.organisations and word != "executive") or text in lists.speaking_names or _acronym(scene, text):
            start = end - 1
            while start > mention.tokens[0] and not in_title_case(scene, start) and _goes_with(parse, start - 1):
                start -= 1
            if word == "press" and text.islower() and parse.lower[end] in OF_THE_PRESS:
                end -= 1  # "White House [press secretary]"
            if start == end:
                return None
            if end - start > 1 or not (word in lists.general_words or ((text.islower() or opens) and word in VAGUE)):
                return start, end
    return None


def _spoken_for(scene: Scene, mention: Mention) -> Tokens | None:
    """Any name before "spokesman", whatever it is of: "[Norsk Atlantik] spokeswoman Kari Lund"."""
    parse = scene.parse
    last = mention.name[0] - 1 if mention.name and mention.head >= mention.name[0] else mention.head
    if last < mention.tokens[0] or parse.lower[last] not in SPEAKING or in_title_case(scene, last):
        return None
    start = last
    while start > mention.tokens[0] and parse.tag[start - 1] in ("NNP", "NNPS"):
        start -= 1
    return (start, last) if start < last and " ".join(parse.text[start:last]) not in scene.lists.places else None


def _goes_with(parse: Parse, i: int) -> bool:
    """Whether a word belongs to a body's name that goes on after it: "[District Attorney's] Office", "[Anglo-Belgian] Bank"."""
    if i and (parse.tag[i] == "HYPH" or (parse.tag[i] == "POS" and parse.tag[i - 1] in PROPER)):
        return parse.text[i - 1][:1].isupper() and parse.text[i + 1][:1].isupper()
    return parse.tag[i] in ("NNP", "NNPS", "NN", "JJ") and parse.lower[i] not in ("senior", "former", "top")


def _acronym(scene: Scene, word: str) -> bool:
    """Whether a word is a body's acronym, not a place's or an office's ("CEO")."""
    known = word in scene.lists.places or word.lower() in scene.lists.persons or word in scene.lists.titles
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha() and not known


def _possessor(scene: Scene, draft: Draft, mention: Mention) -> Tokens | None:
    """Whom "its spokesman", "the ministry's spokesman" or "who leads the group" belongs to."""
    owners = [c for c in scene.parse.children[mention.head] if scene.parse.dep[c] == "poss"]
    owners = [c for c in owners if not owns_by_name(scene.parse, scene.lists, c + 1)]
    for other in (m for c in owners for m in scene.at(c)):
        owner = scene.whose.get(other.number)
        if owner is not None and owner is not draft and owner.kind == "organisation":
            return owner.mentions[0].tokens
    return None


def _named_in_full(doc: Doc, scene: Scene, draft: Draft, tokens: Tokens) -> str:
    """The body's name in its fullest form, where its short form was used."""
    for mention in (m for i in range(*tokens) for m in scene.at(i) if m.tokens == tokens):
        body = scene.whose.get(mention.number)
        best = body.fullest if body is not None and body is not draft else None
        if best is not None and best.name is not None:
            articled = best.name[0] - best.tokens[0] == 1 and scene.parse.tag[best.tokens[0]] in ARTICLES
            first = best.tokens[0] if articled else best.name[0]
            return doc[first : best.name[1]].text
    return doc[slice(*tokens)].text


def _country_tokens(scene: Scene, mention: Mention) -> Tokens | None:
    """The country in a phrase: "a [US] defense official", "the [Iraqi] army"."""
    if mention.form == "pronoun":
        return None
    parse = scene.parse
    for i in range(mention.tokens[0], mention.head):
        for width in (2, 1):
            if i + width <= mention.head and " ".join(parse.text[i : i + width]) in scene.lists.places:
                return i, i + width
    return None


def _speaks_for_state(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Whether a phrase has a word of those who speak for a state, and nothing says that it is a company or an outlet."""
    parse, lists = scene.parse, scene.lists
    if draft.nouns & (lists.loose_bodies | lists.outlet_nouns) or not lists.outlet_keys.isdisjoint(draft.firsts):
        return False
    words = {form for i in range(*mention.tokens) for form in (parse.lower[i], parse.lemma[i].lower())}
    return not words.isdisjoint(lists.state_words) and words.isdisjoint(lists.outlet_nouns)


def _known_country(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The country of a body that is known to be that country's, where the text names the country."""
    for mention in draft.named:
        words = [scene.parse.text[i] for i in range(*mention.name)] if mention.name else []
        country = scene.lists.bodies.get(" ".join(words))
        if country:
            return _as_written(doc, scene, country)
    return None


def _as_written(doc: Doc, scene: Scene, form: str) -> str | None:
    """How the text mostly writes a country, its adjectives apart where it uses the name: "US"; None where it never does."""
    if form not in scene.countries:
        scene.countries[form] = _mostly(doc, scene, form)
    return scene.countries[form]


def _mostly(doc: Doc, scene: Scene, form: str) -> str | None:
    lists = scene.lists
    country = lists.countries.get(form, form)
    found = [word for word in scene.parse.text if lists.countries.get(word) == country and word in lists.places]
    names = Counter([word for word in found if word not in lists.adjectives] or found)
    if names:
        return max(names, key=names.__getitem__)
    return form if form in doc.text else None
