"""What only looks like a contact: teams abroad, towns named like others, states whose people met, campaigns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.contacts.draft import Party
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, EntityKind, Place

_SPORTING = 3  # different words of sport that make an article one on sport
_OWN = 2  # items from a pronoun to what is its own: "they began their trip"
_BEHIND = 8  # words behind a visit that may tell what it was for
_FINITE = frozenset({"past", "present", "future"})
# A state that is written like a part of another: its own people go there as at home.
_NAMESAKES = {"GEO": "USA"}
_ABROAD = frozenset({"foreign_minister", "deputy_foreign_minister", "defence_minister", "envoy", "ambassador"})


def is_sporting(cut: Iterable[Unresolved], language: str) -> bool:
    """Say whether an article is on sport: there a delegation is a team, and states meet on a pitch."""
    words = _words(language, "sports")
    return len({token.form for one in cut for token in one.tokens} & words) >= _SPORTING


def is_namesake(place: Place, visitors: Sequence[Party], held: frozenset[str], homes: Iterable[str | None]) -> bool:
    """Say whether visitors are in a part of their own state that is written like another state: Georgia.

    `held` are their offices, `homes` the states of all of whom the article speaks.
    """
    own = _NAMESAKES.get(place.country or "")
    if own is None or not place.whole or any(party.mention.country != own for party in visitors):
        return False
    return held.isdisjoint(_ABROAD) and place.country not in set(homes)


def looks_alike(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a match tells something else than a contact of its parties."""
    if match.frame.type is ContactType.VISIT:
        told = (_is_in_province, _is_campaign, _is_addressed)
        return any(tells(skeleton, match, language) for tells in told)
    return _is_of_states(skeleton, match, language)


def _is_in_province(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a part of the visitor's state stands behind a town: "visited Lebanon, Indiana"."""
    behind = [item.text for item in skeleton.items[skeleton.item_at(max(match.start, match.end - 1)) + 1 :]]
    return behind[:1] == [","] and any(" ".join(behind[1 : 1 + n]) in _words(language, "provinces") for n in (1, 2))


def _is_campaign(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether somebody goes to voters: "comes to Rome for one last rally"."""
    behind = [text for text in skeleton.text[match.end :].split() if not text.startswith("~")][:_BEHIND]
    purpose = next((at for at, text in enumerate(behind) if text in _words(language, "purpose")), None)
    if purpose is None or match.frame.nominal:
        return False
    after = behind[purpose:]
    end = next((at for at, text in enumerate(after) if text in (",", ".")), len(after))
    return not _words(language, "campaigns").isdisjoint(after[:end])


def _is_addressed(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a headline has somebody speak to a state, and not go there: "X à l'Ukraine : "nous viendrons""."""
    datives = tuple(map(str, load_language(language).data("frames")["skeleton"]["datives"]))
    if not ((match.frame.headline or match.frame.starts) and datives):
        return False
    last = skeleton.item_at(max(match.start, match.end - 1))
    places = [item for item in skeleton.items[skeleton.item_at(match.start) : last + 1] if item.text.startswith("~p")]
    said = (item.span.of(skeleton.parsed.text).replace("’", "'").lower() for item in places)
    return any(text.startswith(datives) for text in said) and all(
        skeleton.places[int(item.text[2:-1])].whole for item in places
    )


def _is_of_states(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether it is some people of states that met, of whom nobody knows who they are: "researchers of X and Y"."""
    number = match.slots.get("M")
    if number is None or not skeleton.groups[number].are_states or match.frame.nominal:
        return False
    at = next((i for i, item in enumerate(skeleton.items) if item.text == f"@{number}@"), 0)
    return at > 1 and skeleton.items[at - 1].text in _words(language, "states_of")


def is_verb_of_several(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a verb's form tells that several did it, as Arabic "سافروا" does."""
    endings = tuple(_words(language, "plural_endings"))
    return match.word_class in _FINITE and bool(endings) and skeleton.items[match.anchor].text.endswith(endings)


def follows_pronoun(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a finite verb's subject is a pronoun of which nobody knows whom it means: "as they began a trip"."""
    first = skeleton.item_at(match.start)
    near = 1 if match.word_class in _FINITE else _OWN if match.frame.nominal else 0
    pronouns = _words(language, "unresolved")
    return any(item.text in pronouns for item in skeleton.items[max(0, first - near) : first])


def is_team(kind: EntityKind, match: FrameMatch) -> bool:
    """Say whether a party of an article on sport is no party: a delegation on its way, states that meet."""
    return kind is EntityKind.STATE or (kind is EntityKind.SIDE and match.frame.type is ContactType.VISIT)


@cache
def _words(language: str, group: str) -> frozenset[str]:
    """Return a group of a language's skeleton words, as they stand in skeletons and as tokens' forms."""
    words = load_language(language).data("frames")["skeleton"].get(group, ())
    former = word_former(language)
    forms = ((former(str(word), form_of(str(word))), form_of(str(word))) for word in words)
    return frozenset(form for pair in forms for form in pair)
