"""Who met whom where one verb has several objects: "called X and Y" of two states are two calls, one with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.contacts.draft import TOGETHER, Party
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.text import Token, fold
from dragoman.model import ContactType, EntityKind

_DISTRIBUTED = frozenset({ContactType.CALL, ContactType.MESSAGE, ContactType.MEETING, ContactType.OTHER_CONTACT})
# Each has a house of its own, where guests are received.
_HOUSES = frozenset({"head_of_state", "head_of_government", "crown_prince", "speaker_of_parliament"})
_HOLDERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_NEAR = 3
_FAR = 7
_MANY = 3
_PAIR = 2


def shares(
    skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...], actors: Mapping[str, Actor], words: ClauseWords
) -> list[tuple[Party, ...]]:
    """Return the parties of each contact that a match tells."""
    if match.frame.two and not words.severally.isdisjoint(words_near(skeleton, match)):
        return [(parties[0], other) for other in parties[1:]]
    slot = next((slot for slot in "BA" if slot in match.slots and slot != match.frame.subject), None)
    group = skeleton.groups[match.slots[slot]] if slot else None
    if match.frame.type not in _DISTRIBUTED or group is None:
        return [parties]
    if len(group.keys) < 2:
        return _each_of_ours(skeleton, match, parties, group.keys, words)
    theirs = [p for p in parties if p.key in group.keys]
    ours = tuple(p for p in parties if p.key not in group.keys)
    if not ours:
        return [parties]
    near = words_near(skeleton, match)
    apart = words.joint.isdisjoint(near)
    each = _is_one_by_one(skeleton, match, words)
    shared = each or not words.distributive.isdisjoint(near) or _is_round(match, theirs, apart)
    shared = shared or (apart and _are_counterparts(match, theirs, near, words))
    shared = shared or (apart and (_on_sidelines(skeleton, words) or _is_list(match, ours, theirs)))
    homes = {p.mention.country or p.mention.org or p.key for p in theirs}
    alone = each or len(homes) == len(theirs) or not words.severally.isdisjoint(near)
    alone = alone or match.frame.type is ContactType.MESSAGE  # each wrote his own
    houses = apart and slot == "B" and len(ours) == 1 and _have_houses(theirs, actors)
    # "in the palace he met A, B and C": where one place is told, they may have sat together.
    singly = group.apart or match.frame.singly
    if singly or (shared and alone) or (houses and "~p" not in skeleton.text[match.start : match.end]):
        return [(*ours, other) for other in theirs]
    return [parties]


def _each_of_ours(
    skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...], theirs: tuple[str, ...], words: ClauseWords
) -> list[tuple[Party, ...]]:
    """Return the contacts that several have with one: "X and Y had separate meetings with Z" are two."""
    ours = [party for party in parties if party.key not in theirs]
    other = tuple(party for party in parties if party.key in theirs)
    inside = _words_inside(skeleton, match)
    apart = match.frame.singly or not words.severally.isdisjoint(inside)
    apart = apart or (
        match.frame.type is ContactType.CALL  # "X and Y had calls with Z"
        and not words.distributive.isdisjoint(inside)
        and len({party.mention.country for party in ours}) == len(ours)
    )
    return [(one, *other) for one in ours] if apart and len(ours) > 1 and other else [parties]


def _words_inside(skeleton: Skeleton, match: FrameMatch) -> frozenset[str]:
    """Return the forms of the words in a match and of one before it, adverbs too."""
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    start, end = skeleton.items[max(0, first - 1)].span.start, skeleton.items[last].span.end
    return frozenset(t.form for t in skeleton.parsed.tokens if start <= t.span.start < end)


def _on_sidelines(skeleton: Skeleton, words: ClauseWords) -> bool:
    """Say whether a sentence tells what was held on the margins of something, where one meets one at a time."""
    forms = [token.form for token in skeleton.parsed.tokens]
    return any(tuple(forms[at : at + len(phrase)]) == phrase for phrase in words.sidelines for at in range(len(forms)))


def _is_round(match: FrameMatch, theirs: Sequence[Party], apart: bool) -> bool:
    """Say whether one verb tells a contact with each: "rang A and B"; "spoke with A and B" may be one call."""
    message = match.frame.type is ContactType.MESSAGE
    return match.frame.each and apart and (_named_singly(theirs) or (message and len(theirs) > _PAIR))


def _are_counterparts(match: FrameMatch, theirs: Sequence[Party], near: frozenset[str], words: ClauseWords) -> bool:
    """Say whether one saw or spoke with counterparts, each named for himself: "spoke with his counterparts X and Y".

    "Rang his French and British counterparts" may be one call, where "met" them tells of two meetings.
    """
    if _is_meeting_with(match):
        return not words.counterparts.isdisjoint(near)
    if len({p.mention.span for p in theirs}) < len(theirs):
        return False
    one_by_one = match.frame.each or match.frame.type is ContactType.OTHER_CONTACT
    return one_by_one and not words.counterparts.isdisjoint(near)


def _is_meeting_with(match: FrameMatch) -> bool:
    """Say whether somebody met others, and didn't receive them, which a host does at one table."""
    return match.frame.type is ContactType.MEETING and not match.frame.sides and not match.frame.nominal


