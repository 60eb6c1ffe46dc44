"""Whom the knowledge base knows by a name or an office, within what state, office and day leave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.actors.names.words import name_words
from dragoman.knowledge import Holding, KnowledgeBase, Person, Term
from dragoman.knowledge.names import best_candidate, same_person
from dragoman.knowledge.sounds import rough_sound
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import DateRange

Offices = Sequence[tuple[str, str | None]]

PROMINENT = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "vice_president",
    "crown_prince",
)
_LEADING = frozenset({"head_of_state", "head_of_government"})
_CROWNS = frozenset({"head_of_state", "crown_prince"})
_UNSPECIFIC = frozenset({"delegation", "minister"})
_SURNAME_TOKENS = 2
_ALIKE = 0.75
# A family name shorter than this may be an ordinary word (Arabic "له", the Vietnamese name Lê).
_CLEAR = 4


@cache
def _patronymics(language: str) -> frozenset[str]:
    names = load_language(language).data("names")
    return frozenset(map(form_of, (*names["patronymics"], *names["particles"]["dropped"])))


class PersonLookup:
    """The knowledge base as one document sees it: in its language, on its day of publication."""

    def __init__(self, base: KnowledgeBase, language: str, published: DateRange) -> None:
        self._base = base
        self._language = language
        self._published = published
        self._cased = bool(load_language(language).data("actors")["cased"])
        self._patronymics = _patronymics(language)
        self._leaders: dict[str, list[Person]] = {}

    def by_full_name(self, surface: str, keys: Sequence[str], country: str | None, offices: Offices) -> Person | None:
        """Return the person of a full name; `keys` are those that the gazetteer gives for it.

        Raises LookupError where the base has no such full name at all.
        """
        found = self._base.persons_named(surface, self._language)
        found = found or tuple(person for key in keys if (person := self._base.person(key)))
        if not found:
            raise LookupError(surface)
        chosen = self._choose(found, country, offices, strict=False)
        if chosen is None and country and country not in self._base.states:
            return self._choose(found, None, offices, strict=False)  # a president may chair a body for a year
        return chosen

    def by_part(self, words: tuple[str, ...], country: str | None, offices: Offices) -> Person | None:
        """Return whom a name means of which the base knows a part: the family name, or a shorter full name."""
        return self.by_surname(words, country, offices) or self.by_longer_name(words, country, offices)

    def by_surname(self, words: tuple[str, ...], country: str | None, offices: Offices) -> Person | None:
        """Return the one person whom a family name, with or without a given name, can mean."""
        if len(words) <= _SURNAME_TOKENS:
            found = self._base.persons_with_surname(" ".join(words), self._language)
            chosen = self._choose(found, country, offices, strict=True)
            if chosen and (offices or country or self._cased or len("".join(words)) >= _CLEAR):
                return chosen
        if len(words) < _SURNAME_TOKENS or not (country or offices):
            return None
        # "Joseph Robinette Biden": the base knows the surname, the title or state confirms it. Who is called after
        # another father ("Ahmed Nawaf", "Ahmed Nasser") is somebody else of the same house.
        found = self._base.persons_with_surname(words[-1], self._language)
        known = {p.key: [name_words(n.form) for n in p.names] for p in found}
        alike = [p for p in found if any(n[:1] == words[:1] and set(n) <= set(words) for n in known[p.key])]
        return self._choose([p for p in alike if not self._leads(p, offices)], country, offices, strict=True)

    def _leads(self, person: Person, offices: Offices) -> bool:
        """Say whether somebody leads a state now whom a longer name calls its minister: he is a namesake."""
        served = bool(offices) and all(office.endswith("minister") for office, _ in offices)
        return served and any(term.office in _LEADING for term in self._terms(person, now=True))

    def by_longer_name(self, words: tuple[str, ...], country: str | None, offices: Offices) -> Person | None:
        """Return whom the base knows by a shorter name, where title or state bear it out.

        "Gustavo Petro Urrego", "Samdech Techo Hun Sen"; what follows a father's name makes another person.
        """
        if not self._cased or len(words) <= _SURNAME_TOKENS:
            return None
        if not offices:
            return self._by_ends(words)
        ends = range(_SURNAME_TOKENS, len(words))
        lineage = not self._patronymics.isdisjoint(words)
        shorter = [words[-n:] for n in reversed(ends)] + ([] if lineage else [words[:n] for n in reversed(ends)])
        for name in shorter:
            found = self._base.persons_named(" ".join(name), self._language)
            borne = [p for p in found if any(self._holds(p, office, of or country) for office, of in offices)]
            if len(borne) == 1:
                return borne[0]
        return None

    def _by_ends(self, words: tuple[str, ...]) -> Person | None:
        """Return whom a name means once what stands in its middle is left out, where only one has that family name."""
        if not self._patronymics.isdisjoint(words):
            return None
        found = self._base.persons_named(f"{words[0]} {words[-1]}", self._language)
        family = self._base.persons_with_surname(words[-1], self._language)
        return found[0] if len(found) == 1 and {p.key for p in family} == {found[0].key} else None

    def _holds(self, person: Person, office: str, of: str | None) -> bool:
        """Say whether somebody held an office, of that state where it is told, at the time of the article."""
        return any(
            term.office == office and of in (None, term.of) for term in self._terms(person, now=self._published.known)
        )

    def by_given_name(self, words: tuple[str, ...], offices: Offices) -> Person | None:
        """Return the monarch or heir whom a given name alone means ("the emir Tamim", "le prince héritier Salmane")."""
        if len(words) != 1 or not self._published.known:
            return None
        found = {
            person.key: person
            for office, of in offices
            if office in _CROWNS
            for person in self._candidates(office, of)
            if any(name_words(name.form)[:1] == words for name in person.names)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def by_likeness(self, surface: str, offices: Offices) -> Person | None:
        """Return the holder of a stated office whose name is spelt much like `surface` ("Nentantahu").

        Where no state is stated, given and family name must both be alike, one of them by its sound.
        """
        short = len(name_words(surface)) < _SURNAME_TOKENS
        for office, of in offices:
            if short and not of:
                continue
            found = best_candidate(surface, self._candidates(office, of) if of else self._sounding(surface, office))
            if found and (short or _alike(surface, found.person)):
                return found.person
        return None

    def is_foreign(self, keys: Sequence[str], country: str) -> bool:
        """Say whether the base knows persons by these keys, and none of them for that state or body."""
        persons = [person for key in keys if (person := self._base.person(key))]
        homes = [states for person in persons if (states := self._states(person))]
        if country in self._base.states:  # who spoke for bodies alone may be of any state
            homes = [states for states in homes if not states.isdisjoint(self._base.states)]
        return bool(homes) and not any(country in states for states in homes)

    def may_hold(self, keys: Sequence[str], offices: Offices) -> bool:
        """Say whether one of these persons ever held such an office, or nobody knows who held it on the day."""
        if any((term.office, term.of) in offices for key in keys for term in self._base.offices_of(key)):
            return True
        holders = (self.holding(office, of).person for office, of in offices if of)
        return not self._published.known or not any(holders)

    def holds_now(self, keys: Sequence[str], offices: Offices) -> bool:
        """Say whether one of these persons holds such an office on the day, of any state where none is told."""
        persons = (person for key in keys if (person := self._base.person(key)))
        held = [(term.office, term.of) for person in persons for term in self.offices_now(person)]
        return any(office == one and of in (None, whose) for one, whose in held for office, of in offices)

    def leads_not(self, keys: Sequence[str], offices: Offices) -> bool:
        """Say whether another holds a leader's office on the day, and whom these keys mean never held it."""
        office, of = next(iter(offices), ("", None))
        terms = [term for key in keys for term in self._base.offices_of(key)]
        if office not in _LEADING | _CROWNS or of is None or not terms or not self._published.known:
            return False
        held = self.holding(office, of).person
        called = {one.person.key for one in self._base.called(office, of, self._published).candidates}
        ever = any((term.office, term.of) == (office, of) for term in terms)
        return held is not None and not ever and called.isdisjoint(keys)  # Iran's president heads but its government

    def is_other_pope(self, word: str) -> bool:
        """Say whether a name is that of popes who are not Rome's."""
        return actor_lexicon(self._language).has("other_popes", word)

    def ever_held(self, forms: Sequence[str], keys: Sequence[str], office: str, of: str) -> bool:
        """Say whether the base knows a holder of an office, past or present, by such a name or one much like it."""
        surface = " ".join(forms)
        surnames = self._base.persons_with_surname(name_words(surface)[-1], self._language)
        named = [person for key in keys if (person := self._base.person(key))] or surnames
        if any((term.office, term.of) == (office, of) for person in named for term in self._terms(person)):
            return True
        return best_candidate(surface, self._candidates(office, of)) is not None

    def offices_now(self, person: Person) -> tuple[Term, ...]:
        """Return the person's terms on the day of publication, all of them where that isn't known."""
        return self._terms(person, now=True)

    def home(self, person: Person) -> tuple[str | None, str | None]:
        """Return the state or body that the person speaks for on the day of publication, else the last known.

        Of whom the article is older than all his offices it is the first.
        """
        known = self._terms(person)
        terms = self._terms(person, now=True) if self._published.known else ()
        terms = terms or (known[:1] if self._is_before(known) else known[-1:])
        for term in terms:
            if term.of in self._base.states:
                return term.of, None
        for term in terms:
            if body := self._base.body(term.of):
                return body.country, body.name
        return None, None

    def _is_before(self, terms: Sequence[Term]) -> bool:
        end = self._published.end
        starts = [term.start.first if term.start else None for term in terms]
        return end is not None and bool(starts) and all(start is not None and end < start for start in starts)

    def holding(self, office: str, of: str) -> Holding:
        """Return whom an office's title means on the day of publication."""
        return self._base.called(office, of, self._published)

    def _choose(self, persons: Sequence[Person], country: str | None, offices: Offices, strict: bool) -> Person | None:
        """Return the one person that state, office and day leave; `strict` wants a reason to believe it."""
        left = list(persons)
        if country:
            body = self._base.body(country)
            homes = {country, body.country if body else None}  # "the Taliban foreign minister" is Afghanistan's
            left = [p for p in left if homes & self._states(p)]
        named = [(office, of) for office, of in offices if office not in _UNSPECIFIC]
        if named and len(left) > 1:
            left = [p for p in left if any(o in {t.office for t in self._terms(p)} for o, _ in named)] or left
        active = [p for p in left if self._base.offices_of(p.key, self._published)] if self._published.known else left
        if (strict and self._published.known) or active:
            left = active
        if len(left) > 1:
            left = self._most_prominent(left) or ([] if strict else left)
        return left[0] if left else None

    def _most_prominent(self, persons: Sequence[Person]) -> list[Person]:
        """Return the one whom a bare family name means: the only head of state, else of government, else in office."""
        for offices in (PROMINENT[:1], PROMINENT[:2], PROMINENT):
            top = [p for p in persons if any(t.office in offices for t in self._terms(p, now=True))]
            if len(top) == 1:
                return top
        return []

    def _terms(self, person: Person, now: bool = False) -> tuple[Term, ...]:
        on = self._published if now and self._published.known else None
        return self._base.offices_of(person.key, on)

    def _states(self, person: Person) -> set[str]:
        found = set()
        for term in self._base.offices_of(person.key):
            body = self._base.body(term.of)
            found.add(term.of)
            if body and body.country:
                found.add(body.country)
        return found

    def _candidates(self, office: str, of: str | None) -> list[Person]:
        """Return who held an office of a state; without the state, of any state, as far as the day is known."""
        if of:
            return [candidate.person for candidate in self._base.holders(office, of, self._published).candidates]
        if office not in PROMINENT or not self._published.known:
            return []
        if office not in self._leaders:
            states = (self._base.holders(office, state, self._published) for state in self._base.states)
            self._leaders[office] = [candidate.person for holding in states for candidate in holding.candidates]
        return self._leaders[office]

    def _sounding(self, surface: str, office: str) -> list[Person]:
        """Return who held an office of any state and has a word in a name that sounds like one of `surface`."""
        heard = _sounds((surface,))
        persons = self._candidates(office, None)
        return [one for one in persons if not heard.isdisjoint(_sounds(tuple(name.form for name in one.names)))]


@lru_cache(maxsize=8192)
def _sounds(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rough_sound(word) for name in names for word in name_words(name))


def _alike(surface: str, person: Person) -> bool:
    """Say whether a name of several words fits the person as a whole: another given name is another person."""
    return max(same_person(surface, name.form).score for name in person.names) >= _ALIKE
