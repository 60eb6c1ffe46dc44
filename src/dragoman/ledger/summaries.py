"""What the page counts and looks up, kept up to date by triggers: a migration.

A ledger of a hundred thousand events must answer as fast as one of a thousand. So every count that a page shows stands
in a small table, changed in the transaction that changes the ledger: no cache to go stale, nothing to recount. The
tables hold nothing that the others don't: a change of them is to run `summarise` once more.

Actors, states and their pairs are counted by kind of event, and for all kinds together under the kind "".
"""

from __future__ import annotations

import sqlite3

# Earlier versions kept the events of a text that had been replaced.
_LEFT_OVER = """
DELETE FROM reports WHERE mention NOT IN (SELECT id FROM mentions);
DELETE FROM events WHERE id NOT IN (SELECT event FROM reports);
"""

_TABLES = """
CREATE INDEX IF NOT EXISTS events_by_day ON events(date_start IS NULL, date_start, date_end, id);
CREATE INDEX IF NOT EXISTS events_by_day_down ON events(date_start, id);
CREATE INDEX IF NOT EXISTS events_by_type ON events(type, date_start, id);
CREATE INDEX IF NOT EXISTS events_by_status ON events(status, date_start, id);
CREATE INDEX IF NOT EXISTS events_by_place ON events(place_name, date_start, id);
CREATE INDEX IF NOT EXISTS events_by_sources ON events(independent_sources, date_start, id);
CREATE INDEX IF NOT EXISTS events_by_confidence ON events(confidence, date_start, id);
CREATE INDEX IF NOT EXISTS reports_document ON reports(document);
CREATE INDEX IF NOT EXISTS event_participants_key ON event_participants(coalesce(entity, name), event);
CREATE INDEX IF NOT EXISTS issues_what ON issues(level, what);
CREATE TABLE event_countries (
    country TEXT NOT NULL, type TEXT NOT NULL, event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    PRIMARY KEY (country, type, event)) WITHOUT ROWID;
CREATE INDEX event_countries_event ON event_countries(event);
CREATE TABLE event_languages (
    language TEXT NOT NULL, event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    PRIMARY KEY (language, event)) WITHOUT ROWID;
CREATE INDEX event_languages_event ON event_languages(event);
CREATE TABLE called (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, surface TEXT NOT NULL, entity TEXT NOT NULL, words TEXT NOT NULL,
    UNIQUE (name, surface, entity));
CREATE INDEX called_entity ON called(entity);
CREATE TABLE event_called (
    called INTEGER NOT NULL, event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    PRIMARY KEY (called, event)) WITHOUT ROWID;
CREATE INDEX event_called_event ON event_called(event);
CREATE VIRTUAL TABLE document_words USING fts5(words, content='', detail='full');
CREATE TABLE actor_counts (
    type TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, entity TEXT, country TEXT, events INTEGER NOT NULL,
    PRIMARY KEY (type, actor)) WITHOUT ROWID;
CREATE INDEX actor_counts_events ON actor_counts(type, events);
CREATE INDEX actor_counts_country ON actor_counts(type, country, events);
CREATE TABLE pair_counts (
    type TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (type, one, other)) WITHOUT ROWID;
CREATE INDEX pair_counts_events ON pair_counts(type, events);
CREATE INDEX pair_counts_other ON pair_counts(type, other);
CREATE TABLE state_counts (
    type TEXT NOT NULL, country TEXT NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (type, country)) WITHOUT ROWID;
CREATE TABLE state_pair_counts (
    type TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (type, one, other)) WITHOUT ROWID;
CREATE INDEX state_pair_counts_other ON state_pair_counts(type, other);
CREATE TABLE month_counts (
    month TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (month, type, status)) WITHOUT ROWID;
CREATE TABLE place_counts (
    place TEXT NOT NULL, country TEXT NOT NULL, type TEXT NOT NULL, events INTEGER NOT NULL,
    PRIMARY KEY (place, country, type)) WITHOUT ROWID;
CREATE TABLE source_counts (
    source TEXT NOT NULL, kind TEXT NOT NULL, outlet TEXT NOT NULL, reports INTEGER NOT NULL,
    PRIMARY KEY (source, kind, outlet)) WITHOUT ROWID;
CREATE TABLE document_counts (
    outlet TEXT NOT NULL, language TEXT NOT NULL, documents INTEGER NOT NULL,
    PRIMARY KEY (outlet, language)) WITHOUT ROWID;
CREATE TABLE issue_counts (
    level TEXT NOT NULL, what TEXT NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (level, what)) WITHOUT ROWID;
"""

# The kinds under which an event is counted: its own, and all.
_KINDS = "(SELECT '' AS type UNION ALL SELECT type FROM events WHERE id = new.event) AS kinds"

