"""Whether an actor is one whom a sentence is about: nothing governs him, and no other's words name him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Naming
from dragoman.annotate.actors.phrases.noun_phrases import Phrase

_GOVERNING = frozenset({Kind.OF, Kind.TOWARD, Kind.CLITIC})
_QUOTES = frozenset('"«»')
_PARTING = frozenset({Kind.COMMA, Kind.STOP, Kind.AND, Kind.QUOTE, Kind.OPEN})
_OWNED = 5  # segments from a possessive to the name
_OPENING = 2  # segments of "après avoir"
_TITLED = 7  # segments from a preposition to the plural title that it governs


def is_governed(segments: Sequence[Segment], phrase: Phrase, prepositions: Set[str], before: int) -> bool:
    """Say whether a preposition governs a phrase; `before` is where the last phrase ends that one governs.

    "Between X and Y" governs both, "with the three ministers, X, Y and Z" all.
    """
    at = phrase.first - 1
    if at < 0:
        return False
    if _governs(segments[at], prepositions):
        return True
    if segments[at].kind is Kind.AND and before == at:
        return True
    if segments[at].kind is not Kind.COMMA:
        return False
    row = phrase.last < len(segments) and segments[phrase.last].kind in (Kind.AND, Kind.COMMA)
    return (before == at and row and _is_row(segments, phrase)) or _follows_title(segments, at, prepositions)


def _governs(segment: Segment, prepositions: Set[str]) -> bool:
    return segment.kind in _GOVERNING or segment.form in prepositions


def _is_row(segments: Sequence[Segment], phrase: Phrase) -> bool:
    """Say whether a name follows the "and" behind a phrase, and no more words: "with X, Y and Z"."""
    behind = segments[phrase.last : phrase.last + 3]
    return len(behind) > 1 and behind[1].kind in (Kind.PERSON, Kind.SURNAME, Kind.CAPITALS)


def _follows_title(segments: Sequence[Segment], comma: int, prepositions: Set[str]) -> bool:
    """Say whether a comma parts a name from the plural title of a row, which a preposition governs."""
    title = segments[comma - 1] if comma else None
    if title is None or title.kind is not Kind.TITLES:
        return False
    for at in range(comma - 2, max(-1, comma - 2 - _TITLED), -1):
        if _governs(segments[at], prepositions):
            return True
        if segments[at].kind in _PARTING:
            return False
    return False


def is_quoted(segments: Sequence[Segment], phrase: Phrase) -> bool:
    """Say whether a phrase stands in another's words, so that it isn't whom "he" behind them means."""
    marks = [index for index, segment in enumerate(segments) if segment.form in _QUOTES]
    return sum(at < phrase.first for at in marks) % 2 == 1 and any(at >= phrase.last for at in marks)


def is_reported(segments: Sequence[Segment], at: int, relatives: Set[str], reporting: Set[str]) -> bool:
    """Say whether the phrase at `at` begins what somebody says: "Y has said that | X would see his counterpart"."""
    told = at > 1 and segments[at - 1].form in relatives and segments[at - 2].kind is not Kind.COMMA
    return told and any(segment.form in reporting for segment in segments[: at - 1])


def stands_aside(segments: Sequence[Segment], phrase: Phrase, openings: Set[str]) -> bool:
    """Say whether a phrase names nobody whom "he" means: a quotation's, a predecessor, the object of an opening."""
    return is_quoted(segments, phrase) or is_predecessor(segments, phrase) or _is_in_opening(segments, phrase, openings)


def _is_in_opening(segments: Sequence[Segment], phrase: Phrase, openings: Set[str]) -> bool:
    """Say whether a phrase is the object of the verb that opens a sentence: "après avoir reçu X, il"."""
    clause = next((at + 1 for at in range(phrase.first - 1, -1, -1) if segments[at].kind is Kind.COMMA), 0)
    closed = phrase.last < len(segments) and segments[phrase.last].kind is Kind.COMMA
    return closed and " ".join(one.form for one in segments[clause : clause + _OPENING]) in openings


def is_predecessor(segments: Sequence[Segment], phrase: Phrase) -> bool:
    """Say whether a phrase names who held somebody's office before: "her predecessor, X", "his late father, X"."""
    kinds = [segment.kind for segment in segments[max(0, phrase.first - _OWNED) : phrase.last]]
    return Kind.POSSESSIVE in kinds and Kind.FORMER in kinds and bool(phrase.name)


def is_of_thing(segments: Sequence[Segment], at: int, relatives: Set[str], last: int) -> bool:
    """Say whether a pronoun at `at` is the object of something's verb: "a tour that is to take him", "which took him".

    `last` is where the last actor before it ends, who would be the verb's subject behind the relative word.
    """
    return any(segment.form in relatives for segment in segments[last:at])


def is_in_relative(
    segments: Sequence[Segment], last: int, at: int, relatives: Set[str], prepositions: Set[str]
) -> bool:
    """Say whether a pronoun at `at` opens a relative clause of the actor whose phrase ends at `last`.

    In "X, with whom he had dined" he isn't X.
    """
    between = [segment for segment in segments[last:at] if segment.kind is not Kind.COMMA]
    told = any(segment.form in relatives for segment in between)
    return last > 0 and told and all(segment.form in relatives | prepositions for segment in between)


def rows_of(segments: Sequence[Segment], namings: Sequence[Naming]) -> Iterator[tuple[Naming, ...]]:
    """Yield the namings of a sentence that stand in a row: "X of A, Y of B and Z"."""
    row: list[Naming] = []
    for naming in namings:
        between = segments[row[-1].phrase.last : naming.phrase.first] if row else ()
        if row and not (between and all(one.kind in (Kind.COMMA, Kind.AND) for one in between)):
            yield tuple(row)
            row = []
        row.append(naming)
    if row:
        yield tuple(row)
