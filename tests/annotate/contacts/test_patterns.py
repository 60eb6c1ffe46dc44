"""How patterns match: which of several ways through a sentence is taken."""

from __future__ import annotations

import pytest

from dragoman.annotate.contacts.frames.patterns import Match, compile_pattern
from dragoman.annotate.contacts.frames.steps import Items
from dragoman.annotate.contacts.frames.word_lists import WordList

_LISTS = {"meet": WordList("meet", ("had long talks", "had talks", "met", "had"), {"met": "past"})}


def _match(source: str, sentence: str, first: int = 0) -> Match | None:
    pattern = compile_pattern(source, _LISTS, lambda _surface, form: form, of=["of"])
    return pattern.match(Items(sentence.split(), lambda text: text.removeprefix("wa")), first)


@pytest.mark.parametrize(
    ("source", "sentence", "taken"),
    [
        ("{A} <meet> {B}", "@0@ met @1@ today", "@0@ met @1@"),
        ("{A} <meet> {B}", "@0@ ~t0~ had ~x~ talks ~p0~ @1@", "@0@ ~t0~ had ~x~ talks ~p0~ @1@"),
        ("{A} <meet> {B}", "@0@ wahad talks @1@", "@0@ wahad talks @1@"),
        ("{A} <meet> with {B}", "@0@ met wawith @1@", "@0@ met wawith @1@"),
        ("<meet>", "had talks", "had talks"),
        ("<meet> talks", "had talks", "had talks"),
        ("<meet> ... {B}", "met a b c d e f @1@", "met a b c d e f @1@"),
        ("<meet> ... {B}", "met a ~t0~ b @1@", "met a ~t0~ b @1@"),
        ("<meet> ..... {B}", "met @0@ and @1@", "met @0@"),
        ("<meet> ..... with {B}", "met @0@ , with @1@", "met @0@ , with @1@"),
        ("(in|to the) {P}", "to the @1@", "to the @1@"),
        ("(in|to the)? {P}", "~p0~", "~p0~"),
        ("the? {B}", "@0@", "@0@"),
        ("{L}? {B}", "~p0~ @0@", "~p0~ @0@"),
    ],
)
def test_what_a_match_takes(source: str, sentence: str, taken: str) -> None:
    match = _match(source, sentence)
    assert match is not None
    assert sentence.split()[match.first : match.last] == taken.split()


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("{A} <meet> {B}", "@0@ met"),
        ("<meet> ... {B}", "met a b c d e f g @1@"),
        ("<meet> ... with {B}", "met ~t0~ @1@ with @2@"),
        ("<meet> ... {B}", "met an envoy of @1@"),
        ("<meet> ..... {B}", "met him ; @1@"),
        ("<meet> (a|the)", "met an"),
    ],
)
def test_what_is_no_match(source: str, sentence: str) -> None:
    assert _match(source, sentence) is None


def test_a_match_tells_its_slots_and_phrases() -> None:
    match = _match("{A} <meet> (with {B}|{L})? {T}", "@3@ wahad ~x~ talks with @12@ ~t1~")
    assert match is not None
    assert match.slots == {"A": 3, "B": 12, "T": 1}
    assert [(said.listed, said.first, said.last, said.phrase) for said in match.said] == [(0, 1, 4, "had talks")]


def test_a_place_is_an_adjunct_or_an_actor() -> None:
    adjunct, actor = _match("in? {P}", "~p2~"), _match("in? {P}", "in @4@")
    assert adjunct is not None
    assert actor is not None
    assert (adjunct.slots, actor.slots) == ({"P": 2}, {"P_": 4})


@pytest.mark.parametrize("source", ["(a|b {A}", "<nothing> {A}"])
def test_a_pattern_that_cannot_be_read_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"parenthesis|no word list"):
        compile_pattern(source, _LISTS, lambda _surface, form: form)
