"""From mentions to events: pure, the same mentions and judgements give the same events in any order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.cycles import no_search_for_cycles
from dragoman.link.bulk import score_pairs_in_bulk
from dragoman.link.clusters import cluster
from dragoman.link.features import Features, features_of
from dragoman.link.fusion import fuse
from dragoman.link.identity import assign_ids
from dragoman.link.scoring import Pair, explained, score_pairs
from dragoman.link.weights import Weights, load_weights
from dragoman.model import Edge, Judgement, LinkResult, ReportedMention, Verdict

# From so many mentions on Splink, which takes .6 s to start, is faster than plain Python; both give the same pairs.
BULK = 10_000


def link(
    mentions: Iterable[ReportedMention],
    judgements: Sequence[Judgement] = (),
    previous: Mapping[str, Sequence[str]] | None = None,
    weights: Weights | None = None,
) -> LinkResult:
    """Return the events of these mentions, why each was joined, and where ids that are no more lead.

    `previous` gives the mentions of each event as it was, so that ids survive. A mention that a person has rejected
    belongs to no event.
    """
    with no_search_for_cycles():
        return _linked(mentions, judgements, previous or {}, weights or load_weights())


def _linked(
    mentions: Iterable[ReportedMention],
    judgements: Sequence[Judgement],
    previous: Mapping[str, Sequence[str]],
    weights: Weights,
) -> LinkResult:
    rejected = _rejected(judgements)
    reported = sorted((one for one in mentions if one.mention.id not in rejected), key=lambda one: one.mention.id)
    rows = features_of(reported)
    pairs = score_pairs_in_bulk(rows, weights) if len(rows) > BULK else score_pairs(rows, weights)
    clusters = cluster(rows, pairs, judgements, weights)
    ids, redirects = assign_ids([[rows[index].id for index in one] for one in clusters], previous)
    events = [
        fuse(event, [reported[index] for index in one], [rows[index] for index in one])
        for event, one in zip(ids, clusters, strict=True)
    ]
    events.sort(key=lambda event: event.id)
    return LinkResult(tuple(events), _edges(rows, pairs, clusters, weights), redirects)


def _rejected(judgements: Iterable[Judgement]) -> set[str]:
    return {mention for one in judgements if one.holds and one.verdict is Verdict.REJECT for mention in one.mentions}


def _edges(
    rows: Sequence[Features], pairs: Sequence[Pair], clusters: Sequence[Sequence[int]], weights: Weights
) -> tuple[Edge, ...]:
    """Return for each mention of an event its heaviest link to another of the same."""
    home = {index: number for number, members in enumerate(clusters) for index in members}
    linked: set[int] = set()
    edges: list[Edge] = []
    for pair in pairs:  # heaviest first
        if home[pair.one] == home[pair.other] and not linked.issuperset((pair.one, pair.other)):
            linked.update((pair.one, pair.other))
            edges.append(explained(rows[pair.one], rows[pair.other], weights))
    return tuple(edges)
