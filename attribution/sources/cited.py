"""Whom a source cites for what it says: of "state radio, citing the ministry, said" the ministry is the origin."""

from __future__ import annotations

from attribution.annotation import Finding
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

_REACH = 6
"""Tokens between a cue and the participle that tells whom the source cites: "said late on Sunday, citing"."""
_RELATIVES = frozenset({"WDT", "WP"})


def cited_mention(scene: Scene, finding: Finding) -> Mention | None:
    """Who is cited right behind a finding's source or its cue, by a participle or a relative clause; None where nobody is.

    The one of "quoted a nurse as saying" is a source by himself, and is not meant here.
    """
    source, cue = finding.source, finding.cue
    if source is None or cue is None:
        return None
    starts = sorted({*range(source[0] + 3, source[1] + 4), *range(cue[1] + 2, cue[1] + _REACH + 4)})
    near = (mention for i in starts for mention in scene.starts.get(i, ()))
    return next((m for m in near if _is_cited(scene, m.tokens[0] - 1, m.tokens[1], finding)), None)


def _is_cited(scene: Scene, verb: int, end: int, finding: Finding) -> bool:
    parse = scene.parse
    if verb < 1 or parse.lemma[verb].lower() not in scene.lists.citing_verbs or _speaks(scene, end):
        return False
    joint = verb - 1
    if parse.tag[joint] in _RELATIVES:
        joint -= 1
    elif not parse.tag[verb].startswith("VBG"):
        return False
    return parse.lower[joint] == "," and (_behind_source(finding, joint) or _behind_cue(scene, finding, joint))


def _behind_source(finding: Finding, joint: int) -> bool:
    return finding.source is not None and finding.source[0] < joint <= finding.source[1]


def _behind_cue(scene: Scene, finding: Finding, joint: int) -> bool:
    end = finding.cue[1] if finding.cue else joint + 1
    return 0 <= joint - end <= _REACH and not any(tag.startswith(("VB", "MD")) for tag in scene.parse.tag[end:joint])


def _speaks(scene: Scene, end: int) -> bool:
    parse = scene.parse
    return end + 1 < len(parse.lower) and parse.lower[end] == "as" and parse.tag[end + 1] == "VBG"
