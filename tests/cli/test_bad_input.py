"""Bad input: one clear line each, exit code 1, and the rest is done."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from command import CALL, Run

GERMAN = (
    "Der Bundeskanzler hat am Mittwoch in Berlin den französischen Präsidenten empfangen. Beide sprachen über "
    "die Lage in der Region und über die gemeinsame Außenpolitik der Europäischen Union."
)
# name of the file, its bytes, words of the line that tells of it
BAD = [
    ("empty.txt", b"", "is empty"),
    ("binary.txt", bytes(range(256)) * 8, "binary"),
    ("latin.txt", "Le ministre a été reçu à Rabat.".encode("latin-1"), "not UTF-8"),
    ("utf16.txt", CALL.encode("utf-16"), "UTF-16"),
    ("broken.jsonl", b'{"id": "x", "text": \n', "broken JSON"),
    ("wrong.json", b'{"id": "x", "title": "no text"}', "text"),
    ("nul.txt", b"Antony Blinken met\0Nasser Bourita.", "NUL"),
    ("lone.json", b'{"text": "Blinken \\ud800 met Bourita"}', "surrogate"),
    ("ligatures.txt", ("ﷺ" * 100_000).encode(), "kept, but not coded"),
    ("override.txt", f"{CALL} \u202e{CALL}\u202c".encode(), "overrides the direction"),
    ("german.txt", GERMAN.encode(), "kept, but not coded: language de has no folder"),
    ("picture.png", b"\x89PNG", "isn't read"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[name for name, _, _ in BAD])
def test_each_is_one_line_and_the_rest_is_done(
    dragoman: Run, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(CALL, "utf-8")
    result = dragoman("code", "good.txt", name, "good.txt")
    assert result.code == 1
    assert len(result.complaints) == 1
    assert words in result.err
    assert name.split(".")[0] in result.err
    good = [record for record in result.records if record["document"]["id"] == "good"]
    assert [len(record["mentions"]) for record in good] == [1, 1]


def test_one_broken_line_leaves_the_other_lines(dragoman: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": CALL}),
        '{"id": "two", "text": ',
        json.dumps({"id": "three", "text": CALL}),
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), "utf-8")
    result = dragoman("add", "lines.jsonl")
    assert result.code == 1
    assert "line 2" in result.err
    assert "documents: 2 new" in result.out


def test_fifty_megabytes_are_refused_at_once(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text("Antony Blinken met Nasser Bourita in Rabat. " * 1_150_000, "utf-8")
    began = time.monotonic()
    result = dragoman("code", "huge.txt")
    assert result.code == 1
    assert "split it" in result.err
    assert time.monotonic() - began < 20


def test_a_long_text_without_breaks_is_coded_in_bounded_time(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "long.json").write_text(json.dumps({"lang": "ar", "text": "ﷺ" * 100_000}), "utf-8")
    (tmp_path / "line.json").write_text(json.dumps({"lang": "en", "text": "Blinken spoke " * 8_000}), "utf-8")
    began = time.monotonic()
    result = dragoman("code", "long.json", "line.json")
    assert result.code == 0
    assert time.monotonic() - began < 60


def test_a_text_in_a_language_without_a_folder_is_kept_and_said(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "german.txt").write_text(GERMAN, "utf-8")
    result = dragoman("add", "german.txt")
    assert result.code == 1
    assert "documents: 1 new" in result.out
    [record] = dragoman("code", "german.txt").records
    assert record["document"]["language"] == "de"
    assert record["mentions"] == []
    assert any("no folder" in issue["what"] for issue in record["issues"])


def test_an_override_has_no_power_over_the_table(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "override.txt").write_text(CALL.replace("The", "\u202eThe") + " \u202e\x1b[31mred\u202c", "utf-8")
    dragoman("add", "override.txt")
    out = dragoman("events").out + dragoman("code", "override.txt", "--format", "table").out
    [event] = dragoman("events", "--format", "jsonl").records
    out += dragoman("show", event["id"]).out
    assert not set("\u202a\u202b\u202c\u202d\u202e\x1b\x07") & set(out)
    assert "spoke by phone" in out


def test_a_name_of_a_file_has_no_power_over_the_terminal(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\nb.txt").write_bytes(b"\xff\xfe\xff")
    result = dragoman("code", ".")
    assert len(result.complaints) == 1
    assert "\x1b" not in result.err
