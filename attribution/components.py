"""The stages that work on a Doc, as spaCy components: ``nlp.add_pipe("attribution_relations")`` works with no import.

spaCy imports this module whenever any pipeline is loaded, so each factory imports its stage only when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]


@Language.factory("attribution_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(nlp: Language, name: str) -> Component:
    """Sentence boundaries at paragraph breaks; stands before the parser, which keeps what is set before it."""
    from attribution.paragraphs import mark_paragraphs

    return mark_paragraphs


@Language.factory("attribution_mentions", requires=["token.dep", "doc.ents"], assigns=["doc.spans"])
def mentions(nlp: Language, name: str) -> Component:
    """The phrases that can speak, kept under ``doc.spans``."""
    from attribution.annotation import write_phrases
    from attribution.mentions import find_phrases

    def component(doc: Doc) -> Doc:
        write_phrases(doc, find_phrases(doc))
        return doc

    return component


@Language.factory(
    "attribution_relations",
    requires=["token.dep", "token.lemma", "doc.ents"],
    assigns=["doc.spans"],
    default_config={"detectors": []},
)
def relations(nlp: Language, name: str, detectors: Sequence[str]) -> Component:
    """Attribution relations, kept under ``doc.spans``; with no detectors named, all that belong to the package."""
    from attribution.annotation import write_findings
    from attribution.attributions import find_attributions

    def component(doc: Doc) -> Doc:
        write_findings(doc, find_attributions(doc, detectors))
        return doc

    return component


@Language.factory("attribution_sources", requires=["doc.spans"], assigns=["doc.spans"])
def sources(nlp: Language, name: str) -> Component:
    """Who speaks in each attribution, inside the one text; kept under ``doc.spans``."""
    from attribution.annotation import write_resolution
    from attribution.sources import resolve

    def component(doc: Doc) -> Doc:
        write_resolution(doc, resolve(doc))
        return doc

    return component
