"""What all tests share: where the shared material lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Return where the shared material should lie: DRAGOMAN_SHARED, else beside the repository."""
    return Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material; a test that wants it is skipped where it isn't there."""
    folder = shared_folder()
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no shared material at {folder}")
    return folder
