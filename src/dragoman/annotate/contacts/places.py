"""Where a contact took place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.knowledge import State
from dragoman.model import ContactType, EntityKind, Place

_TOPIC = 6  # items of a topic and the place behind it
_WIDE = "....."
_ROOM = 6  # words of a room's name
_BESIDE = 4  # items around a contact in which a room may stand
_PASSED = frozenset({",", "-"})
_PLACED = frozenset(
    {
        ContactType.MEETING,
        ContactType.SUMMIT,
        ContactType.MULTILATERAL_MEETING,
        ContactType.PRESS_CONFERENCE,
        ContactType.OTHER_CONTACT,
        ContactType.MESSAGE,
    }
)


def places_of(skeleton: Skeleton, match: FrameMatch) -> tuple[Place | None, ...]:
    """Return the place of a match, or those of a tour: each goal of a visit, the nearest place of a meeting."""
    if match.place is not None or match.place_group is not None:
        return _goals(skeleton, match)
    if match.frame.type not in _PLACED:
        return (None,)
    return (_nearest(skeleton, match),)


def scene_of(skeleton: Skeleton) -> Place | None:
    """Return the place with which a sentence begins before a colon, as a dateline may: "جدة: وصل فلان أمس"."""
    texts = [item.text for item in skeleton.items[:2]]
    named = _named(skeleton, texts[0]) if len(texts) > 1 and texts[1] == ":" else ()
    return named[0] if len(named) == 1 else None


def is_origin(match: FrameMatch) -> bool:
    """Say whether a visit's own words name where one came from: "flew in from P"."""
    return match.frame.there and (match.place is not None or match.place_group is not None)


def host_of(
    skeleton: Skeleton, match: FrameMatch, visitors: Set[str], states: Mapping[str, State]
) -> tuple[Place | None, ...]:
    """Return what "the country" is that somebody visits: the state of the only other whom the sentence names."""
    named = (mention for group in skeleton.groups for mention in group.mentions)
    homes = {m.country for m in named if m.kind in (EntityKind.PERSON, EntityKind.OFFICE) and m.country} - visitors
    state = states.get(next(iter(homes))) if len(homes) == 1 and visitors else None
    if state is None:
        return (None,)
    span = skeleton.items[skeleton.item_at(max(match.start, match.end - 1))].span
    return (Place(state.name, span.of(skeleton.parsed.text), state.code, span, whole=True),)


def _goals(skeleton: Skeleton, match: FrameMatch) -> tuple[Place | None, ...]:
    """Return the goals of a visit: "to Israel, Egypt and the West Bank" names three.

    A place of the same state that follows directly is the tail of the one before it ("Riyadh, Saudi Arabia").
    """
    first = f"~p{match.place}~" if match.place is not None else f"@{match.place_group}@"
    at = next(i for i, item in enumerate(skeleton.items) if item.text == first)
    goals = list(_named(skeleton, first))
    joined = False
    for index, item in enumerate(skeleton.items[at + 1 :], start=at + 1):
        if item.text == "," or item.text == "~x~" or item.text in skeleton.and_words:
            joined = joined or item.text != ","
            continue
        more = _named(skeleton, item.text)
        several = len(more) > 1  # "to Paris, Brussels and Berlin"
        if not more or (item.text.startswith("@") and not (joined or several or _goes_on(skeleton, index))):
            break
        goals += [place for place in more if joined or several or place.country not in {goal.country for goal in goals}]
    return tuple(goals) or (None,)


def city_behind(skeleton: Skeleton, match: FrameMatch, states: Set[str]) -> Place | None:
    """Return a city of one of the parties' states a few words behind a match, beside the day of their contact.

    "X and Y discussed migration in Tripoli on Tuesday" says where they were, "discussed protests in Paris" doesn't.
    """
    last = skeleton.item_at(max(match.start, match.end - 1))
    for index in range(last + 1, min(last + _TOPIC, len(skeleton.items) - 1)):
        text = skeleton.items[index].text
        if text.startswith("~p"):
            place = skeleton.places[int(text[2:-1])]
            dated = skeleton.items[index + 1].text.startswith("~t")
            return place if dated and not place.whole and place.country in states else None
        if not text[:1].isalpha() and not text.startswith("~x"):
            return None
    return None


