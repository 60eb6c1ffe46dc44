"""Builds the reviewable files of the knowledge base from collected public data.

    python tools/build_knowledge.py ../shared/data/knowledge

Writes persons.tsv, terms.tsv, states.tsv and positions.tsv into src/dragoman/knowledge/data. Persons of several
sources are one where their Wikidata ids agree, or their names and a state; curated keys are taken over. Running it
twice on the same data gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimed_names import press_name
from claims import Claim, merged_terms
from territories import Territories

from dragoman.knowledge.forms import form_key
from dragoman.knowledge.names import same_person
from dragoman.knowledge.sources import CURATED, SourceFile, shipped_files
from dragoman.knowledge.tables import parse_persons, parse_terms
from dragoman.language.folder import language_codes, load_language

HERE = Path(__file__).parent / "knowledge"
TARGET = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
FIRST_YEAR = 2010
STATES = {row["state"] for code in language_codes() for row in load_language(code).table("states")}
ALPHA3 = 3
HOLDERS = "officeholders/holders21_all.csv"
LEADERS = "officeholders/world_leaders_2022-10_wikidata.csv"


@dataclass
class Someone:
    """A person while persons are being merged."""

    key: str
    name: str
    qid: str = ""
    names: dict[str, None] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    """The names that the curated files have already."""
    listed_qid: str = ""


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the tool's own tables, comments left out."""
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def offices_of(source: str, role: str, title: str) -> list[str]:
    """Return the offices that a title of this source means."""
    for row in table("title_patterns.tsv"):
        if row["source"] == source and row["role"] == role and re.search(row["pattern"], title, re.IGNORECASE):
            return [] if row["offices"] == "-" else row["offices"].split(",")
    return []


@dataclass(frozen=True)
class Lists:
    """The folder of collected data, with what its lists call states and persons."""

    folder: Path
    territories: Territories
    own_states: dict[str, str]
    titles: frozenset[str]
    corrected: dict[str, str]

    def state_named(self, name: str) -> str:
        """Return the alpha-3 code of a sovereign state, "" for anything else."""
        return self.own_states.get(name) or self.territories.state_named(name)

    def name(self, listed: str) -> str:
        """Return a person's name as the press writes it."""
        return press_name(listed, self.titles, self.corrected)


def lists_in(folder: Path) -> Lists:
    """Return the collected data of a folder."""
    return Lists(
        folder,
        Territories(folder / "rigour/data.jsonl", STATES),
        {row["name"]: row["state"] for row in table("state_names.tsv")},
        frozenset(row["title"] for row in table("titles_before_names.tsv")),
        {row["listed"]: row["name"] for row in table("corrected_names.tsv")},
    )


def officeholders(lists: Lists) -> Iterator[Claim]:
    """Yield claims from Wikidata's lists of cabinets; an open end is known up to the snapshot."""
    positions = {row["position"]: row["office"] for row in table("officeholder_positions.tsv")}
    for row in rows_of(lists.folder / HOLDERS):
        office, of = positions.get(row["position"]), lists.state_named(repository(row))
        if office and of and row["start"] and (row["end"] or "9999")[:4] >= str(FIRST_YEAR):
            yield _officeholder(row, lists.name(row["person"]), office, of)


def _officeholder(row: dict[str, str], name: str, office: str, of: str) -> Claim:
    basis = "stated" if row["end"] else "open"
    until = "" if row["end"] else row["snapshot"]
    claim = Claim("wikidata", row["snapshot"], name, office, of, row["start"], row["end"], basis, until)
    return replace(claim, title=row["position"], qid=row["qid"])


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def repository(row: dict[str, str]) -> str:
    """Return what the repository of a row is called, a state as a rule."""
    return row["repo"].removesuffix("-cabinet").removesuffix("-ministers").replace("-", " ")


def foreign_ministers(lists: Lists) -> Iterator[Claim]:
    """Yield the foreign ministers of one snapshot, known up to the month before it."""
    for row in rows_of(lists.folder / "officeholders/foreign_ministers_2023-01_wikidata.csv"):
        of = lists.territories.state_of(row["country"])
        if row["person"] and row["name"] and of and not re.fullmatch(r"Q\d+", row["name"]):
            start, name = row["start"] or "2022-12", lists.name(row["name"])
            claim = Claim("wikidata", "2023-01", name, "foreign_minister", of, start, known_until="2022-12")
            yield replace(claim, title=row["positionLabel"], qid=row["person"])


