from __future__ import annotations

import json
from dataclasses import replace

import pytest
from corrected import HARBOUR, analysis, fixed, names, one_claim, outcome, speaker_of

from attribution.fixes import apply_fixes, revert_fixes
from attribution.records import Analysis, Fix, Ref
from attribution.reports import render
from attribution.reports.json.reading import read_analysis

MERGE = 'do = "merge"\nsources = [{ words = "the union", article = "harbour" }, { words = "The union", article = "courier" }]'
RENAME = 'do = "rename"\nsource = "Ada Brenn"\nname = "Ada Maria Brenn"'
POLICE = '{ words = "Police", article = "harbour" }'


def statuses(found: Analysis) -> set[str]:
    return {point.status for point in found.points}


def related(found: Analysis, *words: str) -> list[str]:
    texts = {claim.id: claim.text for claim in found.claims}
    return [r.kind for r in found.relations if all(any(w in texts[end] for end in (r.first, r.second)) for w in words)]


# --- Sources ---------------------------------------------------------------------------------------------------------


def test_merged_sources_are_one_everywhere() -> None:
    found = fixed(MERGE)
    assert [name.lower() for name in names(found)].count("the union") == 1
    union = next(source for source in found.sources if source.name == "the union")
    assert {mention.article for mention in union.mentions} == {"harbour", "courier"}
    assert {said.source_id for said in found.attributions} <= {source.id for source in found.sources}
    assert {claim.source_id for claim in found.claims} <= {source.id for source in found.sources}
    assert union.merges[-1].reason == "Mara Ilves: see the text"


def test_what_was_merged_by_a_rule_is_split_off_with_what_it_said() -> None:
    found = fixed('do = "split"\nsource = "Ada Brenn"\napart = "she"')
    assert speaker_of(found, "had been checked") == "she"
    assert speaker_of(found, "Five people") == "Ada Brenn"
    assert not next(source for source in found.sources if source.name == "Ada Brenn").merges


def test_what_a_person_merged_is_split_without_a_trace() -> None:
    split = 'do = "split"\nsource = { words = "the union", article = "harbour" }\napart = { words = "The union", article = "courier" }'
    found, before = fixed(MERGE, split), analysis()
    assert [replace(source, corrected=None) for source in found.sources] == list(before.sources)
    assert found.attributions == before.attributions
    assert found.claims == before.claims


def test_a_renamed_source_keeps_its_name_among_the_others() -> None:
    found = fixed(RENAME)
    assert found.sources[0].name == "Ada Maria Brenn"
    assert found.sources[0].aliases[0] == "Ada Brenn"


def test_a_later_fix_finds_a_source_by_either_name() -> None:
    again = 'do = "set"\nsource = "Ada Brenn"\nanonymous = true'
    assert fixed(RENAME, again).sources[0].anonymous
    assert fixed(RENAME, again.replace("Ada Brenn", "Ada Maria Brenn")).sources[0].anonymous


def test_kind_and_anonymity_are_set() -> None:
    found = fixed(f'do = "set"\nsource = {POLICE}\nkind = "unnamed_group"\nanonymous = true')
    assert [(s.kind, s.anonymous) for s in found.sources if s.name == "Police"] == [
        ("unnamed_group", True),
        ("organisation", False),
    ]


# --- What is said ----------------------------------------------------------------------------------------------------


def test_a_statement_is_given_to_another_source_with_its_claims() -> None:
    found = fixed(f'do = "reassign"\nsaid = "Five people died when"\nto = {POLICE}')
    assert speaker_of(found, "Five people") == "Police"
    said = next(said for said in found.attributions if said.corrected)
    assert {claim.source_id for claim in found.claims if claim.attribution == said.id} == {said.source_id}
    assert said.source is None, "the words Ada Brenn stand for somebody else"


def test_a_statement_is_given_to_nobody() -> None:
    found = fixed('do = "reassign"\nsaid = "had been checked"\nnobody = true')
    assert speaker_of(found, "had been checked") is None


