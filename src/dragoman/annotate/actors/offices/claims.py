"""What an article says of persons' offices by putting a title beside a name: claims of its own day.

"Wajdi Haddar, the Yemeni transport minister" makes one; a former office and a counterpart's do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.annotate.actors.phrases.naming import Naming, ParsedSentence
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.model import EntityKind, OfficeClaim, Zone

# Words for anybody who speaks for a state: no office that one could hold.
_VAGUE = frozenset({"delegation", "official", "minister", "staff"})


def claims_of(parsed: Iterable[ParsedSentence], registry: ActorRegistry) -> tuple[OfficeClaim, ...]:
    """Return what the article's own sentences claim, each person's office once, where it is first said."""
    found: dict[tuple[str, str, str], OfficeClaim] = {}
    for one in parsed:
        if one.sentence.zone is Zone.TEXT:
            for naming in one.namings:
                for claim in _claims(naming, registry):
                    found.setdefault((claim.name, claim.office, claim.of), claim)
    return tuple(found.values())


def _claims(naming: Naming, registry: ActorRegistry) -> Iterator[OfficeClaim]:
    phrase = naming.phrase
    named = len(naming.mentions) == 1 and naming.mentions[0].kind is EntityKind.PERSON and phrase.name
    if not named or phrase.former or phrase.qualified or registry.is_anothers(phrase):
        return
    mention = naming.mentions[0]
    for office, of in registry.offices_in(phrase):
        if of and not _is_vague(phrase, office, of, known=mention.entity is not None):
            yield OfficeClaim(
                name=mention.name or mention.surface,
                surface=mention.surface,
                span=mention.span,
                office=office,
                of=of,
                entity=mention.entity,
                role=mention.role,
            )


def _is_vague(phrase: Phrase, office: str, of: str, *, known: bool) -> bool:
    """Say whether the words leave open which office it is.

    "The Japanese leader" does. So does a title that only use gives to one state's minister ("secrétaire d'État"),
    beside a name that nobody knows: other states have such officials.
    """
    if office in _VAGUE or (office == "leader" and is_state(of)):
        return True
    said = {title.of for segment in phrase.titles if (title := segment.title)}
    return not known and office.endswith("minister") and of in said and not (phrase.states or phrase.bodies)


def is_state(code: str) -> bool:
    """Say whether an office is of a state, whose keys are three capitals, and not of a body."""
    return len(code) == 3 and code.isupper()
