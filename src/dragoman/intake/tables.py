"""Readers of tables (CSV, TSV, Parquet): one article a row, its parts in named columns."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.plain import decoded
from dragoman.intake.records import BYTE_ORDER_MARK, lines_of, record_document
from dragoman.intake.source import Intake, Source
from dragoman.settings import Settings

# Under which names the parts of an article are looked for where no option says otherwise, the first found first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uid", "guid", "doc_id"),
    "url": ("url", "link", "address", "source_url"),
    "lang": ("lang", "language"),
    "published": ("published", "date", "published_at", "publication_date", "publish_date", "date_publish", "datetime"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "maintext", "article", "fulltext"),
    "author": ("author", "authors", "byline"),
    "site": ("site", "outlet", "publisher", "source_domain"),
}
_DELIMITERS = "\t,;|"
_ROWS_AT_ONCE = 64


def read_csv(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the article of each row of a CSV or TSV file with a header."""
    with source.stream() as stream:
        csv.field_size_limit(max(csv.field_size_limit(), settings.max_bytes))  # all of the process share it
        lines = _text_lines(lines_of(stream, settings.max_bytes), source)
        header = next(lines, "")
        rows = csv.reader(chain((header,), lines), delimiter=max(_DELIMITERS, key=header.count))
        try:
            names = next(rows, [])
            chosen = _chosen(names, source, settings)
            for number, row in enumerate(filter(any, rows), 1):
                yield _row_document(dict(zip(names, row, strict=False)), chosen, source, number, settings)
        except csv.Error as error:
            raise ReadError(
                source.name, f"broken CSV (line {rows.line_num + 1}: {error})", "mend its quotes"
            ) from error


def _text_lines(lines: Iterable[tuple[int, bytes | None]], source: Source) -> Iterator[str]:
    for number, line in lines:
        if line is None:
            raise ReadError(source.name, f"line {number:,} is too long", "split it into rows")
        yield decoded(line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line, f"{source.name}, line {number}")


def read_parquet(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the article of each row of a Parquet file."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    with source.stream() as stream:
        try:
            table = ParquetFile(stream)
            chosen = _chosen(table.schema_arrow.names, source, settings)
            number = 0
            for batch in table.iter_batches(_ROWS_AT_ONCE, columns=list(chosen.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield _row_document(row, chosen, source, number, settings)
        except (pa.ArrowException, OSError, ValueError) as error:
            what = f"is no Parquet file that can be read ({str(error).splitlines()[0][:120]})"
            raise ReadError(source.name, what, "write it again") from error


def _chosen(names: Sequence[str], source: Source, settings: Settings) -> dict[str, str]:
    """Return the column of each part that the table has.

    Raises ReadError where it has none for the text, or none that an option names.
    """
    by_form = {name.strip().lower(): name for name in reversed(names)}
    found = {part: by_form[form] for part, forms in COLUMNS.items() for form in reversed(forms) if form in by_form}
    for part, name in settings.columns:
        if name not in names:
            raise ReadError(source.name, f"has no column {name!r} (has {_listed(names)})", "see --column")
        found[part] = name
    if "text" not in found:
        raise ReadError(
            source.name, f"has no column for the text (has {_listed(names)})", "name it: --column text=NAME"
        )
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:12])[:200] or "none"


def _row_document(
    row: Mapping[str, Any], chosen: Mapping[str, str], source: Source, number: int, settings: Settings
) -> Intake:
    record = {part: _plain(row.get(name)) for part, name in chosen.items()}
    try:
        return record_document(record, f"{source.name}, row {number}", f"{source.stem}:{number}", source.path, settings)
    except ReadError as error:
        return error


def _plain(value: Any) -> Any:
    """Return a cell as JSON would give it."""
    if isinstance(value, dt.date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    return value
