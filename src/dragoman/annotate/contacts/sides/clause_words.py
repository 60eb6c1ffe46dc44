"""Words that govern or divide clauses, as a language's frames give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.annotate.contacts.frames.word_lists import WordFormer, phrase_forms
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of


@dataclass(frozen=True)
class ClauseWords:
    """Words that govern or divide: prepositions, conjunctions, relative words, verbs of saying."""

    prepositions: frozenset[str]
    of: frozenset[str]
    possessives: frozenset[str]
    conjunctions: frozenset[str]
    subordinate: frozenset[str]
    reporting: frozenset[str]
    during: frozenset[str]
    purpose: frozenset[str]
    distributive: frozenset[str]
    severally: frozenset[str]  # those that hold of one state's persons, too, and phrases: "one by one"
    joint: frozenset[str]
    determiners: frozenset[str]
    remote: frozenset[str]
    timetable: bool
    pro_drop: bool
    before_verb: frozenset[str]
    sequence: frozenset[str]
    complements: frozenset[str]
    spoken_for: tuple[frozenset[str], frozenset[str]]  # "the bureau (of)", "that he"
    plurals: frozenset[str]  # articles of several
    whom: frozenset[str]  # relative words that are a verb's object
    relatives: frozenset[str]  # behind which a subject may follow: "where the two ministers met"
    same_time: frozenset[str]
    again: frozenset[str]
    not_yet: frozenset[str]  # behind which a present is ahead: "before X meets Y"
    never_yet: frozenset[str]  # behind which it may never come: "until X meets Y"
    then: frozenset[str]  # behind which it is ahead where the main clause is: "will raise it when X meets Y"
    purposes: frozenset[str]  # what opens an infinitive of purpose, a headline's future
    still: frozenset[str]  # a present that sets an infinitive ahead: "is to meet"
    origins: frozenset[str]
    owned: frozenset[str]  # nouns before which a name tells whose: "the X administration"
    was: frozenset[str]  # what sets a present back: "was visiting"
    begins: frozenset[str]
    ends: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    since: frozenset[str]
    counterparts: frozenset[str]
    foreseen: frozenset[str]  # what opens a sentence of plans: "is due to"
    named_by_day: frozenset[str]  # what has its day for a name: "the revolution of 23 July"
    according: frozenset[str]  # what brings in who says so
    in_course: tuple[tuple[str, ...], ...]  # "during which"
    rooms: tuple[tuple[str, ...], ...]  # "at the palace": who speaks there does so face to face
    sidelines: tuple[tuple[str, ...], ...]  # "on the margins of"
    deciding: frozenset[str]  # what is done on a day of its own: "agreed on Monday to meet"
    calling_off: frozenset[str]  # what is done on a day of its own, too: "called off on Monday"
    day_parts: frozenset[str]  # nouns whose day may follow: "the evening of Monday"
    contrasts: frozenset[str]  # before a day that is not the contact's: "unlike last year"
    agents: frozenset[str]  # before whoever did what the words before tell: "floated by X in talks with Y"
    own_day: frozenset[str]  # other things that have one: "published on Monday", "killed on Sunday"
    scheduled: frozenset[str]  # what tells the day of the noun before it
    occasions: frozenset[str]  # nouns for what one travels to: "the summit scheduled for 9 May"
    firsts: frozenset[str]  # "the first leader to visit X"
    taken_up: frozenset[str]  # nouns that take up a contact told before: "after their talks"
    by: frozenset[str]  # who did what was done
    returns: frozenset[str]  # of the way home: "and return on Sunday"
    stay_days: frozenset[str]  # "on the second day of a visit"

    @property
    def saying(self) -> frozenset[str]:
        """Return the words that report by themselves, without the "that" behind them."""
        return self.reporting - self.subordinate


@cache
def clause_words(language: str) -> ClauseWords:
    """Return the clause words of a language."""
    folder = load_language(language)
    frames = folder.data("frames")
    return _read(frames["skeleton"], folder.data("titles"), bool(frames["pro_drop"]), word_former(language))


def _read(data: dict[str, Any], titles: dict[str, Any], pro_drop: bool, former: WordFormer) -> ClauseWords:
    return ClauseWords(
        prepositions=_words(data["prepositions"], former),
        of=_words(titles["of"], former),
        possessives=_words(titles["possessives"], former),
        conjunctions=_words([*data["and"], *titles["and"]], former),
        subordinate=_words(data["subordinate"], former),
        reporting=_words(data["reporting"], former),
        distributive=_words(data["distributive"], former),
        severally=_words(data["severally"], former),
        joint=_words(data.get("joint", ()), former),
        sequence=_words(data.get("sequence", ()), former),
        before_verb=_words(data["before_verb"], former),
        pro_drop=pro_drop,
        timetable=bool(data.get("timetable")),
        remote=_words(data.get("remote", ()), former),
        determiners=_words(data.get("determiners", ()), former),
        during=_words(data["during"], former),
        purpose=_words(data["purpose"], former),
        complements=_words(data.get("complements", ()), former),
        spoken_for=(_words(data["bureaus"], former), _words(data["that_he"], former)),
        again=_words(data["again"], former),
        not_yet=_words(data.get("not_yet", ()), former),
        never_yet=_words(data.get("never_yet", ()), former),
        then=_words(data.get("then", ()), former),
        purposes=_words(data.get("purposes", ()), former),
        still=_words(data["still"], former),
        plurals=_words(data.get("plurals", ()), former),
        whom=_words(data.get("whom", ()), former),
        relatives=_words(data["relatives"], former),
        same_time=_words(data["same_time"], former),
        origins=_words(data["origins"], former),
        owned=_words(data.get("owned", ()), former),
        was=_words(data["was"], former),
        begins=_words(data["begins"], former),
        ends=_words(data["ends"], former),
        after=_words(data["after"], former),
        before=_words(data["before"], former),
        since=_words(data["since"], former),
        foreseen=_words(data.get("foreseen", ()), former),
        counterparts=_words(titles["counterparts"]["plural"], former),
        named_by_day=_words(data.get("named_by_day", ()), former),
        according=_words(data.get("according", ()), former),
        in_course=tuple(tuple(phrase_forms(phrase, former)) for phrase in data["in_course"]),
        rooms=tuple(tuple(form_of(word) for word in phrase.split()) for phrase in data.get("rooms", ())),
        sidelines=tuple(tuple(form_of(word) for word in phrase.split()) for phrase in data["sidelines"]),
        deciding=_words(data["deciding"], former),
        calling_off=_words(data.get("calling_off", ()), former),
        day_parts=_words(data.get("day_parts", ()), former),
        contrasts=_words(data.get("contrasts", ()), former),
        agents=_words(data.get("agents", ()), former),
        own_day=_words(data["own_day"], former),
        scheduled=_words(data["scheduled"], former),
        occasions=_words(data["occasions"], former),
        firsts=_words(data["firsts"], former),
        returns=_words(data.get("returns", ()), former),
        stay_days=_words(data["stay_days"], former),
        taken_up=_words([word for words in data["taken_up"].values() for word in words], former),
        by=_words(data["by"], former),
    )


def _words(words: Iterable[str], former: WordFormer) -> frozenset[str]:
    # Both as they stand in skeletons and as tokens' forms.
    return frozenset(form for word in words for form in (former(word, form_of(word)), form_of(word)))
