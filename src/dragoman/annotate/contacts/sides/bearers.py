"""Who brought a letter: one that the text has told of before ("handed over by X"), and to whom he gave it himself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.contacts.draft import TOGETHER, Draft, Party
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, EntityKind, Side, Status

_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_TWO = 2
_VERB = 3  # words of a verb with its auxiliary: "lui a remis"


def last_letter(drafts: Sequence[Draft], before: Draft | None) -> Draft | None:
    """Return the message that a sentence's contacts tell, else the one told `before`; of two nobody knows which."""
    letters = [draft for draft in drafts if draft.type is ContactType.MESSAGE]
    if len(letters) > 1:
        return None
    return letters[0] if letters else before


def borne_by(letter: Draft | None, bearers: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of a letter with its bearer; none where he is one of its ends or of another state.

    In "the letter was received by the prime minister" nobody bears it.
    """
    ends = tuple(party for party in letter.parties if party.side is not Side.BEARER) if letter else ()
    sender = next((party for party in ends if party.side is Side.INITIATOR), None)
    if sender is None or len(bearers) != 1 or bearers[0].key in {party.key for party in ends}:
        return ()
    homes = {home for party in (sender, *bearers) if (home := party.mention.country or party.mention.org)}
    return (*ends, *bearers) if len(homes) == 1 else ()


def hands_over(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether somebody gives a letter out of his own hands: "handed", and not "conveyed" or "was handed"."""
    verb = {item.text for item in skeleton.items[skeleton.item_at(match.start) : match.anchor + _VERB]}
    return match.frame.subject == "C" and not match.frame.borne and not verb.isdisjoint(_handing(language))


@cache
def _handing(language: str) -> frozenset[str]:
    former = word_former(language)
    return frozenset(
        former(word, form_of(word)) for word in load_language(language).data("frames")["skeleton"]["handing"]
    )


def met_to_hand(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the meetings at which a sentence's letters were handed over, but those that it tells itself.

    "X handed Y a letter from Z" has X meet Y.
    """
    told = [draft.keys for draft in drafts if draft.type in TOGETHER]
    met = (_met(letter) for letter in drafts if letter.takers and letter.status is Status.HAPPENED)
    return [draft for draft in met if draft and not any(draft.keys <= keys for keys in told)]


def _met(letter: Draft) -> Draft | None:
    ends = [*(party for party in letter.parties if party.side is Side.BEARER), *letter.takers]
    homes = {home for party in ends if (home := party.mention.country or party.mention.org)}
    if len(ends) != _TWO or len(homes) != _TWO or any(party.mention.kind not in _PERSONAL for party in ends):
        return None
    language = letter.rule.partition(".")[0]
    parties = tuple(replace(party, side=None) for party in ends)
    return replace(letter, type=ContactType.MEETING, parties=parties, takers=(), rule=f"{language}.meeting.handed")
