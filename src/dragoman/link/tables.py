"""Linking of any number of mentions in tables of DuckDB: no more than a batch of them is ever in Python.

    mentions, asked for twice -> table of features -> pairs with weights -> number of the event of each row

Most sets of linked mentions hold together: nothing in them contradicts anything. They are told by one query; the
others, and those with mentions that nothing dates, are taken apart by the same code as in a ledger.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Any

from dragoman.link.bulk import score_table, table_of
from dragoman.link.clusters import cluster
from dragoman.link.cycles import no_search_for_cycles
from dragoman.link.features import Features, row_of
from dragoman.link.people import Names
from dragoman.link.scoring import Pair, sort_pairs
from dragoman.link.undated import ALL_THE_TIME, MOST_CONTACTS, MOST_MENTIONS, PREFIX, Told, contacts_on_record
from dragoman.link.weights import Weights, load_weights
from dragoman.model import ReportedMention

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

# So many mentions are in memory at once.
BATCH = 10_000
TABLE = "features"

# Mentions of doubtful sets are taken apart so many at a time.
DOUBTFUL = 50_000

Mentions = Callable[[], Iterable[ReportedMention]]

# Blocks with mentions that nothing dates, few enough to compare whatever the days.
_UNDATED = f"""
    WITH every AS (SELECT unnest(blocks) AS block, unique_id, sort, basis, lo, hi FROM plain),
    few AS (SELECT block FROM every GROUP BY block
            HAVING count(*) BETWEEN 2 AND {MOST_MENTIONS} AND bool_or(basis = 'open'))
    SELECT block, unique_id, sort, basis, lo, hi FROM every SEMI JOIN few USING (block) ORDER BY block, unique_id
"""
# Sets that can't be told to be one contact by a glance: something may contradict, or the order of joining matters.
# Stated days are joined first, and hold together where one is linked with all, or each with half of the others. Of two
# days in dispute the publications need allow but one, if all that they date is linked with a day. Mentions that nothing
# dates don't spoil a set where the others hold together by themselves (each linked with the first of them, the hub) and
# each of the undated weighs enough to be settled there.
_GROUPS = """
    WITH homely AS (
        SELECT home, edges.* FROM edges JOIN sets ON sets.unique_id = edges.unique_id_l),
    offered AS (
        SELECT home, CASE WHEN open_l THEN unique_id_l ELSE unique_id_r END AS undated, max(match_weight) AS best
        FROM homely WHERE open_l <> open_r GROUP BY ALL),
    settled AS (SELECT home, count(*) AS offers, min(best) AS least FROM offered GROUP BY home),
    told AS (
        SELECT home, count(*) AS size, count(*) FILTER (basis = 'day') AS days, count(DISTINCT document) AS documents,
            bool_or(basis = 'plan' OR weekday IS NOT NULL OR month_day IS NOT NULL) AS clues,
            count(*) FILTER (basis = 'open') AS undated, min(unique_id) FILTER (basis <> 'open') AS hub,
            min(unique_id) FILTER (basis = 'day') AS day_hub,
            bool_or(sort = 'call') AND bool_or(sort = 'meeting') AS kinds, count(DISTINCT standing) AS standings,
            count(DISTINCT lead) FILTER (family = 'message') AS senders,
            max(lo) FILTER (basis IN ('day', 'stretch')) AS said_lo,
            min(hi) FILTER (basis IN ('day', 'stretch')) AS said_hi,
            max(lo) FILTER (basis = 'window') AS window_lo, min(hi) FILTER (basis = 'window') AS window_hi,
            min(lo) FILTER (basis = 'day') AS first_day, max(lo) FILTER (basis = 'day') AS last_day,
            last_day > window_hi OR first_day < window_lo OR said_lo > window_hi OR said_hi < window_lo AS disputed,
            first_day BETWEEN window_lo AND window_hi OR last_day BETWEEN window_lo AND window_hi AS allowed,
            max(lo) AS latest, min(hi) AS earliest, min(not_after) AS not_after, max(not_before) AS not_before
        FROM features JOIN sets USING (unique_id) SEMI JOIN homely USING (home) GROUP BY home),
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
    SELECT home FROM told LEFT JOIN settled USING (home) LEFT JOIN attached USING (home) LEFT JOIN spokes USING (home)
    WHERE clues OR kinds OR standings > 1 OR senders > 1 OR documents < size OR said_lo - said_hi > 1
        OR window_lo > window_hi
        OR (coalesce(day_spokes, 0) < days - 1 AND home NOT IN (FROM knit))
        OR disputed AND NOT (allowed AND coalesce(attached, 0) = size - days - undated)
        OR (undated > 0 AND undated < size AND (
            coalesce(offers, 0) < undated OR least + log2(size - undated) < {settled}
            OR coalesce(spokes, 0) < size - undated - 1 OR latest > not_after OR earliest < not_before))
