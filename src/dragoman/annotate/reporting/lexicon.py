"""The words of a language that report: verbs that tell, names of documents and outlets, marks of doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import Any

from dragoman.annotate.reporting.clauses.phrasebook import PhraseBook, forms, longest
from dragoman.annotate.reporting.speakers.people import People, people_of
from dragoman.language.folder import load_language
from dragoman.language.letters import LetterPatterns
from dragoman.language.text import form_of

_WITH_ARTICLE = ("unnamed", "modifiers", "spokespersons")
_COMPOUND = 2  # words of a compound tense: "a dit"

SplitClitics = Callable[[str], tuple[tuple[tuple[str, ...], str], ...]]


class Kind(StrEnum):
    """What an item of a sentence is; the letter stands in the patterns of `reporting.yaml`."""

    ACTOR = "A"
    QUOTE = "Q"
    TELL = "V"  # "said": tells news or words
    UTTER = "U"  # "hailed": tells words only
    GERUND = "E"  # "adding"
    QUOTED = "j"  # "(quoted X) as saying"
    TOLD = "y"  # participle of a verb that tells, after an auxiliary
    UTTERED = "z"
    AUXILIARY = "x"
    BARE = "f"  # "say": a verb without an ending, which only an infinitive mark makes one
    INVERTED = "i"  # "a-t-il", "dit-il": a verb with its pronoun
    PRONOUN = "R"
    ACCORDING = "P"
    DOCUMENT = "D"
    POST = "T"
    PLATFORM = "F"
    SPOKESPERSON = "K"
    AGENCY = "G"
    OUTLET = "O"
    AGENCY_NAME = "M"  # one that is known by name
    UNNAMED = "N"
    BODY = "B"  # a ministry, an army: who may be no actor that is known
    ISSUED = "r"  # "published", between a document and its author
    MODIFIER = "m"
    OF = "o"
    BY = "b"
    ARTICLE = "t"
    GENITIVE = "g"
    PREPOSITION = "p"
    THAT = "h"
    AND = "a"
    PASSIVE = "e"
    CAPITAL = "C"
    COMMA = "c"
    COLON = "k"
    STOP = "s"
    MARK = "u"
    NUMBER = "n"
    WORD = "w"


# The lists of reporting.yaml under `words`, by what they hold; where a word is in two, the first wins, but
# after an article or adjective the first noun.
GROUPS: Mapping[str, Kind] = {
    "same_source": Kind.DOCUMENT,
    "according": Kind.ACCORDING,
    "cited_by": Kind.ACCORDING,
    "inverted": Kind.INVERTED,
    "tell": Kind.TELL,
    "utter": Kind.UTTER,
    "gerunds": Kind.GERUND,
    "told": Kind.TOLD,
    "uttered": Kind.UTTERED,
    "auxiliaries": Kind.AUXILIARY,
    "pronouns": Kind.PRONOUN,
    "documents": Kind.DOCUMENT,
    "posts": Kind.POST,
    "platforms": Kind.PLATFORM,
    "spokespersons": Kind.SPOKESPERSON,
    "agency_nouns": Kind.AGENCY,
    "agencies": Kind.AGENCY_NAME,
    "outlet_nouns": Kind.OUTLET,
    "body_nouns": Kind.BODY,
    "unnamed": Kind.UNNAMED,
    "issued": Kind.ISSUED,
    "modifiers": Kind.MODIFIER,
    "by": Kind.BY,
    "of": Kind.OF,
    "articles": Kind.ARTICLE,
    "prepositions": Kind.PREPOSITION,
    "quoted": Kind.QUOTED,
    "that": Kind.THAT,
    "and": Kind.AND,
    "passive": Kind.PASSIVE,
    "clause_openers": Kind.PREPOSITION,
    "bare": Kind.BARE,
}
NOUNS = frozenset(
    {
        Kind.DOCUMENT,
        Kind.POST,
        Kind.PLATFORM,
        Kind.SPOKESPERSON,
        Kind.AGENCY,
        Kind.OUTLET,
        Kind.AGENCY_NAME,
        Kind.UNNAMED,
        Kind.BODY,
    }
)


@dataclass(frozen=True)
class ReportingLexicon:
    """What `reporting.yaml` of a language holds, ready for matching."""

    book: PhraseBook
    namings: LetterPatterns
    cased: bool
    verb_first: bool
    inversion: bool
    compounds: bool  # a noun before a noun belongs to it ("media mogul")
    inverted_endings: tuple[str, ...]
    she_endings: tuple[str, ...]  # of verbs that say the gender of whom they mean
    he_endings: tuple[str, ...]
    prefixes: tuple[str, ...]  # prepositions written on a verb's object
    several_endings: tuple[str, ...]  # of those whose pronoun is for several
    nobody_endings: tuple[str, ...]  # of those whose pronoun is nobody in particular ("dit-on")
    conjunctions: str
    marks: Mapping[str, PhraseBook]
    split_clitics: SplitClitics
    exact: Mapping[str, frozenset[str]]
    honorifics: frozenset[str]
    weekdays: frozenset[str]  # no names, though they may begin with a capital
    particles: frozenset[str]  # of names: "al", "van"
    title_heads: frozenset[str]  # first words of titles: "the minister" is somebody named before
    document_names: PhraseBook  # what documents are called in English
    demonyms: Mapping[str, tuple[str, ...]]  # the states that an adjective may mean
    origins: Mapping[str, frozenset[str]]  # those of one person that are no state's name too
    people: People  # nouns for those who are described and not named

    def origins_of(self, word: str) -> frozenset[str]:
        """Return the states from one of which somebody is who is called by an adjective alone: "the Norwegian"."""
        return self.origins.get(word, frozenset())

    def written(self, lists: tuple[str, ...], surface: str) -> tuple[str, ...]:
        """Return those of the lists that have the word with these very accents ("à" is no "a"), else all."""
        kept = tuple(name for name in lists if surface.lower() in self.exact[name])
        return kept or lists

    def readings(self, word: str) -> tuple[tuple[str, str], ...]:
        """Return (clitics, rest) for each way to read a word, the whole word first."""
        return _readings(self.split_clitics, self.conjunctions, word)

    def match(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...], str] | None:
        """Return (end, names of the lists, clitics) of the longest phrase that begins at `start`."""
        return longest(self.book, self.readings(words[start]), words, start)

    def mark(self, name: str, words: Sequence[str], start: int) -> int | None:
        """Return where a phrase of the list `name` of `marks` that begins at `start` ends."""
        found = longest(self.marks[name], self.readings(words[start]), words, start)
        return found[0] if found else None

    def document_name(self, words: Sequence[str]) -> str | None:
        """Return the English name of the document that the words name, None where the language has none for it."""
        found = (longest(self.document_names, self.readings(words[at]), words, at) for at in range(len(words)))
        return next((match[1][0] for match in found if match), None)

    def marked(self, name: str, words: Sequence[str]) -> bool:
        """Say whether a phrase of the list `name` of `marks` stands anywhere among the words."""
        return any(self.mark(name, words, at) is not None for at in range(len(words)))


@lru_cache(maxsize=16384)
def _readings(split_clitics: SplitClitics, conjunctions: str, word: str) -> tuple[tuple[str, str], ...]:
    found = [("", word), *(("".join(clitics), rest) for clitics, rest in split_clitics(word))]
    if len(word) > 2 and word[0] in conjunctions:
        found.append((word[0], word[1:]))
    return tuple(found)


def _no_clitics(_form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return ()


@cache
def reporting_lexicon(language: str) -> ReportingLexicon:
    """Return the reporting words of a language."""
    folder = load_language(language)
    data = folder.data("reporting")
    split_clitics: SplitClitics = folder.hook("split_clitics", _no_clitics)
    conjunctions = str(data["conjunctions"])
    words = _with_verbs(data, folder.hook("inflect", lambda verb: ((verb, ""),)))
    people = people_of(folder.data("people"), conjunctions, partial(_readings, split_clitics, conjunctions))
    demonyms = _demonyms(folder.table("states"))
    return ReportingLexicon(
        book=PhraseBook(_word_lists(words, data["participle_endings"], str(folder.data("people")["definite"]))),
        namings=LetterPatterns([re.compile(_expand(pattern, data["macros"])) for pattern in data["namings"]]),
        cased=bool(data["cased"]),
        verb_first=bool(data["verb_first"]),
        inversion=bool(data["inversion"]),
        compounds=bool(data["compounds"]),
        inverted_endings=tuple(data["inverted_endings"]),
        she_endings=tuple(data["she_endings"]),
        he_endings=tuple(data["he_endings"]),
        prefixes=tuple(data["prefixes"]),
        several_endings=tuple(data["several_endings"]),
        nobody_endings=tuple(data["nobody_endings"]),
        conjunctions=conjunctions,
        marks={name: PhraseBook({name: phrases}) for name, phrases in data["marks"].items()},
        split_clitics=split_clitics,
        honorifics=frozenset(form_of(str(word).rstrip(".")) for word in folder.data("titles")["honorifics"]),
        weekdays=frozenset(form_of(str(day)) for names in folder.data("dates")["weekdays"] for day in names),
        particles=frozenset(form_of(str(word)) for kind in folder.data("names")["particles"].values() for word in kind),
        title_heads=frozenset(
            forms(str(form))[0] for office in folder.data("titles")["offices"] for form in office["forms"]
        ),
        document_names=PhraseBook(data["document_names"]),
        demonyms=demonyms,
        origins=_origins(demonyms, folder.table("states"), people),
        people=people,
        exact={name: frozenset(word.lower() for word in words[name]) for name in GROUPS},
    )


def _demonyms(states: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the states of each demonym of one word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in states:
        for demonym in f"{row['demonyms']}|{row['adjectives_only']}".split("|"):
            form = form_of(demonym)
            if form and " " not in demonym:
                found[form] = (*found.get(form, ()), row["state"])
    return found


def _origins(
    demonyms: Mapping[str, tuple[str, ...]], states: Iterable[Mapping[str, str]], people: People
) -> dict[str, frozenset[str]]:
    """Return the states of each demonym of one person: none of several, and none that is a state's name too."""
    names = {form_of(name) for row in states for name in row["names"].split("|")}
    known = {**demonyms, **_long_demonyms(states)}
    single = (form for form in known if form not in names and not people.is_plural(form, known))
    return {form: frozenset(known[form]) for form in single}


