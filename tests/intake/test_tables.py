"""Tables: named columns, whatever their order and their names, and rows that are broken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from intake.conftest import Held
from pyarrow import parquet

from dragoman.errors import ReadError
from dragoman.intake.naming import address_id
from dragoman.intake.source import file_source
from dragoman.intake.tables import read_csv, read_parquet
from dragoman.model import Document
from dragoman.settings import Settings

WHEN = dt.datetime(2023, 10, 13, 8)
ROWS = [
    {"headline": "Un", "body": "Le ministre, dit-il,\n« a reçu ».", "date": WHEN, "lang": "fr", "uid": 7},
    {"headline": None, "body": None, "date": None, "lang": None, "uid": 8},
]


def test_csv(held: Held) -> None:
    content = '\ufeffurl;date;title;text\r\nhttps://example.org/1;2023-10-13;Un;"a ""b""\r\nc;d"\r\n\r\n;;;\r\n;;Deux;'
    one, two = read_csv(held(content), Settings())
    assert isinstance(one, Document)
    assert (one.text, one.title, one.url) == ('a "b"\r\nc;d', "Un", "https://example.org/1")
    assert (one.published.edtf, one.id) == ("2023-10-13", address_id("https://example.org/1"))
    assert isinstance(two, ReadError)
    assert "row 2" in str(two)


def test_a_column_can_be_named(held: Held) -> None:
    settings = Settings(columns=(("text", "Corps"), ("published", "Quand")))
    [one] = read_csv(held("Corps\tQuand\nTexte\t2023-10\n"), settings)
    assert isinstance(one, Document)
    assert (one.text, one.published.edtf) == ("Texte", "2023-10")
    with pytest.raises(ReadError, match="has no column 'Corps'"):
        list(read_csv(held("text\nTexte\n"), settings))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n", "no column for the text"),
        ('a,"one\nname"\n1,2\n', r"no column for the text \(has a, one name\)"),
        ("te\rxt,date\nText,2023\n", "broken CSV"),
        ("", "no column"),
        (b"text\n\xff\n", "not UTF-8"),
        ("text\n" + "a" * 900, "too long"),
    ],
)
def test_broken_csv(held: Held, content: str | bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        list(read_csv(held(content), Settings(max_characters=100)))


def test_a_column_name_may_hold_a_line_break(held: Held) -> None:
    [one] = read_csv(held('text,"when\nseen"\n"Un, deux",1\n'), Settings())
    assert isinstance(one, Document)
    assert one.text == "Un, deux"


def test_parquet(tmp_path: Path) -> None:
    parquet.write_table(pa.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    one, two = read_parquet(file_source(tmp_path / "a.parquet"), Settings())
    assert isinstance(one, Document)
    assert (one.id, one.text, one.title) == ("7", "Le ministre, dit-il,\n« a reçu ».", "Un")
    assert (one.published.edtf, one.language) == ("2023-10-13", "fr")
    assert "has no text" in str(two)
    whole = (tmp_path / "a.parquet").read_bytes()
    for broken in (whole[:-9], b"PAR1" + bytes(90) + b"PAR1", whole[:40] + bytes(40) + whole[80:]):
        (tmp_path / "b.parquet").write_bytes(broken)
        with pytest.raises(ReadError, match="no Parquet file"):
            list(read_parquet(file_source(tmp_path / "b.parquet"), Settings()))
