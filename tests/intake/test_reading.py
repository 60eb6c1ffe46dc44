"""Reading: every kind of source, and every way in which one can be broken."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from dragoman.errors import ReadError, UsageError
from dragoman.intake import read
from dragoman.model import Document
from dragoman.settings import Settings


def _documents(found: list[object]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def _stdin(content: bytes, settings: Settings | None = None) -> list[object]:
    return list(read(["-"], stdin=io.BytesIO(content), settings=settings))


def test_text_stands_as_in_the_file(tmp_path: Path) -> None:
    content = "\ufeffLe ministre\r\n\r\na parlé.\u00a0\u202e\r"
    (tmp_path / "a.txt").write_bytes(content.encode())
    (document,) = _documents(list(read([str(tmp_path / "a.txt")])))
    assert document.text == content
    assert (document.id, document.path) == ("a", str(tmp_path / "a.txt"))
    assert document.text == (tmp_path / "a.txt").open(encoding="utf-8", newline="").read()


def test_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.json", "a.txt", "c.jsonl", "skip.md", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"text": name}) if "json" in name else name, "utf-8")
    found = list(read([str(tmp_path)]))
    assert [document.id for document in _documents(found)] == ["a", "c:1", "1", "2"]
    assert len(found) == 4


def test_all_keys_of_an_object(tmp_path: Path) -> None:
    value = {
        "id": "x",
        "url": "https://e.example/1",
        "lang": "fr-FR",
        "published": "2023-02",
        "title": "T",
        "text": "é\r\n",
    }
    (tmp_path / "f.json").write_text("\ufeff" + json.dumps(value), "utf-8")
    (document,) = _documents(list(read([str(tmp_path / "f.json")])))
    assert (document.id, document.url, document.language, document.title, document.text) == (
        ("x", "https://e.example/1", "fr", "T", "é\r\n")
    )
    assert document.published.basis == "given"
    assert document.published.edtf == "2023-02"
    assert document.issues == ()


def test_lines_without_ids_get_distinct_ones_and_bad_lines_are_named(tmp_path: Path) -> None:
    lines = ['{"text": "a"}', "", "{broken", '{"text": 3}', '{"text": "\\ud800"}', '{"text": "b", "url": "u"}', "[1]"]
    (tmp_path / "f.jsonl").write_text("\n".join(lines), "utf-8")
    found = list(read([str(tmp_path / "f.jsonl")]))
    assert [document.id for document in _documents(found)] == ["f:1", "f:6"]
    errors = [str(item) for item in found if isinstance(item, ReadError)]
    assert [error.split(",")[1].split(":")[0].strip() for error in errors] == ["line 3", "line 4", "line 5", "line 7"]
    assert all("\n" not in error and "; " in error for error in errors)


def test_the_id_of_an_address_is_its_hash_where_there_is_no_file() -> None:
    first, second, third = _documents(_stdin(b'{"text":"a","url":"u"}\n{"text":"b","url":"v"}\n{"text":"c"}'))
    assert len(first.id) == 16
    assert first.id != second.id
    assert third.id == "stdin:3"


def test_standard_input_is_text_or_lines() -> None:
    (text,) = _documents(_stdin(b" { is no object? no: text begins with a blank".replace(b" {", b"A {")))
    assert (text.id, text.path) == ("stdin", None)
    assert [d.text for d in _documents(_stdin(b'\xef\xbb\xbf\n {"text":"a"}\n{"text":"b"}'))] == ["a", "b"]


def test_an_id_that_comes_twice_is_an_issue() -> None:
    first, second = _documents(_stdin(b'{"id":1,"text":"a"}\n{"id":"1","text":"b"}'))
    assert first.issues == ()
    assert "'1'" in second.issues[0].what


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\xff\xfea\x00", "UTF-16"),
        ("é".encode("latin-1"), "not UTF-8"),
        ("غزة".encode("cp1256"), "not UTF-8"),
        (b"%PDF\x00\x01", "binary"),
        (b'{"text": null}', "no text"),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "a\\u0000"}', "NUL"),
        (b'{"text": "a", "title": ["b"]}', "`title` is a list"),
        (b'{"text": "a", "url": true}', "`url` is true or false"),
        (b'{"text": "a", "title": "\\udfff"}', "surrogate"),
        (b'{"text": ' + b"[" * 200_000, "deep"),
        (b'{"text": 1' + b"0" * 5_000 + b"}", "too long"),
    ],
)
def test_broken_input_is_one_line(content: bytes, what: str) -> None:
    (error,) = _stdin(content)
    assert isinstance(error, ReadError)
    assert what in str(error)
    assert "\n" not in str(error)
    assert str(error).startswith("standard input")


def test_limits() -> None:
    small = Settings(max_characters=100)
    assert isinstance(_stdin("ﷺ".encode() * 100, small)[0], Document)
    assert "101 characters" in str(_stdin(b"a" * 101, small)[0])
    assert "larger than 800 bytes" in str(_stdin(b"a" * 801, small)[0])
    found = _stdin(b'{"text":"' + b"a" * 900 + b'"}\n{"text":"b"}', small)
    assert "line 1" in str(found[0])
    assert isinstance(found[1], Document)
    assert found[1].id == "stdin:2"


def test_hundred_thousand_ligatures_are_read() -> None:
    (document,) = _documents(_stdin(("ﷺ" * 100_000).encode()))
    assert len(document.text) == 100_000


@pytest.mark.parametrize("published", ["13 octobre 2023", "2023-13", "2023-02-30", "0000", "2023-1-1", "٢٠٢٣"])
def test_other_dates_are_issues(published: str) -> None:
    (document,) = _documents(_stdin(json.dumps({"text": "a", "published": published}).encode()))
    assert not document.published.known
    assert [issue.level for issue in document.issues] == ["warning"]


def test_a_source_that_is_not_there_is_a_usage_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", "utf-8")
    found = list(read([str(tmp_path / "none"), "a\0b", str(tmp_path / "x.pdf"), str(tmp_path / "a.txt")]))
    assert [type(item) for item in found] == [UsageError, ReadError, UsageError, Document]


def test_kinds_that_are_not_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("text", "utf-8")
    (error,) = read([str(tmp_path / "a.pdf")])
    assert ".pdf" in str(error)
    (empty,) = read([str(tmp_path)])
    assert "no document" in str(empty)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", "utf-8")
    (tmp_path / "a.txt").chmod(0)
    (error,) = read([str(tmp_path / "a.txt")])
    assert "permission" in str(error)


def test_links(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(read([str(tmp_path)]))
    assert len(found) == 1
    assert isinstance(found[0], ReadError)


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are no UTF-8")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe9\x1b[31m.txt"
    Path(os.fsdecode(path)).write_text("text", "utf-8")
    (document,) = _documents(list(read([str(tmp_path)])))
    assert document.id.encode("utf-8")
    Path(os.fsdecode(path)).write_bytes(b"\xff")
    (error,) = read([str(tmp_path)])
    assert "\x1b" not in str(error)
    assert str(error).encode("utf-8")


def test_direction_marks_stay_in_the_text() -> None:
    (document,) = _documents(_stdin("a \u202eb".encode()))
    assert document.text == "a \u202eb"


def test_shared_articles(shared: Path) -> None:
    found = list(read([str(shared / "seeds/docs"), str(shared / "press-sample/docs")]))
    assert len(_documents(found)) == len(found) == 41
