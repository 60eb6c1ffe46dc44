"""The page in a real browser: looks, keys, filters, verdicts, languages, accessibility; nothing leaves this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import launched, watched
from page_server import TOKEN, serving
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dragoman.ledger import EventFilter, Ledger, open_ledger
from dragoman.model import (
    Attribution,
    CodedDocument,
    ContactType,
    Document,
    EventMention,
    Issue,
    MentionDate,
    Participant,
    Place,
    Span,
    Status,
    Topic,
    Zone,
)
from dragoman.pipeline import add_documents, link_pending

PAGES = ("/", "/timeline", "/map", "/matrix", "/matrix?by=state", "/network", "/sources", "/holdings", "/help")
# What axe finds and can't be faults: vega's own roles inside a drawing that has a name and a table beside it.
_OF_DRAWINGS = {"include": [["body"]], "exclude": [[".chart svg"]]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


@pytest.fixture
def see(browser: Browser, reader: httpx.Client) -> Iterator[Callable[..., Page]]:
    """Opens a page of the ledger; every page is watched until the test ends."""
    with ExitStack() as stack:

        def opened(path: str, **options: Any) -> Page:
            address = str(reader.base_url).rstrip("/")
            page = stack.enter_context(watched(browser, address, **options))
            page.goto(path)
            return page

        yield opened


@pytest.fixture
def judging(browser: Browser, judge: httpx.Client) -> Iterator[Page]:
    """A page whose reader may judge, on a ledger of the test's own."""
    with watched(browser, str(judge.base_url).rstrip("/")) as page:
        page.goto(f"/enter?token={TOKEN}")
        yield page


def inner_pages(ledger: Ledger) -> dict[str, str]:
    """Return an event with conflicts, an article with furniture, a person and a state."""
    with ledger.read() as opened:
        event = next(opened.events(EventFilter(conflicts=True)))
        article = next(one for one in opened.document_ids() if (found := opened.coded(one)) and found.quotes)
    person = event.participants[0]
    return {
        "event": f"/events/{event.id}",
        "article": f"/articles/{article}",
        "actor": f"/actors/{person.entity}",
        "state": f"/states/{person.country}",
    }


