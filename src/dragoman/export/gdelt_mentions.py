"""Reports of events as GDELT 2.0's mentions: 16 columns, tab-separated, no header; numbers are those of the events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.export.dossier import About, Dossier, Losses, Told
from dragoman.export.dyadic import DyadicEvent, dyadic
from dragoman.export.gdelt_events import date_added
from dragoman.export.tabbed import write_row
from dragoman.ledger import outlet_of
from dragoman.model import EventParticipant

COLUMNS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
# What the identifier is: an address of the web, or the citation of a text that has none.
_WEB, _CITED = 1, 2
# An offset that isn't known, as GDELT writes it; and a tone that isn't measured.
_NO_OFFSET, _NO_TONE = -1, 0


def write(dossiers: Iterable[Dossier], sink: BinaryIO, _: About) -> Losses:
    """Write a row for each report of each pair of sides."""
    losses = Losses()
    for row in dyadic(dossiers, losses):
        for told in row.dossier.reports:
            write_row(sink, _cells(row, told))
    return +losses


def _cells(row: DyadicEvent, told: Told) -> Iterable[object]:
    document, mention = told.document, told.mention
    published = document.published.start
    yield from (row.number, f"{row.day:%Y%m%d}000000")
    yield f"{published:%Y%m%d}000000" if published else date_added(row.dossier)
    yield _WEB if document.url else _CITED
    yield from (outlet_of(document.url) or document.id, document.url or document.id)
    yield 1  # sentences aren't numbered here: the offsets say where it stands
    yield from (_offset(row.source, told), _offset(row.target, told), mention.trigger.start)
    yield from (1, round(mention.confidence * 100), len(document.text), _NO_TONE)
    yield from (f"srclc:{document.language};eng:none" if document.language else None, None)


def _offset(one: EventParticipant, told: Told) -> int:
    """Return where the report names the actor."""
    for participant in told.mention.participants:
        same = participant.entity == one.entity if one.entity else participant.name == one.name
        if same and participant.span is not None:
            return participant.span.start
    return _NO_OFFSET
