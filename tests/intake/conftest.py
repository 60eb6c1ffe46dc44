"""What the tests of intake share: sources in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.intake.source import Source, held_source, unread

Held = Callable[..., Source]


@pytest.fixture
def held() -> Held:
    """A function that makes a source of bytes or characters."""

    def make(content: bytes | str, *, url: str | None = None, charset: str | None = None) -> Source:
        data = content.encode() if isinstance(content, str) else content
        return held_source(data, unread("given", "given", url, charset))

    return make
