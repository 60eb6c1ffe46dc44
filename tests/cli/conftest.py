"""Fixtures of the command's tests: the command in an empty folder, articles, and a ledger that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import APPEL, CALL, NEWS_WITHOUT_CONTACT, VISIT, Result, Run

from dragoman.cli.main import main


@pytest.fixture
def dragoman(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, run in an empty folder with a wide page and no ledger named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: object) -> Result:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        caught = capsys.readouterr()
        return Result(code, caught.out, caught.err)

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of four articles: one call told in two languages, a meeting, and no contact at all."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("appel", APPEL), ("call", CALL), ("visit", VISIT), ("wheat", NEWS_WITHOUT_CONTACT)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def ledger(articles: Path, dragoman: Run) -> Path:
    """The ledger of the four articles, where the command looks for it when none is named."""
    assert dragoman("add", articles).code == 0
    return articles.parent / "dragoman.db"
