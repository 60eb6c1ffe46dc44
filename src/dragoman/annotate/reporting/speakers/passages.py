"""Passages: an article's sentences, or those that one quotation runs through, with the quotations in them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.annotate.reporting.speakers.dashes import dashed_words
from dragoman.annotate.reporting.speakers.marks import Marked, marked_words
from dragoman.language.text import Token, tokenize
from dragoman.model import Sentence, Span

MIN_WORDS = 5
_ENDED = re.compile(r"[.!?؟…»”\"’)\]][\s\u00a0]*$")
_WAITS = re.compile(r"[,،][\s\u00a0]*$")
_ASKED = 4  # words of the sentence behind a question among which its verb stands
_SAID = frozenset({"tell", "utter", "told", "uttered", "inverted"})
_MAX_GAP = 6  # characters between two lines of one sentence
_CUE_ROOM, _CUES = 60, 4  # characters and words before a quotation that may say that it is a title
_CUE_APART = 0  # words between a cue and the title
_SENTENCE_ENDS = frozenset(".!?؟»”")
_COMMAS = frozenset(",،")
_LONG_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the sentences that one quotation runs through, with the quotations in it."""

    span: Span
    paragraph: int
    quotes: tuple[Marked, ...]


def passages(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> tuple[Passage, ...]:
    """Return the sentences, those that share a quotation joined; a line that waits for a quotation takes it in."""
    marked = sorted((*marked_words(text, sentences), *dashed_words(text, sentences, lexicon)), key=_start)
    quotes = [quote for quote in marked if _counts(text, quote, lexicon)]
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


def _start(quote: Marked) -> int:
    return quote.whole.start


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
    tokens = tokenize(text, Span(max(0, quote.whole.start - _CUE_ROOM), quote.whole.start))
    before = [token.form for token in tokens if token.is_word][-_CUES:]
    last = lexicon.match(before[-1:], 0) if before else None
    if last is not None and "that" in last[1]:
        return True  # "said that “…”"
    if tokens and tokens[-1].form == ":" and last is not None and _SAID.intersection(last[1]):
        return True  # "in the name of the king he said: “…”"
    ends = (lexicon.mark("title_cues", before, at) or 0 for at in range(len(before)))
    apart = _CUES if tokens and tokens[-1].form in _COMMAS else _CUE_APART  # "the motto of the day, “…”"
    titled = max(ends, default=0) > max(0, len(before) - apart - 1) or _is_titled_behind(text, quote, lexicon)
    return not titled and not _is_written_on(tokens, lexicon, quote.words.of(text)[:1].islower())


def _is_titled_behind(text: str, quote: Marked, lexicon: ReportingLexicon) -> bool:
    """Say whether what follows calls the words a title: "“…” is the title of"."""
    end = quote.whole.end
    tokens = tokenize(text, Span(end, min(len(text), end + _CUE_ROOM)))
    words = [token.form for token in takewhile(lambda token: token.form not in _SENTENCE_ENDS, tokens)]
    return lexicon.marked("title_after", words)


def _is_written_on(tokens: Sequence[Token], lexicon: ReportingLexicon, small: bool) -> bool:
    """Say whether the words before are of a banner or the like that bears what follows, or of a book so called.

    No title begins with a `small` letter.
    """
    forms = [token.form for token in tokens]
    start = max((at + 1 for at, form in enumerate(forms) if form in _SENTENCE_ENDS), default=0)
    forms = forms[start:]
    close = [form for form in forms if form not in _COMMAS]
    if close and not small and forms[-1] != ":" and lexicon.mark("works", close, len(close) - 1) is not None:
        return True
    carriers = [at for at in range(len(forms)) if lexicon.mark("carriers", forms, at) is not None]
    return bool(carriers) and not _COMMAS.intersection(forms[carriers[-1] : -1])
