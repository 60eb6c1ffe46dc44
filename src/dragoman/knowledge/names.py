"""Whether two names are one person's, across scripts, spellings and misspellings.

Words are laid over one another in their order. What the shorter name says must be in the longer one; a word on
each side that the other lacks makes two persons ("Mahamat Déby", "Idriss Déby"). Ordinals and marks of generation
that differ are a veto ("Mohammed VI", "محمد الخامس").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.entities import Person
from dragoman.knowledge.forms import form_key, script_of_form
from dragoman.knowledge.legal import without_legal_form
from dragoman.knowledge.letters import word_similarity
from dragoman.knowledge.namewords import given_groups, name_words

# The scores below were set on the name bench in tests/knowledge (see test_names.py for the figures they give).
SAME = 0.8
_EXTRA_WORD = 0.03
# A word that is only alike may be so much worse than it must be, if there is more beside it than a syllable.
_WORST_WORD, _SHORT_WORD = 0.08, 3
_INITIAL = 0.85
_DIGRAPHS = frozenset({"ch", "kh", "sh", "ts", "zh"})  # single letters of other scripts: "Kh. Battulga"
_ONE_WORD = 0.6
# Far below all that decides anything: the names need not be laid over one another any further.
_STRANGE = 0.3
# "Mahamat Idriss Déby Itno" is the son of Idriss Déby Itno.
_OTHER_GIVEN = 0.7
_ELDER = 1
_MOST_WORDS = 12
_LONGEST_NAME, _LONGEST_WORD = 300, 40
# Letters of an article that is written on to the word.
_ARTICLE = 2
_GLUED, _GLUED_ACROSS, _SHORTEST_GLUED, _LONGEST_GLUED = 0.93, 0.85, 7, 60


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """How likely two names are one person's (0 to 1), and why."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """Say whether the names are taken for one person's."""
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A name cut up: its words, all of it as one word, what tells namesakes apart; a patronymic fixes the order."""

    words: tuple[str, ...]
    parts: int  # with particles and the like
    whole: str
    ordinal: int | None
    generation: int | None
    patronymic: bool


@lru_cache(maxsize=32768)
def _readings(name: str) -> tuple[_Parsed, ...]:
    """Return the name without the titles before it; also with them where one word is left ("Amir Hatami")."""
    family, comma, given = name[:_LONGEST_NAME].partition(",")
    ordered = f"{given} {family}" if comma else name
    parts = [part for part in form_key(ordered.replace(",", " ")).split(" ") if part][: 2 * _MOST_WORDS]
    bare = _without_honorifics(parts)
    if len(bare) == len(parts) or len(bare) > 1:
        return (_parsed(bare),)
    return _parsed(bare), _parsed(parts)


def _parsed(parts: list[str]) -> _Parsed:
    known = name_words()
    parts, ordinal = _without_ordinal(parts)
    generation = next((known.generations[part] for part in parts[1:] if part in known.generations), None)
    parts = [part for i, part in enumerate(parts) if i == 0 or part not in known.generations]
    words = tuple(_content(parts)[:_MOST_WORDS])
    whole = "".join(parts)[:_LONGEST_GLUED]
    return _Parsed(words, len(parts), whole, ordinal, generation, bool(known.patronymics & set(parts[1:])))


def _without_ordinal(parts: list[str]) -> tuple[list[str], int | None]:
    """Return the parts and the ordinal that stood behind the first of them, of one word or two."""
    ordinals = name_words().ordinals
    for index in range(1, len(parts)):
        for width in (2, 1):
            number = ordinals.get(" ".join(parts[index : index + width]))
            if number is not None:
                return parts[:index] + parts[index + width :], number
    return parts, None


def _without_honorifics(parts: list[str]) -> list[str]:
    honorifics = name_words().honorifics
    while len(parts) > 1 and parts[0] in honorifics:
        parts = parts[1:]
    return parts


def _content(parts: list[str]) -> list[str]:
    """Return the words that name: particles gone, "Abdel Fattah" joined to one word."""
    known = name_words()
    words: list[str] = []
    joiner = ""
    for index, part in enumerate(parts):
        if part in known.joined and index < len(parts) - 1:
            joiner = known.joined[part]
        elif part in known.dropped or (0 < index < len(parts) - 1 and part in known.kept):
            continue
        else:
            words.append((joiner + part if joiner else _joined(part))[:_LONGEST_WORD])
            joiner = ""
    return words


