"""Limits and defaults, read from the environment when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import UsageError

# What a column of a table may hold.
TABLE_PARTS = ("id", "url", "lang", "published", "title", "text", "author", "site")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger lies and how much is read at most."""

    ledger: Path = Path("dragoman.db")
    """The ledger file, where no --ledger names one (DRAGOMAN_LEDGER)."""

    max_characters: int = 5_000_000
    """The longest text of one document (DRAGOMAN_MAX_CHARACTERS): a book has a million, an article ten thousand."""

    columns: tuple[tuple[str, str], ...] = ()
    """Which column of a table holds which part of an article, where its name doesn't say so (--column)."""

    allow_private: bool = False
    """Whether addresses of this machine and of private networks may be fetched (--allow-private)."""

    pause: float = 1.0
    """The seconds between two requests to one host, unless its robots.txt wants more (--pause)."""

    contact: str | None = None
    """Where those who keep a site find whoever fetches from it (DRAGOMAN_CONTACT)."""

    @property
    def max_bytes(self) -> int:
        """Return the most bytes that are read of one document, so that a device file or a bomb ends somewhere.

        Eight a character: JSON writes a letter outside the Latin alphabet as six ("\\u0645").
        """
        return 8 * self.max_characters


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `environment` names; what it leaves out or leaves blank has its default.

    Raises UsageError where a number is wanted and something else stands.
    """
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    default = Settings()
    return Settings(
        ledger=Path(given.get("DRAGOMAN_LEDGER", default.ledger)).expanduser(),
        contact=given.get("DRAGOMAN_CONTACT"),
        max_characters=_count(given, "DRAGOMAN_MAX_CHARACTERS", default.max_characters),
    )


def current_settings() -> Settings:
    """Return the settings of this process's environment as it stands now."""
    return settings_from(os.environ)


def _count(given: Mapping[str, str], variable: str, default: int) -> int:
    value = given.get(variable, str(default))
    if not (value.isascii() and value.isdigit() and len(value) < 13 and int(value)):
        raise UsageError(f"{variable} must be a whole number above 0, not {value!r}")
    return int(value)
