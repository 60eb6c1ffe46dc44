"""Encodings: what is declared is believed where it fits, UTF-8 before it, and nothing is guessed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReadError
from dragoman.intake.markup import characters, declared_inside

ARABIC, FRENCH = "التقى الوزير نظيره", "Le ministre a été reçu à l’Élysée"


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (ARABIC.encode(), None, ARABIC),
        (ARABIC.encode(), "windows-1252", ARABIC),  # UTF-8 by chance is rarer than a wrong declaration
        (ARABIC.encode("cp1256"), "windows-1256", ARABIC),
        (FRENCH.encode("cp1252"), "ISO-8859-1", FRENCH),  # Latin-1 on the web is Windows' own
        (ARABIC.encode("utf-16"), None, ARABIC),
        (b"\xef\xbb\xbf" + ARABIC.encode(), "latin-1", ARABIC),
        ((FRENCH * 90).encode() + b"\xff", "utf-8", FRENCH * 90 + "\ufffd"),
    ],
)
def test_characters(content: bytes, declared: str | None, text: str) -> None:
    assert characters(content, "page", declared) == text


def test_the_page_declares_its_own() -> None:
    for head in (
        '<html><meta charset="windows-1256">',
        "<meta http-equiv=x content='text/html; charset=windows-1256'>",
    ):
        content = f"{head}{ARABIC}".encode("cp1256")
        assert declared_inside(content) == "windows-1256"
        assert characters(content, "page").endswith(ARABIC)
    assert declared_inside(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"
    assert declared_inside(b"<p>charset=koi8-r</p>") is None


@pytest.mark.parametrize("declared", [None, "utf-8", "hex", "no-such", "zlib", "utf-7", "undefined"])
def test_what_is_in_no_declared_encoding_is_refused(declared: str | None) -> None:
    with pytest.raises(ReadError, match="iconv"):
        characters(ARABIC.encode("cp1256"), "page", declared)


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_are_text_or_refused(content: bytes, declared: str | None) -> None:
    with suppress(ReadError):
        assert characters(content, "page", declared).encode("utf-8") is not None