def _joined(word: str) -> str:
    """Return a word like "abdelfattah" as "abdfattah"."""
    for prefix, stem in sorted(name_words().joined.items(), key=lambda item: -len(item[0])):
        if prefix != stem and word.startswith(prefix) and len(word) > len(prefix) + 3:
            return stem + word[len(prefix) :]
    return word


def same_person(one: str, other: str) -> NameVerdict:
    """Return whether two full names are one person's; titles before them don't matter."""
    verdicts = [_judged(first, second) for first in _readings(one) for second in _readings(other)]
    return max(verdicts, key=lambda verdict: verdict.score)


def _judged(first: _Parsed, second: _Parsed) -> NameVerdict:
    if not first.words or not second.words:
        return NameVerdict(0.0, "no name")
    if _differ(first.ordinal, second.ordinal):
        return NameVerdict(0.0, "another ordinal")
    if _differ(first.generation, second.generation):
        return NameVerdict(0.0, "another generation")
    verdict = _compared(first, second)
    if {first.generation, second.generation} == {None, _ELDER}:
        return NameVerdict(min(verdict.score, _OTHER_GIVEN), "one is the elder")
    if (first.ordinal is None) != (second.ordinal is None) and min(len(first.words), len(second.words)) < 2:
        return NameVerdict(min(verdict.score, _ONE_WORD), "one name has an ordinal")
    return verdict


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _compared(first: _Parsed, second: _Parsed) -> NameVerdict:
    short, long = (second, first) if len(second.words) < len(first.words) else (first, second)
    glued = _glued(first, second)
    if not all(any(_word_score(word, other) for other in long.words) for word in short.words):
        return glued if glued.score else NameVerdict(_STRANGE, "each has a word that the other lacks")
    orders = [long.words]
    if len(short.words) == len(long.words) and not (first.patronymic or second.patronymic):
        orders += [long.words[i:] + long.words[:i] for i in range(1, len(long.words))]
    best = max((_aligned(short.words, order) for order in orders), key=lambda verdict: verdict.score)
    return glued if glued.score > best.score else best


_NOT_GLUED = NameVerdict(0.0, "")


def _glued(first: _Parsed, second: _Parsed) -> NameVerdict:
    """Return the verdict for names whose words are cut in another way ("Ramimakhlouf", "Jian Chao")."""
    one, other = first.whole, second.whole
    if first.parts == second.parts or min(len(one), len(other)) < _SHORTEST_GLUED:
        return _NOT_GLUED
    floor = _GLUED if script_of_form(one) == script_of_form(other) else _GLUED_ACROSS
    return NameVerdict(word_similarity(one, other, floor), "the same letters, cut otherwise")


def _aligned(short: Sequence[str], long: Sequence[str]) -> NameVerdict:
    """Return the verdict of the best alignment in order: every word of the shorter name has its counterpart."""
    scores = _alignment(short, long)
    if len(scores) < len(short):
        return NameVerdict(_STRANGE, "each has a word that the other lacks")
    mean = sum(scores) / len(scores)
    if len(short) == 1 and len(long) > 1:
        return NameVerdict(min(_ONE_WORD, mean), "one word of a longer name")
    worst = min(scores)
    beside = sum(map(len, short)) - len(short[scores.index(worst)])
    score = min(mean, worst + (_WORST_WORD if beside > _SHORT_WORD else 0.0)) - _EXTRA_WORD * (len(long) - len(short))
    if len(long) > len(short) and not _word_score(short[0], long[0]):
        return NameVerdict(min(score, _OTHER_GIVEN), "one has a given name before the other's")
    return NameVerdict(score, "same words" if mean == 1.0 else "words alike")


def _alignment(short: Sequence[str], long: Sequence[str]) -> tuple[float, ...]:
    """Return the similarities of the words paired, in order, so that most are paired and best."""
    table: list[list[tuple[float, ...]]] = [[()] * (len(long) + 1) for _ in range(len(short) + 1)]
    for i, word in enumerate(short):
        for j, other in enumerate(long):
            ways = [table[i][j + 1], table[i + 1][j]]
            score = _word_score(word, other)
            if score:
                ways.append((*table[i][j], score))
            table[i + 1][j + 1] = max(ways, key=sum)
    return table[-1][-1]


