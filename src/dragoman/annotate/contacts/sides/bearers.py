"""Who brought a letter that the text has told of before: "The letter was handed over by X"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.draft import Draft, Party
from dragoman.model import ContactType, Side


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
