"""The words of a language that report: verbs that tell, names of documents and outlets, marks of doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from dragoman.language.folder import load_language
from dragoman.language.text import form_of, tokenize

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


Phrase = tuple[str, ...]


class PhraseBook:
    """Phrases by their tokens' forms, with the lists that hold each; the longest match wins."""

    def __init__(self, lists: Mapping[str, Sequence[object]]) -> None:
        self._lists: dict[Phrase, tuple[str, ...]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                key = forms(str(phrase))
                self._lists[key] = (*(n for n in self._lists.get(key, ()) if n != name), name)
        self._by_first: dict[str, list[Phrase]] = {}
        for key in sorted(filter(None, self._lists), key=len, reverse=True):
            self._by_first.setdefault(key[0], []).append(key)

    def match(self, first: str, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return (end, names of the lists) of the longest phrase at `start`, whose first word reads `first`."""
        for phrase in self._by_first.get(first, ()):
            if tuple(words[start + 1 : start + len(phrase)]) == phrase[1:]:
                return start + len(phrase), self._lists[phrase]
        return None


def forms(phrase: str) -> Phrase:
    """Return the folded tokens of a phrase; one that ends in an apostrophe ends in an elided word."""
    if phrase.endswith(("'", "’")):
        return tuple(token.form for token in tokenize(phrase + "xx"))[:-1]
    return tuple(token.form for token in tokenize(phrase))


@dataclass(frozen=True)
class ReportingLexicon:
    """What `reporting.yaml` of a language holds, ready for matching."""

    book: PhraseBook
    namings: tuple[re.Pattern[str], ...]
    cased: bool
    verb_first: bool
    inversion: bool
    inverted_endings: tuple[str, ...]
    conjunctions: str
    marks: Mapping[str, PhraseBook]
    split_clitics: SplitClitics
    exact: Mapping[str, frozenset[str]]
    honorifics: frozenset[str]
    title_heads: frozenset[str]  # first words of titles: "the minister" is somebody named before
    document_names: PhraseBook  # what documents are called in English

    def written(self, lists: tuple[str, ...], surface: str) -> tuple[str, ...]:
        """Return those of the lists that have the word with these very accents ("à" is no "a"), else all."""
        kept = tuple(name for name in lists if surface.lower() in self.exact[name])
        return kept or lists

    def readings(self, word: str) -> list[tuple[str, str]]:
        """Return (clitics, rest) for each way to read a word, the whole word first."""
        found = [("", word), *(("".join(clitics), rest) for clitics, rest in self.split_clitics(word))]
        if len(word) > 2 and word[0] in self.conjunctions:
            found.append((word[0], word[1:]))
        return found

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


def longest(book: PhraseBook, readings: Sequence[tuple[str, str]], words: Sequence[str],
            start: int) -> tuple[int, tuple[str, ...], str] | None:  # fmt: skip
    """Return (end, names of the lists, clitics) of the longest phrase of `book` at `start`, in any reading."""
    best: tuple[int, tuple[str, ...], str] | None = None
    for clitics, first in readings:
        found = book.match(first, words, start)
        if found and (best is None or found[0] > best[0]):
            best = found[0], found[1], clitics
    return best


def _no_clitics(_form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return ()


@cache
def reporting_lexicon(language: str) -> ReportingLexicon:
    """Return the reporting words of a language."""
    folder = load_language(language)
    data = folder.data("reporting")
    words = _with_verbs(data, folder.hook("inflect", lambda verb: ((verb, ""),)))
    return ReportingLexicon(
        book=PhraseBook(_word_lists(words, data["participle_endings"])),
        namings=tuple(re.compile(_expand(pattern, data["macros"])) for pattern in data["namings"]),
        cased=bool(data["cased"]),
        verb_first=bool(data["verb_first"]),
        inversion=bool(data["inversion"]),
        inverted_endings=tuple(data["inverted_endings"]),
        conjunctions=str(data["conjunctions"]),
        marks={name: PhraseBook({name: phrases}) for name, phrases in data["marks"].items()},
        split_clitics=folder.hook("split_clitics", _no_clitics),
        honorifics=frozenset(form_of(str(word).rstrip(".")) for word in folder.data("titles")["honorifics"]),
        title_heads=frozenset(
            forms(str(form))[0] for office in folder.data("titles")["offices"] for form in office["forms"]
        ),
        document_names=PhraseBook(data["document_names"]),
        exact={name: frozenset(word.lower() for word in words[name]) for name in GROUPS},
    )


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
                    continue
                if len(forms(verb)) > 1:
                    lists[name].append(form)
                elif len(words) == 1:
                    lists["gerunds" if word_class == "ing" else name].append(form)
                elif word_class == "past" and len(words) == _COMPOUND and words[-1] != verb:
                    lists[participles].append(words[-1])
    return lists


def _word_lists(words: Mapping[str, list[str]], participle_endings: Sequence[str]) -> dict[str, list[str]]:
    """Return the lists of words, participles with all their endings."""
    lists = {name: list(dict.fromkeys(listed)) for name, listed in words.items()}
    for name in ("told", "uttered"):
        lists[name] += [word + ending for word in lists[name] if " " not in word for ending in participle_endings]
    return lists


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with `{name}` replaced by the macro of that name, which names no other macro."""
    return re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{macros[m.group(1)]})", pattern).replace(" ", "")
