"""What the network reads, and reading ahead of the parse."""

from __future__ import annotations

import threading
import time

import pytest

from attribution.articles import from_texts
from attribution.attributions import reading
from attribution.attributions.network import Network
from attribution.attributions.reading import read_relations, reading_ahead
from attribution.errors import PipelineError

FIRST = "The ferry had been overloaded for weeks, the harbour master said."
SECOND = "Union leaders warned that the yard would close by spring."


def articles(*texts):
    return from_texts(texts).articles


def test_extents_cut_the_words_from_the_text():
    (relation,) = read_relations(FIRST)
    assert FIRST[slice(*relation.source)] == "the harbour master"
    assert FIRST[slice(*relation.cue)] == "said"
    assert FIRST[slice(*relation.content[0])] == "The ferry had been overloaded for weeks"


def test_read_ahead_is_what_is_read_at_once_in_the_same_order():
    with reading_ahead() as ahead:
        assert [article.text for article in ahead.begin(articles(FIRST, SECOND))] == [FIRST, SECOND]
        assert [ahead.next(), ahead.next()] == [read_relations(FIRST), read_relations(SECOND)]


def test_reading_goes_on_in_another_thread(monkeypatch):
    readers = []
    monkeypatch.setattr(reading, "read_relations", lambda text, stop: readers.append(threading.current_thread()))
    with reading_ahead() as ahead:
        list(ahead.begin(articles(FIRST)))
        ahead.next()
    assert readers != [threading.current_thread()]


def test_nothing_is_read_where_it_is_not_wanted(monkeypatch):
    monkeypatch.setattr(reading, "read_relations", lambda text, stop: pytest.fail("the network was asked"))
    with reading_ahead(wanted=False) as ahead:
        assert len(list(ahead.begin(articles(FIRST)))) == 1
        assert ahead.next() is None


def test_an_error_of_the_worker_reaches_who_asks(monkeypatch):
    def fail(text, stop):
        raise PipelineError("no weights")

    monkeypatch.setattr(reading, "read_relations", fail)
    with reading_ahead() as ahead:
        list(ahead.begin(articles(FIRST)))
        with pytest.raises(PipelineError, match="no weights"):
            ahead.next()


def test_a_long_text_is_not_read_to_its_end_once_the_block_is_left(monkeypatch):
    begun, groups = threading.Event(), []

    def read(self, pieces):
        for number in range(1000):
            begun.set()
            groups.append(number)
            time.sleep(0.01)
            yield ()

    monkeypatch.setattr(Network, "read", read)
    with reading_ahead() as ahead:
        list(ahead.begin(articles(FIRST)))
        begun.wait()
    assert len(groups) < 1000
