"""Events as CSV, read back by the standard library, pandas and DuckDB."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pandas
from dossiers import Export

from dragoman.export import Dossier
from dragoman.export.event_csv import COLUMNS


def test_every_reader_sees_the_same(export: Export, told: tuple[Dossier, ...], tmp_path: Path) -> None:
    content, losses = export("csv")
    assert not losses
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert [row["id"] for row in rows] == [one.event.id for one in told]
    frame = pandas.read_csv(io.BytesIO(content))
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["participants"]) == [row["participants"] for row in rows]
    file = tmp_path / "events.csv"
    file.write_bytes(content)
    counted = duckdb.sql(f"SELECT count(*), count(date_start) FROM read_csv('{file}')").fetchall()
    assert counted == [(len(told), sum(one.event.date.known for one in told))]


def test_columns_of_one_event_go_together(export: Export, told: tuple[Dossier, ...]) -> None:
    row = next(row for row in csv.DictReader(io.StringIO(export("csv")[0].decode())) if row["type"] == "message")
    cells = [row[name].split("; ") for name in ("participants", "entities", "countries")]
    assert len({len(cell) for cell in cells}) == 1