# What a new row adds to each table.
_ADD = {
    "event_countries": (
        "INSERT OR IGNORE INTO event_countries SELECT country, events.type, new.event FROM participants, events"
        " WHERE mention = new.mention AND country IS NOT NULL AND events.id = new.event"
    ),
    "event_languages": (
        "INSERT OR IGNORE INTO event_languages SELECT language, new.event FROM documents"
        " WHERE id = new.document AND language IS NOT NULL"
    ),
    "called": (
        "INSERT OR IGNORE INTO called (name, surface, entity, words) SELECT name, surface, coalesce(entity, ''),"
        " ' ' || form_of(name || ' ' || surface) || ' ' FROM participants WHERE mention = new.mention"
    ),
    "event_called": (
        "INSERT OR IGNORE INTO event_called SELECT called.id, new.event FROM participants JOIN called"
        " ON called.name = participants.name AND called.surface = participants.surface"
        " AND called.entity = coalesce(participants.entity, '') WHERE mention = new.mention"
    ),
    "actor_counts": (
        "INSERT INTO actor_counts SELECT type, coalesce(new.entity, new.name), new.name, new.entity, new.country, 1"
        f" FROM {_KINDS} WHERE true"
        " ON CONFLICT DO UPDATE SET events = events + 1, country = coalesce(excluded.country, country)"
    ),
    "pair_counts": (
        "INSERT INTO pair_counts SELECT type, min(coalesce(entity, name), coalesce(new.entity, new.name)),"
        f" max(coalesce(entity, name), coalesce(new.entity, new.name)), 1 FROM event_participants, {_KINDS}"
        " WHERE event = new.event AND position < new.position ON CONFLICT DO UPDATE SET events = events + 1"
    ),
    "state_counts": (
        f"INSERT INTO state_counts SELECT type, new.country, 1 FROM {_KINDS} WHERE true"
        " ON CONFLICT DO UPDATE SET events = events + 1"
    ),
    "state_pair_counts": (
        "INSERT INTO state_pair_counts SELECT kinds.type, min(country, new.country), max(country, new.country), 1"
        f" FROM event_countries, {_KINDS} WHERE event = new.event AND country != new.country"
        " ON CONFLICT DO UPDATE SET events = events + 1"
    ),
    "month_counts": (
        "INSERT INTO month_counts VALUES (substr(coalesce(new.date_start, ''), 1, 7), new.type, new.status, 1)"
        " ON CONFLICT DO UPDATE SET events = events + 1"
    ),
    "place_counts": (
        "INSERT INTO place_counts SELECT new.place_name, coalesce(new.place_country, ''), new.type, 1"
        " WHERE new.place_name IS NOT NULL ON CONFLICT DO UPDATE SET events = events + 1"
    ),
    "source_counts": (
        "INSERT INTO source_counts SELECT coalesce(new.name, new.surface), new.kind,"
        " coalesce(outlet_of(url), ''), 1 FROM mentions JOIN documents ON documents.id = document"
        " WHERE mentions.id = new.mention ON CONFLICT DO UPDATE SET reports = reports + 1"
    ),
    "document_counts": (
        "INSERT INTO document_counts VALUES (coalesce(outlet_of(new.url), ''), coalesce(new.language, ''), 1)"
        " ON CONFLICT DO UPDATE SET documents = documents + 1"
    ),
    "document_words": "INSERT INTO document_words (rowid, words) VALUES (new.seq, form_of(new.text))",
    "issue_counts": (
        "INSERT INTO issue_counts VALUES (new.level, new.what, 1) ON CONFLICT DO UPDATE SET documents = documents + 1"
    ),
}

# The pairs of an event that goes.
_PAIRS_TAKEN = (
    "SELECT min(coalesce(a.entity, a.name), coalesce(b.entity, b.name)) AS one,"
    " max(coalesce(a.entity, a.name), coalesce(b.entity, b.name)) AS other, count(*) AS events"
    " FROM event_participants AS a JOIN event_participants AS b ON a.event = b.event AND a.position < b.position"
    " WHERE a.event = old.id GROUP BY 1, 2"
)

