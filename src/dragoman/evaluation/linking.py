"""How well events agree with the real contacts: B-cubed over the mentions that tell a contact of the gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Placed(NamedTuple):
    """A mention: the real contact that it tells, and the event that it was put in."""

    contact: str
    event: str


@dataclass(frozen=True, slots=True)
class LinkingFigures:
    """Shares from 0 to 1 with four digits; `recall_of_repeated` counts contacts told twice or more."""

    mentions: int
    b3_precision: float
    b3_recall: float
    b3_f1: float
    recall_of_repeated: float | None
    events_mixing_contacts: int


def linking_figures(placed: Iterable[Placed]) -> LinkingFigures:
    """Return the figures of linking for mentions with known contacts."""
    pairs = list(placed)
    precision, recall = b_cubed(pairs)
    times = Counter(pair.contact for pair in pairs)
    repeated = [pair for pair in pairs if times[pair.contact] > 1]
    contacts: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        contacts[pair.event].add(pair.contact)
    return LinkingFigures(
        mentions=len(pairs),
        b3_precision=round(precision, 4),
        b3_recall=round(recall, 4),
        b3_f1=round(2 * precision * recall / (precision + recall) if pairs else 0.0, 4),
        recall_of_repeated=round(b_cubed(repeated)[1], 4) if repeated else None,
        events_mixing_contacts=sum(len(found) > 1 for found in contacts.values()),
    )


def b_cubed(pairs: Sequence[Placed]) -> tuple[float, float]:
    """Return B-cubed precision and recall: for each mention, how much of its event is its contact, and vice versa."""
    if not pairs:
        return 0.0, 0.0
    both, by_contact, by_event = Counter(pairs), Counter(p.contact for p in pairs), Counter(p.event for p in pairs)
    precision = sum(both[pair] / by_event[pair.event] for pair in pairs)
    recall = sum(both[pair] / by_contact[pair.contact] for pair in pairs)
    return precision / len(pairs), recall / len(pairs)
