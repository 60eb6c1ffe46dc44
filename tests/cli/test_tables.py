"""What a person sees: whole at any width, honest about days, and deaf to what a text commands."""

from __future__ import annotations

import re

import pytest
from builders import KERIZ, TEXT, VELL, coded, day, full_mention, mention, person, reported, stretch
from rich.console import Console, RenderableType

from dragoman.cli.tables import ReportView, event_view, events_table, highlighted
from dragoman.language.direction import harmless, isolated
from dragoman.link import link
from dragoman.model import UNDATED, DateRange, MentionDate, Span
from dragoman.wording import date_in_words, short_date

ARABIC = "أجرى ناصر بوريطة اتصالا هاتفيا أمس"


def shown(renderable: RenderableType, width: int = 80) -> str:
    console = Console(width=width, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def _event(*mentions: str):  # type: ignore[no-untyped-def]
    some = [reported(one, dates=day("2023-10-11"), sentence=TEXT) for one in mentions]
    return link(some).events[0]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_list_fits_the_terminal(width: int) -> None:
    output = shown(events_table([_event("alpha#0", "beta#0")]), width)
    assert max(map(len, output.splitlines())) <= width
    flat = re.sub(r"\s+", " ", output)
    for words in ("2023-10-11", "call", "happened", "Vell", "Keriz"):
        assert words in flat


def test_a_conflict_is_flagged_and_only_a_conflict() -> None:
    one = reported("alpha#0", dates=day("2023-10-11"), published=day("2023-10-12"))
    other = reported("beta#0", dates=day("2023-10-12"), published=day("2023-10-12"))
    [event] = link([one, other]).events
    assert "2!" in shown(events_table([event]))
    assert "!" not in shown(events_table([_event("alpha#0")]))


@pytest.mark.parametrize(
    ("dates", "surface", "language", "words"),
    [
        (day("2023-10-11"), None, "en", "Wednesday 11 October 2023 (as stated)"),
        (day("2023-10-11", "relative"), "hier", "fr", "Wednesday 11 October 2023 (reckoned from the publication)"),
        (
            stretch("2023-02-01", "2023-02-22", "[2023-02-01,2023-02-08,2023-02-15,2023-02-22]", "weekday"),
            "mercredi",
            "fr",
            "a Wednesday of February 2023 (from the weekday)",
        ),
        (stretch("2023-02-01", "2023-02-28"), None, "en", "February 2023 (as stated)"),
        (stretch("2023-01-01", "2023-12-31"), None, "en", "2023 (as stated)"),
        (stretch("2023-05-01", "2023-05-10"), None, "en", "1 to 10 May 2023 (as stated)"),
        (stretch("2023-05-30", "2023-06-02"), None, "en", "30 May 2023 to 2 June 2023 (as stated)"),
        (UNDATED, "ce mardi", "fr", "a Tuesday, year unknown"),
        (UNDATED, "يوم الخميس", "ar", "a Thursday, year unknown"),
        (UNDATED, "samedi 12 février", "fr", "Saturday 12 February, year unknown"),
        (UNDATED, None, "fr", "no day given"),
        (UNDATED, "gestern", "xx", "“gestern”, day unknown"),
    ],
)
def test_days_in_words(dates: DateRange, surface: str | None, language: str, words: str) -> None:
    assert date_in_words(MentionDate(dates, surface), language) == words


def test_short_dates() -> None:
    set_of_days = "[2023-02-01,2023-02-08,2023-02-15,2023-02-22]"
    assert short_date(stretch("2023-02-01", "2023-02-22", set_of_days)) == "a Wed of 2023-02"
    assert short_date(stretch("2023-02-01", "2023-02-28")) == "2023-02"
    assert short_date(UNDATED) == "?"


def test_a_text_has_no_power_over_the_terminal() -> None:
    evil = "a\x1b[31mb\u202ec\u2066d\x07\r\ne\u2028[bold]f\ud800"
    assert len(harmless(evil)) == len(evil)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\ud800]", harmless(evil))
    [event] = link([reported("alpha#0", person(evil), KERIZ)]).events
    output = shown(events_table([event]), 200)
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "[bold]" in output


def test_arabic_is_set_apart_and_to_the_right() -> None:
    document = coded("alpha", mention("alpha#0"), text=ARABIC + " " * 80)
    text = highlighted(ReportView(document, document.mentions[0]))
    assert text.justify == "right"
    assert isolated(ARABIC) == f"\u2068{ARABIC}\u2069"
    assert isolated("plain") == "plain"


def test_trigger_and_participants_are_marked_where_they_stand() -> None:
    for prefix, text in (("", TEXT), ("ناصر ", TEXT)):
        shift = len(prefix)
        found = full_mention("alpha#0")
        moved = mention("alpha#0", person("Aruna Vell"), KERIZ)
        document = coded("alpha", moved, text=prefix + text)
        from dataclasses import replace

        placed = replace(
            found,
            sentence=Span(0, len(prefix + text)),
            trigger=found.trigger.shifted(shift),
            participants=tuple(replace(one, span=one.span and one.span.shifted(shift)) for one in found.participants),
        )
        marked = highlighted(ReportView(document, placed))
        assert sorted(marked.plain[span.start : span.end] for span in marked.spans) == ["Aruna Vell", "spoke by phone"]


def test_one_event_shows_who_says_what_and_why() -> None:
    one = coded("alpha", full_mention("alpha#0"), published="2023-10-12")
    other = coded("beta", mention("beta#0", VELL, person("Tomas Keriz"), person("Ola Nin")), published="2023-10-11")
    mentions = [
        reported("alpha#0", *one.mentions[0].participants, dates=day("2023-10-10"), sentence=TEXT),
        reported("beta#0", *other.mentions[0].participants, published=day("2023-10-11")),
    ]
    result = link(mentions)
    [event] = result.events
    reports = [ReportView(found, found.mentions[0]) for found in (one, other)]
    output = shown(event_view(event, reports, result.edges), 100)
    flat = re.sub(r"\s+", " ", output)
    for words in (
        "call, happened, Tuesday 10 October 2023",
        "2 reports, 2 independent sources",
        "according to the ministry",
        "no source named",
        "fishing rights",
        "time: published up to a day after the day that the other states",
        "Cairo (EGY) 1 2",
        "Ola Nin named 2 1",
    ):
        assert words in flat, words
    assert "where they disagree" not in output
