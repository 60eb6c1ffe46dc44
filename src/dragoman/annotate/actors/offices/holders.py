"""Which of a document's persons an office means that several may hold, or that somebody has left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.lookup import PROMINENT
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase, Term
from dragoman.model import EntityKind

# Offices whose holders are sent, and of whom a state has many.
SENT = frozenset({"envoy", "ambassador"})
LEADING = frozenset({"head_of_state", "head_of_government", "crown_prince"})
# Offices that many hold at a time.
SHARED = frozenset({"deputy_foreign_minister", "minister", "envoy", "ambassador", "spokesperson", "deputy_head"})
# Offices whose bare title ("the minister", "the leader") may stand for a more special office.
_VAGUE = frozenset({"delegation"})
_GENERAL = {
    "leader": ("head_of_state", "head_of_government", "leader", "crown_prince"),
    "head": ("head",),
    "envoy": ("envoy",),
}
_ONE_AT_A_TIME = SENT | {"deputy_foreign_minister"}


def is_principals(phrase: Phrase, base: KnowledgeBase) -> bool:
    """Say whether the name behind an envoy's bare title is his principal's: "مبعوث ترامب" is not Trump."""
    titles = [segment for segment in phrase.titles if not (segment.inner or segment.serves)]
    sent = bool(titles) and all(s.title and s.title.office in SENT for s in titles)
    if not sent or phrase.states or phrase.bodies or len(phrase.name) != 1 or phrase.first == phrase.last:
        return False
    held = [{term.office for term in base.offices_of(key)} for key in phrase.name[0].keys]
    behind = phrase.name[0].first > phrase.titles[0].first
    return behind and bool(held) and all(offices & LEADING and not offices & SENT for offices in held)


def only_holder(actors: Iterable[Actor], office: str, homes: frozenset[str | None]) -> Actor | None:
    """Return the only person of a document who is an ambassador, envoy or deputy minister of a state or body.

    `homes` are the state's code or the body's name.
    """
    if office not in _ONE_AT_A_TIME:
        return None
    people = (a for a in actors if a.kind is EntityKind.PERSON and not homes.isdisjoint((a.country, a.org)))
    return _only(a for a in people if office in a.bare or any(office == held for held, _ in a.offices))


def only_envoy(actors: Iterable[Actor], office: str) -> Actor | None:
    """Return the document's only envoy, or only ambassador, for a bare "the envoy"."""
    return _only(a for a in actors if _is_sent(a, office)) if office in SENT else None


def _is_sent(actor: Actor, office: str) -> bool:
    named = actor.kind is EntityKind.PERSON and office in actor.bare
    return named or any(office == held for held, _ in actor.stated)


def has_no(topic: Actor, offices: Iterable[tuple[str, str | None]]) -> bool:
    """Say whether "the Russian ambassador" is no Russian minister of whom a text speaks: he has another office."""
    held = {office for office, _ in topic.stated}
    return bool(held) and held.isdisjoint(SENT) and any(office in SENT for office, _ in offices)


def former_holder(actors: Iterable[Actor], offices: Iterable[tuple[str, str | None]]) -> Actor | None:
    """Return the only person whom the document names as a former holder of an office: "the ex-president"."""
    meant = {(office, of) for office, of in offices if of}
    return _only(a for a in actors if not meant.isdisjoint(a.once))


def has_left(actor: Actor, terms: Iterable[Term], offices: Iterable[tuple[str, str | None]]) -> bool:
    """Say whether somebody held one of some offices, as his terms tell, and no longer does."""
    past = {(term.office, term.of) for term in terms} - actor.offices
    return any(office == held and of in (None, state) for office, of in offices for held, state in past)


def usual_body(actors: Iterable[Actor], titles: Iterable[str], bodies: Mapping[str, str]) -> str | None:
    """Return whose a title is that goes without a body, where the document names no other body: "Secretary-General"."""
    body = next((bodies[title] for title in titles if title in bodies), None)
    others = (a for a in actors if a.kind is EntityKind.BODY and a.key != body)
    return None if body is None or any(others) else body


