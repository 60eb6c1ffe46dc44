"""Sentences that go on about whom the one before was about, without naming him."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.contacts.draft import TOGETHER, Draft, Party
from dragoman.annotate.contacts.frames.matching import FrameMatch, objects_of
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.sides.company import attending
from dragoman.annotate.contacts.sides.lookalikes import is_verb_of_several
from dragoman.annotate.contacts.sides.parties import PartyRules
from dragoman.annotate.contacts.sides.subjects import follows_noun, is_owned
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import ContactType, EntityKind, Zone

_TWO = 2
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})


def met_in(draft: Draft) -> Group | None:
    """Return the two of a meeting, of whom one may have brought the other a message."""
    two = draft.principals
    if draft.type not in TOGETHER or len(two) != _TWO:
        return None
    return Group(tuple(party.mention for party in two), tuple(party.key for party in two))


def both_of(two: Group | None, host: Group | None) -> Group | None:
    """Return the two whom a contact told has, whom "X received both" means; None of more, or where X is one of them."""
    if two is None or len(set(two.keys)) != _TWO or (host and not set(two.keys).isdisjoint(host.keys)):
        return None
    return two


def other_of(two: Group | None, one: Group) -> Group | None:
    """Return the other of two who met, where `one` is of them: who received the bearer of a message."""
    if two is None or len(two.keys) != _TWO or len(one.keys) != 1 or one.keys[0] not in two.keys:
        return None
    other = 1 - two.keys.index(one.keys[0])
    return Group((two.mentions[other],), (two.keys[other],))


def begins_anew(first: Group | None, subject: Group | None, pro_drop: bool) -> bool:
    """Say whether those after it go on about whom a sentence begins with, and not about the subject before.

    "The two talked of Z" leaves it with the one of them who was the subject; dropped subjects are theirs.
    """
    if first is None or not any(mention.kind in _PERSONAL for mention in first.mentions):
        return False
    of_both = subject is not None and first.reference == "pair" and set(subject.keys) < set(first.keys)
    return pro_drop or not of_both


def goes_on_about(skeleton: Skeleton, match: FrameMatch, topic: Group, language: str) -> bool:
    """Say whether a match tells a contact of the last subject: his agenda, or the stops of his tour."""
    if match.frame.subject in match.slots or "M" in match.slots or len(set(topic.keys)) > 1:
        return False
    return _is_tour(skeleton, match, topic) if match.frame.topic else _is_agenda(skeleton, match, topic, language)


def is_reported(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether somebody says before a match what it tells, so that he needn't be its subject."""
    before = skeleton.items[: skeleton.item_at(match.start)]
    return not clause_words(language).saying.isdisjoint(item.text for item in before)


def _is_tour(skeleton: Skeleton, match: FrameMatch, topic: Group) -> bool:
    """Say whether a sentence goes on about somebody's tour: "The trip will include A and B"; no other is named yet."""
    before = skeleton.items[: skeleton.item_at(match.start)]
    groups = (skeleton.groups[int(item.text.strip("@"))] for item in before if item.text.startswith("@"))
    named = {key for g in groups for key, m in zip(g.keys, g.mentions, strict=True) if m.kind in _PERSONAL}
    return named <= set(topic.keys)


def _is_agenda(skeleton: Skeleton, match: FrameMatch, topic: Group, language: str) -> bool:
    """Say whether a sentence of nouns goes on about the last subject: "On her agenda: talks with X, ..."."""
    if not match.frame.nominal or set(match.slots) != {"B"}:
        return False
    first, words = skeleton.item_at(match.start), clause_words(language)
    before = [item.text for item in skeleton.items[:first]]
    free = not any(text.startswith("@") or text in words.conjunctions for text in before)
    free = free and not any(is_owned(skeleton, at) for at in range(first))
    return free and set(skeleton.groups[match.slots["B"]].keys).isdisjoint(topic.keys)


def with_third(skeleton: Skeleton, told: Draft, rules: PartyRules, zone: Zone, language: str) -> Draft | None:
    """Return the contact told last with a third party whom a sentence adds: "The Emir mediated"."""
    third = attending(skeleton, language)
    if third is None or told.type not in (*TOGETHER, ContactType.OTHER_CONTACT) or len(told.principals) < _TWO:
        return None
    homes = {party.mention.country or party.mention.org for party in told.parties}
    new = (Party(key, mention, None, zone) for key, mention in zip(third.keys, third.mentions, strict=True))
    joining = [party for party in new if (party.mention.country or party.mention.org) not in homes]
    parties, span = (*told.parties, *joining), skeleton.parsed.sentence.span
    kind = rules.kind_of(told.type, parties)
    return replace(told, type=kind, parties=parties, skeleton=skeleton, span=span, trigger=span) if joining else None


def lacks_subject(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a verb has no subject of its own in a language that needs none.

    A noun between verb and object is a subject that nobody could name ("وعاد المبعوثون إلى ...").
    """
    if not words.pro_drop or match.frame.subject in match.slots or "M" in match.slots:
        return False
    if follows_noun(skeleton, match, language) or is_verb_of_several(skeleton, match, language):
        return False
    following = skeleton.items[match.anchor + 1].text if match.anchor + 1 < len(skeleton.items) else ""
    known = words.prepositions | objects_of(match, language, None)
    return following.startswith(("@", "~")) or following in known
