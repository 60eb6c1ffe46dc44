"""Events as Parquet: the contract's record with real dates, lists and structures for columns."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.records import event_to_record

if TYPE_CHECKING:
    import pyarrow

# A group of rows is in memory at a time.
_ROWS = 5_000


def write(dossiers: Iterable[Dossier], sink: BinaryIO, _: About) -> Losses:
    """Write a row for each event."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema()
    waiting = iter(dossiers)
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(waiting, _ROWS)):
            rows = [_row(one) for one in some]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    return Losses()


def _row(one: Dossier) -> dict[str, Any]:
    date = one.event.date
    return {**event_to_record(one.event), "date": {"start": date.start, "end": date.end, "edtf": date.edtf}}


def _schema() -> pyarrow.Schema:
    """Return the columns, named as the keys of the record."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())

    def structure(**fields: pa.DataType) -> pa.DataType:
        return pa.struct(list(fields.items()))

    people = structure(name=text, entity=text, country=text, role=text, org=text, side=text)
    return pa.schema(
        {
            "id": text,
            "type": text,
            "status": text,
            "participants": pa.list_(people),
            "date": structure(start=pa.date32(), end=pa.date32(), edtf=text),
            "place": structure(name=text, country=text, surface=text, span=pa.list_(pa.int64())),
            "topics": pa.list_(structure(surface=text, documents=texts)),
            "reports": pa.list_(structure(document=text, mention=text, language=text, published=text)),
            "languages": texts,
            "independent_sources": pa.int64(),
            "conflicts": pa.list_(structure(field=text, values=pa.list_(structure(value=text, documents=texts)))),
            "confidence": pa.float64(),
        }
    )