def goes_to_another(phrase: Phrase, held: frozenset[str]) -> bool:
    """Say whether a leader's title behind a name begins the next phrase: "received by minister X, the head of state Y".

    `held` are the offices that the bearer of the name ever had, as far as the base knows; none where it doesn't.
    """
    last = phrase.name[-1].last if phrase.name else 0
    behind = {s.title.office for s in phrase.titles if s.title and s.first >= last}
    return bool(held) and bool(behind & LEADING) and held.isdisjoint(LEADING) and not phrase.former


def _only(actors: Iterable[Actor]) -> Actor | None:
    found = list(actors)
    return found[0] if len(found) == 1 else None


def counterpart_named(actors: Iterable[Actor], of_whom: Actor, country: str) -> Actor | None:
    """Return the only one whom the document has called somebody's counterpart, of that state or of none yet."""
    return _only(a for a in actors if of_whom.key in a.abroad_of and a.country in (None, country))


def given_offices(actor: Actor) -> list[tuple[str, str | None]]:
    """Return the offices by which a document knows somebody, all of them where it gives none, the highest first."""
    given = ({office for office, _ in actor.stated} | actor.bare) - _VAGUE  # "the Tunisian minister" has an office
    held = [one for one in actor.offices if one[0] in given] or [one for one in actor.offices if one[0] not in _VAGUE]
    return sorted(held, key=lambda one: PROMINENT.index(one[0]) if one[0] in PROMINENT else len(PROMINENT))


def leader_named(actors: Iterable[Actor], of_whom: Actor, country: str) -> Actor | None:
    """Return the one leader of a state whom the document names, as a leader's counterpart of another office.

    A prime minister's "South Korean counterpart" is the president with whom he met.
    """
    named = [a for a in actors if a.country == country and LEADING & {office for office, _ in a.offices}]
    leads = any(office in LEADING for office, _ in of_whom.offices)
    return named[0] if leads and len(named) == 1 and named[0].kind is EntityKind.PERSON else None


def may_be(actor: Actor, title: str) -> bool:
    """Say whether "the Turkish leader" or "the Turkish minister" may be this actor."""
    held = {office for office, _ in actor.offices}
    return bool(LEADING & held) if title == "leader" else any(office.endswith("minister") for office in held)


def holds(actor: Actor, office: str, of: str | None, words: frozenset[str]) -> bool:
    """Say whether an actor holds an office, as far as a bare title of these words (`of` is None) may mean it."""
    if of is None and (office in _VAGUE or (office == "leader" and words)):
        return bool(words) and words <= actor.titles  # "the leader" isn't whoever leads a party
    if office in SHARED and " ".join(sorted(words)) not in {
        " ".join(sorted(set(t.split()))) for t in actor.title_forms
    }:
        return False  # many hold such an office: only the very same title refers back
    if of is None and actor.titles and words and not words & (actor.titles | actor.styles):
        return False  # "the King" is no president
    if of is None and words and not words <= actor.titles and _is_called_otherwise(actor, office):
        return False  # nor "the prime minister" a president who governs
    if of is None and office in _GENERAL and len(words) > 1 and not words <= actor.titles:
        return False  # nor is "the Council's head"
    wanted = _GENERAL.get(office, ()) if of is None else ()
    return any(of in (None, held_of) and (held == office or held in wanted) for held, held_of in actor.offices)


def is_meant(actor: Actor, words: frozenset[str], topic: str | None, special: frozenset[str]) -> bool:
    """Say whether a title of these words is one that the document gave a holder, or he the topic of which it speaks.

    The topic may be but named, and is no king: `special` are the words that not every holder of an office is called.
    """
    return words <= actor.titles or (actor.key == topic and words.isdisjoint(special))


def _is_called_otherwise(actor: Actor, office: str) -> bool:
    """Say whether a head of state is called by that office, who heads the government too."""
    return office == "head_of_government" and any(held == "head_of_state" for held, _ in actor.offices)
