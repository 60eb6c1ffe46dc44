"""The pattern language of contact frames, compiled to regular expressions over a sentence's skeleton.

A skeleton (see `skeleton.py`) is the sentence with one item a blank: words in their folded form, `@3@` for an
actor or a group of actors, `~t1~` for a time expression, `~p2~` for a place with its preposition, `~x0~` for
what may be passed over. In a pattern

    {A} {B} {C}     an actor; A is the one who acts       {P}    a place
    {O}             a pronoun before its verb, as B       {M}    several actors at once
                                                          {L}    a place with its preposition
    <meet>          a word of the list `meet`             {T}    a time
                                                          {H}    minutes or hours
    ...             up to six words, no actor             word?  may be missing
    .....           up to 24 items, actors too
    (a b|c)  ( )?   alternatives, and a part that may be missing

Time, place and what may be passed over can stand between any two items and need no mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.annotate.contacts.frames.needs import Need, Needs, NeedsBuilder
from dragoman.language.text import tokenize

_ADJUNCTS = r"(?:~\w+~ )*?"
_ATOM = re.compile(
    r"\{(?P<slot>[A-Z])\}(?P<slot_optional>\?)?|<(?P<list>[\w-]+)>(?P<list_optional>\?)?|(?P<wide>\.{5})|(?P<gap>\.{3})"
    r"|(?P<open>\()|(?P<bar>\|)|(?P<close>\)\??)|(?P<word>[^\s()|{}<>]+)"
)
_ACTORS = frozenset("ABCDM")
_TIMES = frozenset("HT")
_GAP = r"(?:[^@~;\s][^@~;\s]* (?:~\w+~ )*?){0,6}?"
_WIDE = r"(?:[^;\s]+ ){0,24}?"
# What a slot needs; the names are those that `frames.py` gives to a sentence's items.
_MARKS: Mapping[str, tuple[Need, ...]] = {
    **{f"{{{slot}}}": (frozenset(["@"]),) for slot in "ABC"},
    "{O}": (frozenset(["@o"]),),
    "{M}": (frozenset(["@m"]),),
    "{L}": (frozenset(["~p"]),),
    "{T}": (frozenset(["~t"]),),
    "{H}": (frozenset(["~t"]),),
    "{P}": (frozenset(["~p", "@p"]),),
}

WordFormer = Callable[[str, str], str]
# A verb's phrase -> its forms, each with its class ("past", "bare" ...).
Inflector = Callable[[str], Iterable[tuple[str, str]]]
_VERBS = "verb"


@dataclass(frozen=True, slots=True)
class Template:
    """A way to write out a word's compound forms, and the class they all have."""

    word_class: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """A named list of words or phrases; `classes` tells the class (past, future, bare ...) of each."""

    name: str
    phrases: tuple[str, ...]
    classes: Mapping[str, str]


