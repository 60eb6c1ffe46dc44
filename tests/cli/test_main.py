"""The command as a whole: exit codes, one line for each error, help."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command import CALL, Run

from dragoman import __version__, pipeline
from dragoman.cli.main import COMMANDS, KNOWLEDGE_EXAMPLES

NAMES = [*(name for name, _, _ in COMMANDS), *(f"knowledge {name}" for name in KNOWLEDGE_EXAMPLES)]


@pytest.mark.parametrize("name", NAMES)
def test_help_of_every_command_shows_an_example(dragoman: Run, name: str) -> None:
    result = dragoman(*name.split(), "--help")
    assert result.code == 0
    assert f"Example: dragoman {name}" in result.out
    assert result.err == ""


def test_help_lists_every_command(dragoman: Run) -> None:
    out = dragoman("--help").out
    assert all(f" {name.split()[0]} " in out for name in NAMES)


def test_version(dragoman: Run) -> None:
    assert dragoman("--version").out == f"dragoman {__version__}\n"


def test_without_arguments_it_shows_help_as_wrong_usage(dragoman: Run) -> None:
    result = dragoman()
    assert result.code == 2
    assert "Usage" in result.out + result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["events", "--bogus"],
        ["events", "--type", "duel"],
        ["events", "--country", "Morocco"],
        ["add"],
        ["code", "x.txt", "--format", "xml"],
        ["dates", "gestern", "--language", "de"],
        ["dates", "yesterday", "--language", "en", "--published", "soon"],
        ["code", "no-such-file.txt"],
        ["events"],  # no ledger here
        ["eval", "no-such-folder"],
        ["--ledger", "x.db", "show", "e1"],
    ],
)
def test_wrong_usage_is_one_line_and_two(dragoman: Run, arguments: list[str]) -> None:
    result = dragoman(*arguments)
    assert result.code == 2
    assert len(result.complaints) == 1
    assert result.complaints[0].startswith("dragoman: error: ")
    assert result.out == ""


def test_a_file_that_is_no_ledger_is_named(dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(CALL, "utf-8")
    result = dragoman("add", "letter.txt", "--ledger", "letter.txt")
    assert result.code == 2
    assert len(result.complaints) == 1
    assert "letter.txt" in result.complaints[0]
    assert (tmp_path / "letter.txt").read_text("utf-8") == CALL


def test_ledger_may_be_named_before_or_after_the_command_or_by_the_environment(
    dragoman: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dragoman("--ledger", "one.db", "add", articles).code == 0
    listed = dragoman("events", "--ledger", "one.db", "--format", "jsonl").out
    assert listed
    assert dragoman("--ledger", "one.db", "events", "--format", "jsonl").out == listed
    assert dragoman("--ledger", "absent.db", "events", "--ledger", "one.db", "--format", "jsonl").out == listed
    monkeypatch.setenv("DRAGOMAN_LEDGER", "one.db")
    assert dragoman("events", "--format", "jsonl").out == listed


def command(*arguments: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    environment = {**os.environ, **how.pop("env", {})}  # type: ignore[dict-item]
    line = [sys.executable, "-m", "dragoman", *arguments]
    return subprocess.run(line, capture_output=True, env=environment, timeout=60, **how)  # type: ignore[call-overload, no-any-return]


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "arabic.txt").write_text("استقبل الملك محمد السادس رئيس الحكومة الإسبانية بيدرو سانشيز.", "utf-8")
    latin = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    one = command("code", "arabic.txt", cwd=tmp_path, env=latin)
    assert one.returncode == 0
    assert one.stdout == command("code", "arabic.txt", cwd=tmp_path).stdout
    assert one.stdout.decode("utf-8").startswith('{"document": {"id": "arabic"')


def test_a_reader_that_has_had_enough_gets_no_complaint(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text('{"text": "Prices rose."}\n' * 5000, "utf-8")
    pipe = f"{sys.executable} -m dragoman code many.jsonl --jobs 1 | head -1"
    done = subprocess.run(["bash", "-c", pipe], cwd=tmp_path, capture_output=True, timeout=60)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_choice_that_is_none_is_told_in_one_line_of_our_own(tmp_path: Path) -> None:
    done = command("events", "--type", "dance", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(b"dragoman: error: Invalid value for '--type': 'dance' is not one of 'call', ")
    assert done.stderr.count(b"\n") == 1


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = command("code", "-", input=CALL.encode(), cwd=tmp_path)
    assert done.returncode == 0
    assert b'"type": "call"' in done.stdout


def test_no_colour_and_no_bar_where_there_is_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL, "utf-8")
    done = command("add", "call.txt", cwd=tmp_path, env={"TERM": "xterm-256color"})
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr == b""


def on_terminal(script: str, cwd: Path) -> bytes:
    """Return all that a shell's script writes to a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.execvp("bash", ["bash", "-c", script])
    written = b""
    with contextlib.suppress(OSError):  # the end of a terminal's output is an error
        while some := os.read(terminal, 65536):
            written += some
    os.waitpid(child, 0)
    return written


def test_a_bar_on_the_terminal_leaves_the_output_alone(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL, "utf-8")
    expected = command("code", "call.txt", cwd=tmp_path).stdout
    program = f"{sys.executable} -m dragoman"
    seen = on_terminal(f"{program} code call.txt > coded.jsonl; {program} add call.txt > added.txt", tmp_path)
    assert b"coding" in seen
    assert b"adding" in seen
    assert (tmp_path / "coded.jsonl").read_bytes() == expected
    added = (tmp_path / "added.txt").read_bytes()
    assert added.startswith(b"new       call  en  1 contact\n")
    assert b"\x1b" not in added


def test_colours_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL, "utf-8")
    seen = on_terminal(f"TERM=xterm-256color {sys.executable} -m dragoman add call.txt", tmp_path)
    assert b"\x1b[1m" in seen
    assert b"documents: 1 new" in seen


def test_a_fault_of_ours_is_one_line_and_with_debug_a_traceback(
    dragoman: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault\nof two lines")

    monkeypatch.setattr(pipeline, "code", broken)
    result = dragoman("code", articles, "--jobs", "1")
    assert result.code == 1
    assert len(result.complaints) == 4
    assert all("can't be coded (ZeroDivisionError: a fault of two lines)" in line for line in result.complaints)
    assert "Traceback" in dragoman("--debug", "code", articles, "--jobs", "1").err
