"""Dialogue in dashes: "— We leave at dawn, says X.", one speech a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.annotate.reporting.speakers.marks import Marked, paragraph_spans
from dragoman.language.text import Token, tokenize
from dragoman.model import Sentence, Span

_DASH = re.compile(r"[-–—―]{1,2}[\s\u00a0]+(?=\S)")
_OTHER_MARKS = re.compile('[«»“”„"]')
_PAUSES = frozenset(",?!…")
_SAID = frozenset({"tell", "utter", "inverted"})
_WHO = 4  # words behind the verb among which its subject begins


def dashed_words(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> Iterator[Marked]:
    """Yield what is said in paragraphs that begin with a dash and say by an inserted verb who speaks."""
    if not lexicon.inversion:
        return
    for paragraph in paragraph_spans(sentences):
        opening = _DASH.match(text, paragraph.start, paragraph.end)
        if opening is None or _OTHER_MARKS.search(text, paragraph.start, paragraph.end):
            continue
        start = opening.end()
        if (end := _insertion(text, Span(start, paragraph.end), lexicon)) is not None:
            yield Marked(Span(start, end), Span(paragraph.start, end))


def _insertion(text: str, stretch: Span, lexicon: ReportingLexicon) -> int | None:
    """Return where the words end before a pause and "says X", in small letters."""
    tokens = tokenize(text, stretch)
    forms = [token.form for token in tokens]
    for at, token in enumerate(tokens[:-1]):
        if token.form in _PAUSES and _is_verb(tokens, forms, at + 1, lexicon):
            return token.span.start if token.form == "," else token.span.end
    return None


def _is_verb(tokens: Sequence[Token], forms: Sequence[str], at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a verb of telling stands at a token, its pronoun in it or a name behind it."""
    if not tokens[at].surface[:1].islower():
        return False
    if lexicon.inverted_endings and forms[at].endswith(lexicon.inverted_endings):
        return True
    found = lexicon.match(forms, at)
    behind = tokens[at + 1 : at + 1 + _WHO]
    return found is not None and bool(_SAID.intersection(found[1])) and any(t.surface[:1].isupper() for t in behind)
