"""The wheel: a program installed from it works, with all its data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import APPEL

import dragoman

ROOT = Path(__file__).resolve().parent.parent
DATA = {".yaml", ".tsv", ".json", ".txt", ".html", ".css", ".js", ".svg"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a wheel, built from this tree, was installed into."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run([sys.executable, *build], check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    target = folder / "site"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    return target


@pytest.mark.slow
def test_every_data_file_is_in_the_wheel(installed: Path) -> None:
    source = Path(dragoman.__file__).parent
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.suffix in DATA | {".py", ".md"}}
    there = {path.relative_to(installed / "dragoman") for path in (installed / "dragoman").rglob("*")}
    assert wanted
    assert not wanted - there


@pytest.mark.slow
def test_an_installed_program_codes(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "appel.txt").write_text(APPEL, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = [sys.executable, "-c", "import dragoman; print(dragoman.__file__)"]
    found = subprocess.run(where, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(installed))
    command = [sys.executable, "-m", "dragoman", "code", "appel.txt"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert '"Nasser Bourita"' in done.stdout
    assert done.stderr == ""
