"""First names that are modal verbs too: the parser takes "Will told the paper" for a question and leaves nobody who told it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

MODAL_NAMES = "attribution_modal_names"
"""The name of the component in a spaCy pipeline."""
NAMES = frozenset({"May", "Will"})
TELLING = frozenset({"VBD", "VBZ"})
"""Tags of a verb that no modal verb stands before: "will told", "may says"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@Language.component(MODAL_NAMES, assigns=["token.tag", "token.pos", "token.dep", "token.head", "token.lemma"])
def mend_modal_names(doc: Doc) -> Doc:
    """A parsed Doc with "Will" and "May" made names where the verb they stand before shows that they are no modal verbs."""
    for token in doc:
        if token.text in NAMES and token.tag_ == "MD" and token.dep_ == "compound" and token.head.tag_ == "NNP":
            _tag_name(token)
        if token.text in NAMES and token.dep_ == "aux" and token.i < token.head.i and token.head.tag_ in TELLING:
            _make_name(token)
    return doc


def _make_name(token: Token) -> None:
    """Hang the name on the surname after it, else on its verb as the subject, where that has none."""
    after = token.nbor()
    if after.tag_ == "NNP" and after.head == token.head:
        token.head, label = after, "compound"
    elif any(child.dep_ in SUBJECTS for child in token.head.children):
        return
    else:
        label = "nsubj"
    token.dep_ = label
    _tag_name(token)


def _tag_name(token: Token) -> None:
    token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
