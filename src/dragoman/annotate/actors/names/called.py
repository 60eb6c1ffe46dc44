"""What is called after somebody, or after a body, and isn't them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.offices.holders import is_principals
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase


def is_namesake(
    phrase: Phrase, segments: Sequence[Segment], cased: bool, lexicon: ActorLexicon, base: KnowledgeBase
) -> bool:
    """Say whether something is called after the one that a phrase names: "King Khalid Airport" in Arabic.

    Of a body's, a genitive may be: "la cité de l'Union africaine"; or its name stands first: "Commonwealth Games".
    """
    if not cased and is_principals(phrase, base):
        return True
    behind = segments[phrase.last].form if phrase.last < len(segments) else ""
    if phrase.bodies and not phrase.titles and lexicon.has("lend_names", behind):
        return True
    at = phrase.first - 1
    owned = at >= 0 and (segments[at].kind is Kind.GENITIVE or segments[at].form == "s")
    if cased and owned and not phrase.titles and [one.kind for one in phrase.name] == [Kind.SURNAME]:
        return True  # "Queen's Park"
    genitive = bool(phrase.bodies) and not (phrase.name or phrase.titles)
    if genitive and (at < 0 or segments[at].kind is not Kind.OF):
        return False
    at -= genitive
    before = segments[at].form if at >= 0 and (genitive or not phrase.article) else ""
    return any(lexicon.has("named_after", form) for form in (before, before[1:], before[2:]))
