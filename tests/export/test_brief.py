"""A brief has a day once, whole sentences in their script, and says where reports disagree."""

from __future__ import annotations

from dataclasses import replace

from dossiers import CALL_AR, article, contact

from dragoman.export import Dossier, Told
from dragoman.export.brief import brief_of


def test_days_are_in_order_and_each_once(told: tuple[Dossier, ...]) -> None:
    brief = brief_of(told, "A week")
    names = [day.name for day in brief.days]
    assert len(names) == len(set(names))
    assert names[0] == "Wednesday 2 February 2022"
    assert names[-1] == "day unknown"
    assert sum(len(day.entries) for day in brief.days) == len(told)
    assert "12 reports in 2 languages" in brief.lead
    assert "1 contact on which" in brief.lead


def test_an_entry_has_its_reports_side_by_side(told: tuple[Dossier, ...]) -> None:
    [call] = [one for day in brief_of(told, "A week").days for one in day.entries if one.headline.startswith("Call")]
    assert {quote.sentence for quote in call.quotes if quote.right_to_left} == {CALL_AR}
    assert {quote.language for quote in call.quotes if not quote.right_to_left} == {"en"}
    assert call.disagreements == ("date: 2023-10-10 (call-ar); 2023-10-11 (call-en)",)
    assert call.topics == ("حقوق الصيد", "fishing rights")


def test_a_long_sentence_is_cut_between_words(told: tuple[Dossier, ...]) -> None:
    text = "word " * 500
    coded = article("long", text, contact("long#0", text, ()), published=None)
    one = replace(told[0], reports=(Told(coded.document, coded.mentions[0]),))
    sentence = brief_of([one], "x").days[0].entries[0].quotes[0].sentence
    assert len(sentence) < 610
    assert sentence.endswith("word …")


def test_control_characters_have_no_power(told: tuple[Dossier, ...]) -> None:
    every = repr(brief_of(told, "x"))
    assert "\u202e" not in every
    assert "\\u202e" not in every
    assert "\\x0b" not in every
