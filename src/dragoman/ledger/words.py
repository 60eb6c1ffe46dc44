"""Words asked for, as the index of the documents' words is asked: each may be the beginning of a longer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of
from dragoman.ledger.condition import Condition

# Words that so many, and so large a share, of all documents have are found in the first ones that are looked at. A
# beginning of more words than MOST_SPELLINGS is not spelt out.
COMMON, COMMON_SHARE, MOST_SPELLINGS = 5_000, 1 / 8, 32
_TOLD = "SELECT rowid FROM document_words WHERE document_words MATCH ?"
_EACH = (
    "EXISTS (SELECT 1 FROM reports JOIN documents ON documents.id = document WHERE event = events.id"
    f" AND EXISTS ({_TOLD} AND rowid = seq))"
)


def words_in(text: str) -> Iterator[Condition]:
    """Yield the condition that one report has words with all these beginnings."""
    wanted = _wanted(text)
    if not wanted:
        if text.strip():
            yield Condition("0")  # nothing but punctuation: no text is searched for that
        return
    yield Condition(
        # The plus keeps SQLite from asking the index of words anew for each event.
        "EXISTS (SELECT 1 FROM reports JOIN documents ON documents.id = document"
        f" WHERE event = events.id AND +seq IN ({_TOLD}))",
        (_expression(wanted, "*"),),
        f"SELECT event FROM ({_TOLD}) AS told CROSS JOIN documents ON seq = told.rowid"
        " CROSS JOIN reports ON document = id",
        _TOLD,
        # All that begins so must be gathered before the first is given; what is just the word is given as it is found.
        (_TOLD, (_expression(wanted, ""),)),
    )


def common_words(connection: sqlite3.Connection, text: str) -> Condition | None:
    """Return the condition for words that very many documents have, None where they are rarer.

    It asks for each event anew, which is cheap where all words that begin so are spelt out: a page of a large ledger
    then costs no more than one of a small ledger.
    """
    wanted = _wanted(text)
    if not wanted or not _is_common(connection, _expression(wanted, "")):
        return None
    spelt = [[one for form in forms for one in _spellings(connection, form)] for forms in wanted]
    if any(len(forms) > MOST_SPELLINGS for forms in spelt):
        return None
    return Condition(_EACH, (_expression(spelt, ""),))


def _is_common(connection: sqlite3.Connection, expression: str) -> bool:
    [(last,)] = connection.execute("SELECT coalesce(max(seq), 0) FROM documents")
    wanted = max(COMMON, int(last * COMMON_SHARE))
    [(found,)] = connection.execute(f"SELECT count(*) FROM ({_TOLD} LIMIT ?)", (expression, wanted))
    return bool(found == wanted)


def _spellings(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """Return the words of all documents that begin so, one more than MOST_SPELLINGS at most."""
    found: list[str] = []
    least = beginning
    while len(found) <= MOST_SPELLINGS:
        word = connection.execute("SELECT term FROM document_terms WHERE term >= ? LIMIT 1", (least,)).fetchone()
        if word is None or not word[0].startswith(beginning):
            break
        found.append(word[0])
        least = word[0] + "\x01"
    return found


def _wanted(text: str) -> list[list[str]]:
    """Return the forms of each word, its languages' clitics before it too; mere marks are left out."""
    forms = (form_of(word) for word in text.split())
    return [_with_clitics(form) for form in forms if any(map(str.isalnum, form))]


def _with_clitics(form: str) -> list[str]:
    return list(dict.fromkeys((form, *(one for code in language_codes() for one in _joined(code)(form)))))


def _expression(wanted: list[list[str]], beginning: str) -> str:
    """Return what the index is asked: each of the words in one of its forms, as a `beginning` ("*") or whole ("")."""
    return " AND ".join(
        "(" + " OR ".join('"' + form.replace('"', '""') + f'"{beginning}' for form in forms) + ")" for forms in wanted
    )


def _joined(code: str) -> Callable[[str], tuple[str, ...]]:
    hook: Callable[[str], tuple[str, ...]] = load_language(code).hook("with_clitics", lambda _form: ())
    return hook
