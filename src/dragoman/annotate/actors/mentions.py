"""What an article says of one actor at one place."""

from __future__ import annotations

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.offices.holders import SENT
from dragoman.annotate.actors.offices.roles import role_of
from dragoman.annotate.actors.phrases.noun_phrases import Phrase, one_of
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.model import EntityMention


def mention_of(phrase: Phrase, actor: Actor, text: str) -> EntityMention:
    """Return the mention of an actor that a phrase makes."""
    span = phrase.name_span or phrase.extent
    return EntityMention(
        span=span,
        surface=span.of(text),
        extent=phrase.extent,
        kind=actor.kind,
        name=actor.name,
        entity=actor.entity,
        role=role_of(phrase, text),
        country=actor.country,
        org=actor.org,
    )


def note_principal(actor: Actor, phrase: Phrase, text: str, registry: ActorRegistry) -> None:
    """Note whose envoy somebody is as his title says: a letter that he brings is that one's."""
    title = next((s for s in phrase.titles if s.serves and s.title and s.title.office in SENT), None)
    principal = registry.principal(title) if title else None
    if title and principal and principal is not actor:
        actor.sent_by, actor.sender = principal.key, mention_of(one_of(title.serves, 0), principal, text)