def test_words_that_name_no_source_yet_become_one_of_the_kind_given() -> None:
    found = fixed('do = "reassign"\nsaid = "the crane was old"\nto = "Crane firm"\nkind = "organisation"')
    assert speaker_of(found, "crane was old") == "Crane firm"
    assert next(source for source in found.sources if source.name == "Crane firm").kind == "organisation"


def test_without_a_kind_they_become_none() -> None:
    problem = outcome(fixed('do = "reassign"\nsaid = "the crane was old"\nto = "Crane firm"')).problem
    assert problem == "“Crane firm” is no source yet, though courier has the words; tell what it is by kind"


def test_a_rejected_statement_is_gone_with_its_claims() -> None:
    found = fixed('do = "reject"\nsaid = "Nobody checked it"')
    assert len(found.attributions) == 5
    assert {claim.attribution for claim in found.claims} <= {said.id for said in found.attributions}


def test_a_missed_statement_is_added_by_its_words() -> None:
    found = fixed('do = "add"\narticle = "harbour"\nsaid = "Crane falls"\nsource = "harbour chief"\nstance = "claims"')
    said = found.attributions[0]
    assert said.content[0].of(HARBOUR) == "Crane falls"
    assert (said.detector, said.confidence, said.stance, said.style) == ("a person", 1.0, "claims", "indirect")
    assert speaker_of(found, "Crane falls") == "Ada Brenn"
    assert found.claims[0].attribution == said.id


def test_an_added_quotation_is_direct_and_its_words_are_found_whatever_their_marks() -> None:
    without = fixed('do = "reject"\nsaid = "Nobody checked it"')
    bare = replace(without, fixes=(), uncorrected=None, problems=())
    found = fixed('do = "add"\nsaid = "“Nobody checked it,”"\nsource = "the union"\ncue = "said"', given=bare)
    said = next(said for said in found.attributions if said.corrected)
    assert said.style == "direct"
    assert said.cue
    assert said.cue.of(HARBOUR) == "said"
    assert said.cue.start > said.content[0].end


# --- Accounts --------------------------------------------------------------------------------------------------------


def test_the_story_is_disputed_before_any_fix() -> None:
    assert "disputed" in statuses(analysis())
    assert related(analysis(), "Five", "seven") == ["contradicts"]


def test_a_denied_relation_is_gone_and_its_point_no_longer_disputed_by_it() -> None:
    found = fixed(
        'do = "relate"\nclaims = ["Five people died when", "seven people died"]\nrelation = "none"',
        'do = "relate"\nclaims = ["seven people died", { words = "five people died", article = "courier" }]\nrelation = "none"',
    )
    assert related(found, "Five", "seven") == []
    assert not [point for point in found.points if "killed" in point.question and point.status == "disputed"]


def test_an_asserted_relation_stands_with_the_reason_given() -> None:
    found = fixed('do = "relate"\nclaims = ["crane was old", "had been checked"]\nrelation = "contradicts"\nground = "cause"')
    asserted = [relation for relation in found.relations if relation.corrected]
    assert [(r.kind, r.why, r.judge, r.reason) for r in asserted] == [("contradicts", "cause", "a person", "see the text")]


def test_parted_claims_are_an_event_of_their_own_and_compared_with_nothing_else() -> None:
    found = fixed('do = "part"\nclaims = ["seven people died"]')
    apart = next(event for event in found.events if event.corrected)
    assert len(apart.claims) == 1
    assert related(found, "Five", "seven") == []


def test_joined_events_are_one_again() -> None:
    one = fixed('do = "part"\nclaims = ["seven people died"]')
    bare = replace(one, fixes=(), uncorrected=None, problems=())
    found = fixed('do = "join"\nevents = ["Crane falls at Port Aldan", "seven people died"]', given=bare)
    assert len(found.events) == len(one.events) - 1
    assert next(event for event in found.events if event.corrected)


