"""The part of the JSON-LD context of Web Annotation that the reports use, by the vocabulary's recommendation
(https://www.w3.org/TR/annotation-vocab/), so that tests ask nothing of the network."""

from __future__ import annotations

OA, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "https://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
_NUMBER = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"

CONTEXT = {
    "@context": {
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        **{
            kind: OA + kind
            for kind in ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector", "TextQuoteSelector")
        },
        **{purpose: OA + purpose for purpose in ("identifying", "describing", "tagging")},
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "body": {"@type": "@id", "@id": f"{OA}hasBody"},
        "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
        "source": {"@type": "@id", "@id": f"{OA}hasSource"},
        "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
        "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
        **{part: OA + part for part in ("exact", "prefix", "suffix")},
        "start": {"@type": _NUMBER, "@id": f"{OA}start"},
        "end": {"@type": _NUMBER, "@id": f"{OA}end"},
        "value": f"{RDF}value",
        "label": {"@id": "http://www.w3.org/2000/01/rdf-schema#label"},
        "total": {"@type": _NUMBER, "@id": f"{AS}totalItems"},
        "first": {"@type": "@id", "@id": f"{AS}first"},
        "startIndex": {"@type": _NUMBER, "@id": f"{AS}startIndex"},
        "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"},
    }
}
