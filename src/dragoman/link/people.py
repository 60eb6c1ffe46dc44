"""Who a participant is to linking: its entity, else its name, as far as all reports together tell.

A name without an entity stands for the one entity that bears it in the reports. A family name that an article
introduces by its office ("the Yemeni foreign minister Haddar") stands for the one fuller name of that office.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.knowledge.names import same_person
from dragoman.link.keys import name_key
from dragoman.model import Participant, ReportedMention

KeyOf = Callable[[Participant, ReportedMention], str]
# Name, office, and state or body, as a document introduces somebody.
Introduced = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class People:
    """What the reports tell of names: the entity behind one, the key of the fuller name behind an introduced one."""

    entities: Mapping[str, str] = field(default_factory=dict)
    fuller: Mapping[Introduced, str] = field(default_factory=dict)

    def key(self, one: Participant, reported: ReportedMention) -> str:
        """Return the key under which a participant is compared."""
        name = bare(one.name)
        if found := one.entity or self.entities.get(name):
            return found
        said = (introduced for introduced in reported.offices if introduced[0] == one.name)
        return next((self.fuller[introduced] for introduced in said if introduced in self.fuller), name_key(name))


def key_by_name(one: Participant, _: ReportedMention) -> str:
    """Return the key of a participant's name, whatever is known of it."""
    return name_key(bare(one.name))


def key_by_family(one: Participant, reported: ReportedMention) -> str:
    """Return a key that a person's full name and family name share, where the document says for whom he stands."""
    said = next((of for name, _, of in reported.offices if name == one.name), None)
    return f"{name_key(_family(one.name))}@{said}" if said and not one.entity else key_by_name(one, reported)


class Names:
    """The names under which participants go, gathered mention by mention."""

    def __init__(self) -> None:
        self._named: dict[str, dict[str, str]] = {}
        self._nameless: set[str] = set()
        self._introduced: dict[tuple[str, str], set[str]] = {}

    def add(self, reported: ReportedMention) -> None:
        """Take in the participants of a mention, and whom its document introduces."""
        for one in reported.mention.participants:
            if one.entity:
                self._named.setdefault(name_key(one.name), {})[one.entity] = one.name
            else:
                self._nameless.add(bare(one.name))
        for name, office, of in reported.offices:
            self._introduced.setdefault((office, of), set()).add(name)

    def people(self) -> People:
        """Return what stands behind the names, where the mentions know exactly one such."""
        return People(self._entities(), self._fuller())

    def _entities(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self._nameless:
            known = self._named.get(name_key(name), {})
            matching = [entity for entity, other in known.items() if other == name or same_person(name, other).same]
            if len(matching) == 1:
                found[name] = matching[0]
        return found

    def _fuller(self) -> dict[Introduced, str]:
        found: dict[Introduced, str] = {}
        for (office, of), names in self._introduced.items():
            for name in names:
                keys = {name_key(other) for other in names if _shortens(name, other)}
                if len(keys) == 1:
                    found[name, office, of] = keys.pop()
        return found


def _shortens(name: str, other: str) -> bool:
    """Say whether `name` is no more than the family name of `other`, in whatever spelling."""
    parts = set(name_key(name).removeprefix("~").split())
    return len(parts) == 1 and parts < set(name_key(other).removeprefix("~").split()) and _is_family(name, other)


def _is_family(name: str, other: str) -> bool:
    return name_key(name) == name_key(_family(other))


def _family(name: str) -> str:
    return name.split()[-1]


def bare(name: str) -> str:
    """Return a name without what stands in brackets after it: a delegation is compared as its state."""
    return name[: name.rindex("(")].rstrip() or name if name.endswith(")") and "(" in name else name
