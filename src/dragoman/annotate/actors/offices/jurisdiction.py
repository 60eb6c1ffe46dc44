"""Of which state or body a phrase speaks, and which offices its titles name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.lexicon import Title
from dragoman.annotate.actors.lookup import PersonLookup
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase

# What a state's title is in an organisation: "president of the ECOWAS Commission".
_OF_BODIES = {"head_of_state": "head", "head_of_government": "head", "vice_president": "deputy_head"}
# Whoever held these of a great power is in the base.
_ROME = "VAT"
_WELL_KNOWN = frozenset({"foreign_minister", "defence_minister"})


class Jurisdictions:
    """Reads phrases of one document; `recent` gives its actors, the one mentioned last first, `principal` whom the
    holder of a title serves.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        lookup: PersonLookup,
        recent: Callable[[], Iterable[Actor]],
        principal: Callable[[Segment], Actor | None],
    ) -> None:
        self._base, self._lookup, self._recent, self._principal = base, lookup, recent, principal

    def of(self, phrase: Phrase) -> str | None:
        """Return the state or body of which the phrase speaks: stated, named by the title, or by a capital."""
        title = title_of(phrase)
        inner = [code for segment in phrase.titles for code in segment.inner]
        codes = [code for segment in phrase.titles if segment.serves for code in segment.inner]
        codes = codes or [key for segment in phrase.states for key in self._codes(segment)] + inner
        codes = codes or [code for segment in phrase.titles for code in self._served(segment)]
        body = next((s.keys[0] for s in phrase.bodies if s.kind is Kind.BODY), None)
        # "the ECOWAS commission president" is no other commission's
        elsewhere = title is not None and (self._is_elsewhere(title, codes) or self._is_other_body(title, body))
        if title and title.of and not (elsewhere or self._is_strangers(title, phrase)):
            return title.of
        if len(set(codes)) > 1 and (held := self._ambiguous(codes, phrase)):
            return held
        return codes[0] if codes else body

    def _served(self, title: Segment) -> Sequence[str]:
        """Return the state of whom a title's holder serves."""
        actor = self._principal(title) if title.serves else None
        return (actor.country,) if actor and actor.country else ()

    def _is_other_body(self, title: Title, body: str | None) -> bool:
        """Say whether a body's title stands here with another body's name."""
        return body is not None and title.of is not None and title.of not in self._base.states and body != title.of

    def _is_elsewhere(self, title: Title, codes: Sequence[str]) -> bool:
        """Say whether a title that one state's minister is known by is another's here: "India's foreign secretary"."""
        usual = title.office.endswith(("minister", "legislator")) and title.of in self._base.states
        return usual and bool(codes) and title.of not in codes

    def _is_strangers(self, title: Title, phrase: Phrase) -> bool:
        """Say whether the bearer of a title that one state's minister is known by never was that: India and Pakistan
        have foreign secretaries, too.
        """
        if title.of == _ROME:
            return any(self._lookup.is_other_pope(word) for one in phrase.name for word in one.form.split())
        if title.of is None or title.of not in self._base.states or title.office not in _WELL_KNOWN or not phrase.name:
            return False
        keys = phrase.name[0].keys if phrase.name[0].kind is Kind.PERSON else ()
        return not self._lookup.ever_held([segment.form for segment in phrase.name], keys, title.office, title.of)

    def _codes(self, segment: Segment) -> list[str]:
        if segment.kind is not Kind.CITY:
            return list(segment.keys)
        return [key for key in segment.keys if key in self._base.states]

    def _ambiguous(self, codes: list[str], phrase: Phrase) -> str | None:
        """Return the state among several (two Congos, two Koreas) that the one named is of, or that the document has
        spoken of already.
        """
        keys = phrase.name[0].keys if phrase.name and phrase.name[0].kind is Kind.PERSON else ()
        own = {code for code in codes if keys and self._lookup.is_foreign(keys, code) is False}
        if len(own) == 1:
            return own.pop()
        for actor in self._recent():
            if actor.country in codes:
                return actor.country
        return None

    def org(self, phrase: Phrase) -> str | None:
        title = title_of(phrase)
        if title and title.of and title.of not in self._base.states:
            return self._base.display_name(title.of)
        body = next((s for s in phrase.bodies if s.kind is Kind.BODY), None)
        return self._base.display_name(body.keys[0]) if body else None

    def offices(self, phrase: Phrase) -> list[tuple[str, str | None]]:
        """Return (office, of) for each title; a title without a state takes the phrase's.

        A title that is a minister's in one state may be any official's in another.
        """
        around = self.of(phrase)
        titles = [s.title for s in phrase.titles if s.title] or ([phrase.title] if phrase.title else [])
        elsewhere = [around] if around and around in self._base.states else []
        held = [
            ("official", around)
            if self._is_elsewhere(title, elsewhere)
            else (title.office, around if self._is_strangers(title, phrase) else title.of or around)
            for title in titles
        ]
        return [(self._in_body(office, of), of) for office, of in held]

    def _in_body(self, office: str, of: str | None) -> str:
        """Return what an office is called in an organisation, which has no head of state."""
        body = self._base.body(of) if of and of not in self._base.states else None
        return _OF_BODIES.get(office, office) if body and body.kind == "organisation" else office


def title_of(phrase: Phrase) -> Title | None:
    """Return the first title of a phrase, or the one that a plural phrase lends it."""
    if phrase.title:
        return phrase.title
    return next((s.title for s in phrase.titles if s.title), None)
