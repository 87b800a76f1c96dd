"""Fixes as the JSON analysis holds them, written and read back."""

from __future__ import annotations

from attribution.records import AppliedFix, Fix, Ref
from attribution.reports.json.contract import AppliedFixJson, FixJson, RefJson


def applied_as_json(applied: AppliedFix) -> AppliedFixJson:
    """A fix and what came of it."""
    return {"fix": _fix(applied.fix), "done": applied.done, "problem": applied.problem}


def applied_from_json(found: AppliedFixJson) -> AppliedFix:
    """The record that ``applied_as_json`` wrote."""
    return AppliedFix(_read_fix(found["fix"]), found["done"], found["problem"])


def _fix(fix: Fix) -> FixJson:
    return {
        "do": fix.do,
        "what": [_ref(ref) for ref in fix.what],
        "to": _ref(fix.to) if fix.to else None,
        "cue": _ref(fix.cue) if fix.cue else None,
        "name": fix.name,
        "kind": fix.kind,
        "anonymous": fix.anonymous,
        "stance": fix.stance,
        "relation": fix.relation,
        "ground": fix.ground,
        "who": fix.who,
        "when": fix.when,
        "why": fix.why,
        "place": fix.place,
    }


def _ref(ref: Ref) -> RefJson:
    return {"words": ref.words, "article": ref.article, "sha256": ref.sha256, "nth": ref.nth}


def _read_fix(found: FixJson) -> Fix:
    return Fix(
        do=found["do"],
        what=tuple(map(_read_ref, found["what"])),
        to=_read_ref(found["to"]) if found["to"] else None,
        cue=_read_ref(found["cue"]) if found["cue"] else None,
        name=found["name"],
        kind=found["kind"],
        anonymous=found["anonymous"],
        stance=found["stance"],
        relation=found["relation"],
        ground=found["ground"],
        who=found["who"],
        when=found["when"],
        why=found["why"],
        place=found["place"],
    )


def _read_ref(found: RefJson) -> Ref:
    return Ref(found["words"], found["article"], found["sha256"], found["nth"])
