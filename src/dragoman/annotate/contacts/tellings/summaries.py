"""What a title or sentence tells at once of contacts that a text tells one by one."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.model import ContactType, Zone

_TWO = 2
_THREE = 3
# The order in which one type says more than another of the same contact.
SPECIAL = (
    ContactType.OTHER_CONTACT,
    ContactType.MEETING,
    ContactType.MULTILATERAL_MEETING,
    ContactType.SUMMIT,
    ContactType.CALL,
)


def sums_up(head: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether it names at once those with whom the text tells a contact each: "X meets Y and Z in Rome".

    So does a sentence of the text of many, where none says that they sat together.
    """
    if len(head.keys) < _THREE or head.type not in SPECIAL or (_is_text(head) and _is_joint(head)):
        return False
    pairs = {d.keys for d in drafts if d is not head and d.type in SPECIAL and len(d.keys) == _TWO}
    return any({frozenset({one, other}) for other in head.keys - {one}} <= pairs for one in head.keys)


def _is_text(draft: Draft) -> bool:
    return draft.skeleton.parsed.sentence.zone is not Zone.TITLE


def _is_joint(draft: Draft) -> bool:
    """Say whether a contact's sentence tells that all sat together, or names but two beside the one who met them."""
    joint = clause_words(draft.rule.partition(".")[0]).joint
    said = {token.form for token in draft.skeleton.parsed.tokens}
    return len(draft.keys) == _THREE or not joint.isdisjoint(said)