# What a row that goes takes away. Tables with a key on `events` lose their rows by that.
_TAKE = {
    "actor_counts": (
        "UPDATE actor_counts SET events = actor_counts.events - gone.events FROM (SELECT coalesce(entity, name) AS key,"
        " count(*) AS events FROM event_participants WHERE event = old.id GROUP BY 1) AS gone"
        " WHERE type IN ('', old.type) AND actor = gone.key"
    ),
    "pair_counts": (
        f"UPDATE pair_counts SET events = pair_counts.events - gone.events FROM ({_PAIRS_TAKEN}) AS gone"
        " WHERE type IN ('', old.type) AND pair_counts.one = gone.one AND pair_counts.other = gone.other"
    ),
    "state_counts": (
        "UPDATE state_counts SET events = events - 1 WHERE type IN ('', old.type)"
        " AND country IN (SELECT country FROM event_countries WHERE event = old.id)"
    ),
    "state_pair_counts": (
        "UPDATE state_pair_counts SET events = events - 1 WHERE type IN ('', old.type) AND (one, other) IN"
        " (SELECT a.country, b.country FROM event_countries AS a JOIN event_countries AS b"
        " ON a.event = b.event AND a.country < b.country WHERE a.event = old.id)"
    ),
    "month_counts": (
        "UPDATE month_counts SET events = events - 1 WHERE month = substr(coalesce(old.date_start, ''), 1, 7)"
        " AND type = old.type AND status = old.status"
    ),
    "place_counts": (
        "UPDATE place_counts SET events = events - 1 WHERE place = old.place_name"
        " AND country = coalesce(old.place_country, '') AND type = old.type"
    ),
    # A document's sources go after it: they are counted out while it is still there.
    "source_counts": (
        "UPDATE source_counts SET reports = reports - (SELECT count(*) FROM mentions JOIN sources"
        " ON mention = mentions.id WHERE document = old.id AND coalesce(name, surface) = source"
        " AND sources.kind = source_counts.kind) WHERE outlet = coalesce(outlet_of(old.url), '')"
        " AND (source, kind) IN (SELECT coalesce(name, surface), kind FROM mentions JOIN sources"
        " ON mention = mentions.id WHERE document = old.id)"
    ),
    "document_counts": (
        "UPDATE document_counts SET documents = documents - 1"
        " WHERE outlet = coalesce(outlet_of(old.url), '') AND language = coalesce(old.language, '')"
    ),
    "document_words": (
        "INSERT INTO document_words (document_words, rowid, words) VALUES ('delete', old.seq, form_of(old.text))"
    ),
    "issue_counts": "UPDATE issue_counts SET documents = documents - 1 WHERE level = old.level AND what = old.what",
}

# Whose rows each of the tables counts, in the order in which they are filled.
COUNTED = {
    "event_countries": "reports",
    "event_languages": "reports",
    "called": "reports",
    "event_called": "reports",
    "actor_counts": "event_participants",
    "pair_counts": "event_participants",
    "state_counts": "event_countries",
    "state_pair_counts": "event_countries",
    "month_counts": "events",
    "place_counts": "events",
    "source_counts": "sources",
    "document_counts": "documents",
    "document_words": "documents",
    "issue_counts": "issues",
}
# What needs more of the row that goes than the row itself is counted out while all of it is still there.
_TAKEN_BEFORE = {
    "source_counts": "documents",
    **dict.fromkeys(("actor_counts", "pair_counts", "state_counts", "state_pair_counts"), "events"),
}
_TAKEN_WHEN = {
    table: f"BEFORE DELETE ON {_TAKEN_BEFORE[table]}" if table in _TAKEN_BEFORE else f"AFTER DELETE ON {COUNTED[table]}"
    for table in _TAKE
}


def summarise(connection: sqlite3.Connection) -> None:
    """Make the tables and triggers, in place of those of an earlier version, and fill them from the ledger."""
    for table in COUNTED:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for trigger in (*(f"{table}_counted" for table in COUNTED.values()), *(f"{table}_taken" for table in _TAKE)):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in filter(str.strip, (_LEFT_OVER + _TABLES).split(";\n")):
        connection.execute(statement)
    for table in dict.fromkeys(COUNTED.values()):
        # One trigger a table: SQLite promises no order among several, and `called` must be filled before its pairs.
        connection.execute(f"CREATE TRIGGER {table}_counted AFTER INSERT ON {table} BEGIN {_adding(table)} END")
    for table, when in _TAKEN_WHEN.items():
        connection.execute(f"CREATE TRIGGER {table}_taken {when} BEGIN {_TAKE[table]}; END")
    _fill(connection)


def _adding(of: str) -> str:
    return " ".join(f"{_ADD[table]};" for table, counted in COUNTED.items() if counted == of)


def _fill(connection: sqlite3.Connection) -> None:
    """Count the rows that were there before the triggers.

    They pass through a view whose trigger has the same statement: each count is written down once.
    """
    for table in dict.fromkeys(COUNTED.values()):
        if table == "event_countries":
            continue  # filled from the reports, and counted as it was
        connection.execute(f"CREATE TEMP VIEW old_rows AS SELECT * FROM main.{table}")
        connection.execute(f"CREATE TEMP TRIGGER old_row INSTEAD OF INSERT ON old_rows BEGIN {_adding(table)} END")
        connection.execute("INSERT INTO old_rows SELECT * FROM old_rows")
        connection.execute("DROP VIEW old_rows")
