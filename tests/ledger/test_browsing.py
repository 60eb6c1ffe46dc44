"""Pages of events are parts of the whole list, and counts with a filter are counts of what it lists."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from builders import KERIZ, VELL, coded, day, mention, person

from dragoman.ledger import EventFilter, Ledger, LedgerBrowser, Order, Slice, browsing, counting, open_ledger, schema
from dragoman.ledger.words import common_words
from dragoman.model import ContactType, Place
from dragoman.pipeline import add_documents, link_pending

NIN = person("Ola Nin", None, "CCC")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    found = open_ledger(tmp_path / "t.db")
    cairo = Place("Cairo", "Cairo", "EGY")
    documents = [
        coded("a", mention("a#0", dates=day("2023-01-10")), mention("a#1", VELL, NIN, dates=day("2023-02-10"))),
        coded("b", mention("b#0", KERIZ, NIN, type="meeting", dates=day("2023-03-10"), place=cairo)),
        coded("c", mention("c#0", VELL, KERIZ, type="meeting", place=cairo), text="A meeting with no day at all."),
    ]
    list(add_documents(found, documents))
    link_pending(found)
    return found


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("down", [True, False])
def test_pages_make_up_the_list(ledger: Ledger, order: Order, down: bool) -> None:
    with ledger.browse() as browser:
        parts = [browser.page(EventFilter(), Slice(order, down, start, 1)) for start in range(4)]
        assert sorted(one.id for part in parts for one in part.events) == sorted(browser.event_ids())
        assert all(part.total == 4 and not part.more for part in parts)


@pytest.mark.parametrize("down", [True, False])
def test_undated_events_are_last_both_ways(ledger: Ledger, down: bool) -> None:
    with ledger.browse() as browser:
        starts = [event.date.start for event in browser.page(EventFilter(), Slice(Order.DATE, down)).events]
        assert starts[-1] is None
        assert starts[:-1] == sorted(filter(None, starts), reverse=down)


FILTERS = [
    EventFilter(who=(("vell",),)),
    EventFilter(actor="Q1", type=ContactType.CALL),
    EventFilter(country="CCC"),
    EventFilter(country="AAA", type=ContactType.CALL),
    EventFilter(country="aaa", type=ContactType.MEETING, language="en"),
    EventFilter(place="Cairo"),
    EventFilter(text="meet no"),
    EventFilter(language="en", conflicts=True),
]


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("asked", FILTERS)
def test_a_filter_chooses_the_same_whichever_way_it_is_met(
    ledger: Ledger, asked: EventFilter, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "FEW_MEMBERS", few)
    with ledger.browse() as browser:
        page = browser.page(asked, Slice())
        assert sorted(one.id for one in page.events) == sorted(browser.event_ids(asked))
        assert page.total == len(page.events)


def counts(browser: LedgerBrowser, asked: EventFilter) -> list[object]:
    some = (counting.months, counting.actors, counting.states, counting.pairs, counting.state_pairs, counting.places)
    return [count(browser, asked) for count in some]


def test_counts_over_all_events_are_those_of_the_tables(ledger: Ledger) -> None:
    with ledger.browse() as browser:
        # A filter that every event meets is counted event by event.
        assert counts(browser, EventFilter()) == counts(browser, EventFilter(language="en"))


@pytest.mark.parametrize("asked", FILTERS)
def test_counts_are_of_the_events_chosen(ledger: Ledger, asked: EventFilter) -> None:
    with ledger.browse() as browser:
        events = list(browser.events(asked))
        named = Counter(one.entity or one.name for event in events for one in event.participants)
        assert {one.actor: one.events for one in counting.actors(browser, asked)} == named
        assert sum(one.events for one in counting.months(browser, asked)) == len(events)
        assert sum(one.events for one in counting.places(browser, asked)) == sum(bool(one.place) for one in events)


def test_pairs_among_some_are_those_of_all(ledger: Ledger) -> None:
    with ledger.browse() as browser:
        found = counting.pairs(browser)
        assert counting.pairs_among(browser, ["Q1", "Q2", "Ola Nin"]) == found
        assert counting.pairs_among(browser, ["Q1", "Q2"]) == tuple(
            p for p in found if {p.one, p.other} == {"Q1", "Q2"}
        )


def test_counterparts(ledger: Ledger) -> None:
    with ledger.browse() as browser:
        assert [(one.name, one.events) for one in counting.counterparts(browser, "Q1")] == [
            ("Tomas Keriz", 2),
            ("Ola Nin", 1),
        ]
        assert [one.actor for one in counting.state_counterparts(browser, "CCC")] == ["AAA", "BBB"]
        assert [one.actor for one in counting.people_of(browser, "CCC")] == ["Ola Nin"]
        assert counting.actor(browser, "nobody") is None


def test_a_browser_sees_one_state_of_the_ledger(ledger: Ledger) -> None:
    with ledger.browse() as browser:
        before = browser.page(EventFilter(), Slice()).total
        list(add_documents(ledger, [coded("new", mention("new#0", dates=day("2024-01-01")))]))
        link_pending(ledger)
        assert browser.page(EventFilter(), Slice()).total == before
    with ledger.browse() as browser:
        assert browser.page(EventFilter(), Slice()).total == before + 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الوزير", True),
        ("وزير", True),
        ("للوزير", True),
        ("وزيران", False),
        ("القاهره", True),
        ("قاهر", True),
        ("زير", False),
    ],
)
def test_words_are_found_behind_what_is_written_onto_them(tmp_path: Path, words: str, found: bool) -> None:
    ledger = open_ledger(tmp_path / "t.db")
    list(
        add_documents(
            ledger, [coded("a", text="وقال للوزير المغربي إن الزيارة انتهت بالقاهرة، وفي النهاية لا شيء غير ذلك.")]
        )
    )
    link_pending(ledger)
    with ledger.browse() as browser:
        assert bool(browser.event_ids(EventFilter(text=words))) is found


@pytest.fixture
def many(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "many.db")
    texts = ("Grain and gas were discussed at the dam.", "Grains and dams were all that they spoke of that day.")
    documents = [
        coded(f"d{n}", mention(f"d{n}#0", dates=day(f"2023-{1 + n % 12:02}-{1 + n // 12:02}")), text=texts[n % 3 == 2])
        for n in range(60)
    ]
    list(
        add_documents(ledger, [*documents, coded("rare", mention("rare#0", dates=day("2024-01-01")), text="Fishing.")])
    )
    link_pending(ledger)
    return ledger


@pytest.mark.parametrize("common", [10, 10_000])
@pytest.mark.parametrize("words", ["grain", "grain dam", "dams", "gas", "fish", "grain fish", "absent", "-"])
def test_common_words_find_what_rare_ones_would(
    many: Ledger, words: str, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ledger.words.COMMON", common)
    asked = EventFilter(text=words)
    with many.browse() as browser:
        ids, shown = browser.event_ids(asked), browser.page(asked, Slice(size=5))
        assert len(shown.events) == min(5, len(ids))
        assert {one.id for one in shown.events} <= set(ids)
        assert shown.total == len(ids) or (shown.more and shown.total == 5 < len(ids))
        everything = browser.page(asked, Slice(size=100))
        assert sorted(one.id for one in everything.events) == sorted(ids)


def test_words_are_looked_for_one_event_after_the_other_where_many_have_them(
    many: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ledger.words.COMMON", 10)
    with many.browse() as browser:
        found = common_words(browser.connection, "grain")
        assert found is not None
        assert '"grain" OR "grains"' in str(found.values)
        assert common_words(browser.connection, "fishing") is None
        monkeypatch.setattr("dragoman.ledger.words.MOST_SPELLINGS", 1)
        assert common_words(browser.connection, "grain") is None


@pytest.mark.parametrize("asked", FILTERS)
def test_a_line_says_of_an_event_what_the_event_does(ledger: Ledger, asked: EventFilter) -> None:
    with ledger.browse() as browser:
        events, lines = browser.page(asked, Slice()), browser.lines(asked, Slice())
        assert (events.total, events.more) == (lines.total, lines.more)
        for event, line in zip(events.events, lines.events, strict=True):
            assert (line.id, line.type, line.status, line.date) == (event.id, event.type, event.status, event.date)
            assert (line.place, line.independent_sources) == (event.place, event.independent_sources)
            assert (line.reports, line.disputed) == (len(event.reports), bool(event.conflicts))
            assert line.languages == event.languages
            named = [(one.name, one.entity, one.country) for one in event.participants]
            assert [tuple(one) for one in line.participants] == named


def test_a_ledger_from_before_learns_which_events_are_disputed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.MIGRATIONS[:-1]
    told = [coded("a", mention("a#0", dates=day("2023-01-10"))), coded("b", mention("b#0", dates=day("2023-01-11")))]
    ledger = open_ledger(tmp_path / "new.db")
    list(add_documents(ledger, told))
    link_pending(ledger)
    with ledger.browse() as browser:
        disputed = browser.event_ids(EventFilter(conflicts=True))
    assert len(disputed) == 1
    connection = sqlite3.connect(ledger.path)  # as an older version left it
    for statement in (
        "DROP TABLE document_terms",
        "DROP INDEX events_disputed",
        "ALTER TABLE events DROP COLUMN disputed",
        f"PRAGMA user_version = {len(before)}",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    with open_ledger(ledger.path).browse() as browser:
        assert browser.event_ids(EventFilter(conflicts=True)) == disputed
