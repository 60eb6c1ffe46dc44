"""`dragoman dates`: the time expressions of a text, resolved."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.cli.options import LanguageCode, TableOrLines
from dragoman.cli.output import put, show
from dragoman.errors import UsageError
from dragoman.model import UNDATED, DateRange, Timex


def dates(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option("--published", metavar="DAY", help="When it was published: a day, month or year.")
    ] = None,
    language: LanguageCode = None,
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
) -> None:
    """Find the time expressions of a text and resolve them as far as its words and its publication go."""
    from dragoman.timex import read

    words = _standard_input() if text == "-" else text
    found = list(read(words, _language(words, language), _published(published)))
    if format is TableOrLines.JSONL:
        from dragoman.records import dump_line

        for timex in found:
            put(dump_line(timex_to_record(timex)))
    else:
        _show_table(found)


def timex_to_record(timex: Timex) -> dict[str, object]:
    """Return what `dragoman dates --format jsonl` prints for one expression."""
    start, end = timex.dates.start, timex.dates.end
    return {
        "surface": timex.surface,
        "span": list(timex.span),
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "edtf": timex.dates.edtf,
        "basis": timex.dates.basis,
        "kind": timex.kind,
    }


def _show_table(found: list[Timex]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from dragoman.language.direction import isolated
    from dragoman.wording import days_in_words

    if not found:
        put("no time expression")
        return
    table = Table("expression", "at", "days", "edtf", "basis", "kind", box=SIMPLE_HEAD, pad_edge=False)
    for timex in found:
        known = timex.dates.known
        days = days_in_words(timex.dates) if known else "open"
        cells = (str(timex.span.start), days, timex.dates.edtf or "", timex.dates.basis, timex.kind)
        table.add_row(Text(isolated(timex.surface)), *cells)
    show(table)


def _language(text: str, given: str | None) -> str:
    from dragoman.language.detect import detect
    from dragoman.language.folder import language_codes

    code = given.strip().lower() if given else detect(text)
    if code not in language_codes():
        known = ", ".join(language_codes())
        what = f"language {code} has no folder" if code else "the language can't be told"
        raise UsageError(f"{what}; give --language, one of {known}")
    assert code is not None
    return code


def _published(text: str | None) -> DateRange:
    from dragoman.timex import parse_day

    if text is None:
        return UNDATED
    found = parse_day(text)
    if not found.known:
        raise UsageError(f"--published wants a day, month or year such as 2023-10-13 or 2023-10, not {text!r}")
    return found


def _standard_input() -> str:
    from dragoman.intake.plain import decoded
    from dragoman.settings import current_settings

    settings = current_settings()
    content = sys.stdin.buffer.read(settings.max_bytes + 1)
    if len(content) > settings.max_bytes:
        raise UsageError(f"standard input is longer than {settings.max_bytes:,} bytes")
    return decoded(content, "standard input")