def factbook(lists: Lists) -> Iterator[Claim]:
    """Yield heads from the World Factbook; an end is only the successor's beginning, so it is derived."""
    rows = json.loads((lists.folder / "factbook/factbook_terms_2014_2026.json").read_text("utf-8"))
    with_premier = {row["country"] for row in rows if row["role"] == "hog" and "Prime Minister" in row["title"]}
    for row in rows:
        of = lists.state_named(row["country"])
        presides = row["role"] == "hog" and row["title"] == "President" and row["country"] in with_premier
        if not of or row["role"] not in ("hos", "hog") or presides or _TITLE_IN_NAME.search(row["name"]):
            continue
        start = row["start"] if row["start"][:7] <= row["first_seen"][:7] else row["first_seen"][:7]
        end = row["end"] or ""
        basis = "derived" if end else "open"
        for office in offices_of("factbook", row["role"], row["title"]):
            name, *aliases = (lists.name(name) for name in (row["name"], *filter(_whole, row["aliases"])))
            aliases = [alias for alias in aliases if same_person(name, alias).same]  # some are the successor's
            claim = Claim("factbook", row["last_seen"], name, office, of, start, end, basis, row["last_seen"])
            yield replace(claim, title=row["title"], aliases=tuple(aliases))


_TITLE_IN_NAME = re.compile(r"\b(minister|affairs|president|and|serves|regent)\b", re.IGNORECASE)


def _whole(alias: str) -> bool:
    """Say whether an alias is a whole name: several words, no title among them."""
    return len(alias.split()) > 1 and not _TITLE_IN_NAME.search(alias)


def speakers(lists: Lists) -> Iterator[Claim]:
    """Yield who spoke for a state at the General Debate: seen in office in September of that year."""
    rows = json.loads((lists.folder / "un-speakers/ungdc_speakers_2000_2024.json").read_text("utf-8"))
    for row in sorted(rows, key=lambda row: (row["iso3"], row["year"], row["name"])):
        if row["year"] < FIRST_YEAR or row["iso3"] not in STATES:
            continue
        name = re.sub(r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|H\.?E|M|Shri|Hon)\.?\s+)+", "", row["name"]).strip()
        for office in offices_of("speakers", "", row["post"]) if len(name.split()) > 1 else ():
            day = f"{row['year']}-09"
            yield Claim("observed", day, lists.name(name), office, row["iso3"], day, known_until=day, title=row["post"])


