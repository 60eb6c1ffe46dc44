"""The way through: order, languages, failures in their place, the ledger and its links."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import APPEL, CALL, NEWS_WITHOUT_CONTACT

from dragoman import pipeline
from dragoman.errors import DragomanError, KnowledgeError, ReadError
from dragoman.ledger import Ledger, Outcome, open_ledger
from dragoman.model import CodedDocument, Document
from dragoman.pipeline import CodingError, add_documents, code_all, code_one, link_all, link_pending, only_coded


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger."""
    return open_ledger(tmp_path / "l.db")


def coded(**texts: str) -> list[CodedDocument]:
    """Return the coded documents of these texts, by id."""
    return [
        one for one in code_all(Document(name, text) for name, text in texts.items()) if isinstance(one, CodedDocument)
    ]


def test_the_language_is_detected_unless_it_is_given() -> None:
    assert [one.document.language for one in coded(a=CALL, b=APPEL)] == ["en", "fr"]
    given = code_one(Document("c", CALL, language="fr"))
    assert isinstance(given, CodedDocument)
    assert given.document.language == "fr"


def test_a_failure_comes_in_its_place_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.code

    def code(document: Document, base: object) -> CodedDocument:
        if document.id == "bad":
            raise RecursionError("too deep")
        return real(document, base)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "code", code)
    unread = ReadError("x", "is empty", "give a text")
    documents = [Document("a", CALL), Document("bad", CALL), unread, Document("b", CALL)]
    found = list(code_all(documents, jobs=1))
    assert [type(one) for one in found] == [CodedDocument, CodingError, ReadError, CodedDocument]
    assert "bad: can't be coded (RecursionError: too deep)" in str(found[1])
    assert "Traceback" in getattr(found[1], "trace", "")


def test_a_malformed_data_file_is_no_fault_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def code(document: Document, base: object) -> CodedDocument:
        raise KnowledgeError("titles.yaml is broken")

    monkeypatch.setattr(pipeline, "code", code)
    with pytest.raises(KnowledgeError):
        code_one(Document("a", CALL))


def test_a_coding_error_travels_between_processes() -> None:
    error = CodingError("a", "ValueError: b", "trace")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.trace) == (str(error), "trace")


def test_documents_are_coded_as_they_come() -> None:
    asked: list[str] = []

    def documents() -> Iterator[Document]:
        for name in "abc":
            asked.append(name)
            yield Document(name, NEWS_WITHOUT_CONTACT, language="en")

    results = code_all(documents(), jobs=1)
    next(results)
    assert asked == ["a"]


def test_mentions_of_one_id_are_told_apart(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    [one] = coded(a=CALL)
    twice = CodedDocument(one.document, one.mentions * 2)
    monkeypatch.setattr(pipeline, "code", lambda document, base: twice)
    found = code_one(one.document)
    assert isinstance(found, CodedDocument)
    assert [mention.id for mention in found.mentions] == [one.mentions[0].id, f"{one.mentions[0].id}-2"]
    assert [added.contacts for added in add_documents(ledger, [found])] == [2]


def test_adding_tells_what_became_of_each(ledger: Ledger) -> None:
    documents = coded(a=CALL, b=APPEL, c=NEWS_WITHOUT_CONTACT)
    added = list(add_documents(ledger, documents))
    assert [(one.document, one.outcome, one.language, one.contacts) for one in added] == [
        ("a", Outcome.NEW, "en", 1),
        ("b", Outcome.NEW, "fr", 1),
        ("c", Outcome.NEW, "en", 0),
    ]
    assert {one.outcome for one in add_documents(ledger, documents)} == {Outcome.SAME}


def test_what_comes_slowly_is_safe_before_the_next_is_asked_for(ledger: Ledger) -> None:
    documents = coded(a=CALL, b=NEWS_WITHOUT_CONTACT)
    asked: list[str] = []

    def slowly() -> Iterator[CodedDocument]:
        for one in documents:
            asked.append(one.document.id)
            yield one

    added = add_documents(ledger, slowly(), singly=True)
    assert next(added).document == "a"
    assert asked == ["a"]
    with ledger.write() as writer:  # another program may write meanwhile
        writer.mark_all()
    assert [one.document for one in added] == ["b"]


def test_linking_names_the_events_that_are_new_or_changed(ledger: Ledger) -> None:
    list(add_documents(ledger, coded(a=CALL)))
    [first] = link_pending(ledger)
    assert link_pending(ledger) == ()
    list(add_documents(ledger, coded(b=APPEL)))
    assert link_pending(ledger) == (first,)
    assert link_all(ledger) == 1


def test_what_a_killed_run_left_is_linked_by_the_next(ledger: Ledger) -> None:
    list(add_documents(ledger, coded(a=CALL)))  # killed before it linked
    list(add_documents(ledger, coded(b=NEWS_WITHOUT_CONTACT)))
    assert len(link_pending(ledger)) == 1


def test_errors_are_handed_over_in_their_turn() -> None:
    told: list[DragomanError] = []
    unread = ReadError("x", "is empty", "give a text")
    [one] = coded(a=NEWS_WITHOUT_CONTACT)
    stream = only_coded([one, unread, one], told.append)
    next(stream)
    assert told == []
    assert list(stream) == [one]
    assert told == [unread]
