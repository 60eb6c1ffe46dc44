"""Single statements of sources on who held which office, and the terms that those of one person make together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from dragoman.knowledge.when import When, parse_when

# Terms of one person in one office that lie so close together are one term.
GAP_DAYS = 62


@dataclass(frozen=True)
class Claim:
    """One source's statement, before persons are merged."""

    source: str
    as_of: str
    name: str
    office: str
    of: str
    start: str
    end: str = ""
    end_basis: str = "open"
    known_until: str = ""
    title: str = ""
    qid: str = ""
    aliases: tuple[str, ...] = ()


def merged_terms(claims: list[tuple[str, Claim]]) -> list[tuple[str, Claim]]:
    """Return the claims with those of one person, office and state that touch made one."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for key, claim in claims:
        groups[key, claim.office, claim.of].append(claim)
    merged = []
    for (key, _, _), group in sorted(groups.items()):
        merged += [(key, claim) for claim in _merged(sorted(group, key=lambda claim: (claim.start, claim.source)))]
    return merged


def _merged(group: list[Claim]) -> list[Claim]:
    done: list[Claim] = []
    for claim in group:
        if done and _touch(done[-1], claim):
            done[-1] = _joined(done[-1], claim)
        else:
            done.append(claim)
    return done


def _touch(first: Claim, second: Claim) -> bool:
    end = max(filter(None, (parse_when(first.end), parse_when(first.known_until))), key=lambda when: when.last)
    gap = (_begin(second).first - end.last).days
    return gap <= (400 if first.source == second.source == "observed" else GAP_DAYS)


def _begin(claim: Claim) -> When:
    when = parse_when(claim.start)
    if when is None:
        raise SystemExit(f"no start: {claim}")
    return when


def _joined(first: Claim, second: Claim) -> Claim:
    """Return one claim for two: the earlier start, the better founded end."""
    seen = [claim for claim in (first, second) if claim.source != "observed"] or [first, second]
    stated = [claim for claim in seen if claim.end_basis == "stated"]
    last = max(stated or seen, key=lambda claim: (claim.end or claim.known_until, claim.known_until))
    until = max(first.known_until, second.known_until)
    if stated and max(seen, key=lambda claim: claim.known_until).known_until > last.end:
        last = max(seen, key=lambda claim: claim.known_until)  # seen in office after the "end": another term began
    base = seen[0] if len(seen) == 1 else first
    basis = last.end_basis
    sources = ",".join(sorted({*first.source.split(","), *second.source.split(",")}))
    return replace(
        base, source=sources, start=base.start, end=last.end, end_basis=basis, as_of=max(first.as_of, second.as_of),
        known_until="" if basis == "stated" else until,
    )  # fmt: skip
