"""Visits that only a noun tells, after a meeting in somebody's state: "X met Y in Rome. The trip was his first"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.contacts.draft import TOGETHER, Draft
from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.annotate.contacts.standing.cues import NEGATION, cue_patterns
from dragoman.knowledge import State
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, EntityKind, MentionDate, Place, Side, Status, Zone

_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_REACH = 3  # paragraphs
_OPENING = 5  # items
_TOUR = 2  # states told before


class Guests:
    """Who met somebody in that one's own state, and whose visits a text has told."""

    def __init__(self, language: str, states: Mapping[str, State]) -> None:
        self._language, self._states = language, states
        self._met: Draft | None = None  # the visit that the last such meeting implies
        self._visitors: set[str] = set()
        self._been: dict[str, set[str | None]] = {}  # the states that each has been to

    def meant(self, skeleton: Skeleton, found: Sequence[Draft]) -> list[Draft]:
        """Return the visit that a sentence takes up and nobody has told, and note its contacts, `found`."""
        visits = [draft for draft in found if draft.type is ContactType.VISIT]
        stations = [] if visits else self._stations(skeleton, found)
        for visit in (*visits, *stations):
            self._visitors |= visit.keys
            for key in visit.keys if visit.status in _HELD and visit.place else ():
                self._been.setdefault(key, set()).add(visit.place.country if visit.place else None)
        return stations or self._taken_up(skeleton, found, visits)

    def _taken_up(self, skeleton: Skeleton, found: Sequence[Draft], visits: Sequence[Draft]) -> list[Draft]:
        """Return the visit that a noun takes up."""
        visit = self._met
        abroad = (one for draft in reversed(found) if (one := self._visit_of(draft)))
        self._met = next(abroad, self._met)
        if visit is None or visits or skeleton.parsed.sentence.zone is not Zone.TEXT:
            return []
        far = skeleton.parsed.sentence.paragraph - visit.skeleton.parsed.sentence.paragraph > _REACH
        noun = None if far or visit.keys & self._visitors else _noun_at(skeleton, self._language)
        if noun is None or self._is_untold(skeleton, noun):
            return []
        self._visitors |= visit.keys
        span = skeleton.parsed.sentence.span
        return [replace(visit, skeleton=skeleton, span=span, trigger=skeleton.items[noun].span)]

    def _stations(self, skeleton: Skeleton, found: Sequence[Draft]) -> list[Draft]:
        """Return the next visit of who is on a tour: "On Tuesday, in Lima, he saw X"."""
        if skeleton.parsed.sentence.zone is not Zone.TEXT or not _opens_with_place(skeleton):
            return []
        met = next((draft for draft in found if draft.place and draft.place.span), None)
        visit = self._visit_of(met, recalled=True) if met else None
        been = self._been.get(next(iter(visit.keys))) if visit else None
        if (
            met is None
            or visit is None
            or not been
            or len(been) < _TOUR
            or visit.place is None
            or visit.place.country in been
        ):
            return []
        return [replace(visit, date=met.date if met.date.dates.is_day else MentionDate())]

    def _is_untold(self, skeleton: Skeleton, noun: int) -> bool:
        """Say whether a sentence denies "the visit", calls it off or has it yet to come."""
        cues, at = cue_patterns(self._language), skeleton.starts[noun]
        denied = NEGATION in skeleton.text[:at] or bool(cues["cancelled"].search(skeleton.text))
        return denied or bool(cues["planned"].search(skeleton.text[at:].split(" , ")[0]))

    def _visit_of(self, met: Draft, *, recalled: bool = False) -> Draft | None:
        """Return the visit on which a meeting in one party's state was held, None of any other."""
        if met.type not in TOGETHER or met.status not in _HELD or (met.recall and not recalled) or met.old:
            return None
        place = met.place or self._home_of_host(met)
        home = place.country if place else None
        guests = tuple(party for party in met.principals if party.mention.country != home)
        known = all(p.mention.country and p.mention.kind in _PERSONAL for p in guests)
        if place is None or home is None or not known or len(guests) != 1 or len(met.principals) - 1 != len(guests):
            return None
        visitor = replace(guests[0], side=None)
        rule = f"{self._language}.visit.meant"
        return replace(
            met, type=ContactType.VISIT, parties=(visitor,), place=place, date=MentionDate(), status=Status.HAPPENED,
            rule=rule, takers=(),
        )  # fmt: skip

    def _home_of_host(self, met: Draft) -> Place | None:
        hosts = {party.mention.country for party in met.parties if party.side is Side.HOST}
        state = self._states.get(next(iter(hosts)) or "") if len(hosts) == 1 else None
        return Place(state.name, state.name, state.code, None, whole=True) if state else None


def _opens_with_place(skeleton: Skeleton) -> bool:
    """Say whether a sentence opens with a place, before or behind its day."""
    opening = [item.text for item in skeleton.items[:_OPENING] if item.text != ","]
    marks = opening[: next((at for at, text in enumerate(opening) if text[0] != "~"), len(opening))]
    return any(text.startswith("~p") for text in marks)


def _noun_at(skeleton: Skeleton, language: str) -> int | None:
    """Return the item at which "the visit" stands, with nothing behind it that says whose or whither."""
    nouns, definite, whose = _words(language)
    without_clitic = frame_book(language).without_clitic
    for index, item in enumerate(skeleton.items[:-1]):
        if nouns.isdisjoint((item.text, without_clitic(item.text))):
            continue
        before = [token.form for token in skeleton.parsed.tokens if token.span.end <= item.span.start][-1:]
        behind = skeleton.items[index + 1].text
        if (not definite or not definite.isdisjoint(before)) and behind not in whose and behind[0] not in "@~":
            return index
    return None


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = load_language(language).data("frames")["skeleton"]
    former = word_former(language)
    nouns = frozenset(former(word, form_of(word)) for word in data["taken_up"]["visit"])
    definite, whose = (frozenset(form_of(word) for word in data[key]) for key in ("definite", "whose_visit"))
    return nouns, definite, whose
