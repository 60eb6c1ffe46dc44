"""Candidate pairs and their weights by Splink on DuckDB: for whole ledgers, and for estimating the weights.

The same table of levels as in `scoring`, as SQL. Splink and DuckDB are loaded here, when many mentions are linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.link.comparison import Comparison, Level
from dragoman.link.features import Features
from dragoman.link.levels import COMPARISONS
from dragoman.link.scoring import Pair, sort_pairs
from dragoman.link.times import month_day
from dragoman.link.undated import PREFIX
from dragoman.link.weights import Weights

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection
    from splink import Linker

_COLUMNS = tuple(name for name in Features._fields if name != "named")
EM_ITERATIONS = 5
_PAIR = ("unique_id_l", "unique_id_r", "match_weight")
# A block names two participants: what shares it needs no other look at them. Of what words bring together the
# comparison of participants throws out what has none in common.
_BLOCKS = "l.blocks = r.blocks and l.lo <= r.hi + 1 and r.lo <= l.hi + 1 and l.family = r.family"
_MARKS = (
    "l.marks = r.marks and l.family = r.family"
    f" and (l.basis = 'open' or r.basis = 'open' or not starts_with(l.marks, '{PREFIX}'))"
)


def score_pairs_in_bulk(rows: Sequence[Features], weights: Weights) -> list[Pair]:
    """Return the pairs that may be one contact and weigh at least the threshold, heaviest first."""
    linker = make_linker(rows, weights)
    predictions = linker.inference.predict(threshold_match_weight=weights.threshold)
    table = predictions.as_duckdbpyrelation().select(*_PAIR).to_arrow_table()
    found = zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True)
    return sort_pairs((Pair(min(ends), max(ends), weight) for *ends, weight in found), rows)


def score_table(connection: DuckDBPyConnection, table: str, into: str, weights: Weights) -> None:
    """Write the pairs of a table of rows that weigh at least the threshold into a new table, in no order.

    One, other (the higher number), weight, and the basis of each of the two; what else Splink tells stays there.
    """
    from splink import DuckDBAPI, Linker

    frame = DuckDBAPI(connection=connection).register(table)
    settings = settings_of(weights) | {"additional_columns_to_retain": ["basis"]}
    # Settings are checked where weights are estimated; to read each level's SQL again takes a tenth of a second.
    linker = Linker(frame, settings, log_level="ERROR", validate_settings=False)
    predictions = linker.inference.predict(threshold_match_weight=weights.threshold)
    connection.execute(f"ALTER TABLE {predictions.physical_name} RENAME TO {into}")


def make_linker(rows: Sequence[Features], weights: Weights) -> Linker:
    """Return Splink's linker for these mentions with the weights given."""
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI()
    frame = api.register(table_of(rows))
    return Linker(frame, settings_of(weights), log_level="ERROR")


def table_of(rows: Sequence[Features], first: int = 0) -> pa.Table:
    """Return the rows as a table, `unique_id` their index counted from `first`."""
    import pyarrow as pa

    whole = ("lo", "hi", "weekday", "month_day", "not_before", "not_after", "record")
    lists = ("keys", "echoes", "topics", "blocks", "marks", "company")
    types: dict[str, pa.DataType] = {"figures": pa.list_(pa.float64())}
    types |= dict.fromkeys(("main", "abroad", "busy"), pa.bool_())
    types |= dict.fromkeys(whole, pa.int32()) | dict.fromkeys(lists, pa.list_(pa.string()))
    columns: dict[str, Any] = {"unique_id": pa.array(range(first, first + len(rows)), pa.int32())}
    for name in _COLUMNS:
        columns[name] = pa.array([getattr(row, name) for row in rows], types.get(name, pa.string()))
    columns["day_mark"] = pa.array(map(month_day, rows), pa.int32())
    return pa.table(columns)


def settings_of(weights: Weights) -> dict[str, Any]:
    """Return Splink's settings: the table of levels with their m and u."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": weights.prior,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": _BLOCKS, "arrays_to_explode": ["blocks"], "sql_dialect": "duckdb"},
            {"blocking_rule": _MARKS, "arrays_to_explode": ["marks"], "sql_dialect": "duckdb"},
        ],
        "comparisons": [_comparison(comparison, weights) for comparison in COMPARISONS],
        # EM that runs on drives a level that only one side shows to a probability of 0, which Splink refuses.
        "max_iterations": EM_ITERATIONS,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _comparison(comparison: Comparison, weights: Weights) -> dict[str, Any]:
    # Splink wants what is silent first: its own order decides only between conditions that exclude each other.
    return {
        "output_column_name": comparison.name,
        "comparison_description": comparison.name,
        "comparison_levels": [_level(comparison, level, weights) for level in comparison.levels],
    }


def _level(comparison: Comparison, level: Level, weights: Weights) -> dict[str, Any]:
    described: dict[str, Any] = {"sql_condition": level.sql, "label_for_charts": level.name}
    if level.silent:
        return described | {"is_null_level": True}
    key = (comparison.name, level.name)
    return described | {"m_probability": weights.m[key], "u_probability": weights.u[key]}
