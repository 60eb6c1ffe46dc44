"""docs/commands.md names every command and every option, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from dragoman.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "commands.md").read_text("utf-8")
GROUP = typer.main.get_command(app)


def commands() -> dict[str, set[str]]:
    """Return the long options of each command, those of a group's own commands under "group command"."""
    found: dict[str, set[str]] = {}
    pending = [(name, command) for name, command in GROUP.commands.items()]  # type: ignore[attr-defined]
    while pending:
        name, command = pending.pop()
        pending += [(f"{name} {inner}", one) for inner, one in getattr(command, "commands", {}).items()]
        found[name] = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    return found


def section(name: str) -> str:
    """Return what stands under the heading of a command."""
    match = re.search(rf"^##+ `dragoman {re.escape(name)}`\n(.*?)(?=^##? |\Z)", DOCUMENT, re.S | re.M)
    assert match, f"docs/commands.md has no heading for dragoman {name}"
    return match.group(1)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    words = section(name)
    missing = [option for option in commands()[name] - {"--help"} if f"`{option}" not in words]
    assert not missing, f"dragoman {name}: {missing} not in docs/commands.md"
    assert "```" in words, f"dragoman {name} has no example"


def test_nothing_is_documented_that_is_not_there() -> None:
    headings = set(re.findall(r"^##+ `dragoman ([a-z ]+)`$", DOCUMENT, re.M))
    assert headings == set(commands())


def test_options_before_the_command_are_documented() -> None:
    options = {option for parameter in GROUP.params for option in parameter.opts if option.startswith("--")}
    assert all(f"`{option}" in DOCUMENT for option in options)
