"""How far a noun phrase reaches: not to where its holder goes, nor to the city where he meets another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.parted import one_office

_NAMES = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS})
# Offices that are held at home: no state behind a "to" is part of their title.
_RESIDENT = frozenset({"head_of_state", "head_of_government", "crown_prince", "supreme_leader", "leader"}) | {
    "vice_president",
    "deputy_head_of_government",
}
_SENT = frozenset({"ambassador", "envoy"})
_PLACES, _ARTICLE, _IN = frozenset({Kind.CITY, Kind.STATE}), "ال", "في"
_INSIDE = 3  # "the minister", "in" and a place
_IN_CITY = (Kind.OF, Kind.CITY)
_POST = 3  # segments from "in" to the name behind the comma


def posted(segments: Sequence[Segment], language: str) -> Sequence[Segment]:
    """Return a sentence's segments, "in" read as "to" behind a diplomat: "the consul general in Erbil, X".

    The name behind his post is his where nobody knows it: "met the consul in Erbil, the president said".
    """
    found = list(segments)
    for at in range(1, len(found) - _POST):
        before, city, behind = found[at - 1], found[at + 1], found[at + 2]
        name = found[at + _POST] if behind.kind is Kind.COMMA else behind
        sent = before.title is not None and before.title.office == "ambassador"
        if not (sent and city.kind is Kind.CITY and name.kind is Kind.CAPITALS and " " in name.form):
            continue
        if actor_lexicon(language).has("locatives", found[at].form):
            found[at] = replace(found[at], kind=Kind.TOWARD)
    return found


def is_one(part: Sequence[Segment], behind: Sequence[Segment], language: str) -> bool:
    """Say whether a title that may be a whole side's is one man's, whom commas name: "a Pentagon official, X,"."""
    has = actor_lexicon(language).has
    lone = any(segment.title and segment.title.side and has("lone_sides", segment.form) for segment in part)
    named = part[-1].kind in _NAMES and len(part) > 1 and part[-2].kind is Kind.COMMA
    return lone and named and bool(behind) and behind[0].kind is Kind.COMMA


def own_words(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without the name after a comma that isn't its own: "with Israeli officials, Mr. Sullivan"."""
    for index, segment in enumerate(part[:-1]):
        if segment.title and segment.title.side and part[index + 1].kind is Kind.COMMA:
            return part[: index + 1]
    return one_office(_without_scene(_without_goal(_without_object(part))))


def _without_object(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without the place behind an office that has its article: "زار وزير الخارجية بيروت".

    An Arabic noun with an article, or whose genitive has one, takes no further genitive: the place is where he went.
    """
    for at, (one, place) in enumerate(pairwise(part)):
        words = one.form.split()
        definite = one.kind is Kind.TITLE and bool(words) and words[-1].startswith(_ARTICLE)
        if not definite:
            continue
        if place.kind in _PLACES and place.first == one.last and len(part) == at + 2:
            return part[: at + 1]
        behind = part[at + 2].kind if len(part) == at + _INSIDE else None
        sent = one.title is not None and one.title.office in _SENT
        if place.form == _IN and behind in _PLACES and not sent:
            return part[: at + 1]  # "بقي ولي العهد في الهند"
    return part


def _without_goal(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without the place where its holder goes, not one he is sent to by office: "of X's king to Y"."""
    title = next((segment.title for segment in reversed(part) if segment.title), None)
    goal = next((i for i, segment in enumerate(part) if segment.kind is Kind.TOWARD), len(part))
    resident = title is not None and (title.office in _RESIDENT or title.office.endswith("minister"))
    named = any(segment.kind in _NAMES or segment.title for segment in part[goal:])
    return part[:goal] if resident and goal and not named else part


def _without_scene(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without the city where its holder meets another, unless he is sent there: "the minister in X".

    "Seoul's leader" leads the state.
    """
    scene = next((i for i in range(len(part) - 1) if _is_scene(part, i)), 0)
    title = next((segment.title for segment in reversed(part[:scene]) if segment.title), None)
    named = any(segment.kind in _NAMES for segment in part[:scene])
    led = title is not None and title.office == "leader" and (part[scene].kind, part[scene + 1].kind) == _IN_CITY
    return part[:scene] if title and title.office not in _SENT and not (named or led) else part


def _is_scene(part: Sequence[Segment], at: int) -> bool:
    """Say whether "in X" stands at `at`: a city, or whatever place behind the state that an office is of."""
    if (part[at].kind, part[at + 1].kind) == _IN_CITY:
        return True
    written_on = part[at].kind is Kind.CLITIC and part[at + 1].kind in (Kind.CITY, Kind.STATE)
    told = any(segment.kind in (Kind.DEMONYM, Kind.STATE) for segment in part[:at])
    return written_on and told and any(segment.kind in _NAMES for segment in part[at + 2 : at + 3])
