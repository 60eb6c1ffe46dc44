"""What the pipeline does with ledger and link, for tests of the two together."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.ledger import Ledger, LedgerWriter, Outcome
from dragoman.link import block_keys, link
from dragoman.model import CodedDocument


def add(ledger: Ledger, *documents: CodedDocument) -> list[tuple[str, Outcome]]:
    """Add documents and link what is new; return what became of each."""
    with ledger.write() as writer:
        added = list(writer.add(documents))
        link_pending(writer)
    return added


def relink(ledger: Ledger) -> None:
    """Link all mentions again."""
    with ledger.write() as writer:
        writer.mark_all()
        link_pending(writer)


def link_pending(writer: LedgerWriter) -> None:
    """Link what isn't linked yet with all that it touches."""
    pending = writer.reader.pending()
    writer.index(_keyed(writer, pending))
    scope = writer.reader.neighbourhood(pending)
    reader = writer.reader
    result = link(reader.reported(scope), reader.judgements(), reader.members(scope))
    writer.store_links(scope, result)


def _keyed(writer: LedgerWriter, mentions: Iterable[str]) -> list[tuple[str, tuple]]:  # type: ignore[type-arg]
    return [(one.mention.id, block_keys(one)) for one in writer.reader.reported(mentions)]