def test_what_was_parted_is_joined_again_without_a_trace_in_the_accounts() -> None:
    part = 'do = "part"\nclaims = ["seven people died"]'
    found = fixed(part, 'do = "join"\nevents = ["Crane falls at Port Aldan", "seven people died"]')
    assert [came_of.problem for came_of in found.fixes] == [None, None]
    assert [set(event.claims) for event in found.events] == [set(event.claims) for event in analysis().events]
    assert found.relations == analysis().relations
    assert found.points == analysis().points


def test_accounts_are_compared_again_where_a_fix_changes_what_they_rest_on() -> None:
    found = fixed('do = "reject"\nsaid = "that seven people died"')
    assert related(analysis(), "seven")
    assert related(found, "seven") == []
    assert found.events
    assert all(claim in {c.id for c in found.claims} for event in found.events for claim in event.claims)


def test_fixes_to_accounts_wait_until_accounts_are_compared() -> None:
    bare = replace(analysis(), events=(), points=(), relations=())
    came_of = outcome(fixed('do = "part"\nclaims = ["seven people died"]', given=bare))
    assert (came_of.done, came_of.problem) == (None, None)


# --- What does not fit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('do = "reject"\nsaid = "eight people died"', "“eight people died” stands nowhere in the articles"),
        (
            'do = "reject"\nsaid = "the Crane had been checked"',
            "stands nowhere in the articles, but “The crane had been checked” does",
        ),
        (
            'do = "reject"\nsaid = "people died"',
            "“people died” stands 3 times in the articles; quote more, or choose with nth"
            " (1: harbour ¶2, 2: harbour ¶3, 3: courier ¶2)",
        ),
        (
            'do = "reject"\narticle = "harbour"\nsaid = { words = "people died", nth = 4 }',
            "“people died” stands 2 times in harbour, and nth is 4",
        ),
        ('do = "reject"\nsaid = "Crane firm silent"', "nothing is found said in the words “Crane firm silent”"),
        ('do = "rename"\nsource = "Ada Bren"\nname = "Ada"', "is called “Ada Bren”; there are: Ada Brenn"),
        (
            'do = "rename"\nsource = "Police"\nname = "the police"',
            "2 sources are called “Police”: Police (in harbour), Police (in courier); choose one by article, or by nth place",
        ),
        ('do = "merge"\nsources = ["Ada Brenn", "harbour chief"]', "are one source already"),
        ('do = "rename"\nsource = "Ada Brenn"\nname = "Ada Brenn"', "has that name already"),
        ('do = "split"\nsource = "Ada Brenn"\napart = "Ada B."', "“Ada Brenn” is called “Ada B.” nowhere"),
        ('do = "add"\nsaid = "The crane had been checked"', "is a statement already"),
        ('do = "relate"\nclaims = ["had been checked", "crane had been"]\nrelation = "repeats"', "are one claim; name two"),
        ('do = "join"\nevents = ["Crane falls at Port Aldan", "seven people died"]', "are one event already"),
    ],
)
def test_a_fix_that_does_not_fit_is_told_and_changes_nothing(table: str, said: str) -> None:
    found = fixed(table)
    assert said in (outcome(found).problem or "")
    assert outcome(found).done is None
    assert [problem.fatal for problem in found.problems] == [False]
    assert "is not carried out" in found.problems[0].what
    assert replace(found, fixes=(), problems=(), uncorrected=None) == analysis()


def test_what_cannot_be_read_for_want_of_its_pipeline_is_told() -> None:
    given = replace(analysis(), tool=replace(analysis().tool, pipeline_name="en_gone"))
    fix = Fix("add", (Ref("Crane falls"),), who="A", when="2026-03-01", why="b", place="fixes.toml:1")
    assert "'en_gone' is not installed" in (apply_fixes(given, [fix]).fixes[0].problem or "")


def test_the_rest_is_carried_out() -> None:
    found = fixed('do = "reject"\nsaid = "eight people died"', RENAME)
    assert [came_of.done is None for came_of in found.fixes] == [True, False]


