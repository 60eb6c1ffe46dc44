"""Linking of any number of mentions in tables of DuckDB: no more than a batch of them is ever in Python.

    mentions, asked for twice -> table of features -> pairs with weights -> number of the event of each row

Most sets of linked mentions hold together: nothing in them contradicts anything. They are told by one query; the
others, and those with mentions that nothing dates, are taken apart by the same code as in a ledger.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dragoman.cycles import no_search_for_cycles
from dragoman.link.bulk import score_table, table_of
from dragoman.link.components import components, not_alone
from dragoman.link.doubtful import taken_apart
from dragoman.link.features import row_of
from dragoman.link.people import Names
from dragoman.link.undated import ALL_THE_TIME, MOST_CONTACTS, MOST_MENTIONS, PREFIX, Told, contacts_on_record
from dragoman.link.weights import Weights, load_weights
from dragoman.model import ReportedMention

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

# So many mentions are in memory at once.
BATCH = 10_000
TABLE = "features"

Mentions = Callable[[], Iterable[ReportedMention]]

# Blocks with mentions that nothing dates, few enough to compare whatever the days.
_UNDATED = f"""
    WITH every AS (SELECT unnest(blocks) AS block, unique_id, sort, basis, lo, hi FROM plain),
    few AS (SELECT block FROM every GROUP BY block
            HAVING count(*) BETWEEN 2 AND {MOST_MENTIONS} AND bool_or(basis = 'open'))
    SELECT block, unique_id, sort, basis, lo, hi FROM every SEMI JOIN few USING (block) ORDER BY block, unique_id
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
    with no_search_for_cycles():  # of what the program holds besides, each search would cost more than it finds here
        return _events(connection, weights or load_weights())


def _events(connection: DuckDBPyConnection, weights: Weights) -> array[int]:
    import pyarrow as pa

    [(size,)] = connection.execute(f"SELECT count(*) FROM {TABLE}").fetchall()
    connection.execute("DROP TABLE IF EXISTS edges")
    score_table(connection, TABLE, "edges", weights)
    links = connection.sql("SELECT unique_id_l, unique_id_r FROM edges").to_arrow_table()
    homes = components(size, *(column.combine_chunks() for column in links.columns))
    connection.register("given", pa.table(dict(zip(("unique_id", "home"), not_alone(homes), strict=True))))
    connection.execute("CREATE OR REPLACE TEMP TABLE sets AS FROM given")
    connection.unregister("given")
    events = array("i")
    events.frombytes(memoryview(homes.buffers()[1])[: size * events.itemsize])
    for one, event in taken_apart(connection, size, weights):
        events[one] = event
    connection.execute("DROP TABLE edges")
    connection.execute("DROP TABLE sets")
    return events


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