def faults(page: Page) -> list[str]:
    """Return the serious faults that axe finds."""
    found = Axe().run(page, context=_OF_DRAWINGS).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} {one['nodes'][0].get('failureSummary', '')[:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("path", [*PAGES, "event", "article", "actor", "state"])
def test_a_page_has_no_fault(see: Callable[..., Page], shown: Ledger, path: str) -> None:
    page = see(inner_pages(shown).get(path, path))
    assert page.locator("h1").count() == 1
    assert faults(page) == []


@pytest.mark.parametrize("path", ["/", "/matrix", "/timeline", "event", "article"])
def test_a_dark_page_has_no_fault(see: Callable[..., Page], shown: Ledger, path: str) -> None:
    page = see(inner_pages(shown).get(path, path), color_scheme="dark")
    red, green, blue = page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    )[:3]
    assert max(red, green, blue) < 60
    assert faults(page) == []


@pytest.mark.parametrize("path", ["/", "event"])
def test_the_arabic_page_runs_from_right_to_left(see: Callable[..., Page], shown: Ledger, path: str) -> None:
    page = see(inner_pages(shown).get(path, path), locale="ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    mark, choices = page.locator(".wordmark").bounding_box(), page.locator(".choices").bounding_box()
    assert mark
    assert choices
    assert mark["x"] > choices["x"]
    assert faults(page) == []


def test_reports_keep_their_own_direction(see: Callable[..., Page], shown: Ledger) -> None:
    for locale in ("en-GB", "ar"):
        page = see(inner_pages(shown)["event"], locale=locale)
        sentences = page.locator(".report blockquote:not(.quote)").all()
        found = {one.get_attribute("lang"): one.evaluate("e => getComputedStyle(e).direction") for one in sentences}
        assert found.pop("ar", "rtl") == "rtl"
        assert set(found.values()) == {"ltr"}


@pytest.mark.parametrize("path", [*PAGES, "event", "article", "actor"])
def test_a_phone_shows_it_without_scrolling_sideways(see: Callable[..., Page], shown: Ledger, path: str) -> None:
    page = see(inner_pages(shown).get(path, path), viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phone_shows_the_filters_when_asked(see: Callable[..., Page]) -> None:
    page = see("/", viewport={"width": 360, "height": 740})
    row = page.locator("[data-row]").first.bounding_box()
    assert row
    assert row["y"] < 500
    assert not page.get_by_label("State", exact=True).is_visible()
    page.locator("summary").click()
    page.get_by_label("State", exact=True).select_option("EGY")
    page.wait_for_url("**country=EGY**")


def test_languages_are_chosen_and_kept(see: Callable[..., Page]) -> None:
    page = see("/?type=call")
    page.get_by_role("link", name="Français").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.url.endswith("/?type=call")
    page.goto("/timeline")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_appearance_is_chosen_and_kept(see: Callable[..., Page]) -> None:
    page = see("/")
    page.locator(".appearance").click()
    page.goto("/sources")
    assert page.locator("html").get_attribute("data-appearance") == "dark"


@pytest.mark.parametrize(
    ("fill", "query"),
    [
        (lambda page: page.get_by_label("State", exact=True).select_option("EGY"), "country=EGY"),
        (lambda page: page.get_by_label("Kind", exact=True).select_option("visit"), "type=visit"),
        (lambda page: page.get_by_label("Status", exact=True).select_option("cancelled"), "status=cancelled"),
        (lambda page: page.get_by_label("Reported in").select_option("ar"), "language=ar"),
        (lambda page: page.get_by_label("From").fill("2024-01-01"), "since=2024-01-01"),
        (lambda page: page.get_by_label("To").fill("2022-12-31"), "until=2022-12-31"),
        (lambda page: page.get_by_label("Only where reports disagree").check(), "conflicts=1"),
        (lambda page: page.get_by_label("Who").press_sequentially("ماكرون\n"), "who="),
        (lambda page: page.get_by_label("Words").press_sequentially("الكرملين\n"), "text="),
    ],
)
def test_each_filter(see: Callable[..., Page], fill: Callable[[Page], object], query: str) -> None:
    page = see("/")
    before = page.locator("[data-row]").count()
    fill(page)
    page.wait_for_url(f"**{query}**")
    after = page.locator("[data-row]").count()
    assert 0 < after < before
    page.locator(".chosen a").first.click()
    expect(page.locator("[data-row]")).to_have_count(before)


def test_the_table_is_sorted_by_its_heads(see: Callable[..., Page]) -> None:
    page = see("/")
    page.get_by_role("link", name="Day").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    days = [one.get_attribute("datetime") for one in page.locator(".col-date time").all()]
    assert days == sorted(days, key=str)


def test_keys(see: Callable[..., Page]) -> None:
    page = see("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip").bounding_box()
    assert skip
    assert skip["y"] >= 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/map")


def test_a_chart_leads_to_its_events(see: Callable[..., Page]) -> None:
    page = see("/timeline")
    page.locator(".chart svg a").first.click()
    page.wait_for_url("**/?type=**")
    assert page.locator("[data-row]").count() > 0


def test_judging_and_undo(judging: Page, ledger: Ledger) -> None:
    with ledger.read() as opened:
        event = max(opened.events(), key=lambda one: len(one.reports))
    judging.goto(f"/events/{event.id}")
    reports = judging.locator(".report").count()
    for number in (0, 1):
        judging.get_by_label("judge this report").nth(number).check()
    judging.get_by_label("Why").fill("two days")
    judging.get_by_role("button", name="different").click()
    judging.wait_for_url("**judged=**")
    assert 0 < judging.locator(".report").count() < reports
    assert "two days" in judging.locator(".judgement").inner_text()
    judging.get_by_role("button", name="Take back").click()
    judging.wait_for_url(f"**/events/{event.id}")
    assert judging.locator(".report").count() == reports
    assert "taken back by Amal" in judging.locator(".judgement").inner_text()


def test_two_events_are_said_to_be_one(judging: Page, ledger: Ledger) -> None:
    with ledger.read() as opened:
        one, other = list(opened.events())[:2]
    judging.goto(f"/events/{one.id}")
    judging.get_by_label("id or address").fill(f"http://anything/events/{other.id}")
    for box in judging.get_by_label("judge this report").all():
        box.check()
    judging.get_by_role("button", name="same").click()
    judging.wait_for_url("**judged=**")
    assert judging.locator(".report").count() == len(one.reports) + len(other.reports)


HOSTILE = (
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\u202e\u2066"
    "<svg onload=window.hacked=3></svg></mark></div><a href='javascript:window.hacked=4'>minister</a>"
    "<style>body{display:none}</style>{{ 7 * 7 }} He met nobody.\n"
)


def test_a_hostile_article_is_inert(browser: Browser, tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "hostile.db")
    text = HOSTILE * 200
    told = EventMention(
        id=HOSTILE,
        type=ContactType.MEETING,
        status=Status.HAPPENED,
        main=True,
        zone=Zone.TEXT,
        participants=(Participant(HOSTILE, HOSTILE[:8], Span(0, 8), HOSTILE, HOSTILE, "XXX", HOSTILE),),
        date=MentionDate(),
        sentence=Span(0, len(HOSTILE)),
        trigger=Span(10, 20),
        rule=HOSTILE,
        place=Place(HOSTILE, HOSTILE[:9], None, Span(0, 9)),
        topics=(Topic(HOSTILE, Span(3, 30)),),
        sources=(Attribution("official", HOSTILE, HOSTILE, Span(0, 5)),),
    )
    document = Document("a/../b?c#d%2e", text, url="javascript:alert(1)", language="en", title=HOSTILE)
    list(add_documents(ledger, [CodedDocument(document, (told,), issues=(Issue("warning", HOSTILE),))]))
    link_pending(ledger)
    with serving(ledger) as address, watched(browser, address) as page:
        for path in ("/", "/timeline", "/map", "/matrix", "/network", "/sources", "/holdings"):
            page.goto(path)
            assert page.evaluate("window.hacked") is None
        page.goto("/")
        page.locator(".to-event").first.click()
        page.locator(".report .document").click()
        assert "{{ 7 * 7 }}" in page.locator(".text").inner_text()
        assert page.locator("main script, main img, main svg[onload], main style").count() == 0
        page.locator("aside .actor").first.click()
        assert page.locator("h1").inner_text().startswith("<script>")
        assert page.evaluate("window.hacked") is None


def test_a_reader_without_the_token_has_no_button(see: Callable[..., Page], shown: Ledger) -> None:
    page = see(inner_pages(shown)["event"])
    assert page.locator(".judge button").count() == 0
