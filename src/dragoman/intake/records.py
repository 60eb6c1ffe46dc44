"""Readers of JSON: one object (or a list of them) in `.json`, one object a line in `.jsonl`.

Offsets count the characters of the object's `text`, unchanged.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.ninjs import is_ninjs, record_of
from dragoman.intake.plain import decoded, require_readable
from dragoman.intake.published import given_date, stamped_date
from dragoman.intake.source import Intake, Source, one_line, too_long_advice
from dragoman.model import UNDATED, DateRange, Document, Issue
from dragoman.settings import Settings

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?")
_KINDS = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


def read_json(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the document of a `.json` file, or those of the list that it holds."""
    content = source.bytes(settings.max_bytes).removeprefix(BYTE_ORDER_MARK)
    value = _parsed(content, source.name)
    if not isinstance(value, list):
        yield record_document(value, source.name, source.stem, source.path, settings)
        return
    for number, item in enumerate(value, 1):
        yield _document_or_error(item, source, f"item {number}", number, settings)


def read_json_lines(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the document of every line, or what is wrong with the line; blank lines are passed over."""
    found = False
    with source.stream() as stream:
        for number, line in lines_of(stream, settings.max_bytes):
            if line is not None and not line.removeprefix(BYTE_ORDER_MARK).strip():
                continue
            found = True
            yield _line_document(line, source, number, settings)
    if not found:
        raise ReadError(source.name, "is empty", "give one JSON object a line")


def lines_of(stream: BufferedReader, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and content of each line, None for one longer than `limit`."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield number, None


def _line_document(line: bytes | None, source: Source, number: int, settings: Settings) -> Intake:
    name = f"{source.name}, line {number}"
    if line is None:
        return ReadError(name, f"is longer than {settings.max_bytes:,} bytes", too_long_advice())
    try:
        value = _parsed(line.removeprefix(BYTE_ORDER_MARK), name)
    except ReadError as error:
        return error
    return _document_or_error(value, source, f"line {number}", number, settings)


def _document_or_error(value: Any, source: Source, place: str, number: int, settings: Settings) -> Intake:
    try:
        stem = f"{source.stem}:{number}"
        return record_document(value, f"{source.name}, {place}", stem, source.path, settings)
    except ReadError as error:
        return error


def _parsed(content: bytes, name: str) -> Any:
    if not content.strip():
        raise ReadError(name, "is empty", "give a JSON object with a text")
    try:
        return json.loads(decoded(content, name))
    except json.JSONDecodeError as error:
        what = f"broken JSON ({error.msg}, line {error.lineno}, column {error.colno})"
        raise ReadError(name, what, "mend it and read it again") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets thousands deep
        raise ReadError(name, "JSON nested too deep or with a number too long", "give flat objects") from error


def record_document(value: Any, name: str, stem: str, path: str | None, settings: Settings) -> Document:
    """Return the document that a JSON object describes; `stem` is its id where it gives none.

    Raises ReadError where it has no text or a key holds the wrong kind of value.
    """
    if not isinstance(value, dict):
        raise ReadError(name, f"is {_kind(value)}, not a JSON object", 'give {"text": …}')
    if is_ninjs(value):
        value = record_of(value, name)
    given = _text_of(value, "id", name, numbers=True)
    name = f"{name} ({one_line(given[:80])})" if given and given != stem else name
    url = _text_of(value, "url", name)
    published, date_issues = _published(_text_of(value, "published", name, numbers=True))
    language, language_issues = _language(_text_of(value, "lang", name))
    return Document(
        id=given or _id_without(stem, url, path),
        text=_required_text(value, name, settings),
        url=url,
        path=path,
        language=language,
        title=_text_of(value, "title", name),
        published=published,
        issues=date_issues + language_issues,
        author=_text_of(value, "author", name),
        site=_text_of(value, "site", name),
    )


def _id_without(stem: str, url: str | None, path: str | None) -> str:
    """Return the id of an object that has none: file name, or where there is no file, a hash of the address."""
    return hashlib.sha256(url.encode()).hexdigest()[:16] if url and path is None else stem


def _required_text(value: dict[str, Any], name: str, settings: Settings) -> str:
    text = value.get("text")
    if not isinstance(text, str):
        what = "has no text" if text is None else f"`text` is {_kind(text)}"
        raise ReadError(name, what, 'give the article\'s text as "text"')
    require_readable(text, name, settings)
    return text


def _text_of(value: dict[str, Any], key: str, name: str, *, numbers: bool = False) -> str | None:
    """Return the text at `key`, None where it is missing, null or blank; a whole number counts where allowed."""
    given = value.get(key)
    if numbers and isinstance(given, int) and not isinstance(given, bool):
        given = f"{given:d}"
    if given is None:
        return None
    if not isinstance(given, str):
        raise ReadError(name, f"`{key}` is {_kind(given)}, not a text", "give a text or null")
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in given):
        raise ReadError(name, f"`{key}` has a NUL or half a surrogate pair", "write its characters whole")
    return given if given.strip() else None


def _published(given: str | None) -> tuple[DateRange, tuple[Issue, ...]]:
    if given is None:
        return UNDATED, ()
    if date := given_date(given.strip()):
        return date, ()
    if (day := stamped_date(given)).known:
        return replace(day, basis="given"), ()
    shown = one_line(given[:40])
    return UNDATED, (Issue("warning", f"published {shown!r} is no day, month or year (2023-10-13, 2023-10, 2023)"),)


def _language(given: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    if given is None:
        return None, ()
    if match := _LANGUAGE.fullmatch(given.strip()):
        return match.group(1).lower(), ()
    return None, (Issue("warning", f"lang {one_line(given[:40])!r} is no language code"),)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "null")
