"""What each format holds of the articles' words, read back by programs that are not ours.

A *part* is a source, cue, content or claim at its place, with the words that the format shows for it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import networkx as nx
from markdown_it import MarkdownIt
from pyld import jsonld
from web_annotation_context import CONTEXT

from attribution.records import OWN_VOICE, Analysis, Extent
from attribution.reports import render
from attribution.reports.brat import fragments
from attribution.reports.docbin import KEY
from attribution.reports.inert import inert, visible
from attribution.reports.view.index import Index

Places = tuple[tuple[int, int], ...]
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of an article, and where they stand in it."""

    article: str
    role: str
    places: Places
    words: str


@dataclass(frozen=True)
class Format:
    """How a format is read back, which roles it has, and what it does to the words: ``shown`` as its page in the documentation
    says, ``cut`` where it cannot take an extent as it is, ``joined`` what stands between two pieces, ``lists_own_voice`` whether
    what an outlet says in its own voice stands among the statements."""

    read: Callable[[Any, Analysis], Iterable[Part]]
    roles: frozenset[str] = frozenset({"source", "cue", "content"})
    shown: Callable[[str], str] = str
    cut: Callable[[tuple[Extent, ...], str], tuple[Extent, ...]] = lambda extents, text: extents
    joined: str = " … "
    only_quoted: bool = False
    lists_own_voice: bool = False

    def of(self, name: str, analysis: Analysis) -> set[Part]:
        """What is found in the output."""
        return set(self.read(render(name, analysis), analysis))

    def expected(self, analysis: Analysis) -> set[Part]:
        """What it must hold: cut from the articles by the offsets of the records."""
        texts = {article.id: article.text for article in analysis.articles}
        found: list[tuple[str, str, tuple[Extent, ...]]] = []
        for said in analysis.attributions:
            if not (self.only_quoted and said.style == "indirect"):
                found.append((said.article, "content", said.content))
            found += [(said.article, "source", (said.source,))] if said.source else []
            found += [(said.article, "cue", (said.cue,))] if said.cue else []
        found += [(claim.article, "claim", claim.extents) for claim in analysis.claims]
        if self.lists_own_voice:
            found += [(c.article, "content", c.extents) for c in analysis.claims if c.attribution == OWN_VOICE]
        parts = set()
        for article, role, extents in found:
            cut = self.cut(extents, texts[article])
            if role in self.roles and cut:
                words = self.joined.join(extent.of(texts[article]) for extent in cut)
                parts.add(Part(article, role, pairs(cut), self.shown(words)))
        return parts


def pairs(extents: Iterable[Extent]) -> Places:
    return tuple((extent.start, extent.end) for extent in extents)


def from_json(out: str, analysis: Analysis) -> Iterator[Part]:
    found = json.loads(out)
    for said in found["attributions"]:
        yield from _attribution(said)
    for claim in found["claims"]:
        yield Part(claim["article"], "claim", tuple(map(tuple, claim["extents"])), claim["text"])


def from_json_lines(out: str, analysis: Analysis) -> Iterator[Part]:
    for line in out.splitlines():
        yield from _attribution(json.loads(line))


def _attribution(said: dict[str, Any]) -> Iterator[Part]:
    pieces = said["content"]
    places = tuple((piece["start"], piece["end"]) for piece in pieces)
    yield Part(said["article"], "content", places, " … ".join(piece["text"] for piece in pieces))
    for role in ("source", "cue"):
        if (part := said[role]) is not None:
            yield Part(said["article"], role, ((part["start"], part["end"]),), part["text"])


