"""Ids of events: a digest of the first mention, kept as long as that mention stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.link.keys import digest


def event_id_of(mention: str) -> str:
    """Return the id of the event that this mention names."""
    return "e" + digest(f"event {mention}")


def assign_ids(
    clusters: Sequence[Sequence[str]], previous: Mapping[str, Sequence[str]]
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Return an id for each cluster, and (old, new) for the ids that are no more.

    Of events that come together the largest keeps its id. An event that is split keeps its id where the mention
    that named it is, else where most of it is.
    """
    place = {mention: index for index, cluster in enumerate(clusters) for mention in cluster}
    claims: dict[int, list[tuple[int, str]]] = {}
    homes: dict[str, int] = {}
    for event, mentions in previous.items():
        home = _home(event, mentions, place)
        if home is not None:
            homes[event] = home
            claims.setdefault(home, []).append((-sum(place.get(m) == home for m in mentions), event))
    kept = {index: min(found)[1] for index, found in claims.items()}
    taken = set(kept.values())
    ids: list[str] = []
    for index, cluster in enumerate(clusters):
        ids.append(kept.get(index) or _fresh(cluster, taken))
        taken.add(ids[-1])
    redirects = tuple((old, ids[home]) for old, home in sorted(homes.items()) if ids[home] != old)
    return ids, redirects


def _home(event: str, mentions: Sequence[str], place: Mapping[str, int]) -> int | None:
    counts: dict[int, int] = {}
    for mention in mentions:
        if mention in place:
            if event_id_of(mention) == event:
                return place[mention]
            counts[place[mention]] = counts.get(place[mention], 0) + 1
    return min(counts, key=lambda index: (-counts[index], index)) if counts else None


def _fresh(cluster: Sequence[str], taken: set[str]) -> str:
    candidates = (event_id_of(mention) for mention in cluster)
    return next((one for one in candidates if one not in taken), event_id_of("|".join(cluster)))
