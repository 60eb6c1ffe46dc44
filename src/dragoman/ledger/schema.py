"""The ledger's tables, as a list of migrations; `PRAGMA user_version` counts those that have run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dragoman.ledger.summaries import summarise

# "Drgm": tells a ledger from any other SQLite file.
APPLICATION_ID = 0x4472676D

_DOCUMENTS = """
CREATE TABLE documents (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT, path TEXT, language TEXT, title TEXT,
    published_start TEXT, published_end TEXT, published_edtf TEXT, published_basis TEXT NOT NULL,
    text TEXT NOT NULL, sha256 TEXT NOT NULL, record_sha256 TEXT NOT NULL);
CREATE TABLE mentions (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    type TEXT NOT NULL, status TEXT NOT NULL, main INTEGER NOT NULL, zone TEXT NOT NULL,
    date_start TEXT, date_end TEXT, date_edtf TEXT, date_basis TEXT NOT NULL, date_surface TEXT,
    date_span_start INTEGER, date_span_end INTEGER,
    place_name TEXT, place_country TEXT, place_surface TEXT, place_span_start INTEGER, place_span_end INTEGER,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL, plover_event TEXT, plover_mode TEXT, cameo TEXT, rule TEXT NOT NULL,
    confidence REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX mentions_document ON mentions(document, position);
CREATE TABLE participants (
    mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, position INTEGER NOT NULL, name TEXT NOT NULL,
    surface TEXT NOT NULL, span_start INTEGER, span_end INTEGER, entity TEXT, role TEXT, country TEXT, org TEXT,
    side TEXT, PRIMARY KEY (mention, position)) WITHOUT ROWID;
CREATE INDEX participants_entity ON participants(entity);
CREATE TABLE topics (
    mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, position INTEGER NOT NULL, surface TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, PRIMARY KEY (mention, position)) WITHOUT ROWID;
CREATE TABLE sources (
    mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, position INTEGER NOT NULL, kind TEXT NOT NULL,
    name TEXT, surface TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    PRIMARY KEY (mention, position)) WITHOUT ROWID;
CREATE TABLE evidence (
    mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, PRIMARY KEY (mention, position)) WITHOUT ROWID;
CREATE TABLE quotes (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, speaker_name TEXT, speaker_entity TEXT,
    speaker_surface TEXT, language TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE TABLE figures (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, value NOT NULL,
    what TEXT NOT NULL, surface TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, bound TEXT,
    source TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE TABLE skipped (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE TABLE issues (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    origin TEXT NOT NULL, level TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE VIEW entities AS
    SELECT coalesce(entity, name) AS id, entity, min(name) AS name, max(country) AS country, count(*) AS mentions
    FROM participants GROUP BY 1;
"""

_EVENTS = """
CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, status TEXT NOT NULL, date_start TEXT, date_end TEXT, date_edtf TEXT,
    date_basis TEXT NOT NULL, place_name TEXT, place_country TEXT, place_surface TEXT,
    independent_sources INTEGER NOT NULL, confidence REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX events_date ON events(date_start);
CREATE TABLE event_participants (
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, name TEXT NOT NULL,
    entity TEXT, country TEXT, role TEXT, org TEXT, side TEXT, documents TEXT NOT NULL,
    PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE TABLE event_topics (
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, value TEXT NOT NULL,
    documents TEXT NOT NULL, PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE TABLE reports (
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, document TEXT NOT NULL,
    mention TEXT NOT NULL, PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX reports_mention ON reports(mention);
CREATE TABLE conflicts (
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE TABLE grounds (
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE TABLE links (
    left_mention TEXT NOT NULL, right_mention TEXT NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (left_mention, right_mention)) WITHOUT ROWID;
CREATE INDEX links_right ON links(right_mention);
CREATE TABLE link_levels (
    left_mention TEXT NOT NULL, right_mention TEXT NOT NULL, position INTEGER NOT NULL, comparison TEXT NOT NULL,
    level TEXT NOT NULL, weight REAL NOT NULL, PRIMARY KEY (left_mention, right_mention, position),
    FOREIGN KEY (left_mention, right_mention) REFERENCES links ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX redirects_new ON redirects(new);
"""

_JUDGEMENTS = """
CREATE TABLE judgements (
    id TEXT PRIMARY KEY, verdict TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, note TEXT, withdrawn_by TEXT,
    withdrawn_at TEXT) WITHOUT ROWID;
CREATE TABLE judgement_mentions (
    judgement TEXT NOT NULL REFERENCES judgements(id), position INTEGER NOT NULL, mention TEXT NOT NULL,
    PRIMARY KEY (judgement, position)) WITHOUT ROWID;
CREATE INDEX judgement_mentions_mention ON judgement_mentions(mention);
"""

# `block_keys` holds what a mention can be compared by; `pending` what isn't linked yet: it is filled in the
# transaction that adds a document and emptied in the one that stores its events, so a crash between loses nothing.
_LINKING = """
CREATE TABLE block_keys (
    key TEXT NOT NULL, mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, lo INTEGER NOT NULL,
    hi INTEGER NOT NULL, PRIMARY KEY (key, mention)) WITHOUT ROWID;
CREATE INDEX block_keys_mention ON block_keys(mention);
CREATE TABLE pending (mention TEXT PRIMARY KEY REFERENCES mentions(id) ON DELETE CASCADE) WITHOUT ROWID;
"""

_PAGES = """
ALTER TABLE documents ADD COLUMN author TEXT;
ALTER TABLE documents ADD COLUMN site TEXT;
"""

_FOLLOWING = """
CREATE TABLE feeds (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked TEXT, due TEXT, failures INTEGER NOT NULL,
    fault TEXT) WITHOUT ROWID;
CREATE TABLE announced (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, address TEXT, title TEXT, published TEXT,
    author TEXT, html TEXT, whole INTEGER, state TEXT NOT NULL, due TEXT, failures INTEGER NOT NULL, fault TEXT,
    document TEXT);
CREATE INDEX announced_waiting ON announced(number) WHERE state = 'waiting';
CREATE INDEX announced_document ON announced(document) WHERE document IS NOT NULL;
CREATE TABLE sketches (
    hash INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE INDEX sketches_document ON sketches(document, hash);
CREATE TABLE reprints (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, original TEXT NOT NULL,
    likeness REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX reprints_original ON reprints(original);
"""

# What articles say of persons' offices: never a part of the knowledge base, and gone with the document.
_CLAIMS = """
CREATE TABLE claims (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, name TEXT NOT NULL,
    surface TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, office TEXT NOT NULL,
    jurisdiction TEXT NOT NULL, entity TEXT, role TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE INDEX claims_office ON claims(office, jurisdiction);
CREATE INDEX claims_name ON claims(name);
"""

# An event with conflicts is marked as such, so that a list of these is read along its days; `document_terms` are the
# words of the index of words.
_LISTS = """
ALTER TABLE events ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
UPDATE events SET disputed = 1 WHERE id IN (SELECT event FROM conflicts);
CREATE INDEX events_disputed ON events(date_start, id) WHERE disputed;
CREATE VIRTUAL TABLE document_terms USING fts5vocab(document_words, instance);
"""


def _script(statements: str) -> Callable[[sqlite3.Connection], None]:
    def run(connection: sqlite3.Connection) -> None:
        for statement in filter(str.strip, statements.split(";\n")):
            connection.execute(statement)

    return run


def _base(connection: sqlite3.Connection) -> None:
    for statements in (_DOCUMENTS, _EVENTS, _JUDGEMENTS, _LINKING):
        _script(statements)(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _summarised_later(_connection: sqlite3.Connection) -> None:
    """Do nothing: tables of counts are made from what the ledger holds, so that only the last form of them is."""


# Append only: a ledger of version n has run the first n. Where tables of counts change, `summarise` goes to the end.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _base,
    _summarised_later,
    _script(_PAGES),
    _script(_FOLLOWING),
    _script(_CLAIMS),
    _summarised_later,
    summarise,
    _script(_LISTS),
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the file has run."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ledger(connection: sqlite3.Connection) -> bool:
    """Say whether the file is a ledger, or empty and so about to become one."""
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return True
    return version_of(connection) == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that the file lacks, each in a transaction of its own."""
    while version_of(connection) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)  # another program may have been first
            if version < len(MIGRATIONS):
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
