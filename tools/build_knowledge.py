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

from rigour.territories import get_territories, get_territory_by_qid, lookup_territory

from dragoman.knowledge.forms import form_key
from dragoman.knowledge.names import same_person
from dragoman.knowledge.sources import CURATED, SourceFile, shipped_files
from dragoman.knowledge.tables import parse_persons, parse_terms
from dragoman.knowledge.when import When, parse_when
from dragoman.language.folder import language_codes, load_language

HERE = Path(__file__).parent / "knowledge"
TARGET = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
FIRST_YEAR = 2010
STATES = {row["state"] for code in language_codes() for row in load_language(code).table("states")}
# Terms of one person in one office that lie so close together are one term.
GAP_DAYS = 62


@dataclass(frozen=True)
class Claim:
    """One source's statement, before persons are merged."""

    source: str
    as_of: str
    name: str
    office: str
    of: str
    start: str
    end: str = ""
    end_basis: str = "open"
    known_until: str = ""
    title: str = ""
    qid: str = ""
    aliases: tuple[str, ...] = ()


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


def state_named(name: str) -> str:
    """Return the alpha-3 code of a sovereign state, "" for anything else."""
    territory = lookup_territory(name) if name else None
    return state_code(territory)


def state_code(territory: object) -> str:
    """Return the alpha-3 code of a territory that the language folders name as a state, "" for another."""
    alpha3 = (getattr(territory, "alpha3", None) or "").upper()
    return alpha3 if alpha3 in STATES else ""


