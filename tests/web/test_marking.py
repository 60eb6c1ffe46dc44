"""Marked text keeps every character, and nothing in it has any power."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dragoman.language.direction import harmless_lines
from dragoman.model import Span
from dragoman.web.marking import Highlight, direction_of, marked

HOSTILE = "<script>alert(1)</script> \"onload=x' \u202e gnp.exe \x00 &lt; \ud800"


def plain(html: str) -> str:
    return Markup(re.sub(r"</?mark[^>]*>", "", html)).unescape()


def test_overlapping_highlights_share_their_stretch() -> None:
    html = marked("abcdef", [Highlight(Span(0, 4), "who", "A"), Highlight(Span(2, 6), "day")])
    assert html == (
        '<mark class="is-who" title="A">ab</mark><mark class="is-who is-day" title="A">cd</mark>'
        '<mark class="is-day" title="">ef</mark>'
    )


def test_a_window_shows_its_part() -> None:
    html = marked("abcdef", [Highlight(Span(0, 3), "who"), Highlight(Span(5, 6), "day")], Span(2, 5))
    assert html == '<mark class="is-who" title="">c</mark>de'


def test_hostile_text_is_only_text() -> None:
    html = marked(HOSTILE, [Highlight(Span(3, 12), "who", '"><script>')])
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\x00" not in html
    html.encode("utf-8")


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text(max_size=60), st.lists(spans, max_size=8), spans)
def test_no_character_is_lost(text: str, found: list[Span], window: Span) -> None:
    window = Span(min(window.start, len(text)), min(window.end, len(text)))
    html = marked(text, [Highlight(span, "who") for span in found], window)
    assert plain(html) == harmless_lines(window.of(text))


@pytest.mark.parametrize(
    ("text", "direction"), [("القاهرة", "rtl"), ("12 Cairo", "ltr"), ("…", "ltr"), ("«السيسي»", "rtl")]
)
def test_direction(text: str, direction: str) -> None:
    assert direction_of(text) == direction