def rows(out: str | bytes) -> list[dict[str, str]]:
    """A table as the csv module reads it; an apostrophe before what would be a formula is taken away, as Excel takes it."""
    excel = isinstance(out, bytes)
    text = out.decode("utf-16") if isinstance(out, bytes) else out
    found = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter="\t" if excel else ",")
    return [{name: re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", cell) for name, cell in row.items()} for row in found]


def from_rows(out: str | bytes, analysis: Analysis) -> Iterator[Part]:
    articles = {visible(article.id): article.id for article in analysis.articles}
    for row in rows(out):
        article = articles[row["article"]]
        at = tuple((int(start), int(end)) for start, end in re.findall(r"\[(\d+),(\d+)\)", row["content_at"]))
        assert (int(row["content_start"]), int(row["content_end"])) == (at[0][0], at[-1][1])
        yield Part(article, "content", at, row["content"])
        for role in ("source", "cue"):
            if row[f"{role}_start"]:
                yield Part(article, role, ((int(row[f"{role}_start"]), int(row[f"{role}_end"])),), row[role])


def from_graph(graph: nx.MultiDiGraph[str], analysis: Analysis) -> Iterator[Part]:
    articles = {legible(article.id): article.id for article in analysis.articles}
    for _, node in graph.nodes(data=True):
        if node["kind"] == "claim":
            places = tuple(tuple(map(int, place.split("-"))) for place in node["characters"].split())
            yield Part(articles[node["article"]], "claim", places, node["label"])  # type: ignore[arg-type]


def graphml(out: str) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(io.BytesIO(out.encode()), force_multigraph=True)


def gexf(out: str) -> nx.MultiDiGraph[str]:
    return nx.read_gexf(io.BytesIO(out.encode()))


def cytoscape(out: str) -> nx.MultiDiGraph[str]:
    return nx.cytoscape_graph(json.loads(out))


def legible(text: str) -> str:
    """What the graph's page says: characters that XML cannot hold, or that steer a terminal, spelled out."""
    unfit = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
    return re.sub(unfit, lambda match: f"<U+{ord(match[0]):04X}>", text)


def expanded(out: str) -> Any:
    """JSON-LD as pyld understands it; nothing is fetched, the one context that has an address is at hand."""

    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld", f"{url} would have to be fetched"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    return jsonld.expand(json.loads(out), {"documentLoader": load})


OA = "http://www.w3.org/ns/oa#"


def annotations(out: str) -> list[dict[str, Any]]:
    (collection,) = expanded(out)
    (page,) = collection["https://www.w3.org/ns/activitystreams#first"]
    (items,) = page["https://www.w3.org/ns/activitystreams#items"]
    return list(items["@list"])


def from_web_annotations(out: str, analysis: Analysis) -> Iterator[Part]:
    for annotation in annotations(out):
        places = [_selected(resource, analysis) for resource in annotation[f"{OA}hasTarget"]]
        (article,) = {article for article, _, _ in places}
        words = " … ".join(words for _, _, words in places)
        yield Part(article, "content", tuple(place for _, place, _ in places), words)
        for body in annotation.get(f"{OA}hasBody", ()):
            if f"{OA}hasSelector" in body:
                article, place, words = _selected(body, analysis)
                (role,) = body["urn:attribution:role"]
                yield Part(article, role["@value"], (place,), words)


def _selected(resource: dict[str, Any], analysis: Analysis) -> tuple[str, tuple[int, int], str]:
    position, quote = sorted(resource[f"{OA}hasSelector"], key=lambda selector: selector["@type"])
    assert (position["@type"], quote["@type"]) == ([f"{OA}TextPositionSelector"], [f"{OA}TextQuoteSelector"])
    start, end = (position[f"{OA}{edge}"][0]["@value"] for edge in ("start", "end"))
    return _article(resource[f"{OA}hasSource"][0]["@id"], analysis), (start, end), quote[f"{OA}exact"][0]["@value"]


def _article(iri: str, analysis: Analysis) -> str:
    """The id in a name; a lone surrogate, which no address can hold, is spelled out in it."""
    ids = {article.id.encode("utf-8", "backslashreplace").decode(): article.id for article in analysis.articles}
    return ids[unquote(iri.removeprefix("urn:attribution:article:"))]


SCHEMA = "https://schema.org/"


def from_schema_org(out: str, analysis: Analysis) -> Iterator[Part]:
    roles = {f"{SCHEMA}Quotation": "content", f"{SCHEMA}Claim": "claim"}
    for node in expanded(out):
        (kind,) = node["@type"]
        if kind in roles:
            iris = [based["@id"].partition("#char=") for based in node[f"{SCHEMA}isBasedOn"]]
            (article,) = {_article(iri, analysis) for iri, _, _ in iris}
            places = tuple(tuple(map(int, place.split(","))) for _, _, place in iris)
            yield Part(article, roles[kind], places, node[f"{SCHEMA}text"][0]["@value"])  # type: ignore[arg-type]


def brat_sheets(out: bytes) -> dict[str, tuple[str, list[Any]]]:
    """The text and the annotations of each article by its id, the annotations as bratly reads them: it refuses a line that is
    not after brat's grammar, and words that are not as long as their places."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydantic's, on how bratly is written
        from bratly.io import read_and_load_ann_file
    as_it_is = dict.fromkeys(("no_duplicates", "sorting", "renumerotize"), False)
    found = {}
    with TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(out)).extractall(folder)
        for name, id in json.loads((Path(folder) / "articles.json").read_text(encoding="utf-8")).items():
            sheet = read_and_load_ann_file(f"{folder}/{name}.ann", **as_it_is)
            found[id] = (Path(folder) / f"{name}.txt").read_text(encoding="utf-8"), sheet.annotations
    return found


def from_brat(out: bytes, analysis: Analysis) -> Iterator[Part]:
    for id, (text, annotations) in brat_sheets(out).items():
        for entity in annotations:
            if entity.id.startswith("T"):
                places = tuple((fragment.start, fragment.end) for fragment in entity.fragments)
                assert entity.content == " ".join(text[start:end] for start, end in places)
                yield Part(id, entity.label.casefold(), places, entity.content)


def from_docbin(out: bytes, analysis: Analysis) -> Iterator[Part]:
    """Read with spaCy alone: a span's label is its role, its id the number of its attribution."""
    import spacy
    from spacy.tokens import DocBin

    ids = {SURROGATES.sub("\ufffd", article.id): article.id for article in analysis.articles}
    for doc in DocBin().from_bytes(out).get_docs(spacy.blank("en").vocab):
        found: dict[tuple[str, str], list[Any]] = {}
        for span in doc.spans["attribution_relations"]:
            found.setdefault((span.id_, span.label_), []).append(span)
        for (_, role), spans in found.items():
            places = tuple((span.start_char, span.end_char) for span in spans)
            yield Part(ids[doc.user_data[KEY]["article"]], role, places, " … ".join(span.text for span in spans))


def trimmed(extents: tuple[Extent, ...], text: str) -> tuple[Extent, ...]:
    found = []
    for extent in extents:
        words = extent.of(text)
        start = extent.start + len(words) - len(words.lstrip())
        found += [Extent(start, start + len(words.strip()))] if words.strip() else []
    return tuple(found)


def markdown(out: str) -> list[Any]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(out)


def shown(token: Any) -> str:
    """The words of an inline token as a reader sees them."""
    parts = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        parts.get(child.type, child.content if child.type != "html_inline" else "\n") for child in token.children or ()
    )


def from_text(out: str, analysis: Analysis) -> Iterator[Part]:
    """In the list of all that was said, a statement has lines with its number, its place and who it may be of, and lines with
    its words after a bar."""
    index = Index(analysis)
    statements = {number: index.statements[id] for id, number in index.numbers.items()}
    told = re.findall(r"^  \[(\d+)\] (.*(?:\n {6}[^│\n]+)*)((?:\n {6}│.*)*)", out.partition("━━ Sources ")[2], re.MULTILINE)
    for number, head, quotation in told:
        *_, at = re.findall(r"¶\d+, ((?:\d+–\d+(?:, )?)+)(?= may be |$)", " ".join(head.split()))
        words = "".join(line.removeprefix("      │") for line in quotation.split("\n"))
        yield Part(statements[int(number)].article, "content", _pairs(at), unspaced(words))


def _pairs(places: str) -> Places:
    return tuple((int(start), int(end)) for start, end in re.findall(r"(\d+)–(\d+)", places))


def unspaced(words: str) -> str:
    """Words that are wrapped to lines, and long ones folded: letter by letter the same, wherever a line ends."""
    return "".join(inert(words).split())


def from_markdown(out: str, analysis: Analysis) -> Iterator[Part]:
    """A statement is a paragraph that begins with its number and ends with its place, and a block of quotation."""
    index = Index(analysis)
    statements = {number: index.statements[id] for id, number in index.numbers.items()}
    place: tuple[str, Places] | None = None
    inside = False
    for token in markdown(out):
        if token.type in ("blockquote_open", "blockquote_close"):
            if token.type == "blockquote_close" and place and inside:
                yield Part(place[0], "content", place[1], "")
                place = None
            inside = token.type == "blockquote_open"
        elif token.type == "inline" and inside and place:
            yield Part(place[0], "content", place[1], shown(token))
            place = None
        elif token.type == "inline" and token.level == 1 and (number := re.match(r"\[(\d+)\] ", shown(token))):
            at = re.search(r"¶\d+, ((?:\d+–\d+(?:, )?)+)$", shown(token))
            assert at, shown(token)
            place = statements[int(number[1])].article, _pairs(at[1])


ALL = frozenset({"source", "cue", "content", "claim"})
CLAIMS = frozenset({"claim"})
READ_BACK: dict[str, Format] = {
    "json": Format(from_json, ALL),
    "jsonl": Format(from_json_lines),
    "csv": Format(from_rows, shown=visible),
    "excel": Format(from_rows, shown=visible),
    "text": Format(from_text, frozenset({"content"}), shown=unspaced, lists_own_voice=True),
    "md": Format(from_markdown, frozenset({"content"}), shown=inert, lists_own_voice=True),
    "graphml": Format(lambda out, analysis: from_graph(graphml(out), analysis), CLAIMS, shown=legible),
    "gexf": Format(lambda out, analysis: from_graph(gexf(out), analysis), CLAIMS, shown=legible),
    "cytoscape": Format(lambda out, analysis: from_graph(cytoscape(out), analysis), CLAIMS, shown=legible),
    "web-annotation": Format(from_web_annotations),
    "schema-org": Format(from_schema_org, frozenset({"content", "claim"}), only_quoted=True),
    "brat": Format(from_brat, shown=lambda words: SURROGATES.sub("\ufffd", words), cut=fragments, joined=" "),
    "spacy": Format(from_docbin, shown=lambda words: SURROGATES.sub("\ufffd", words), cut=trimmed),
}
ELSEWHERE = {
    "html": "the browser reads it: html/test_html_page.py, html/test_html_browser.py",
    "dot": "a drawing, which holds no quotations: formats/test_drawings.py",
    "mermaid": "a drawing, which holds no quotations: formats/test_drawings.py",
}
