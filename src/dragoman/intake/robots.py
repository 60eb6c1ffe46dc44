"""What a site's robots.txt allows (RFC 9309), and how long it wants one to wait between two requests."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

# Rules are asked for anew after a day, a failure after some minutes.
_VALID_SECONDS, _FAILED_SECONDS = 24 * 3600.0, 300.0
# A longer delay than this would hold up a round for hours; its host is asked once in that time.
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host; `failed` says why there are none, which forbids all of it for a while."""

    parsed: Any = None
    failed: str | None = None
    since: float = field(default_factory=time.monotonic)

    @property
    def stale(self) -> bool:
        """Say whether they must be asked for again."""
        return time.monotonic() - self.since > (_FAILED_SECONDS if self.failed else _VALID_SECONDS)

    def allow(self, address: str, agent: str) -> bool:
        """Say whether the agent may fetch the address."""
        return self.parsed is None or bool(self.parsed.can_fetch(address, agent))

    def delay(self, agent: str) -> float:
        """Return the seconds that the host wants between two requests."""
        wanted = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return min(float(wanted or 0.0), _LONGEST_DELAY)


def open_rules() -> Rules:
    """Return the rules of a host that has none."""
    return Rules()


def rules_of(status: int, content: bytes) -> Rules:
    """Return the rules of an answer to a request for robots.txt.

    Who has none allows all; who can't say just now (429, 5xx) allows nothing until it can.
    """
    if status == 429 or status >= 500:
        return Rules(failed=str(status))
    if status // 100 != 2:
        return open_rules()
    from protego import Protego

    return Rules(Protego.parse(content.decode("utf-8", "replace")))
