"""The tables of counts say what a recount says, whatever was added, linked, replaced and taken away before."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from builders import KERIZ, VELL, coded, day, mention, person

from dragoman.ledger import Ledger, open_ledger, schema
from dragoman.ledger.opening import _connect
from dragoman.ledger.summaries import COUNTED
from dragoman.model import Attribution, Place, Span
from dragoman.pipeline import add_documents, link_pending

KEY = "coalesce(entity, name)"
KINDS = "(SELECT id AS event, '' AS kind FROM events UNION ALL SELECT id, type FROM events) AS kinds"
RECOUNTS = {
    "event_countries": "SELECT DISTINCT country, type, event FROM reports JOIN participants USING (mention)"
    " JOIN events ON events.id = event WHERE country IS NOT NULL",
    "event_languages": "SELECT DISTINCT language, event FROM reports JOIN documents ON documents.id = document"
    " WHERE language IS NOT NULL",
    "event_called": "SELECT DISTINCT name, surface, coalesce(entity, ''), event FROM reports"
    " JOIN participants USING (mention)",
    "actor_counts": f"SELECT kind, {KEY}, count(*) FROM event_participants JOIN {KINDS} USING (event) GROUP BY 1, 2",
    "pair_counts": f"SELECT kind, min(o.k, p.k), max(o.k, p.k), count(*) FROM (SELECT *, {KEY} AS k FROM"
    f" event_participants) AS o JOIN (SELECT *, {KEY} AS k FROM event_participants) AS p ON o.event = p.event"
    f" AND o.position < p.position JOIN {KINDS} ON kinds.event = o.event GROUP BY 1, 2, 3",
    "state_counts": f"SELECT kind, country, count(*) FROM event_countries JOIN {KINDS} USING (event) GROUP BY 1, 2",
    "state_pair_counts": "SELECT kind, o.country, p.country, count(*) FROM event_countries AS o JOIN event_countries"
    f" AS p ON o.event = p.event AND o.country < p.country JOIN {KINDS} ON kinds.event = o.event GROUP BY 1, 2, 3",
    "month_counts": "SELECT substr(coalesce(date_start, ''), 1, 7), type, status, count(*) FROM events"
    " GROUP BY 1, 2, 3",
    "place_counts": "SELECT place_name, coalesce(place_country, ''), type, count(*) FROM events"
    " WHERE place_name IS NOT NULL GROUP BY 1, 2, 3",
    "source_counts": "SELECT coalesce(name, surface), kind, coalesce(outlet_of(url), ''), count(*) FROM sources"
    " JOIN mentions ON mentions.id = mention JOIN documents ON documents.id = document GROUP BY 1, 2, 3",
    "document_counts": "SELECT coalesce(outlet_of(url), ''), coalesce(language, ''), count(*) FROM documents"
    " GROUP BY 1, 2",
    "issue_counts": "SELECT level, what, count(*) FROM issues GROUP BY 1, 2",
}
HELD = {
    "event_called": "SELECT name, surface, entity, event FROM event_called JOIN called ON called.id = called",
    "actor_counts": "SELECT type, actor, events FROM actor_counts WHERE events > 0",
}
NAMES = (VELL, KERIZ, person("Ola Nin", None, "CCC"), person("Pia Moe"), person("Ron Fay", "Q5", "AAA"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "t.db")


def work(ledger: Ledger, seed: int) -> None:
    """Add, replace and link documents at random."""
    chance = random.Random(seed)
    for _ in range(6):
        for _ in range(4):
            name = f"d{chance.randrange(8)}"
            some = [
                mention(
                    f"{name}#{chance.randrange(3)}{number}",
                    *chance.sample(NAMES, chance.randint(1, 3)),
                    type=chance.choice(("call", "meeting")),
                    dates=day(f"2023-0{chance.randint(1, 3)}-11"),
                    place=chance.choice((None, Place("Cairo", "Cairo", "EGY"), Place("Elsewhere", "Elsewhere"))),
                    sources=(
                        Attribution("statement", chance.choice((None, "Press Office")), "the office", Span(0, 3)),
                    ),
                )
                for number in range(chance.randint(1, 3))
            ]
            list(add_documents(ledger, [coded(name, *some, text=f"Text number {chance.randrange(3)}.")]))
        link_pending(ledger)


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return sorted(connection.execute(query), key=repr)


def counts(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in RECOUNTS:
        last = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")][-1]
        still = "" if table.startswith("event_") else f" WHERE {last} > 0"
        found[table] = rows(connection, HELD.get(table, f"SELECT * FROM {table}{still}"))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_counts_are_those_of_a_recount(ledger: Ledger, seed: int) -> None:
    work(ledger, seed)
    connection = _connect(ledger.path)
    held = counts(connection)
    assert held == {table: rows(connection, query) for table, query in RECOUNTS.items()}
    assert all(held.values())
    connection.close()


def test_every_table_of_counts_is_recounted_here() -> None:
    assert set(COUNTED) - set(RECOUNTS) == {"called", "document_words"}


def test_an_older_ledger_is_counted_when_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = tuple(one for one in schema.MIGRATIONS if one is not schema.summarise)
    monkeypatch.setattr(schema, "MIGRATIONS", others)
    monkeypatch.setattr("dragoman.ledger.opening.MIGRATIONS", others)
    old = open_ledger(tmp_path / "old.db")
    work(old, 9)
    connection = _connect(old.path)
    schema.summarise(connection)
    assert counts(connection) == {table: rows(connection, query) for table, query in RECOUNTS.items()}
    found = connection.execute("SELECT count(*) FROM document_words WHERE document_words MATCH 'number'").fetchone()
    assert found == connection.execute("SELECT count(*) FROM documents").fetchone()
    connection.close()


def test_words_of_a_replaced_text_are_forgotten(ledger: Ledger) -> None:
    list(add_documents(ledger, [coded("a", text="Of fishing rights and nothing else at all.")]))
    list(add_documents(ledger, [coded("a", text="Of grain and nothing else at all, it was said.")]))
    connection = _connect(ledger.path)
    query = "SELECT count(*) FROM document_words WHERE document_words MATCH ?"
    assert [connection.execute(query, (word,)).fetchone()[0] for word in ("fishing", "grain")] == [0, 1]
    connection.close()
