"""A ledger keeps what it is given, once, and comes back whole."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from builders import KERIZ, TEXT, VELL, coded, day, full_mention, mention, person
from relinking import add, link_pending, relink

from dragoman.errors import LedgerError
from dragoman.ledger import EventFilter, Ledger, Outcome, open_ledger
from dragoman.ledger.schema import MIGRATIONS
from dragoman.model import ContactType, Judgement, Verdict
from dragoman.records import dump_line, event_to_record


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "test.db")


def listing(ledger: Ledger) -> list[str]:
    with ledger.read() as reader:
        return [dump_line(event_to_record(event)) for event in reader.events()]


def test_what_is_added_comes_back_as_it_was(ledger: Ledger) -> None:
    document = coded("alpha", full_mention("alpha#0"), mention("alpha#1", VELL, person("X")), published="2023-10-12")
    assert add(ledger, document) == [("alpha", Outcome.NEW)]
    with ledger.read() as reader:
        assert reader.coded("alpha") == document


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    documents = [coded("alpha", published="2023-10-12"), coded("beta", published="2023-10-11")]
    add(ledger, *documents)
    before = listing(ledger)
    assert [outcome for _, outcome in add(ledger, *documents)] == [Outcome.SAME] * 2
    assert listing(ledger) == before
    with ledger.read() as reader:
        assert reader.counts()["documents"] == 2


def test_a_changed_text_is_replaced_with_a_note(ledger: Ledger) -> None:
    add(ledger, coded("alpha"), coded("beta"))
    changed = coded("alpha", mention("alpha#9", dates=day("2023-10-10")), text=TEXT + " Corrected.")
    assert add(ledger, changed) == [("alpha", Outcome.REPLACED)]
    with ledger.read() as reader:
        held = reader.coded("alpha")
        assert held is not None
        assert held.document.text.endswith("Corrected.")
        assert any("changed" in issue.what for issue in held.issues)
        assert reader.document_ids() == ("alpha", "beta")
        assert reader.mention("alpha#0") is None
    assert not any("alpha#0" in line for line in listing(ledger))


def test_claims_of_offices_go_with_their_document(ledger: Ledger) -> None:
    add(ledger, coded("alpha", published="2023-10-12"), coded("beta"))
    with ledger.read() as reader:
        assert reader.claims.names() == ("Aruna Vell",)
        found = reader.claims.of_office("foreign_minister", "AAA")
        assert [one.document for one in found] == ["alpha", "beta"]
        assert found == reader.claims.of_name("Aruna Vell")
        assert found[0].published == day("2023-10-12", "given")
    add(ledger, *(replace(coded(one), claims=()) for one in ("alpha", "beta")))
    with ledger.read() as reader:
        assert reader.claims.names() == ()


def test_the_same_text_read_otherwise_is_recoded(ledger: Ledger) -> None:
    add(ledger, coded("alpha"))
    assert add(ledger, coded("alpha", mention("alpha#1"))) == [("alpha", Outcome.RECODED)]


def test_reports_of_one_call_become_one_event(ledger: Ledger) -> None:
    add(ledger, coded("alpha", mention("alpha#0", dates=day("2023-10-10")), published="2023-10-12"))
    add(ledger, coded("beta", mention("beta#0", KERIZ, VELL), published="2023-10-11"))
    add(ledger, coded("gamma", mention("gamma#0", main=False), published=None))
    with ledger.read() as reader:
        events = list(reader.events())
        assert [len(event.reports) for event in events] == [2, 1]
        assert events[0].date.edtf == "2023-10-10"
        [edge] = reader.edges([report.mention for report in events[0].reports])
        assert (edge.left, edge.right) == ("alpha#0", "beta#0")
        assert any("published up to a day after" in level.level for level in edge.levels)


def test_linking_again_gives_the_same_bytes(ledger: Ledger) -> None:
    for number in range(12):
        found = mention(f"d{number}#0", dates=day(f"2023-10-{1 + number // 2 * 3:02}"))
        add(ledger, coded(f"d{number}", found, published="2023-11-01"))
    before = listing(ledger)
    assert len(before) == 6
    relink(ledger)
    assert listing(ledger) == before


def test_event_ids_survive_and_merged_ids_redirect(ledger: Ledger) -> None:
    # Two days apart are two events; a report of the day between joins one; then a person says that all are one.
    add(ledger, coded("alpha", mention("alpha#0", dates=day("2023-10-10"))))
    add(ledger, coded("beta", mention("beta#0", dates=day("2023-10-13"))))
    with ledger.read() as reader:
        first, second = reader.event_ids()
    judged = Judgement("j1", Verdict.SAME, ("alpha#0", "beta#0"), "an analyst", "2024-01-01T00:00:00Z")
    judge(ledger, judged)
    with ledger.read() as reader:
        [only] = reader.event_ids()
        assert only in (first, second)
        assert {getattr(reader.event(one), "id", None) for one in (first, second, "beta#0")} == {only}
    judge(ledger, replace(judged, withdrawn_by="an analyst", withdrawn_at="2024-01-02T00:00:00Z"))
    with ledger.read() as reader:
        assert set(reader.event_ids()) == {first, second}
        assert len(reader.judgements()) == 1


def test_an_event_is_found_by_how_its_id_begins(ledger: Ledger) -> None:
    add(ledger, coded("alpha"))
    with ledger.read() as reader:
        [only] = reader.event_ids()
        assert [reader.event(one) is not None for one in (only, only[:9], "alpha#0", only[:2], "")] == [True] * 3 + [
            False
        ] * 2


def judge(ledger: Ledger, judgement: Judgement) -> None:
    with ledger.write() as writer:
        writer.judge(judgement)
        link_pending(writer)


def test_a_rejected_mention_is_in_no_event(ledger: Ledger) -> None:
    add(ledger, coded("alpha"), coded("beta"))
    judge(ledger, Judgement("j1", Verdict.REJECT, ("alpha#0",), "an analyst", "2024-01-01T00:00:00Z"))
    add(ledger, coded("gamma"))
    assert len(listing(ledger)) == 1
    with ledger.read() as reader:
        assert reader.event("alpha#0") is None


def test_an_event_goes_with_the_last_text_that_told_it(ledger: Ledger) -> None:
    told = mention("alpha#0", dates=day("2023-10-10"))
    add(ledger, coded("alpha", told), coded("beta", mention("beta#0", dates=day("2023-10-10"))))
    assert len(listing(ledger)) == 1
    other = mention("alpha#1", type="meeting", dates=day("2023-10-10"))
    add(ledger, coded("alpha", other, text=TEXT + " No."), coded("beta", mention("beta#1"), text=TEXT + " No."))
    with ledger.read() as reader:
        reports = [report.mention for event in reader.events() for report in event.reports]
        assert sorted(reports) == ["alpha#1", "beta#1"]


def test_filters(ledger: Ledger) -> None:
    add(
        ledger,
        coded("alpha", mention("alpha#0", dates=day("2023-10-10")), published="2023-10-12"),
        coded("beta", mention("beta#0", person("Ola Nin", None, "CCC"), VELL, type="meeting", dates=day("2023-11-10"))),
        coded("gamma", mention("gamma#0", person("Ola Nin"), person("Pia Moe"), status="planned")),
    )
    cases = [
        (EventFilter(), 3),
        (EventFilter(who=(("Vell",),)), 2),
        (EventFilter(who=(("vell",), ("NIN",))), 1),
        (EventFilter(who=(("Q1",),)), 2),
        (EventFilter(who=(("ell",),)), 0),
        (EventFilter(country="bbb"), 1),
        (EventFilter(type=ContactType.MEETING), 1),
        (EventFilter(since=day("2023-11-01").start), 1),
        (EventFilter(until=day("2023-11-01").start), 1),
        (EventFilter(language="en", text="FISHING phone"), 3),
        (EventFilter(language="fr"), 0),
        (EventFilter(text="submarine"), 0),
        (EventFilter(conflicts=True), 0),
    ]
    with ledger.read() as reader:
        assert [len(reader.event_ids(asked)) for asked, _ in cases] == [count for _, count in cases]


def test_files_that_are_no_ledger_are_refused_in_one_line(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    text.write_text("x" * 5000)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    open_ledger(newer)
    with sqlite3.connect(newer) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    for path, words in (
        (text, "not a ledger"),
        (other, "not a ledger"),
        (newer, "newer"),
        (tmp_path, "can't be opened"),
    ):
        with pytest.raises(LedgerError, match=words) as caught:
            open_ledger(path)
        assert "\n" not in str(caught.value)
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(tmp_path / "none.db", create=False)
    assert text.read_text() == "x" * 5000


def test_a_reader_sees_the_state_before_while_a_writer_writes(ledger: Ledger) -> None:
    add(ledger, coded("alpha"))
    with ledger.write() as writer, ledger.read() as reader:
        adding = writer.add(iter([coded("beta"), coded("gamma")]))
        assert reader.counts()["documents"] == 1
        assert len(list(adding)) == 2
        assert reader.counts()["documents"] == 3


def test_a_document_that_fails_leaves_none_of_its_batch(ledger: Ledger) -> None:
    twice = coded("beta", mention("same"), mention("same"))
    with pytest.raises(LedgerError), ledger.write() as writer:
        list(writer.add([coded("alpha"), twice]))
    with ledger.read() as reader:
        assert reader.counts()["documents"] == 0


def test_hostile_text_is_kept(ledger: Ledger) -> None:
    text = "\u202e\x00ﷺ" * 2000 + "\r\n"
    add(ledger, coded("evil\nid", text=text))
    with ledger.read() as reader:
        document = reader.document("evil\nid")
        assert document is not None
        assert document.text == text
        [event] = reader.events()
        assert event.reports[0].document == "evil\nid"
