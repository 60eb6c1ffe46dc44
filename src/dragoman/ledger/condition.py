"""What an event must meet to be listed, as a condition on the ledger's tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on table `events`: `test` looks at one event; `members`, where there are few, lists all that hold.

    `signs` are rows that are about as many as the members, where these are dearer to list; `plain` is a query, with its
    values, for some of the signs that are found at once: where these are many already, so are the signs.
    """

    test: str
    values: tuple[object, ...] = ()
    members: str | None = None
    signs: str | None = None
    plain: tuple[str, tuple[object, ...]] | None = None

    @property
    def listing(self) -> str:
        """Return the condition by its members, where it has any."""
        return f"id IN ({self.members})" if self.members else self.test