@lru_cache(maxsize=65536)
def _word_score(one: str, other: str) -> float:
    """Return how alike two words are, 0.0 where they can't be one name."""
    if one == other:
        return 1.0
    groups = given_groups()
    if one in groups and other in groups:
        return 0.97 if groups[one] & groups[other] else 0.0
    if min(len(one), len(other)) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    if one in _DIGRAPHS or other in _DIGRAPHS:
        return _INITIAL if one.startswith(other) or other.startswith(one) else 0.0
    floor = _floor(one, other)
    score = word_similarity(one, other, floor)
    return score or max((word_similarity(*pair, floor) for pair in _without_article(one, other)), default=0.0)


def _without_article(one: str, other: str) -> list[tuple[str, str]]:
    """Return the pairs with a written-on article taken off either word ("Elaraby", "al-Arabi")."""
    pairs = []
    if _has_article(one):
        pairs.append((one[_ARTICLE:], other))
    if _has_article(other):
        pairs.append((one, other[_ARTICLE:]))
    return pairs


def _has_article(word: str) -> bool:
    return len(word) > _ARTICLE + 1 and word[:_ARTICLE] in name_words().dropped


def _floor(one: str, other: str) -> float:
    """Return the similarity below which two words are different: short words must agree better."""
    shorter = min(len(one), len(other))
    if script_of_form(one) != script_of_form(other):
        return 0.84 if shorter <= 3 else 0.74
    return 0.99 if shorter <= 2 else 0.74


def same_body(one: str, other: str) -> NameVerdict:
    """Return whether two names are one organisation's; legal forms don't matter, every other word does."""
    first, second = _body_words(one), _body_words(other)
    if not first or not second:
        return NameVerdict(0.0, "no name")
    short, long = sorted((first, second), key=len)
    scores = _alignment(short, long)
    glued = word_similarity("".join(short)[:80], "".join(long)[:80])
    if len(scores) < len(long):
        return NameVerdict(
            glued if glued >= _GLUED_BODY else 0.5, "written together" if glued >= _GLUED_BODY else "words differ"
        )
    return NameVerdict(max(sum(scores) / len(scores), glued), "words alike")


# Two long names that differ in so little are one ("van der Bilt", "Vanderbilt").
_GLUED_BODY = 0.95


@lru_cache(maxsize=8192)
def _body_words(name: str) -> tuple[str, ...]:
    """Return the words of a body's name without its legal form and small words."""
    plain = form_key(name[:_LONGEST_NAME].replace("&", " ").replace(".", ""))
    parts = [part for part in plain.split(" ") if part.isalnum()]
    function_words = name_words().joiners
    words = [word for word in without_legal_form(parts) or parts if word not in function_words]
    return tuple(word[:_LONGEST_WORD] for word in words[:_MOST_WORDS])


@dataclass(frozen=True, slots=True)
class BestCandidate:
    """The person among the candidates whom a surface names."""

    person: Person
    score: float
    why: str


# Within candidates that office, state and date leave, a worse spelling is good enough, if it is clearly the best.
_AMONG, _MARGIN = 0.62, 0.08


def best_candidate(surface: str, candidates: Iterable[Person]) -> BestCandidate | None:
    """Return the candidate whom `surface` names, in full, by family name or misspelt; None where none or two fit."""
    different = {person.key: person for person in candidates}.values()
    scored = sorted((_candidate(surface, person) for person in different), key=lambda best: -best.score)
    if not scored or scored[0].score < _AMONG:
        return None
    if len(scored) > 1 and scored[0].score - scored[1].score < _MARGIN:
        return None
    return scored[0]


def _candidate(surface: str, person: Person) -> BestCandidate:
    verdicts = [_among(surface, name.form) for name in person.names]
    best = max(verdicts, key=lambda verdict: verdict.score, default=NameVerdict(0.0, "no name"))
    return BestCandidate(person, best.score, best.why)


def _among(surface: str, name: str) -> NameVerdict:
    """Return the verdict on a surface that may be a family name alone."""
    verdict = same_person(surface, name)
    words, full = _readings(surface)[0].words, _readings(name)[0].words
    if verdict.same or len(words) != 1 or verdict.why.startswith("another"):
        return verdict
    score = max((word_similarity(words[0], word) for word in full), default=0.0)
    return NameVerdict(score * 0.95, "one word of the name")
