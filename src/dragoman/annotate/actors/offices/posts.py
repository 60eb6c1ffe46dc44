"""The states to which one ambassador is sent, as one: "the ambassador to Mali, Niger and Chad, X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.model import Span

_SENT = frozenset({"ambassador", "envoy"})
_NEAR = 6  # segments from a title to the preposition behind which its states stand
_JOINTS = frozenset({Kind.COMMA, Kind.AND, Kind.TOWARD, Kind.ARTICLE, Kind.MODIFIER})
_ENDS = frozenset({Kind.GENITIVE, Kind.TITLE})


def with_posts(segments: Sequence[Segment], lexicon: ActorLexicon) -> list[Segment]:
    """Return segments with the states to which somebody is accredited as one segment, that of the first of them."""
    found = list(segments)
    for at in range(len(found) - 1, 0, -1):
        if found[at].kind is not Kind.STATE or not _is_post(found, at):
            continue
        last = _row_end(found, at, lexicon)
        if last > at:
            whole = found[at : last + 1]
            span = Span(whole[0].span.start, whole[-1].span.end)
            found[at : last + 1] = [replace(whole[0], last=whole[-1].last, span=span)]
    return found


def _is_post(segments: Sequence[Segment], at: int) -> bool:
    before = at - 1
    while before > 0 and segments[before].kind in (Kind.ARTICLE, Kind.MODIFIER):
        before -= 1
    if segments[before].kind is not Kind.TOWARD:
        return False
    titles = (segment.title for segment in segments[max(0, before - _NEAR) : before])
    return any(title and title.office in _SENT for title in titles)


def _row_end(segments: Sequence[Segment], at: int, lexicon: ActorLexicon) -> int:
    """Return where the last state of a row stands; an "and" or a preposition said again makes it one."""
    last, row = at, False
    while True:
        following = last + 1
        joints = []
        while following < len(segments) and _joins(segments[following], lexicon):
            joints.append(segments[following])
            following += 1
        state = following < len(segments) and segments[following].kind is Kind.STATE
        ends = segments[following + 1].kind in _ENDS if following + 1 < len(segments) else False
        if not joints or not state or ends:
            return last if row else at
        row |= any(joint.kind not in (Kind.COMMA, Kind.ARTICLE, Kind.MODIFIER) for joint in joints)
        last = following


def _joins(segment: Segment, lexicon: ActorLexicon) -> bool:
    return segment.kind in _JOINTS or (segment.kind is Kind.WORD and lexicon.has("toward", segment.form))
