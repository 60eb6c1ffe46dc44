"""Sets of linked mentions in which something contradicts: found by one query, taken apart by `cluster`."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.link.clusters import cluster
from dragoman.link.features import Features
from dragoman.link.scoring import Pair
from dragoman.link.weights import Weights

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Mentions of doubtful sets are taken apart so many at a time, or a few more.
BATCH = 50_000
# The sets are looked through in slices of about so many mentions, but no more slices than these: each costs a look at
# all mentions and links.
SLICE, MOST_SLICES = 100_000, 4

# Sets that can't be told to be one contact by a glance: something may contradict, or the order of joining matters.
# Stated days are joined first, and hold together where one is linked with all, or each with half of the others. Of two
# days in dispute the publications need allow but one, if all that they date is linked with a day. Mentions that nothing
# dates don't spoil a set where the others hold together by themselves (each linked with the first of them, the hub) and
# each of the undated weighs enough to be settled there.
_GROUPS = """
    CREATE OR REPLACE TEMP TABLE doubtful AS
    WITH homely AS (
        SELECT home, unique_id_l, unique_id_r, match_weight, basis_l = 'day' AS day_l, basis_r = 'day' AS day_r,
            basis_l = 'open' AS open_l, basis_r = 'open' AS open_r
        FROM edges JOIN sets ON sets.unique_id = edges.unique_id_l WHERE home % {slices} = {slice}),
    offered AS (
        SELECT home, CASE WHEN open_l THEN unique_id_l ELSE unique_id_r END AS undated, max(match_weight) AS best
        FROM homely WHERE open_l <> open_r GROUP BY ALL),
    settled AS (SELECT home, count(*) AS offers, min(best) AS least FROM offered GROUP BY home),
    told AS (
        SELECT home, count(*) AS size, count(*) FILTER (basis = 'day') AS days, count(DISTINCT document) AS documents,
            bool_or(basis = 'plan' OR weekday IS NOT NULL OR month_day IS NOT NULL) AS clues,
            count(*) FILTER (basis = 'open') AS undated, min(unique_id) FILTER (basis <> 'open') AS hub,
            min(unique_id) FILTER (basis = 'day') AS day_hub,
            bool_or(sort = 'call') AND bool_or(sort = 'meeting') AS kinds, min(standing) <> max(standing) AS standings,
            min(lead) FILTER (family = 'message') <> max(lead) FILTER (family = 'message') AS senders,
            max(lo) FILTER (basis IN ('day', 'stretch')) AS said_lo,
            min(hi) FILTER (basis IN ('day', 'stretch')) AS said_hi,
            max(lo) FILTER (basis = 'window') AS window_lo, min(hi) FILTER (basis = 'window') AS window_hi,
            min(lo) FILTER (basis = 'day') AS first_day, max(lo) FILTER (basis = 'day') AS last_day,
            last_day > window_hi OR first_day < window_lo OR said_lo > window_hi OR said_hi < window_lo AS disputed,
            first_day BETWEEN window_lo AND window_hi OR last_day BETWEEN window_lo AND window_hi AS allowed,
            max(lo) AS latest, min(hi) AS earliest, min(not_after) AS not_after, max(not_before) AS not_before
        FROM features JOIN sets USING (unique_id) WHERE home % {slices} = {slice} GROUP BY home),
    attached AS (
        SELECT home, count(DISTINCT CASE WHEN day_l THEN unique_id_r ELSE unique_id_l END) AS attached
        FROM homely JOIN told USING (home)
        WHERE disputed AND allowed AND day_l <> day_r AND NOT open_l AND NOT open_r GROUP BY home),
    spokes AS (
        SELECT home, count(*) FILTER (hub IN (unique_id_l, unique_id_r) AND NOT open_l AND NOT open_r) AS spokes,
            count(*) FILTER (day_hub IN (unique_id_l, unique_id_r) AND day_l AND day_r) AS day_spokes
        FROM homely JOIN told USING (home) WHERE undated > 0 OR days > 1 GROUP BY home),
    loose AS (
        SELECT homely.* FROM homely JOIN told USING (home) JOIN spokes USING (home)
        WHERE day_l AND day_r AND day_spokes < days - 1),
    degrees AS (
        SELECT home, unique_id, count(*) AS degree
        FROM (SELECT home, unnest([unique_id_l, unique_id_r]) AS unique_id FROM loose) GROUP BY ALL),
    tied AS (SELECT home, max(degree) AS most, min(degree) AS fewest, count(*) AS days FROM degrees GROUP BY home),
    knit AS (
        SELECT home FROM told JOIN tied USING (home, days) WHERE most = days - 1 OR 2 * fewest >= days - 1)
    SELECT home, size
    FROM told LEFT JOIN settled USING (home) LEFT JOIN attached USING (home) LEFT JOIN spokes USING (home)
    WHERE clues OR kinds OR standings OR senders OR documents < size OR said_lo - said_hi > 1
        OR window_lo > window_hi
        OR (coalesce(day_spokes, 0) < days - 1 AND home NOT IN (FROM knit))
        OR disputed AND NOT (allowed AND coalesce(attached, 0) = size - days - undated)
        OR (undated > 0 AND undated < size AND (
            coalesce(offers, 0) < undated OR least + log2(size - undated) < {settled}
            OR coalesce(spokes, 0) < size - undated - 1 OR latest > not_after OR earliest < not_before))
