"""What articles say of persons' offices, as the ledger keeps it: beside the knowledge base, never in it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.ledger import rows
from dragoman.model import DocumentClaim

_COLUMNS = "name, surface, span_start, span_end, office, jurisdiction, claims.entity, role"
_WHOLE = (
    f"SELECT document, published_start, published_end, published_edtf, published_basis, {_COLUMNS}"
    " FROM claims JOIN documents ON documents.id = document WHERE"
)
_ORDER = "ORDER BY published_start IS NULL, published_start, documents.seq, claims.position"


class ClaimReader:
    """The claims of a ledger's articles, by office and by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_office(self, office: str, of: str) -> tuple[DocumentClaim, ...]:
        """Return who is said to hold this office of this state or body, by day of publication."""
        return self._claims("office = ? AND jurisdiction = ?", (office, of))

    def of_name(self, name: str) -> tuple[DocumentClaim, ...]:
        """Return what is said of those who are called exactly so, by day of publication."""
        return self._claims("name = ?", (name,))

    def names(self) -> tuple[str, ...]:
        """Return the name of everyone of whom something is said, in their usual Latin forms."""
        return tuple(row[0] for row in self._connection.execute("SELECT DISTINCT name FROM claims ORDER BY name"))

    def _claims(self, where: str, values: Sequence[str]) -> tuple[DocumentClaim, ...]:
        found = self._connection.execute(f"{_WHOLE} {where} {_ORDER}", values)
        return tuple(
            DocumentClaim(rows.claim_from_row(tuple(claim)), document, rows.range_from_row(start, end, edtf, basis))
            for document, start, end, edtf, basis, *claim in found
        )


def unknown_persons(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return name, office and state or body of those whom each document introduces and the base doesn't know."""
    query = "SELECT name, office, jurisdiction FROM claims WHERE document = ? AND entity IS NULL ORDER BY position"
    found: dict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
    for document in documents:
        for name, office, of in connection.execute(query, (document,)):
            found[document][name, office, of] = None
    return {document: tuple(said) for document, said in found.items()}