"""
_MEMBERS = """
    SELECT home, unique_id, id, document, family, sort, kind, standing, main, keys, basis, lo, hi, weekday, month_day,
        lead, not_before, not_after
    FROM features JOIN sets USING (unique_id) SEMI JOIN doubtful USING (home) ORDER BY home, unique_id
"""
_LINKS = """
    SELECT home, unique_id_l, unique_id_r, match_weight FROM edges JOIN sets ON sets.unique_id = edges.unique_id_l
    SEMI JOIN doubtful USING (home) ORDER BY home
"""
_BUSY = f"""
    CREATE OR REPLACE TEMP TABLE busy AS
    WITH every AS (SELECT unique_id, unnest(blocks) AS block FROM plain),
    often AS (SELECT block FROM every GROUP BY block HAVING count(*) > {ALL_THE_TIME})
    SELECT unique_id FROM every LEFT JOIN often USING (block) GROUP BY unique_id HAVING count(often.block) = count(*)
"""
_FEATURES = f"""
    CREATE OR REPLACE TABLE {TABLE} AS
    SELECT plain.* REPLACE (
        list_concat(marks, coalesce(met.met, [])) AS marks, coalesce(met.record, 0)::INTEGER AS record,
        busy.unique_id IS NOT NULL AS busy)
    FROM plain
    LEFT JOIN (SELECT unique_id, list('{PREFIX}' || block ORDER BY block) AS met, min(nullif(record, 0)) AS record
               FROM found GROUP BY unique_id) AS met USING (unique_id)
    LEFT JOIN busy USING (unique_id)
    ORDER BY unique_id
