"""What patterns need, and where in a sentence they can begin."""

from __future__ import annotations

import pytest

from dragoman.annotate.contacts.frames.needs import NeedIndex, Needs, Offer
from dragoman.annotate.contacts.frames.patterns import compile_pattern
from dragoman.annotate.contacts.frames.word_lists import WordList

_LISTS = {"meet": WordList("meet", ("met", "had talks"), {})}
_MET = frozenset({"met", "had"})
_ACTOR = frozenset({"@"})


def _needs(source: str) -> Needs:
    return compile_pattern(source, _LISTS, lambda _surface, form: form).needs


@pytest.mark.parametrize(
    ("source", "items", "opens"),
    [
        ("{A} <meet> {B}", (_ACTOR, _MET, _ACTOR), True),
        ("{A}? <meet> ... {B}", (_MET, _ACTOR), False),
        ("<meet>? with {B}", (frozenset({"with"}), _ACTOR), False),
        ("(had said|told) {B}", (frozenset({"had", "told"}), _ACTOR), True),
        ("(the|a)? talks", (frozenset({"talks"}),), False),
        ("(the? talks|call) {B}", (frozenset({"talks", "call"}), _ACTOR), False),
        ("(the?|a) {B}", (_ACTOR,), False),
        ("(face to face) {M}", (frozenset({"face"}), frozenset({"to"}), frozenset({"face"}), frozenset({"@m"})), True),
        ("talks|call", (frozenset({"talks", "call"}),), True),
    ],
)
def test_what_a_pattern_needs(source: str, items: tuple[frozenset[str], ...], opens: bool) -> None:
    assert _needs(source) == Needs(items, opens)


@pytest.mark.parametrize(
    ("source", "beginnings"),
    [
        ("{A} <meet> {B}", [0, 1]),  # items 3 and 5 come too late to be followed by all that is needed
        ("<meet> {A}", [2]),
        ("said? <meet>", [0, 1, 2]),
        ("<meet> said <meet>", []),
        ("....." + " {B}", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_where_a_pattern_can_begin(source: str, beginnings: list[int]) -> None:
    offer = Offer([("@",), ("@",), ("met",), ("@",), ("said",), ("@",)])
    assert list(offer.beginnings(_needs(source))) == beginnings


def test_the_index_tells_the_patterns_whose_needs_are_met() -> None:
    sources = ("{A} <meet> with {B}", "with? said?", "{A} {L}", "(told|met) {B}")
    index = NeedIndex([_needs(source) for source in sources])
    assert list(index.met({"@", "met"})) == [1, 3]
    assert list(index.met({"@", "met", "with", "~p"})) == [0, 1, 2, 3]
    assert list(index.met(())) == [1]
