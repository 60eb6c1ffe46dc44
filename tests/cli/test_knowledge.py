from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.knowledge import app
from dragoman.errors import KnowledgeError, UsageError

RUNNER = CliRunner()
CLAIMS = (
    "person\tname\toffice\tof\tstart\tend\tend_basis\tknown_until\n"
    "jane-roe\tJane Roe\tenvoy\tTUN\t2023-01-01\t2023-12-31\tstated\t\n"
)


def test_show_counts_and_names_the_snapshot(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["show", "--knowledge", str(tmp_path)])
    assert done.exit_code == 0
    assert "persons" in done.stdout
    assert "snapshot " in done.stdout


def test_show_a_person(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["show", "Q7821917", "--knowledge", str(tmp_path)])
    assert "2021-01-26 to 2025-01-20 (stated): foreign minister of United States [curated]" in done.stdout
    assert isinstance(RUNNER.invoke(app, ["show", "nobody", "--knowledge", str(tmp_path)]).exception, KnowledgeError)


def test_added_claims_are_shown(tmp_path: Path) -> None:
    source, folder = tmp_path / "mine.tsv", tmp_path / "own"
    source.write_text(CLAIMS, "utf-8")
    assert "1 persons, 1 terms added" in RUNNER.invoke(app, ["add", str(source), "--knowledge", str(folder)]).stdout
    assert "envoy of Tunisia [user]" in RUNNER.invoke(app, ["show", "Jane Roe", "--knowledge", str(folder)]).stdout
    assert "mine.terms.tsv" in RUNNER.invoke(app, ["show", "--knowledge", str(folder)]).stdout


def test_refresh_wants_a_contact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_CONTACT", raising=False)
    done = RUNNER.invoke(app, ["refresh", "--knowledge", str(tmp_path)])
    assert isinstance(done.exception, UsageError)
    assert list(tmp_path.iterdir()) == []