"""


def link_table(connection: DuckDBPyConnection, weights: Weights | None = None) -> array[int]:
    """Return the number of the event of each row of the table of features; events are named by one of their rows."""
    import pyarrow as pa

    weights = weights or load_weights()
    [(size,)] = connection.execute(f"SELECT count(*) FROM {TABLE}").fetchall()
    # Tables that last, as two queries at once need two cursors, and those don't see what is temporary.
    for name in ("sets", "edges", "doubtful"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    score_table(connection, TABLE, "edges", weights)
    homes = _components(size, connection)
    ids = pa.array(memoryview(array("i", range(size))), pa.int32())
    connection.register("given", pa.table({"unique_id": ids, "home": pa.array(memoryview(homes), pa.int32())}))
    connection.execute("CREATE TABLE sets AS SELECT * FROM given")
    connection.unregister("given")
    connection.execute(f"CREATE TABLE doubtful AS {_GROUPS.format(settled=weights.settled)}")
    events = array("i", homes)
    with no_search_for_cycles():
        for members, pairs in _doubtful(connection):
            for group in cluster(members.rows, members.numbered(pairs), (), weights):
                for index in group:
                    events[members.ids[index]] = members.ids[group[0]]
    for name in ("sets", "edges", "doubtful"):
        connection.execute(f"DROP TABLE {name}")
    return events


def _components(size: int, connection: DuckDBPyConnection) -> array[int]:
    """Return for each row the least row that links lead to."""
    parent = array("i", range(size))
    for batch in connection.sql("SELECT unique_id_l, unique_id_r FROM edges").to_arrow_reader(BATCH):
        for one, other in zip(*map(_values, batch.columns, "ii"), strict=True):
            while parent[one] != one:
                parent[one] = one = parent[parent[one]]
            while parent[other] != other:
                parent[other] = other = parent[parent[other]]
            if one < other:
                parent[other] = one
            else:
                parent[one] = other
    for index in range(size):
        parent[index] = parent[parent[index]]
    return parent


def _values(column: pa.Array, code: str) -> Iterable[Any]:
    """Return the numbers of a column without gaps: without numpy its own memory is the fastest there is to read."""
    numbers: Any = memoryview(column.buffers()[1]).cast("B")
    some: Iterable[Any] = numbers.cast(code)[column.offset : column.offset + len(column)]
    return some


class _Members:
    """The rows of some sets with their numbers in the table."""

    def __init__(self, members: Sequence[tuple[Any, ...]]) -> None:
        self.ids = array("i", (row[1] for row in members))
        self.rows = [_row(row) for row in members]
        self._index = {identity: index for index, identity in enumerate(self.ids)}

    def numbered(self, pairs: Iterable[tuple[Any, ...]]) -> list[Pair]:
        """Return pairs of numbers in the table as pairs of rows, heaviest first."""
        found = ((self._index[one], self._index[other], weight) for _, one, other, weight in pairs)
        return sort_pairs((Pair(min(one, other), max(one, other), weight) for one, other, weight in found), self.rows)


def _row(values: tuple[Any, ...]) -> Features:
    _, _, identity, document, family, sort, kind, standing, main, keys, basis, lo, hi, weekday, *others = values
    month_day, lead, not_before, not_after = others
    family, sort, kind, standing, basis = map(intern, (family, sort, kind, standing, basis))
    return Features(
        identity, document, family, sort, kind, standing, main, tuple(keys), basis, lo, hi, weekday, month_day, None,
        None, lead, None, (), (), (), (), (), (), (), not_before, not_after,
    )  # fmt: skip


def _doubtful(connection: DuckDBPyConnection) -> Iterator[tuple[_Members, list[tuple[Any, ...]]]]:
    """Give the rows and the links of doubtful sets, whole sets, some thousand rows at a time."""
    links = groupby(_links(connection), key=itemgetter(0))
    some: list[tuple[Any, ...]] = []
    its_links: list[tuple[Any, ...]] = []
    for home, members in groupby(_rows(connection, _MEMBERS), key=itemgetter(0)):
        some += members
        of, its = next(links)
        assert of == home  # every set of several rows has links, and both queries go by home
        its_links += its
        if len(some) > DOUBTFUL:
            yield _Members(some), its_links
            some, its_links = [], []
    if some:
        yield _Members(some), its_links


def _links(connection: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    cursor = connection.cursor()
    for batch in cursor.sql(_LINKS).to_arrow_reader(BATCH):
        yield from zip(*map(_values, batch.columns, "iiid"), strict=True)


def write_features(mentions: Mentions, connection: DuckDBPyConnection) -> None:
    """Write the row of each mention into a table, `unique_id` its number; `mentions` is asked for them twice."""
    names = Names()
    for one in mentions():
        names.add(one)
    people = names.people()
    connection.execute("DROP TABLE IF EXISTS plain")
    written = 0
    for some in _batches(mentions()):
        batch = table_of([row_of(one, people.key) for one in some], written)
        connection.register("batch", batch)
        how = "INSERT INTO plain" if written else "CREATE TABLE plain AS"
        connection.execute(f"{how} SELECT * FROM batch")
        connection.unregister("batch")
        written += len(some)
    _complete(connection)


def _complete(connection: DuckDBPyConnection) -> None:
    connection.execute(_BUSY)
    connection.register("found", _met(connection))
    connection.execute(_FEATURES)
    connection.unregister("found")
    connection.execute("DROP TABLE plain")


def _met(connection: DuckDBPyConnection) -> pa.Table:
    """Return which mentions are compared by a block whatever their days, and the contacts on record there."""
    import pyarrow as pa

    ids, blocks, records = array("i"), array("i"), array("i")
    names: list[str] = []
    for block, members in groupby(_rows(connection, _UNDATED), key=itemgetter(0)):
        told = [(row[1], Told(*row[2:])) for row in members]
        counts = contacts_on_record([one for _, one in told])
        if min(counts.values()) > MOST_CONTACTS:
            continue
        names.append(block)
        for identity, one in told:
            ids.append(identity)
            blocks.append(len(names) - 1)
            records.append(counts[one.sort] if one.basis == "open" else 0)
    columns = {name: pa.array(memoryview(some), pa.int32()) for name, some in (("unique_id", ids), ("record", records))}
    which = pa.DictionaryArray.from_arrays(pa.array(memoryview(blocks), pa.int32()), pa.array(names, pa.string()))
    return pa.table({**columns, "block": which})


def _rows(connection: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = connection.cursor()
    cursor.execute(query)
    while some := cursor.fetchmany(BATCH):
        yield from some


def _batches(mentions: Iterable[ReportedMention]) -> Iterator[list[ReportedMention]]:
    stream = iter(mentions)
    while some := list(islice(stream, BATCH)):
        yield some
