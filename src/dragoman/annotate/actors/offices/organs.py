"""Heads and members of an organ of a state, movement or body: "head of the political bureau", "chef de l'armée"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dragoman.annotate.actors.lexicon import ActorLexicon, Title, Trie
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import one_of
from dragoman.model import Span

_GLUE = frozenset({Kind.OF, Kind.ARTICLE, Kind.CLITIC})
_OWNERS = frozenset({Kind.STATE, Kind.DEMONYM, Kind.BODY, Kind.MODIFIER})
_IN_GENITIVE = _OWNERS | {Kind.TITLE, Kind.HONORIFIC, Kind.PERSON, Kind.SURNAME, Kind.CAPITALS, Kind.CITY}
_NAMES = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS})
_READ = frozenset({Kind.TITLE, Kind.WORD, Kind.CAPITALS, Kind.MODIFIER, Kind.GENERIC_BODY, Kind.HONORIFIC})
STAFF = "staff"  # the office of who serves somewhere, without a name of its own
_MOST = 6  # segments of the words for an organ, and of a genitive before them

# Where a title ends, what office it is, and whose organ its holder heads.
_Read = tuple[int, str, Sequence[Segment]]


def with_organs(segments: Sequence[Segment], lexicon: ActorLexicon) -> list[Segment]:
    """Return segments with whoever heads an organ, or is a member of it, as one title.

    Whose organ it is stands behind it ("bureau politique du Hamas"), or inside ("head of the Kremlin's delegation").
    """
    found = list(segments)
    at = 0
    while at < len(found):
        if read := _head_first(found, at, lexicon) or _organ_first(found, at, lexicon) or _led(found, at, lexicon):
            end, office, owner = read
            found[at:end] = [joined(found[at:end], found[at:end], Title(office), owner)]
        at += 1
    return found


def _head_first(segments: Sequence[Segment], at: int, lexicon: ActorLexicon) -> _Read | None:
    """Read "head of the political bureau", "head of Egypt's General Intelligence Service", "number two of"."""
    head = _match(segments, at, lexicon, organs=False)
    if head is None:
        return None
    end, leads = head
    while end < len(segments) and lexicon.has("fields", segments[end].form):
        end += 1  # "directeur Afrique du ..."
    organ = end
    while organ < len(segments) and segments[organ].kind in _GLUE:
        organ += 1
    governs = any(segment.kind is not Kind.ARTICLE for segment in segments[end:organ])
    if not governs and lexicon.words["articles"]:
        return None
    owner = _owner_end(segments, organ)
    read = _match(segments, owner, lexicon, organs=True)
    if read:
        owned = _owned(segments, organ, owner)
        return read[0], read[1] if leads == "lead" else STAFF, owned
    plain = all(segment.title is None for segment in segments[at:end])
    body = plain and organ < len(segments) and segments[organ].kind is Kind.BODY
    return (end, STAFF, ()) if body else None


def _owner_end(segments: Sequence[Segment], at: int) -> int:
    """Return where an organ begins behind whose it is: "the Kremlin's delegation", "the Indian army"."""
    end = at
    while end < len(segments) and end - at < _MOST and segments[end].kind in _IN_GENITIVE:
        end += 1
    if end > at and end < len(segments) and segments[end].kind is Kind.GENITIVE:
        return end + 1
    end = at
    while end < len(segments) and segments[end].kind in _OWNERS:
        end += 1
    return end


def _organ_first(segments: Sequence[Segment], at: int, lexicon: ActorLexicon) -> _Read | None:
    """Read "political bureau member", "military intelligence head"; not where adjectives stand behind their nouns."""
    organ = _match(segments, at, lexicon, organs=True) if lexicon.words["organs_first"] else None
    head = _match(segments, organ[0], lexicon, organs=False) if organ else None
    if organ is None or head is None:
        return None
    return head[0], organ[1] if head[1] == "lead" else STAFF, ()


def _led(segments: Sequence[Segment], at: int, lexicon: ActorLexicon) -> _Read | None:
    """Read "who heads the Israeli delegation" behind a name and its comma."""
    named = at > 1 and segments[at - 1].kind is Kind.COMMA and segments[at - 2].kind in _NAMES
    begins = named and lexicon.leading.begins(segments[at].form.partition(" ")[0])
    found = lexicon.leading.match([segment.form for segment in segments[at : at + _MOST]], 0) if begins else None
    if found is None:
        return None
    organ = at + found[0]
    while organ < len(segments) and segments[organ].kind in _GLUE:
        organ += 1
    owner = _owner_end(segments, organ)
    read = _match(segments, owner, lexicon, organs=True)
    owned = _owned(segments, organ, owner)
    return (read[0], STAFF, owned) if read else None


def _match(segments: Sequence[Segment], at: int, lexicon: ActorLexicon, *, organs: bool) -> tuple[int, str] | None:
    """Return where a head or an organ ends that begins at a segment, and what it makes."""
    trie = lexicon.organs if organs else lexicon.heads
    if at >= len(segments) or segments[at].kind not in _READ or not trie.begins(segments[at].form.partition(" ")[0]):
        return None
    return whole_match(trie, segments, at, _MOST)


def whole_match(trie: Trie, segments: Sequence[Segment], at: int, most: int) -> tuple[int, Any] | None:
    """Return the segment at which a phrase of a trie ends that begins at `at`, and what it makes; segments are whole.

    No more than so many segments are looked at.
    """
    words = [word for segment in segments[at : at + most] for word in segment.form.split()]
    found = trie.match(words, 0)
    left, end = found[0] if found else 0, at
    while left > 0:
        left -= len(segments[end].form.split())
        end += 1
    return (end, found[1]) if found and not left else None


def _owned(segments: Sequence[Segment], organ: int, end: int) -> Sequence[Segment]:
    """Return the segments that tell whose an organ is, without the genitive that closes them."""
    return segments[organ : end - 1 if end and segments[end - 1].kind is Kind.GENITIVE else end]


def joined(whole: Sequence[Segment], office: Sequence[Segment], title: Title, owner: Sequence[Segment]) -> Segment:
    """Return the one title that some segments make; `owner` are those that tell whose it is, or whom it serves."""
    inner: tuple[str, ...] = tuple(code for segment in office for code in segment.inner)
    if owner:
        told = one_of(owner, 0)
        inner = (
            ()
            if told.former
            else tuple(key for segment in told.states if segment.kind is not Kind.CITY for key in segment.keys)
        )
        if not (inner or told.former):
            inner = tuple(code for segment in told.titles for code in segment.inner)
            inner = inner or tuple(segment.title.of for segment in told.titles if segment.title and segment.title.of)
            inner = inner or tuple(segment.keys[0] for segment in told.bodies if segment.kind is Kind.BODY)
    return replace(
        whole[0],
        kind=Kind.TITLE,
        last=whole[-1].last,
        span=Span(whole[0].span.start, whole[-1].span.end),
        form=" ".join(segment.form for segment in office),
        keys=(),
        title=title,
        inner=inner,
        surnames=(),
        serves=tuple(owner),
    )
