"""Which of two readings of a word holds, and what its neighbours say of it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.language.text import Token
from dragoman.model import Span

_INITIALS = frozenset({"ch", "kh", "sh", "ts", "zh"})  # single letters of other scripts: "Kh. Battulga"
_ARTICLES = frozenset({"al", "el", "ul", "ez", "es", "et", "ad", "ash", "as"})
_SENT = frozenset({"ambassador", "envoy", "national_security_adviser"})
_OF_SENT = frozenset({Kind.DEMONYM, Kind.STATE, Kind.CITY, Kind.BODY, Kind.MODIFIER, Kind.OF, Kind.ARTICLE})
_OF_TITLES = frozenset({Kind.DEMONYM, Kind.STATE, Kind.CITY, Kind.BODY, Kind.MODIFIER, Kind.TOWARD, Kind.CLITIC}) | {
    Kind.HONORIFIC
}
_WHERE = frozenset({Kind.STATE, Kind.CITY, Kind.MODIFIER})


def reads_more(segment: Segment, best: Segment) -> bool:
    """Say whether a reading without clitics is better: it is longer, or known where the other looks like a name.

    So is a body of several words where the other takes it for the beginning of a name: "لحزب الله".
    """
    if segment.kind is Kind.BODY and best.kind is Kind.CAPITALS and segment.last > segment.first + 1:
        return True
    if segment.kind is Kind.CAPITALS:
        return False
    return segment.last > best.last or (segment.last == best.last and best.kind is Kind.CAPITALS)


def shorn(segment: Segment, token: Token, clitics: tuple[str, ...]) -> Segment:
    """Return the segment without the clitics at its beginning ("للرئيس" keeps its article's lam)."""
    width = sum(len(clitic) for clitic in clitics)
    start = min(token.span.start + width, segment.span.end)
    form = segment.form[width:]
    return Segment(
        segment.kind,
        segment.first,
        segment.last,
        Span(start, segment.span.end),
        form,
        segment.keys,
        segment.title,
        segment.inner,
        segment.surnames,
    )


def ends_title(segments: Sequence[Segment]) -> bool:
    """Say whether the last segments are a title or a counterpart with its state."""
    kinds = (segment.kind for segment in reversed(segments[:-1] if ends_errand(segments) else segments))
    return next((k for k in kinds if k not in _OF_TITLES), None) in (Kind.TITLE, Kind.COUNTERPART)


def ends_errand(segments: Sequence[Segment]) -> bool:
    """Say whether the last segment is the comma behind where somebody is sent: "the ambassador to the country, X"."""
    if not segments or segments[-1].kind is not Kind.COMMA:
        return False
    at = len(segments) - 2
    while at > 0 and segments[at].kind in _WHERE:
        at -= 1
    if segments[at].kind is Kind.TOWARD:
        return True
    return segments[at].kind is Kind.OF and segments[at + 1].kind is Kind.CITY and is_sent(segments[:at])


def is_sent(segments: Sequence[Segment]) -> bool:
    """Say whether a title of somebody who is sent stands before: "ambassador [of X] to"; no minister is "of Cairo".

    The envoy may be another's: "special envoy of the president of X for".
    """
    for at in range(len(segments) - 1, -1, -1):
        segment = segments[at]
        if segment.title is None and segment.kind not in _OF_SENT:
            return False
        if segment.title and segment.title.office in _SENT:
            return True
        if segment.title and not any(before.kind is Kind.OF for before in segments[max(0, at - 2) : at]):
            return False
    return False


def has_article(surface: str) -> bool:
    """Say whether a word is a family name with the Arabic article before its capital ("al-Saud")."""
    head, _, tail = surface.replace("‑", "-").partition("-")
    return head.casefold() in _ARTICLES and tail[:1].isupper()


def ends_initial(words: Sequence[str], at: int) -> bool:
    return words[at] == "." and at > 0 and (len(words[at - 1]) == 1 or words[at - 1] in _INITIALS)


def is_initial(surfaces: Sequence[str], at: int) -> bool:
    """Say whether a letter stands for a given name before another word of the name: "J. Peter Pham"."""
    shortened = at + 2 < len(surfaces) and surfaces[at + 1] == "." and surfaces[at + 2][:1].isupper()
    return shortened and len(surfaces[at]) == 1 and surfaces[at].isupper()


def is_genitive(best: Segment, before: list[Segment]) -> bool:
    """Say whether a state stands behind an "of": then no name begins with it ("the emir of Qatar Tamim")."""
    kinds = [segment.kind for segment in before if segment.kind is not Kind.ARTICLE][-1:]
    return best.kind is Kind.STATE and kinds == [Kind.OF]


def goes_along(segments: Sequence[Segment], first: int, last: int, lexicon: ActorLexicon) -> bool:
    """Say whether a name among some segments is that of somebody's wife or husband: "and his wife, X".

    In "and his wife, the president X" the comma closes what stands before.
    """
    titled = any(segment.kind is Kind.TITLE for segment in segments[first:last])
    parted = titled and first > 0 and segments[first - 1].kind is Kind.COMMA
    start = first if parted else max(0, first - 2)
    near = [segment for segment in segments[start:last] if segment.kind is not Kind.COMMA]
    return any(lexicon.has("kin", segment.form) for segment in near)


def is_loose(segments: Sequence[Segment], at: int) -> bool:
    """Say whether a pronoun that is written together with its preposition stands alone: the letter of an era."""
    return not at or segments[at - 1].kind is not Kind.CLITIC


def clitic_segments(token: Token, at: int, clitics: tuple[str, ...], lexicon: ActorLexicon) -> list[Segment]:
    """Return a segment for each clitic that is cut off a word."""
    found = []
    start = token.span.start
    for clitic in clitics:
        kind = Kind.AND if lexicon.has("and", clitic) else Kind.CLITIC
        found.append(Segment(kind, at, at, Span(start, start + 1), clitic))
        start += 1
    return found