def test_the_nth_place_is_chosen() -> None:
    found = fixed('do = "reject"\nsaid = "people died"\narticle = "harbour"\nnth = 2')
    assert "seven people" in (outcome(found).done or "")


def test_of_two_fixes_that_contradict_one_another_the_later_counts_and_it_is_told() -> None:
    found = fixed(RENAME, 'do = "rename"\nsource = "Ada Brenn"\nname = "A. Brenn"')
    assert found.sources[0].name == "A. Brenn"
    assert outcome(found, 1).problem == (
        "it contradicts fixes.toml:1 (rename, Mara Ilves, 2026-03-01); this one, the later, counts"
    )


def test_merging_round_in_a_circle_is_told() -> None:
    back = MERGE.replace('"the union", article = "harbour"', '"X"').replace('"The union", article = "courier"', '"the union"')
    found = fixed(MERGE, back.replace('"X"', '"The union", article = "courier"'))
    assert "are one source already" in (outcome(found, 1).problem or "")


def test_fixes_for_other_articles_are_one_remark() -> None:
    elsewhere = 'do = "reject"\narticle = "gazette"\nsaid = "eight people died"'
    found = fixed(elsewhere, elsewhere, RENAME)
    assert [came_of.fix.do for came_of in found.fixes] == ["rename"]
    assert [(problem.article, problem.what, problem.fatal) for problem in found.problems] == [
        ("fixes.toml", "2 fixes are for articles that are not among these (gazette)", False)
    ]


def test_an_article_that_changed_since_is_told_where_its_words_still_stand() -> None:
    found = fixed('do = "reject"\narticle = "harbour"\nsha256 = "0123456789ab"\nsaid = "Nobody checked it"')
    assert outcome(found).done
    assert outcome(found).problem == "the article has changed since; the words of the fix still stand in it"


def test_an_article_is_found_by_its_checksum_under_another_id() -> None:
    digits = analysis().articles[0].sha256[:12]
    assert outcome(fixed(f'do = "reject"\narticle = "moved"\nsha256 = "{digits}"\nsaid = "Nobody checked it"')).done


# --- Taken back ------------------------------------------------------------------------------------------------------


def test_what_is_corrected_says_who_when_and_why() -> None:
    assert fixed(RENAME).sources[0].corrected == (
        "“Ada Brenn” is named “Ada Maria Brenn” (Mara Ilves, 2026-03-01: see the text)"
    )


def test_fixes_are_taken_back_byte_for_byte_from_the_saved_analysis_alone() -> None:
    found = fixed(MERGE, RENAME, 'do = "reject"\nsaid = "Nobody checked it"', 'do = "part"\nclaims = ["seven people died"]')
    saved = read_analysis(str(render("json", found)))
    assert saved == found
    assert render("json", revert_fixes(saved)) == render("json", analysis())


def test_applying_fixes_twice_changes_nothing() -> None:
    found = fixed(MERGE, RENAME)
    again = apply_fixes(found, [came_of.fix for came_of in found.fixes], claims_of=one_claim)  # type: ignore[arg-type]
    assert again == found


def test_nothing_given_is_changed() -> None:
    given = analysis()
    before = render("json", given)
    fixed(MERGE, RENAME, given=given)
    assert render("json", given) == before


@pytest.mark.parametrize("name", ["text", "md", "html", "csv", "json", "jsonl", "web-annotation", "excel"])
def test_every_report_shows_what_is_corrected(name: str) -> None:
    shown = render(name, fixed('do = "reassign"\nsaid = "had been checked"\nnobody = true', RENAME))
    text = shown if isinstance(shown, str) else shown.decode("utf-16")
    assert "corrected" in text
    if name in ("text", "md", "html", "json"):
        assert "Mara Ilves" in text
    if name == "json":
        assert [fix["fix"]["do"] for fix in json.loads(text)["fixes"]] == ["reassign", "rename"]


@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_a_report_without_fixes_does_not_speak_of_corrections(name: str) -> None:
    assert "orrect" not in str(render(name, analysis())).partition("<body")[2 if name == "html" else 0]
