"""The words of a language that tell whether a contact took place: "is to", "denied", "called off"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from dragoman.annotate.contacts.frames.word_lists import WordFormer, phrase_forms
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

NEGATION = "~n~"
_OPTIONAL_CUES = (
    "denial",
    "conditional",
    "idle",
    "sport",
    "life",
    "reported_future",
    "only",
    "done",
    "had_of",
    "considered",
    "achieved",
    "pluperfect",
    "perfect",
    "fell_through",
    "accepted",
    "foreseen",
    "perhaps",
    "courtesy",
    "upcoming",
    "contemplated",
    "unlikely",
    "left_out",
    "topical",
    "as_planned",
    "untrue",
    "claimed",
    "belied",
    "was_ahead",
    "why",
)
_CHOICE = re.compile(r"\(([^()]*)\)")

Cues = dict[str, re.Pattern[str]]


@cache
def cue_patterns(language: str) -> Cues:
    """Return the cues of a language by group, as they stand in skeletons."""
    data = load_language(language).data("frames")
    former = word_former(language)
    prefix = data["prefix"]
    negations = frozenset(former(str(word), form_of(str(word))) for word in data["skeleton"]["negations"])
    found = {}
    groups = {**dict.fromkeys(_OPTIONAL_CUES, ()), **data["cues"], "recall": data["recall"]}
    for name, phrases in groups.items():
        if not phrases:
            found[name] = re.compile(r"(?!)")
            continue
        words = {_as_in_skeleton(one, former, negations) for p in phrases for one in _written_out(str(p))}
        found[name] = re.compile(rf"(?<!\S){prefix}{_one_of(words)}(?!\S)")
    return found


def _one_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first, that reads their common beginnings once."""
    following: dict[str, list[str]] = {}
    ends = False
    for word in words:
        ends = ends or not word
        following.setdefault(word[:1], []).append(word)
    following.pop("", None)
    branches = []
    for _, alike in sorted(following.items()):
        begun = _beginning(alike)
        branches.append(re.escape(begun) + _one_of(word[len(begun) :] for word in alike))
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


def _beginning(words: Sequence[str]) -> str:
    """Return how all of some words begin."""
    least, greatest = min(words), max(words)
    return least[: next((at for at, (a, b) in enumerate(zip(least, greatest, strict=False)) if a != b), len(least))]


def _written_out(phrase: str) -> Iterator[str]:
    """Yield all that a cue with choices stands for: "(was|were) put (off|back)" are four."""
    parts = _CHOICE.split(phrase)
    for chosen in product(*(part.split("|") if at % 2 else (part,) for at, part in enumerate(parts))):
        yield "".join(chosen)


def _as_in_skeleton(phrase: str, former: WordFormer, negations: frozenset[str]) -> str:
    """Return a cue as a skeleton shows it: its "pas" or "never" is the item of a negation."""
    return " ".join(NEGATION if word in negations else word for word in phrase_forms(phrase, former))
