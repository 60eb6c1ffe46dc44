"""Sentences: ICU's boundaries, less those after abbreviations and inside quotations.

ICU alone ends a sentence after "M." and between a French full stop and its closing mark; it never ends one
where the blank after the stop is missing. The abbreviations are data (`sentences.yaml` of each language).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from dragoman.annotate.page.blocks import Block
from dragoman.annotate.page.lines import trimmed
from dragoman.language.folder import language_codes, load_language
from dragoman.model import Sentence, Span

MAX_SENTENCE = 2_000  # characters; longer ones are cut
MAX_WHOLE_QUOTE = 300  # characters; a shorter quotation stays in one sentence, whatever stands inside

# One character for one: icu4py counts in UTF-16 and stumbles over half surrogate pairs; a line end inside a
# block is no sentence's end.
_PLAIN = re.compile("[\U00010000-\U0010ffff\ud800-\udfff\n\r\v\f\u0085\u2028\u2029]")
_LAST_TOKEN = re.compile(r"([^\s(\[«“\"'’]+)\.$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*-?[^\W\d_]")
_NEXT_WORD = re.compile(r"[\W_]*([^\W_]+)")
# A stop without a blank after it: both sides must be words, so that no address or number is cut.
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})[.!?؟](?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]|[«“][^\W\d_]|[\u0621-\u064a]{2})")
_NEW_START = re.compile(r"\s*(?:[«“\"]|(?![a-zß-öø-ÿ])[^\W\d_])")
_BRACKETS = re.compile(r"\([^()]{1,300}\)")
_TWO_DOTS = re.compile(r"(?<!\.)\.\.$")
_QUOTE_MARK = re.compile("[«»“”„‟\"″]|''|‘‘|’’")
_SORTS = {
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys('“”„‟"″', "double"),
    **dict.fromkeys(("''", "‘‘", "’’"), "twice"),
}
_CUTS = (re.compile("[;؛]\\s"), re.compile("[,،:]\\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words that end in a full stop without ending the sentence."""

    never_end: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


def split(text: str, blocks: Iterable[Block], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks, in order; none crosses a block's end, none has blanks at its ends."""
    abbreviations = _abbreviations(language)
    return tuple(
        Sentence(span, block.paragraph, headline=block.kind == "headline")
        for block in blocks
        for span in _block_sentences(text, block.span, abbreviations, language)
    )


def _block_sentences(text: str, block: Span, abbreviations: Abbreviations, language: str) -> Iterator[Span]:
    part = _PLAIN.sub(lambda match: " " if match.group() < "\ud800" else "□", block.of(text))
    quotes, brackets = quotations(part), tuple(Span(*match.span()) for match in _BRACKETS.finditer(part))
    ends = sorted({*_stops(part, language), *(match.end() for match in _GLUED.finditer(part))})
    start = 0
    for end in (*(end for end in ends if _ends_sentence(part, end, (quotes, brackets), abbreviations)), len(part)):
        span = trimmed(part, Span(start, end))
        if span.start < span.end:
            yield from (piece.shifted(block.start) for piece in _short_enough(part, span))
        start = end


def _stops(part: str, language: str) -> Iterator[int]:
    """Yield the ends that ICU sees; one that it sees before a closing mark is moved behind the mark.

    There it is an end only where no lower case or comma goes on with the sentence.
    """
    from icu4py.breakers import SentenceBreaker

    for _, end in SentenceBreaker(part, language).segments():
        if part[end : end + 1] not in ("»", "”"):
            yield end
        elif _NEW_START.match(part, end + 1):
            yield end + 1


def quotations(part: str) -> tuple[Span, ...]:
    """Return the quotations of one paragraph, marks included; what is opened and never closed is none.

    Marks of one sort open and close in turn, since pages use “ and ” for either end; a mark between a blank
    and a letter opens, one between a letter and a blank closes.
    """
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    for match in _QUOTE_MARK.finditer(part):
        sort = _SORTS.get(match.group(), "")
        if opened is None:
            opened = None if match.group() == "»" else (sort, match.start())
        elif opened[0] == sort:
            if _opens(part, match.start(), match.end()):
                opened = (sort, match.start())
            else:
                found.append(Span(opened[1], match.end()))
                opened = None
    return tuple(found)


def _opens(part: str, start: int, end: int) -> bool:
    mark = part[start:end]
    if mark in "«»":
        return mark == "«"
    before, after = part[start - 1 : start], part[end : end + 1]
    return (not before or before.isspace() or before in "([") and after.isalnum()


def _ends_sentence(part: str, end: int, wholes: tuple[Sequence[Span], ...], abbreviations: Abbreviations) -> bool:
    """Say whether a sentence ends at `end`, where ICU or a missing blank suggests it."""
    if any(_inside_short(end, spans, part) for spans in wholes):
        return False
    left = part[max(0, end - 40) : end].rstrip()
    if _TWO_DOTS.search(left):
        return False
    token = _LAST_TOKEN.search(left)
    return token is None or not _is_abbreviation(token.group(1), part, end, abbreviations)


def _is_abbreviation(token: str, part: str, end: int, abbreviations: Abbreviations) -> bool:
    following = _NEXT_WORD.match(part, end, end + 40)
    word = following.group(1) if following else ""
    if token in abbreviations.may_end:
        return word not in abbreviations.starters
    if token in abbreviations.before_number and word[:1].isdigit():
        return True
    return token in abbreviations.never_end or (_INITIAL.fullmatch(token) is not None and len(token) < 8)


def _inside_short(end: int, spans: Sequence[Span], part: str) -> bool:
    """Say whether `end` is inside one of the quotations or brackets that stay whole."""
    at = bisect.bisect_right(spans, end, key=lambda span: span.start) - 1
    if at < 0:
        return False
    whole, last = spans[at], len(part[max(0, end - 9) : end].rstrip()) + max(0, end - 9)
    return whole.start < last < whole.end and whole.end - whole.start <= MAX_WHOLE_QUOTE


def _short_enough(part: str, span: Span) -> Iterator[Span]:
    """Yield the span in pieces that are no longer than `MAX_SENTENCE`, cut at the best mark there is."""
    while span.end - span.start > MAX_SENTENCE:
        cut = _cut(part, span.start)
        yield trimmed(part, Span(span.start, cut))
        span = trimmed(part, Span(cut, span.end))
    if span.start < span.end:
        yield span


def _cut(part: str, start: int) -> int:
    for mark in _CUTS:
        if places := [match.end() for match in mark.finditer(part, start + MAX_SENTENCE // 2, start + MAX_SENTENCE)]:
            return places[-1]
    return start + MAX_SENTENCE


@cache
def _abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of the language; of all languages for one that has no folder."""
    codes = (language,) if language in language_codes() else language_codes()
    data = [load_language(code).data("sentences") for code in codes]
    return Abbreviations(
        *(frozenset(word for entry in data for word in entry[kind.name]) for kind in fields(Abbreviations))
    )