class Persons:
    """All persons found so far, looked up by Wikidata id or by name within a state."""

    def __init__(self) -> None:
        self.by_key: dict[str, Someone] = {}
        self.identified: set[str] = set()
        self._by_qid: dict[str, Someone] = {}
        self._by_state: dict[str, dict[str, Someone]] = defaultdict(dict)

    def add_curated(self, files: Iterable[SourceFile]) -> None:
        """Take over the curated persons with the states of their terms."""
        for file in files:
            if file.name.endswith("persons.tsv"):
                for person in parse_persons(file.text, file.name):
                    forms, qid = [name.form for name in person.names], person.wikidata or ""
                    self._keep(Someone(person.key, person.name, qid, dict.fromkeys(forms), frozenset(forms), qid))
        for file in files:
            if file.name.endswith("terms.tsv"):
                for term in parse_terms(file.text, file.name, CURATED):
                    if term.person in self.by_key:  # the others are persons of the lists themselves
                        self._by_state[term.of][term.person] = self.by_key[term.person]

    def _keep(self, someone: Someone) -> None:
        known = self.by_key.setdefault(someone.key, someone)
        known.names.update(someone.names)
        known.listed |= someone.listed
        known.listed_qid = known.listed_qid or someone.listed_qid
        known.qid = known.qid or someone.qid
        if known.qid:
            self._by_qid.setdefault(known.qid, known)

    def identify(self, name: str, of: str, qid: str) -> None:
        """Give the curated person of exactly this name and state its Wikidata id, where it has none."""
        key = form_key(name)
        for someone in self._by_state[of].values():
            if not someone.qid and qid not in self._by_qid and any(form_key(known) == key for known in someone.names):
                someone.qid = qid
                self._by_qid[qid] = someone
                self.identified.add(someone.key)

    def find(self, claim: Claim) -> Someone:
        """Return the person whom a claim is about, a new one where nobody fits."""
        someone = self._by_qid.get(claim.qid) or self._named(claim) or self._new(claim)
        someone.names.update(dict.fromkeys((claim.name, *claim.aliases)))
        someone.qid = someone.qid or claim.qid
        if someone.qid:
            self._by_qid.setdefault(someone.qid, someone)
        self._by_state[claim.of][someone.key] = someone
        return someone

    def _named(self, claim: Claim) -> Someone | None:
        scored = []
        for someone in self._by_state[claim.of].values():
            if not (claim.qid and someone.qid):
                score = max(same_person(claim.name, name).score for name in someone.names)
                scored.append((score, someone.key))
        best = max(scored, default=(0.0, ""))
        return self.by_key[best[1]] if best[0] >= 0.8 else None

    def _new(self, claim: Claim) -> Someone:
        plain = unicodedata.normalize("NFKD", claim.name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or claim.qid.lower()
        key = slug if slug not in self.by_key else f"{slug}-{claim.of.lower()}"
        while key in self.by_key:
            key += "-2"
        someone = Someone(key, claim.name, claim.qid)
        self.by_key[key] = someone
        return someone


def arabic_names(folder: Path, wanted: set[str]) -> dict[str, set[str]]:
    """Return Arabic spellings by folded Latin full name, from lists that give both."""
    found: dict[str, set[str]] = defaultdict(set)
    for latin, arabic in json.loads((folder / "arabic-nationality/peoples.json").read_text("utf-8")).items():
        if form_key(latin) in wanted:
            found[form_key(latin)].add(arabic)
    with sqlite3.connect(f"file:{folder}/arabic-names/names.sqlite3?mode=ro", uri=True) as database:
        for arabic, latin in database.execute("select arabic_key, latin from full_names"):
            key = form_key(latin)
            if key in wanted and len(key.split()) > 1 and key not in found and len(arabic.split()) > 1:
                found[key].add(arabic)
    return found


def write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a TSV file, its rows in order."""
    lines = ["\t".join(header), *("\t".join(row) for row in sorted(rows))]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def person_rows(someones: Iterable[Someone], folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of persons.tsv: the usual name, other spellings, Arabic ones where a list has them."""
    someones = list(someones)
    arabic = arabic_names(folder, {form_key(name) for one in someones for name in (one.name, *one.names)})
    for one in someones:
        listed = {form_key(name) for name in (one.name, *one.listed)}
        new = {form_key(name): name for name in reversed(one.names) if form_key(name) not in listed}
        known = any("\u0600" <= name[:1] <= "\u06ff" for name in one.names)
        spellings = sorted({ar for name in one.names for ar in arabic.get(form_key(name), ())}) if not known else []
        if not one.listed or new or spellings or one.qid != one.listed_qid:
            yield one.key, one.name, "|".join([*reversed(new.values()), *(f"ar={name}" for name in spellings)]), one.qid


def excluded(claim: Claim, rows: list[dict[str, str]]) -> bool:
    """Say whether the table of exclusions leaves this claim out."""
    return any(
        claim.office == row["office"] and claim.of != row["except"] and same_person(claim.name, row["name"]).same
        for row in rows
    )


def identities(lists: Lists) -> Iterator[tuple[str, str, str]]:
    """Yield names, states and Wikidata ids of all officeholders listed, whatever their post."""
    for row in rows_of(lists.folder / HOLDERS):
        of = lists.state_named(repository(row))
        if of and "ambassador" not in row["position"]:
            yield lists.name(row["person"]), of, row["qid"]
    for row in rows_of(lists.folder / LEADERS):
        if of := lists.territories.state_of(row["countryid"]):
            yield lists.name(row["officeholderLabel"]), of, row["officeholder"]


def positions(lists: Lists) -> Iterator[tuple[str, ...]]:
    """Yield office, state and Wikidata id of the posts that a refresh asks Wikidata for."""
    posts = json.loads((lists.folder / "officeholders/foreign_minister_position_qids.json").read_text("utf-8"))
    for name, qid in posts.items():
        if of := lists.state_named(name):
            yield "foreign_minister", of, qid
    for row in rows_of(lists.folder / LEADERS):
        of = lists.territories.state_of(row["countryid"])
        office = offices_of("posts", "", row["positionLabel"])
        if of and office:
            yield office[0], of, row["position"]


def main() -> int:
    """Build the files and say what was built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the collected data")
    lists = lists_in(parser.parse_args().data)
    territories = [t for t in lists.territories.all if len(t.alpha3) == ALPHA3 and not t.historical]
    write(TARGET / "states.tsv", ("state", "name", "wikidata"), ((t.alpha3, t.name, t.qid) for t in territories))
    write(TARGET / "positions.tsv", ("office", "of", "wikidata"), set(positions(lists)))
    persons = Persons()
    persons.add_curated([file for file in shipped_files() if file.kind == CURATED])
    for name, of, qid in dict.fromkeys(identities(lists)):
        persons.identify(name, of, qid)
    found = [claim for source in (officeholders, foreign_ministers, factbook, speakers) for claim in source(lists)]
    exclusions = table("excluded.tsv")
    claims = [claim for claim in found if not excluded(claim, exclusions)]
    terms = merged_terms([(persons.find(claim).key, claim) for claim in claims])
    used = {key for key, _ in terms}
    rows = [
        (key, c.office, c.of, c.start, c.end, c.end_basis, c.known_until, c.title, c.source, c.as_of)
        for key, c in terms
    ]
    header = ("person", "office", "of", "start", "end", "end_basis", "known_until", "title", "source", "as_of")
    write(TARGET / "terms.tsv", header, rows)
    write(
        TARGET / "persons.tsv",
        ("person", "name", "names", "wikidata"),
        person_rows((persons.by_key[key] for key in sorted(used | persons.identified)), lists.folder),
    )
    print(f"{len(claims)} claims, {len(terms)} terms, {len(used)} persons", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
