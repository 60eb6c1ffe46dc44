"""Addresses in one form, their ids, and canonical addresses that are or aren't believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.naming import address_id, canonical_of, is_address, plain_address


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("HTTPS://WWW.Example.org:443/a?utm_source=x&id=3#top", "https://www.example.org/a?id=3"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/a?fbclid=1", "http://example.org:8080/a"),
        ("https://example.org/مقال/1", "https://example.org/%D9%85%D9%82%D8%A7%D9%84/1"),
        ("https://example.org/%D9%85/1?q=a%20b", "https://example.org/%D9%85/1?q=a%20b"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("//example.org/a", None),
        ("http:///a", None),
        ("http://example.org:99999/", None),
        ("http://[bad/", None),
        ("http://example.org/" + "a" * 3000, None),
    ],
)
def test_one_form(address: str, plain: str | None) -> None:
    assert plain_address(address) == plain


def test_relative_to_a_page() -> None:
    assert plain_address("../b", "https://example.org/a/c/") == "https://example.org/a/b"
    assert plain_address("//cdn.example.org/b", "https://example.org/") == "https://cdn.example.org/b"


@pytest.mark.parametrize(
    ("given_", "fetched", "held"),
    [
        ("https://www.example.org/a", "https://m.example.org/a?x=1", "https://www.example.org/a"),
        ("/a", "https://example.org/amp/a", "https://example.org/a"),
        (
            "https://example.org/",
            "https://example.org/a",
            "https://example.org/a",
        ),
        (
            "https://other.org/a",
            "https://example.org/a",
            "https://example.org/a",
        ),
        (None, "https://example.org/a#b", "https://example.org/a"),
        ("https://example.org/a", None, "https://example.org/a"),
        ("not an address", None, None),
    ],
)
def test_canonical(given_: str | None, fetched: str | None, held: str | None) -> None:
    assert canonical_of(given_, fetched) == held


def test_what_is_an_address() -> None:
    assert is_address("HTTP://example.org")
    assert not is_address("http.txt")
    assert not is_address("file:///etc/passwd")


@given(st.text(max_size=80))
def test_the_form_is_final(rest: str) -> None:
    plain = plain_address(f"http://example.org/{rest}")
    if plain is not None:
        assert plain_address(plain) == plain
        assert len(address_id(plain)) == 16
