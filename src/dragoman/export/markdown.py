"""A brief in Markdown (CommonMark with tables): nothing that a text says can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.export.brief import Brief, Entry, Quote, brief_of
from dragoman.export.dossier import About, Dossier, Losses
from dragoman.language.direction import isolated

# What is markup anywhere, and what only where a line begins: a list's mark, a rule, a number with its full stop.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#!|&~])")
_BEGINNING = re.compile(r"^(\d*)([-+=.)])")


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the brief."""
    for line in _lines(brief_of(dossiers, about.title)):
        sink.write(f"{line}\n".encode())
    return Losses()


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_text(brief.title)}", "", brief.lead, "")
    if brief.days:
        yield from ("## Time line", "", "| when | contact | where | reports |", "| --- | --- | --- | --- |")
    for day in brief.days:
        for entry in day.entries:
            yield f"| {_text(day.name)} | {_text(entry.headline)} | {_text(entry.place)} | {len(entry.quotes)} |"
    for day in brief.days:
        yield from ("", f"## {_text(day.name)}")
        for entry in day.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield from ("", f"### {_text(entry.headline)}", "")
    yield from (f"* {_text(one)}" for one in entry.participants)
    for name, values in (("Where", [entry.place]), ("Topics", entry.topics), ("According to", entry.sources)):
        if any(values):
            yield f"* **{name}:** {'; '.join(map(_text, values))}"
    yield from (f"* **Reports disagree on {_text(one)}**" for one in entry.disagreements)
    yield f"* `{entry.id}`"
    for one in entry.quotes:
        yield from ("", f"> {_text(one.sentence)}", ">", f"> {_source(one)}")


def _source(one: Quote) -> str:
    name = _text(one.document)
    linked = f"[{name}](<{one.address}>)" if one.address else name
    language = f" ({_text(one.language)})" if one.language else ""
    return f"— {linked}{language}, {_text(one.published)}"


def _text(value: str) -> str:
    """Return the value with every mark escaped, set apart where it runs from right to left."""
    return _BEGINNING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", isolated(value)))
