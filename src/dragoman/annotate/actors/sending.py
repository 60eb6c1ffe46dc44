"""Envoys and those who send them: an envoy speaks for the state or body of the one whose envoy he is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.annotate.actors.registry import ActorRegistry

_GENITIVE = frozenset({Kind.OF, Kind.ARTICLE, Kind.CLITIC})
_OFFICE = "envoy"


def introduce_senders(sentences: Sequence[Unresolved], registry: ActorRegistry, origins: frozenset[str]) -> None:
    """Give each envoy the state or body of the one who sends him: "Y, special envoy of President X".

    `origins` are words like "from". Whom a text tells of without his name ("a special envoy from Ghana's president")
    is the next envoy that it names: "The envoy, Y, said".
    """
    waiting: Actor | None = None
    for cut in sentences:
        for one, other in pairwise(cut.phrases):
            envoy, sender = (other, one) if other.is_sent else (one, other)  # "the envoy of X, Y"
            between = {segment.kind for segment in cut.segments[one.last : other.first]}
            if (other.is_sent or (between and not between - _GENITIVE)) and _is_envoy(envoy) and envoy.name_span:
                _lend(envoy, cut, registry, _sender(sender, cut, registry))
        for phrase in cut.phrases:
            if waiting is not None and phrase.name_span and _is_envoy(phrase):
                _lend(phrase, cut, registry, waiting)
                waiting = None
            if _is_senders(phrase, cut, origins):
                waiting = _sender(phrase, cut, registry)


def _is_envoy(phrase: Phrase) -> bool:
    title = phrase.titles[-1].title if phrase.titles else None
    return title is not None and title.office == _OFFICE and not title.plural


def _sender(phrase: Phrase, cut: Unresolved, registry: ActorRegistry) -> Actor | None:
    span = phrase.name_span
    return registry.named(phrase, span.of(cut.text)) if span else registry.office(phrase)


def _lend(phrase: Phrase, cut: Unresolved, registry: ActorRegistry, sender: Actor | None) -> None:
    span = phrase.name_span
    sent = registry.named(phrase, span.of(cut.text)) if span else None
    if sent and sender and not (sent.country or sent.org):
        sent.country, sent.org = sender.country, sender.org


def _is_senders(phrase: Phrase, cut: Unresolved, origins: frozenset[str]) -> bool:
    """Say whether a phrase tells who sends an envoy without a name: "a special envoy from X's president"."""
    at = phrase.first - 1
    if not phrase.titles or at < 1 or (cut.segments[at].kind is not Kind.OF and cut.segments[at].form not in origins):
        return False
    title = cut.segments[at - 1].title
    return title is not None and title.office == _OFFICE and not title.plural
