"""Who speaks: mentions resolved to sources inside an article, and sources recognised across articles."""

from attribution.sources.from_doc import candidate_records, source_records
from attribution.sources.merging import merge_sources
from attribution.sources.resolution import resolve
from attribution.sources.walk import corefering, resolve_pronoun

__all__ = ["candidate_records", "corefering", "merge_sources", "resolve", "resolve_pronoun", "source_records"]