def _goes_on(skeleton: Skeleton, index: int) -> bool:
    """Say whether a state stands inside a list: "to Israel, Jordan, Egypt and Europe"."""
    following = skeleton.items[index + 1].text if index + 1 < len(skeleton.items) else ""
    listed = following == "," or following in skeleton.and_words
    behind = skeleton.items[index + 2].text if index + 2 < len(skeleton.items) else ""
    if following in skeleton.and_words and _named(skeleton, behind):
        return True  # "to Vienna, Prague and Warsaw"
    return listed and all(place.whole for place in _named(skeleton, skeleton.items[index].text))


def _named(skeleton: Skeleton, text: str) -> tuple[Place, ...]:
    if text.startswith("~p"):
        return (skeleton.places[int(text[2:-1])],)
    if text.startswith("@"):
        return skeleton.groups[int(text.strip("@"))].places
    return ()


def _nearest(skeleton: Skeleton, match: FrameMatch) -> Place | None:
    """Return the place inside the match, right after it, or before the sentence's subject.

    A place further off belongs to what they talked about: "discussed ... the latest developments in Ukraine".
    """
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    for index in (
        *range(first, last + 1),
        *_run(skeleton, last + 1, 1),
        *_run(skeleton, first - 1, -1),
        *_opening(skeleton),
    ):
        text = skeleton.items[index].text
        if not text.startswith("~p"):
            continue
        place = skeleton.places[int(text[2:-1])]
        if not (place.whole and _WIDE in match.pattern.source and index <= last):
            return place  # "discussed the war in Ukraine with X": a state between is what they discussed
    return tied_place(skeleton, match)


def tied_place(skeleton: Skeleton, match: FrameMatch) -> Place | None:
    """Return the place to which a relative clause is tied: "came from Rome, where he met X"."""
    first = skeleton.item_at(match.start)
    for index in range(first - 1, 0, -1):
        text = skeleton.items[index].text
        if text in skeleton.tying_words:
            before = index - 1 - (skeleton.items[index - 1].text == ",")
            named = _named(skeleton, skeleton.items[before].text) if before >= 0 else ()
            return named[-1] if named else None
        if not text.startswith(("@", "~")) and text not in _PASSED:
            return None
    return None


def in_one_place(skeleton: Skeleton, match: FrameMatch, rooms: Sequence[tuple[str, ...]]) -> bool:
    """Say whether a match is tied to a place, or set into a room by words around it: "spoke, at the palace, with"."""
    if tied_place(skeleton, match):
        return True
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    start = skeleton.items[max(0, first - _BESIDE)].span.start
    end = skeleton.items[min(len(skeleton.items) - 1, last + _BESIDE)].span.end
    if all(not item.text.startswith("@") for item in skeleton.items[:first]):
        start = 0  # "In the family's house, decked out for the wedding, the two chatted"
    forms = tuple(token.form for token in skeleton.parsed.tokens if start <= token.span.start < end)
    opening = tuple(token.form for token in skeleton.parsed.tokens[:_ROOM])
    if any(opening[: len(room)] == room for room in rooms):
        return True
    return any(forms[at : at + len(room)] == room for room in rooms for at in range(len(forms)))


def _run(skeleton: Skeleton, start: int, step: int) -> list[int]:
    """Return the indexes of the adjuncts in a row from `start`; leftwards one actor may stand between."""
    found, actors, index = [], 0, start
    while 0 <= index < len(skeleton.items):
        text = skeleton.items[index].text
        if text.startswith("@") and step < 0 and not actors:
            actors += 1
        elif not text.startswith("~") and text not in _PASSED and text not in skeleton.where_words:
            break
        found.append(index)
        index += step
    return found


def _opening(skeleton: Skeleton) -> list[int]:
    return _run(skeleton, 0, 1) if skeleton.items and skeleton.items[0].text.startswith("~") else []
