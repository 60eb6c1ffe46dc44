"""Passages: an article's sentences, or those that one quotation runs through, with the quotations in them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.annotate.reporting.speakers.marks import Marked, marked_words
from dragoman.language.text import tokenize
from dragoman.model import Sentence, Span

MIN_WORDS = 5
_ENDED = re.compile(r"[.!?؟…»”\"’)\]][\s\u00a0]*$")
_WAITS = re.compile(r"[,،][\s\u00a0]*$")
_ASKED = 4  # words of the sentence behind a question among which its verb stands
_SAID = frozenset({"tell", "utter", "told", "uttered", "inverted"})
_MAX_GAP = 6  # characters between two lines of one sentence
_LONG_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the sentences that one quotation runs through, with the quotations in it."""

    span: Span
    paragraph: int
    quotes: tuple[Marked, ...]


def passages(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> tuple[Passage, ...]:
    """Return the sentences, those that share a quotation joined; a line that waits for a quotation takes it in."""
    quotes = [quote for quote in marked_words(text, sentences) if _counts(text, quote, lexicon)]
    starts = [quote.whole.start for quote in quotes]
    found: list[Passage] = []
    for sentence in sentences:
        at = bisect.bisect_right(starts, sentence.span.start)
        last = quotes[max(0, at - 1) : at]
        if found and (
            _goes_on(text, found[-1], sentence, last) or _tells_who(text, found[-1], sentence, last, lexicon)
        ):
            span = Span(found[-1].span.start, sentence.span.end)
            found[-1] = Passage(span, sentence.paragraph, ())
        else:
            found.append(Passage(sentence.span, sentence.paragraph, ()))
    return tuple(_with_quotes(passage, quotes, starts) for passage in found)


def _with_quotes(passage: Passage, quotes: Sequence[Marked], starts: Sequence[int]) -> Passage:
    first, last = (bisect.bisect_left(starts, edge) for edge in passage.span)
    inside = tuple(quote for quote in quotes[first:last] if passage.span.covers(quote.words))
    return Passage(passage.span, passage.paragraph, inside)


def _goes_on(text: str, passage: Passage, sentence: Sentence, quotes: Sequence[Marked]) -> bool:
    start = sentence.span.start
    if any(quote.whole.start < start < quote.whole.end and quote.whole.start >= passage.span.start for quote in quotes):
        return True
    if sentence.headline or start - passage.span.end > _MAX_GAP:
        return False
    left = passage.span.of(text)[-4:]
    opens = any(quote.whole.start == start for quote in quotes)
    return (opens and _ENDED.search(left) is None) or _WAITS.search(left) is not None


def _tells_who(
    text: str, passage: Passage, sentence: Sentence, quotes: Sequence[Marked], lexicon: ReportingLexicon
) -> bool:
    """Say whether the sentence only says who asked or cried out what stands before it: "“…?” Moon asked."."""
    near = sentence.paragraph == passage.paragraph and sentence.span.start - passage.span.end <= 1
    if not near or not any(quote.whole.end == passage.span.end for quote in quotes):
        return False
    words = [token.form for token in tokenize(text, sentence.span)]
    verbs = (lexicon.match(words, at) for at in range(min(len(words), _ASKED)))
    return any(match is not None and _SAID.intersection(match[1]) for match in verbs)


def _counts(text: str, quote: Marked, lexicon: ReportingLexicon) -> bool:
    """Say whether the words between marks are a quotation: five words and more, and no title."""
    words = (word for word in _LONG_WORDS.findall(quote.words.of(text)) if any(map(str.isalnum, word)))
    if len(list(islice(words, MIN_WORDS))) < MIN_WORDS:
        return False
    tokens = tokenize(text, Span(max(0, quote.whole.start - 40), quote.whole.start))
    before = [token.form for token in tokens if token.is_word][-4:]
    last = lexicon.match(before[-1:], 0) if before else None
    if last is not None and "that" in last[1]:
        return True  # "said that “…”"
    return not lexicon.marked("title_cues", before)