def officeholders(folder: Path) -> Iterator[Claim]:
    """Yield claims from Wikidata's lists of cabinets; an open end is known up to the snapshot."""
    positions = {row["position"]: row["office"] for row in table("officeholder_positions.tsv")}
    states = {row["repo"]: row["state"] for row in table("officeholder_states.tsv")}
    with (folder / "officeholders/holders21_all.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            office = positions.get(row["position"])
            repo = row["repo"].removesuffix("-cabinet").removesuffix("-ministers").replace("-", " ")
            of = states.get(row["repo"]) or state_named(repo)
            if office and of and row["start"] and (row["end"] or "9999")[:4] >= str(FIRST_YEAR):
                yield _officeholder(row, office, of)


def _officeholder(row: dict[str, str], office: str, of: str) -> Claim:
    basis = "stated" if row["end"] else "open"
    until = "" if row["end"] else row["snapshot"]
    claim = Claim("wikidata", row["snapshot"], row["person"], office, of, row["start"], row["end"], basis, until)
    return replace(claim, title=row["position"], qid=row["qid"])


def foreign_ministers(folder: Path) -> Iterator[Claim]:
    """Yield the foreign ministers of one snapshot, known up to the month before it."""
    with (folder / "officeholders/foreign_ministers_2023-01_wikidata.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            of = state_code(get_territory_by_qid(row["country"]))
            if row["person"] and row["name"] and of and not re.fullmatch(r"Q\d+", row["name"]):
                start = row["start"] or "2022-12"
                claim = Claim("wikidata", "2023-01", row["name"], "foreign_minister", of, start, known_until="2022-12")
                yield replace(claim, title=row["positionLabel"], qid=row["person"])


def factbook(folder: Path) -> Iterator[Claim]:
    """Yield heads from the World Factbook; an end is only the successor's beginning, so it is derived."""
    rows = json.loads((folder / "factbook/factbook_terms_2014_2026.json").read_text("utf-8"))
    # The crown of fifteen realms is meant as the British one wherever the press names its wearer.
    crowned = {row["name"] for row in rows if row["country"] == "United Kingdom" and row["role"] == "hos"}
    with_premier = {row["country"] for row in rows if row["role"] == "hog" and "Prime Minister" in row["title"]}
    for row in rows:
        of = state_named(row["country"])
        realm = row["title"] in ("King", "Queen") and row["country"] != "United Kingdom" and row["name"] in crowned
        presides = row["role"] == "hog" and row["title"] == "President" and row["country"] in with_premier
        if not of or row["role"] not in ("hos", "hog") or presides or realm or _TITLE_IN_NAME.search(row["name"]):
            continue
        start = row["start"] if row["start"][:7] <= row["first_seen"][:7] else row["first_seen"][:7]
        end = row["end"] or ""
        basis = "derived" if end else "open"
        for office in offices_of("factbook", row["role"], row["title"]):
            name, *aliases = (_cased(name) for name in (row["name"], *filter(_whole, row["aliases"])))
            aliases = [alias for alias in aliases if same_person(name, alias).same]  # some are the successor's
            claim = Claim("factbook", row["last_seen"], name, office, of, start, end, basis, row["last_seen"])
            yield replace(claim, title=row["title"], aliases=tuple(aliases))


_TITLE_IN_NAME = re.compile(r"\b(minister|affairs|president|and)\b", re.IGNORECASE)


def _whole(alias: str) -> bool:
    """Say whether an alias is a whole name: several words, no title among them."""
    return len(alias.split()) > 1 and not _TITLE_IN_NAME.search(alias)


def _cased(name: str) -> str:
    """Return a name with its family name in capitals as the press writes it ("Abd al-Fattah AL-SISI")."""
    usual = re.sub(r'^\S+ "(\w+)"', r"\1", re.sub(r"\(.*?\)|\[.*?\]", " ", name))  # Oluyemi "Yemi" OSINBAJO
    return " ".join(_word(word) for word in usual.split())


def _word(word: str) -> str:
    if not word.isupper() or len(word) < 2 or re.fullmatch(r"[IVX]+|[A-Z]\.", word):
        return word
    titled = "-".join(part.capitalize() for part in word.split("-"))
    titled = re.sub(r"\bMc([a-z])", lambda match: "Mc" + match.group(1).upper(), titled)
    return re.sub(r"^(Al|El)-", lambda match: match.group().lower(), titled)


def speakers(folder: Path) -> Iterator[Claim]:
    """Yield who spoke for a state at the General Debate: seen in office in September of that year."""
    rows = json.loads((folder / "un-speakers/ungdc_speakers_2000_2024.json").read_text("utf-8"))
    for row in sorted(rows, key=lambda row: (row["iso3"], row["year"], row["name"])):
        if row["year"] < FIRST_YEAR or row["iso3"] not in STATES:
            continue
        name = re.sub(r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|H\.?E|M|Shri|Hon)\.?\s+)+", "", row["name"]).strip()
        for office in offices_of("speakers", "", row["post"]) if len(name.split()) > 1 else ():
            day = f"{row['year']}-09"
            yield Claim("observed", day, _cased(name), office, row["iso3"], day, known_until=day, title=row["post"])


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


def merged_terms(claims: list[tuple[str, Claim]]) -> list[tuple[str, Claim]]:
    """Return the claims with those of one person, office and state that touch made one."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for key, claim in claims:
        groups[key, claim.office, claim.of].append(claim)
    merged = []
    for (key, _, _), group in sorted(groups.items()):
        merged += [(key, claim) for claim in _merged(sorted(group, key=lambda claim: (claim.start, claim.source)))]
    return merged


def _merged(group: list[Claim]) -> list[Claim]:
    done: list[Claim] = []
    for claim in group:
        if done and _touch(done[-1], claim):
            done[-1] = _joined(done[-1], claim)
        else:
            done.append(claim)
    return done


def _touch(first: Claim, second: Claim) -> bool:
    end = max(filter(None, (parse_when(first.end), parse_when(first.known_until))), key=lambda when: when.last)
    gap = (_begin(second).first - end.last).days
    return gap <= (400 if first.source == second.source == "observed" else GAP_DAYS)


def _begin(claim: Claim) -> When:
    when = parse_when(claim.start)
    if when is None:
        raise SystemExit(f"no start: {claim}")
    return when


def _joined(first: Claim, second: Claim) -> Claim:
    """Return one claim for two: the earlier start, the better founded end."""
    seen = [claim for claim in (first, second) if claim.source != "observed"] or [first, second]
    stated = [claim for claim in seen if claim.end_basis == "stated"]
    last = max(stated or seen, key=lambda claim: (claim.end or claim.known_until, claim.known_until))
    until = max(first.known_until, second.known_until)
    if stated and max(seen, key=lambda claim: claim.known_until).known_until > last.end:
        last = max(seen, key=lambda claim: claim.known_until)  # seen in office after the "end": another term began
    base = seen[0] if len(seen) == 1 else first
    basis = last.end_basis
    sources = ",".join(sorted({*first.source.split(","), *second.source.split(",")}))
    return replace(
        base, source=sources, start=base.start, end=last.end, end_basis=basis, as_of=max(first.as_of, second.as_of),
        known_until="" if basis == "stated" else until,
    )  # fmt: skip


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


def identities(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield names, states and Wikidata ids of all officeholders listed, whatever their post."""
    states = {row["repo"]: row["state"] for row in table("officeholder_states.tsv")}
    with (folder / "officeholders/holders21_all.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            repo = row["repo"].removesuffix("-cabinet").removesuffix("-ministers").replace("-", " ")
            of = states.get(row["repo"]) or state_named(repo)
            if of and "ambassador" not in row["position"]:
                yield row["person"], of, row["qid"]
    with (folder / "officeholders/world_leaders_2022-10_wikidata.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if of := state_code(get_territory_by_qid(row["countryid"])):
                yield row["officeholderLabel"], of, row["officeholder"]


def positions(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield office, state and Wikidata id of the posts that a refresh asks Wikidata for."""
    posts = json.loads((folder / "officeholders/foreign_minister_position_qids.json").read_text("utf-8"))
    for name, qid in posts.items():
        if of := state_named(name):
            yield "foreign_minister", of, qid
    with (folder / "officeholders/world_leaders_2022-10_wikidata.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            of = state_code(get_territory_by_qid(row["countryid"]))
            office = offices_of("posts", "", row["positionLabel"])
            if of and office:
                yield office[0], of, row["position"]


def main() -> int:
    """Build the files and say what was built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the collected data")
    folder = parser.parse_args().data
    territories = [t for t in get_territories() if t.alpha3 and len(t.alpha3) == 3 and not t.is_historical]
    states = (((t.alpha3 or "").upper(), t.name, t.qid or "") for t in territories)
    write(TARGET / "states.tsv", ("state", "name", "wikidata"), states)
    write(TARGET / "positions.tsv", ("office", "of", "wikidata"), set(positions(folder)))
    persons = Persons()
    persons.add_curated([file for file in shipped_files() if file.kind == CURATED])
    for name, of, qid in dict.fromkeys(identities(folder)):
        persons.identify(name, of, qid)
    claims = [claim for source in (officeholders, foreign_ministers, factbook, speakers) for claim in source(folder)]
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
        person_rows((persons.by_key[key] for key in sorted(used | persons.identified)), folder),
    )
    print(f"{len(claims)} claims, {len(terms)} terms, {len(used)} persons", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
