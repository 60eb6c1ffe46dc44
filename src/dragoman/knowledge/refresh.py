"""Brings a base up to date from Wikidata: the difference first, then two files in the user's folder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.base import KnowledgeBase
from dragoman.knowledge.claims import table_text
from dragoman.knowledge.entities import Term
from dragoman.knowledge.forms import form_key, is_latin
from dragoman.knowledge.letters import romanized
from dragoman.knowledge.sources import SourceFile, read_tables, shipped_files, user_files
from dragoman.knowledge.tables import PERSON_COLUMNS, TERM_COLUMNS, package_folder, parse_terms, read_table
from dragoman.knowledge.wikidata import Labels, Post, PostTerm, WikidataClient
from dragoman.language.folder import language_codes

SINCE = 2010
_STEM = "wikidata"
_COLUMNS = (*TERM_COLUMNS, "source", "as_of")
# Aliases beyond so many are mostly spellings of other scripts' romanisations.
_ALIASES = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A term that the refreshed files say otherwise than the base; `before` is None for a new one."""

    after: Term
    before: Term | None


@dataclass(frozen=True, slots=True)
class Refresh:
    """What Wikidata says now, ready to be written; `snapshot` is the digest of the base with these files."""

    changes: tuple[Change, ...]
    files: tuple[SourceFile, ...]
    snapshot: str

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write the files into a user's folder and return their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        for file in self.files:
            folder.joinpath(file.name).write_text(file.text, "utf-8")
        return tuple(folder / file.name for file in self.files)


def posts() -> tuple[Post, ...]:
    """Return the posts that Wikidata is asked for."""
    text = package_folder("data").joinpath("positions.tsv").read_text("utf-8")
    return tuple(Post(*row) for row in read_table(text, "positions.tsv", ("office", "of", "wikidata")))


def refresh(
    base: KnowledgeBase, client: WikidataClient, today: dt.date, folder: Path, wanted: Sequence[Post]
) -> Refresh:
    """Return what Wikidata says of the `wanted` posts, as files for `folder`; nothing is written yet."""
    terms = [term for term in client.terms(wanted, SINCE) if term.start]
    persons = sorted({term.person for term in terms})
    labels = {one.person: one for one in client.labels(persons, language_codes())}
    keys = {person: _key(base, person, labels.get(person)) for person in persons}
    files = (
        SourceFile(f"{_STEM}.persons.tsv", _STEM, _persons_text(keys, labels)),
        SourceFile(f"{_STEM}.terms.tsv", _STEM, _terms_text(keys, terms, today)),
    )
    others = [file for file in user_files(folder) if file.name not in {file.name for file in files}]
    tables = read_tables((*files, *others, *shipped_files()))
    return Refresh(_changes(base, files[1]), files, tables.digest)


def _key(base: KnowledgeBase, wikidata: str, labels: Labels | None) -> str:
    """Return the base's key of a person, or a new one made of the label."""
    known = base.person(wikidata)
    if known:
        return known.key
    name = _usual_name(labels)
    slug = re.sub(r"[^a-z0-9]+", "-", romanized(form_key(name))).strip("-")
    return slug if slug and slug not in base.persons else "-".join(filter(None, (slug, wikidata.lower())))


def _usual_name(labels: Labels | None) -> str:
    names = [names[0] for _, names in sorted(labels.names.items()) if names] if labels else []
    return next((name for name in names if is_latin(name)), names[0] if names else "")


def _persons_text(keys: dict[str, str], labels: dict[str, Labels]) -> str:
    rows = []
    for person, key in sorted(keys.items(), key=lambda item: item[1]):
        name = _usual_name(labels.get(person)) or person
        given = sorted(labels[person].names.items()) if person in labels else []
        names = [f"{language}={form}" for language, forms in given for form in forms[:_ALIASES] if form != name]
        rows.append((key, _cell(name), _cell("|".join(names)), person))
    return table_text(PERSON_COLUMNS, rows)


def _cell(text: str) -> str:
    """Return a text that can stand in a cell: labels are other people's text."""
    return " ".join(text.split())


def _terms_text(keys: dict[str, str], terms: Iterable[PostTerm], today: dt.date) -> str:
    day = today.isoformat()
    rows = sorted(
        (
            keys[term.person],
            term.post.office,
            term.post.of,
            term.start,
            term.end,
            "stated" if term.end else "open",
            "" if term.end else day,
            "",
            _STEM,
            day,
        )
        for term in terms
        if not term.end or term.start <= term.end
    )
    return table_text(_COLUMNS, rows)


def _changes(base: KnowledgeBase, file: SourceFile) -> tuple[Change, ...]:
    """Return the terms that the base lacks or ends otherwise."""
    changes = []
    for term in parse_terms(file.text, file.name, _STEM):
        known = [one for one in base.offices_of(term.person) if (one.office, one.of) == (term.office, term.of)]
        same = next((one for one in known if _meets(one, term)), None)
        if same is None or (same.end is None) != (term.end is None):
            changes.append(Change(term, same))
    return tuple(changes)


def _meets(one: Term, other: Term) -> bool:
    """Say whether two terms of one person in one office began in the same half-year."""
    if one.start is None or other.start is None:
        return True
    return abs((one.start.first - other.start.first).days) < 183
