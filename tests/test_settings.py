"""Settings: what the environment says, and what it may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.settings import Settings, current_settings, settings_from


def test_defaults() -> None:
    assert settings_from({}) == Settings()
    assert settings_from({"DRAGOMAN_LEDGER": " "}) == Settings()


def test_given() -> None:
    given = settings_from({"DRAGOMAN_LEDGER": "/x/y.db", "DRAGOMAN_MAX_CHARACTERS": "10"})
    assert given == Settings(Path("/x/y.db"), 10)


@pytest.mark.parametrize("value", ["0", "-1", "ten", "1e6", "٣", "9" * 30])
def test_a_limit_is_a_whole_number(value: str) -> None:
    with pytest.raises(UsageError, match="DRAGOMAN_MAX_CHARACTERS"):
        settings_from({"DRAGOMAN_MAX_CHARACTERS": value})


def test_read_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", "one.db")
    assert current_settings().ledger == Path("one.db")
    monkeypatch.setenv("DRAGOMAN_LEDGER", "two.db")
    assert current_settings().ledger == Path("two.db")
