"""The words of a language that make up the naming of an actor: titles, honorifics, counterparts, glue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.language.folder import load_language
from dragoman.language.text import form_of, tokenize

END = ""  # key under which a trie node keeps its value; no token is empty


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office: the office's code, the state or body that the title itself names, and its marks."""

    office: str
    of: str | None = None
    plural: bool = False
    vague: bool = False
    side: bool = False


class Trie:
    """Phrases by their tokens' forms; the longest match wins."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: str, value: object) -> None:
        """Enter `phrase`, tokenised and folded; the first value that is entered for a phrase stays."""
        node = self._root
        for form in forms(phrase):
            node = node.setdefault(form, {})
        node.setdefault(END, value)

    def begins(self, form: str) -> bool:
        """Say whether any phrase begins with `form`."""
        return form in self._root

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which phrases begin."""
        return frozenset(self._root)

    def match(self, words: Sequence[str], start: int) -> tuple[int, Any] | None:
        """Return (end, value) of the longest phrase that begins at `start`."""
        node = self._root.get(words[start]) if start < len(words) else None
        found: tuple[int, Any] | None = None
        while node is not None:
            start += 1
            if END in node:
                found = start, node[END]
            node = node.get(words[start]) if start < len(words) else None
        return found


def forms(phrase: str) -> tuple[str, ...]:
    """Return the folded tokens of a phrase."""
    return tuple(token.form for token in tokenize(phrase))


@dataclass(frozen=True)
class ActorLexicon:
    """What `titles.yaml` of a language holds, ready for matching."""

    titles: Trie
    honorifics: Trie
    bodies: Trie
    counterparts: Trie  # "opposite number", "host": singular, plural, or on which side of a contact
    words: dict[str, frozenset[str]]
    collectives: Trie  # "the two ministers": what kind of reference it is, and the office that its words name
    tails: Trie  # what goes on a title, whatever the office: "ad interim"
    bare_bodies: dict[str, str]  # a title -> whose it is where no body is named: "the Secretary-General"
    addressed: dict[str, frozenset[str]]  # "His Highness" -> the words of titles and honorifics of those so called
    servants: Trie  # titles of those who serve somebody: "adviser", "chief of staff"
    heads: Trie  # who heads an organ or is a member of it
    leading: Trie  # behind a name: "who heads"
    organs: Trie  # organs of a state, movement or body: what office their heads have
    called: dict[str, frozenset[str]]  # a title's word -> how else its holder is then called: king, "the monarch"
    special: frozenset[str]  # all of these words

    def has(self, group: str, form: str) -> bool:
        """Say whether `form` is one of the words of a group (of, and, articles, portfolio ...)."""
        return form in self.words.get(group, ())


_GROUPS = (
    "possessives",
    "modifiers",
    "former",
    "portfolio",
    "title_nouns",
    "particles",
    "suffixes",
    "of",
    "hailing",
    "locatives",
    "lands",
    "toward",
    "articles",
    "indefinite",
    "another",
    "qualifiers",
    "body_blockers",
    "capital",
    "grounds",
    "journeys",
    "named_after",
    "lend_names",
    "other_popes",
    "regions",
    "of_many",
    "crowds",
    "styles",
    "and",
    "object_clitics",
    "plural_clitics",
    "auxiliaries",
    "general_names",
    "owner_objects",
    "colleagues",
    "ministers",
    "portfolios",
    "kin",
    "last_things",
    "fields",
    "region_heads",
    "lone_sides",
    "organs_first",
    "sent",
    "feminine",
    "masculine",
    "governors",
    "predicates",
)


@cache
def actor_lexicon(language: str) -> ActorLexicon:
    """Return the lexicon of a language, built once."""
    data = load_language(language).data("titles")
    counterparts = data["counterparts"]
    words = {group: _folded(data.get(group, ())) for group in _GROUPS}
    return ActorLexicon(
        titles=_titles(data),
        honorifics=_trie((form, True) for form in data["honorifics"]),
        counterparts=_trie((form, kind) for kind, forms in counterparts.items() for form in forms),
        bodies=_trie((form, entry["body"]) for entry in data.get("bodies", ()) for form in entry["forms"]),
        words=words,
        collectives=_trie(_references(data)),
        tails=_trie((form, True) for form in data["tails"]),
        bare_bodies={form_of(word): body for body, words in data["bare_bodies"].items() for word in words},
        addressed={form_of(str(word)): _folded(others) for word, others in data["addressed"].items()},
        servants=_trie((form, True) for form in data["servants"]),
        heads=_trie((form, kind) for kind, forms in data["heads"].items() for form in forms),
        leading=_trie((form, True) for form in data["leading"]),
        organs=_trie((form, office) for office, forms in data["organs"].items() for form in forms),
        called={form_of(str(word)): _folded(others) for word, others in data["called"].items()},
        special=_folded([word for one, others in data["called"].items() for word in (str(one), *others)]),
    )


def _titles(data: dict[str, Any]) -> Trie:
    vague, sides = _folded(data["vague"]), _folded(data["sides"])
    trie = Trie()
    for entry in data["offices"]:
        for plural, key in ((False, "forms"), (True, "plural")):
            for form in (*entry.get(key, ()), *(() if plural else _chairs(data, entry))):
                folded = form_of(form)
                trie.add(form, Title(entry["office"], entry.get("of"), plural, folded in vague, folded in sides))
    return trie


def _chairs(data: dict[str, Any], entry: dict[str, Any]) -> Iterator[str]:
    """Yield what each head of each house is called: "speaker of the senate", "senate speaker"."""
    for house in entry.get("houses", ()):
        for head in entry["heads"]:
            yield f"{house} {head}"
            for of in data["of"]:
                yield f"{head} {of} {house}"
                yield from (f"{head} {of} {article} {house}" for article in data["articles"])


def _references(data: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each reference with its kind and, where its words name one, the office of those whom it means."""
    meant = {office: _folded(words) for office, words in data["offices_meant"].items()}
    for kind, phrases in data["references"].items():
        for phrase in phrases:
            words = frozenset(forms(phrase))
            office = next((office for office, named in meant.items() if not named.isdisjoint(words)), None)
            yield phrase, (kind,) if office is None else (kind, office)


def _trie(entries: Iterable[tuple[str, object]]) -> Trie:
    trie = Trie()
    for phrase, value in entries:
        trie.add(phrase, value)
    return trie


def _folded(values: Iterable[str]) -> frozenset[str]:
    """Return phrases folded, as they are written and as segments have them: "chef de l'etat", "chef de l' etat"."""
    return frozenset(form for value in values for form in (form_of(str(value)), " ".join(forms(str(value)))))
