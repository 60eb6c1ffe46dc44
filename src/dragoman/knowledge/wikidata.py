"""A polite client of Wikidata: holders of posts by SPARQL, names by the entity API.

One request at a time, a pause between two, a contact in the User-Agent, Retry-After obeyed, answers cached.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dragoman.errors import KnowledgeError, UsageError

SPARQL_URL = "https://query.wikidata.org/sparql"
API_URL = "https://www.wikidata.org/w/api.php"
# Wikidata's own limit for wbgetentities; as many posts make a query of a few seconds.
BATCH = 50
_ATTEMPTS = 4
_BUSY = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the service."""

    status: int
    text: str
    retry_after: str = ""


class Transport(Protocol):
    """The seam to the network."""

    def get(self, url: str, parameters: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        """Return the service's answer."""


class HttpTransport:
    """The real network, by httpx."""

    def get(self, url: str, parameters: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        """Return the service's answer; raises KnowledgeError where it can't be reached."""
        import httpx

        try:
            answer = httpx.get(url, params=dict(parameters), headers=dict(headers), timeout=90, follow_redirects=True)
        except httpx.HTTPError as error:
            raise KnowledgeError(f"{url} can't be reached: {error}") from error
        return Reply(answer.status_code, answer.text, answer.headers.get("retry-after", ""))


@dataclass(frozen=True, slots=True)
class Post:
    """A post that Wikidata knows: the office of a state, and its item."""

    office: str
    of: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class PostTerm:
    """One statement "position held"; dates as `YYYY-MM-DD`, "" where Wikidata has none."""

    post: Post
    person: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Labels:
    """A person's names by language, the usual one first."""

    person: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class WikidataClient:
    """Asks Wikidata; `contact` (an address of mail or of a page) is what its rules want to be told."""

    contact: str
    transport: Transport = field(default_factory=HttpTransport)
    cache: Path | None = None
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    sparql_url: str = SPARQL_URL
    api_url: str = API_URL
    _asked: bool = False

    def __post_init__(self) -> None:
        if "@" not in self.contact and "://" not in self.contact:
            raise UsageError("Wikidata wants a contact in each request: give a mail address or a page (--contact)")

    def terms(self, posts: Sequence[Post], since: int) -> Iterator[PostTerm]:
        """Yield who held the posts since the year `since`."""
        for batch in _batches(posts):
            by_id: dict[str, list[Post]] = {}
            for post in batch:
                by_id.setdefault(post.wikidata, []).append(post)
            answer = self._ask(self.sparql_url, {"query": _sparql(by_id, since), "format": "json"})
            for row in _bindings(answer):
                for post in by_id.get(_item(row, "position"), ()):
                    yield PostTerm(post, _item(row, "person"), _day(row, "start"), _day(row, "end"))

    def labels(self, persons: Sequence[str], languages: Sequence[str]) -> Iterator[Labels]:
        """Yield the persons' labels and aliases in these languages."""
        for batch in _batches(persons):
            parameters = {
                "action": "wbgetentities",
                "ids": "|".join(batch),
                "props": "labels|aliases",
                "languages": "|".join(languages),
                "format": "json",
                "maxlag": "5",
            }
            entities = self._ask(self.api_url, parameters).get("entities", {})
            yield from (_labels(person, entities[person]) for person in batch if person in entities)

    def _ask(self, url: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """Return the service's answer, from the cache where it has been asked the same before."""
        kept = self._kept(url, parameters)
        if kept and kept.is_file():
            return _parsed(kept.read_text("utf-8"), url)
        text = self._fetch(url, parameters)
        answer = _parsed(text, url)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, "utf-8")
        return answer

    def _kept(self, url: str, parameters: Mapping[str, str]) -> Path | None:
        name = hashlib.sha256(json.dumps([url, dict(parameters)], sort_keys=True).encode()).hexdigest()
        return self.cache / f"{name}.json" if self.cache else None

    def _fetch(self, url: str, parameters: Mapping[str, str]) -> str:
        headers = {"User-Agent": f"dragoman/0 ({self.contact})", "Accept": "application/json"}
        wait = self.pause if self._asked else 0.0
        for attempt in range(_ATTEMPTS):
            self.sleep(wait) if wait else None
            self._asked = True
            reply = self.transport.get(url, parameters, headers)
            if reply.status == 200:
                return reply.text
            if reply.status not in _BUSY:
                break
            wait = _wait(reply, self.pause * 2 ** (attempt + 1))
        raise KnowledgeError(f"{url} answered {reply.status}")


def _wait(reply: Reply, fallback: float) -> float:
    """Return how long to wait: what Retry-After says in seconds, within reason."""
    given = float(reply.retry_after) if reply.retry_after.isdigit() else fallback
    return min(max(given, fallback), _LONGEST_WAIT)


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _sparql(positions: Iterable[str], since: int) -> str:
    values = " ".join(f"wd:{position}" for position in sorted(positions))
    return f"""SELECT ?position ?person ?start ?end WHERE {{
  VALUES ?position {{ {values} }}
  ?person p:P39 ?statement . ?statement ps:P39 ?position ; pq:P580 ?start ; wikibase:rank ?rank .
  OPTIONAL {{ ?statement pq:P582 ?end }}
  FILTER(?rank != wikibase:DeprecatedRank && (!BOUND(?end) || YEAR(?end) >= {since}))
}} ORDER BY ?position ?start ?person"""


def _parsed(text: str, url: str) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise KnowledgeError(f"{url} answered no JSON") from error
    if not isinstance(answer, dict) or "error" in answer:
        raise KnowledgeError(f"{url} answered an error: {str(answer)[:200]}")
    return answer


def _bindings(answer: dict[str, Any]) -> list[dict[str, dict[str, str]]]:
    rows = answer.get("results", {}).get("bindings", [])
    return [row for row in rows if _item(row, "person").startswith("Q")]


def _item(row: Mapping[str, Mapping[str, str]], name: str) -> str:
    return row.get(name, {}).get("value", "").rpartition("/")[2]


def _day(row: Mapping[str, Mapping[str, str]], name: str) -> str:
    """Return the day of a time value, "" for none and for values that are no time (unknown value nodes)."""
    value = row.get(name, {}).get("value", "")[:10]
    return value if len(value) == 10 and value[4] == value[7] == "-" else ""


def _labels(person: str, entity: Mapping[str, Any]) -> Labels:
    labels, aliases = entity.get("labels", {}), entity.get("aliases", {})
    names = {
        language: tuple(one["value"] for one in (*filter(None, [labels.get(language)]), *aliases.get(language, ())))
        for language in {**labels, **aliases}
    }
    return Labels(person, names)