def _is_list(match: FrameMatch, ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Say whether one met many, each named for himself: "met A of X, B of Y and C of Z" tells of no summit."""
    many = len(ours) == 1 and len(theirs) >= _MANY
    return many and _is_meeting_with(match) and "M" not in match.slots and _named_singly(theirs)


def _named_singly(parties: Sequence[Party]) -> bool:
    """Say whether each has a phrase of its own; "the French and British ministers" are named at once."""
    return len({p.mention.extent for p in parties}) == len(parties)


def _have_houses(parties: Sequence[Party], actors: Mapping[str, Actor]) -> bool:
    """Say whether these are heads of one state's houses, whom one sees in turn: its president and its premier."""
    held = [{office for office, _ in actors[p.key].offices} & _HOUSES for p in parties if p.key in actors]
    one_state = len({p.mention.country for p in parties if p.mention.country}) == 1
    own = [frozenset(offices) for offices in held if offices]
    # a visitor to a capital sees its president, its premier and its ministers, each in his house
    houses = len(own) == len(parties) or len(own) > 1 < len(parties) - 1
    return one_state and houses and len(set(own)) == len(own) and _named_singly(parties)


def are_met_singly(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a group after a verb without a subject is its object: "had met X and Y, each by himself"."""
    singly = not words.severally.isdisjoint(words_near(skeleton, match))
    return singly and match.frame.type in TOGETHER and skeleton.items[match.anchor + 1].text.startswith(("~", "@"))


def words_near(skeleton: Skeleton, match: FrameMatch) -> frozenset[str]:
    """Return the forms of all words in a match and a few items around it, adverbs too."""
    return frozenset(token.form for token in _tokens_near(skeleton, match, _NEAR))


def _tokens_near(skeleton: Skeleton, match: FrameMatch, around: int) -> list[Token]:
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    start = skeleton.items[max(0, first - around)].span.start
    end = skeleton.items[min(len(skeleton.items) - 1, last + around)].span.end
    return [token for token in skeleton.parsed.tokens if start <= token.span.start < end]


def _is_one_by_one(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a phrase around a match tells that each was by himself: "received them one after the other"."""
    tokens = _tokens_near(skeleton, match, _FAR)
    near = fold(skeleton.parsed.text[tokens[0].span.start : tokens[-1].span.end])
    return any(" " in phrase and phrase in near for phrase in words.severally)


def other_than_object(skeleton: Skeleton, match: FrameMatch, subject: int | None) -> int | None:
    """Return the subject; where the pronoun for its object was read as the same person, whom the sentence named last.

    In "X, who had not met Y, rang him on Monday" a pronoun alone may be either, and both are in the contact.
    """
    other = match.slots.get("B")
    if subject is None or other is None or skeleton.groups[other].reference is None:
        return subject
    keys = set(skeleton.groups[subject].keys)
    if keys.isdisjoint(skeleton.groups[other].keys):
        return subject
    before = skeleton.items[: skeleton.item_at(match.start)]
    numbers = (int(item.text.strip("@")) for item in reversed(before) if item.text.startswith("@"))
    people = (n for n in numbers if all(m.kind in _HOLDERS for m in skeleton.groups[n].mentions))
    return next((n for n in people if keys.isdisjoint(skeleton.groups[n].keys)), subject)