def _long_demonyms(states: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the state of each demonym of several words: "South African"."""
    return {form_of(one): (row["state"],) for row in states for one in row["demonyms"].split("|") if " " in one}


def _with_verbs(data: Mapping[str, Any], inflect: Callable[[str], Iterable[tuple[str, str]]]) -> dict[str, list[str]]:
    """Return the lists of words with the forms of the verbs that are given by their infinitives.

    Of compound tenses the participle counts; a verb of several words ("se féliciter") has its forms as they are.
    """
    lists = {name: list(map(str, data["words"][name])) for name in GROUPS}
    for name, participles in (("tell", "told"), ("utter", "uttered")):
        for verb in map(str, data["verbs"].get(name, ())):
            for form, word_class in inflect(verb):
                words = form.split()
                if word_class == "bare":
                    lists["bare"] += [form] if len(words) == 1 else []
                elif len(forms(verb)) > 1:
                    lists[name].append(form)
                elif len(words) == 1:
                    lists["gerunds" if word_class == "ing" else name].append(form)
                elif word_class == "past" and len(words) == _COMPOUND and words[-1] != verb:
                    lists[participles].append(words[-1])
    return lists


def _word_lists(
    words: Mapping[str, list[str]], participle_endings: Sequence[str], definite: str
) -> dict[str, list[str]]:
    """Return the lists of words: participles with all their endings, nouns with the article written together too."""
    lists = {name: list(dict.fromkeys(listed)) for name, listed in words.items()}
    for name in ("told", "uttered"):
        lists[name] += [word + ending for word in lists[name] if " " not in word for ending in participle_endings]
    for name in _WITH_ARTICLE if definite else ():
        plain = (word for word in lists[name] if " " not in word and not word.startswith(definite))
        lists[name] += [definite + word for word in plain if definite + word not in lists[name]]
    return lists


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with `{name}` replaced by the macro of that name, which names no other macro."""
    return re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{macros[m.group(1)]})", pattern).replace(" ", "")
