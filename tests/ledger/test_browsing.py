"""Pages of events are parts of the whole list, and counts with a filter are counts of what it lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from builders import KERIZ, VELL, coded, day, mention, person

from dragoman.ledger import EventFilter, Ledger, LedgerBrowser, Order, Slice, browsing, counting, open_ledger
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