@dataclass(frozen=True)
class Pattern:
    """A pattern and the regular expression that it stands for; `needs` are what a sentence must have for it."""

    source: str
    expression: str
    needs: Needs
    lists: tuple[str, ...]  # the word lists of the groups v0, v1 ...
    slots: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled, when a sentence first asks for it: a short article asks for few of hundreds."""
        return re.compile(self.expression)


def word_lists(
    data: Mapping[str, Any], templates: Mapping[str, Template], former: WordFormer, inflect: Inflector
) -> dict[str, WordList]:
    """Return the word lists of a frame file: each a plain list, or lists by class.

    A class that is the name of a template stands for all its forms: "pp: [reçu]" for "a reçu", "ont reçu" ...
    The class `verb` holds verbs that `inflect` writes out: "verb: [dine with]" for "dined with", "dines with" ...
    """
    found = {}
    for name, value in data.items():
        by_class = value if isinstance(value, dict) else {"": value}
        written = [pair for key, phrases in by_class.items() for pair in _written_out(key, phrases, templates, inflect)]
        classes: dict[str, str] = {}
        for phrase, key in written:  # a form of two classes has the one that is listed first
            classes.setdefault(" ".join(phrase_forms(phrase, former)), key)
        # Longer phrases first, so that "had a call" isn't read as "had".
        found[name] = WordList(name, tuple(sorted(classes, key=len, reverse=True)), classes)
    return found


def _written_out(
    key: str, phrases: Iterable[object], templates: Mapping[str, Template], inflect: Inflector
) -> Iterator[tuple[str, str]]:
    template = templates.get(key)
    for phrase in map(str, phrases):
        if key == _VERBS:
            yield from inflect(phrase)
        elif template:
            yield from ((form.format(phrase), template.word_class) for form in template.forms)
        else:
            yield phrase, key


def phrase_forms(phrase: str, former: WordFormer) -> list[str]:
    """Return the words of a phrase as they stand in a skeleton."""
    # An elided word ("d'") is one only before another word.
    tokens = tokenize(phrase + "xx")[:-1] if phrase.endswith("'") else tokenize(phrase)
    return [former(token.surface, token.form) for token in tokens]


def as_written(phrase: str, former: WordFormer) -> str:
    """Return a phrase as skeletons have it; marks stay what they are."""
    return " ".join(phrase_forms(phrase, former)) if phrase[:1].isalpha() else phrase


def one_of(phrases: Iterable[str], former: WordFormer) -> str:
    """Return a regular expression for any of some phrases as skeletons have them, the longest first."""
    forms = sorted((re.escape(" ".join(phrase_forms(phrase, former))) for phrase in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(forms)})" if forms else r"(?!)"


def compile_pattern(
    source: str, lists: Mapping[str, WordList], former: WordFormer, prefix: str = "", of: Iterable[str] = ()
) -> Pattern:
    """Return `source` as a pattern; `prefix` is a regular expression of what may stand before any word (clitics).

    `of` are words behind which a gap ends at no actor: "received an envoy of X" isn't "received X".

    Raises ValueError where the pattern names a list that isn't there or a parenthesis stays open.
    """
    parts: list[str] = []
    used: list[str] = []
    builder = NeedsBuilder()
    no_genitive = "".join(rf"(?<!\s{re.escape(word)} )" for word in sorted(of))
    after_gap = False
    for atom in _ATOM.finditer(source):
        kind = atom.lastgroup or ""
        if kind in ("list", "list_optional"):
            text, needs = _list(atom, lists, prefix, used)
        elif kind == "word":
            text, needs = _word(atom.group(), former, prefix)
        else:
            text, needs = _mark(atom), _MARKS.get(atom.group(), ())
        if kind in ("open", "bar", "close"):
            builder.bracket(atom.group())
        else:
            builder.add(needs)
        parts.append(no_genitive + text if after_gap and atom.group("slot") in _ACTORS else text)
        after_gap = kind == "gap"
    if builder.depth:
        raise ValueError(f"unbalanced parenthesis in pattern {source!r}")
    slots = frozenset(match.group("slot") for match in _ATOM.finditer(source) if match.group("slot"))
    return Pattern(source, r"(?<!\S)" + "".join(parts), builder.needs(), tuple(used), slots)


def _list(
    atom: re.Match[str], lists: Mapping[str, WordList], prefix: str, used: list[str]
) -> tuple[str, tuple[Need, ...]]:
    name = atom.group("list")
    if name not in lists:
        raise ValueError(f"no word list <{name}>")
    phrases = lists[name].phrases
    group = f"v{len(used)}"
    used.append(name)
    inner = _branches([phrase.split() for phrase in phrases])
    text = f"(?:{prefix}(?P<{group}>{inner}))"
    if atom.group("list_optional"):
        return text + "?", ()
    return text, (frozenset(phrase.split()[0] for phrase in phrases),)


def _branches(phrases: Sequence[Sequence[str]]) -> str:
    """Return a regular expression of phrases that share their beginnings; the longest that fits matches.

    Words that the same phrases follow share them: the auxiliaries before one list of participles.
    """
    following: dict[str, list[Sequence[str]]] = {}
    for phrase in phrases:
        if phrase:
            following.setdefault(phrase[0], []).append(phrase[1:])
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for word, rest in following.items():
        alike.setdefault(tuple(map(tuple, rest)), []).append(word)
    inner = "|".join(f"{_one_of(words)} {_ADJUNCTS}{_branches(rest)}" for rest, words in alike.items())
    return f"(?:{inner})?" if inner and not all(phrases) else f"(?:{inner})" if inner else ""


def _one_of(words: Sequence[str]) -> str:
    escaped = "|".join(map(re.escape, words))
    return f"(?:{escaped})" if len(words) > 1 else escaped


def _word(word: str, former: WordFormer, prefix: str) -> tuple[str, tuple[Need, ...]]:
    optional = word.endswith("?") and len(word) > 1
    tokens = phrase_forms(word.rstrip("?") if optional else word.strip('"'), former)
    inner = "".join(f"{prefix if i == 0 else ''}{re.escape(token)} {_ADJUNCTS}" for i, token in enumerate(tokens))
    return (f"(?:{inner})?", ()) if optional else (inner, tuple(frozenset([token]) for token in tokens))


def _mark(atom: re.Match[str]) -> str:
    if slot := atom.group("slot"):
        optional = "?" if atom.group("slot_optional") else ""
        if slot in _TIMES:
            return rf"(?:~t(?P<{slot}>\d+)~ {_ADJUNCTS}){optional}"
        if slot == "L":
            return rf"(?:~p(?P<P>\d+)~ {_ADJUNCTS}){optional}"
        if slot == "P":
            return rf"(?:(?:~p(?P<P>\d+)~|@(?P<P_>\d+)@) {_ADJUNCTS}){optional}"
        return rf"(?:@(?P<{slot}>\d+)@ {_ADJUNCTS}){optional}"
    if atom.group("wide"):
        return _WIDE
    if atom.group("gap"):
        return _GAP
    return "(?:" if atom.group("open") else atom.group()
