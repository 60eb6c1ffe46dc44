"""Whose head of state is meant by his office alone: the speaker's, or that of the state in which a paper is at home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.offices import holders
from dragoman.annotate.actors.phrases.kinds import Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import EntityKind


def holder_meant(
    phrase: Phrase, segments: Sequence[Segment], told: Sequence[Actor], registry: ActorRegistry, at_home: frozenset[str]
) -> Actor | None:
    """Return whom an office without a name means; `told` are those whom its sentence has named before."""
    own = _head_of_speaker(phrase, segments, told, registry)
    return own or registry.office(phrase) or _only_head(phrase, registry) or _head_at_home(phrase, registry, at_home)


def _head_of_speaker(
    phrase: Phrase, segments: Sequence[Segment], told: Sequence[Actor], registry: ActorRegistry
) -> Actor | None:
    """Return the head whom an office alone right behind "that" means: the speaker's, where the text has named him.

    An envoy speaks of whoever he was sent to, a head of others.
    """
    title = phrase.titles[0].title if len(phrase.titles) == 1 else None
    opens = phrase.first > 0 and segments[phrase.first - 1].form in _complements(registry.language)
    if title is None or not opens or phrase.states or title.of or title.office not in holders.LEADING:
        return None
    speaker = told[-1] if len(told) == 1 else None
    if speaker is None or speaker.kind is not EntityKind.PERSON or speaker.country is None or phrase.former:
        return None
    if any(office in holders.LEADING | holders.SENT for office, _ in speaker.offices):
        return None
    held, actors = (title.office, speaker.country), registry.actors.values()
    return next((a for a in actors if a is not speaker and held in a.offices), None)


@cache
def _complements(language: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("frames")["skeleton"].get("complements", ())))


def _only_head(phrase: Phrase, registry: ActorRegistry) -> Actor | None:
    """Return whom "the Secretary-General" means: the only head of an organisation whom the text has named."""
    title = phrase.titles[0].title if len(phrase.titles) == 1 else None
    bare = not (phrase.states or phrase.bodies or phrase.former or phrase.qualified)
    if title is None or title.office != "head" or title.of or title.plural or not bare:
        return None
    heads = [a for a in registry.actors.values() if any(office == "head" for office, _ in a.offices)]
    return registry.touch(heads[0]) if len(heads) == 1 else None


def _head_at_home(phrase: Phrase, registry: ActorRegistry, at_home: frozenset[str]) -> Actor | None:
    """Return whom an office without a state means in a paper at home: "تونس - استقبل رئيس الجمهورية X"."""
    title = phrase.titles[0].title if len(phrase.titles) == 1 else None
    if title is None or title.of or title.office not in holders.LEADING or title.plural or len(at_home) != 1:
        return None
    own = not (phrase.states or phrase.former or phrase.qualified)
    return registry.touch(registry.holder(title.office, next(iter(at_home)))) if own else None