"""
# Whole sets in each part; `place` is the index of a row in its part.
_MEMBERS = """
    CREATE OR REPLACE TEMP TABLE members AS
    WITH parts AS (SELECT home, (sum(size) OVER (ORDER BY home) // {batch})::INTEGER AS part FROM doubtful)
    SELECT part, (row_number() OVER (PARTITION BY part ORDER BY home, unique_id) - 1)::INTEGER AS place, unique_id,
        id, document, family, sort, standing, keys, basis, lo, hi, weekday, month_day, lead, not_before, not_after
    FROM features JOIN sets USING (unique_id) JOIN parts USING (home)
"""
_LINKS = """
    CREATE OR REPLACE TEMP TABLE links AS
    SELECT first.part AS part, first.place AS one, second.place AS other, match_weight AS weight, first.id AS id_l,
        second.id AS id_r
    FROM edges JOIN members AS first ON first.unique_id = unique_id_l
        JOIN members AS second ON second.unique_id = unique_id_r
"""
_PARTS = "SELECT coalesce(max(part) + 1, 0) FROM members"
_MEMBERS_OF = "SELECT {columns} FROM members WHERE part = {part} ORDER BY place"
# In the order of `sort_pairs`.
_LINKS_OF = "SELECT one, other, weight FROM links WHERE part = {part} ORDER BY round(weight, 6) DESC, id_l, id_r"
# What `cluster` doesn't ask for isn't read.
_READ = (
    "id", "document", "family", "sort", "standing", "keys", "basis", "lo", "hi", "weekday", "month_day", "lead",
    "not_before", "not_after",
)  # fmt: skip
_FEW = ("family", "sort", "standing", "basis")

Columns = Mapping[str, Sequence[Any]]


def taken_apart(connection: DuckDBPyConnection, size: int, weights: Weights) -> Iterator[tuple[int, int]]:
    """Give each row of a doubtful set with the number of its event, a row too. The table of features has `size` rows.

    Wants the tables of features, of their links (edges; the lower number comes first) and of the set of each row that
    isn't alone (sets). While Python takes some sets apart, DuckDB looks for more.
    """
    for part in _made_ahead(_parts(connection, min(MOST_SLICES, 1 + size // SLICE), weights)):
        yield from zip(part.ids, events_of(part, weights), strict=True)


class Part(NamedTuple):
    """Some sets: the numbers of their rows in the table, their rows and their links in columns, heaviest first."""

    ids: Sequence[int]
    rows: Columns
    links: Columns


def events_of(part: Part, weights: Weights) -> array[int]:
    """Return the event of each row of a part, named by the number of the row whose id comes first."""
    events = array("i", part.ids)
    pairs = list(map(Pair._make, zip(*(part.links[name] for name in Pair._fields), strict=True)))
    for group in cluster(_rows(part.rows), pairs, (), weights):
        for index in group:
            events[index] = part.ids[group[0]]
    return events


def _parts(connection: DuckDBPyConnection, slices: int, weights: Weights) -> Iterator[Part]:
    for number in range(slices):
        connection.execute(_GROUPS.format(settled=weights.settled, slices=slices, slice=number))
        connection.execute(_MEMBERS.format(batch=BATCH))
        connection.execute(_LINKS)
        [(parts,)] = connection.execute(_PARTS).fetchall()
        for part in range(parts):
            query = _MEMBERS_OF.format(columns=", ".join(("unique_id", *_READ)), part=part)
            rows = connection.sql(query).to_arrow_table().to_pydict()
            links = connection.sql(_LINKS_OF.format(part=part)).to_arrow_table().to_pydict()
            yield Part(rows.pop("unique_id"), rows, links)
    for name in ("doubtful", "members", "links"):
        connection.execute(f"DROP TABLE {name}")


def _made_ahead(parts: Iterator[Part]) -> Iterator[Part]:
    """Give what an iterator gives; another thread makes the next while who asks works with this one."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, parts, None)
        while (part := coming.result()) is not None:
            coming = thread.submit(next, parts, None)
            yield part


def _rows(columns: Columns) -> list[Features]:
    read: dict[str, Iterable[Any]] = {name: columns[name] for name in _READ}
    read |= {name: map(intern, columns[name]) for name in _FEW} | {"keys": map(tuple, columns["keys"])}
    nothing: Iterable[Any] = repeat(())
    return list(map(Features._make, zip(*(read.get(name, nothing) for name in Features._fields), strict=False)))
