"""Whom a text has named so far, and by what words each of them may be spoken of next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from dragoman.annotate.actors.cast import Character
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED
from dragoman.annotate.reporting.speakers.genders import Gender, is_man, is_woman
from dragoman.language.text import Token, tokenize
from dragoman.model import EntityKind, EntityMention, Span, Speaker

_ABOUT_ROOM, _ABOUT_BEFORE = 80, 4  # characters, and words before a name, that may say who somebody is
_COMMAS = frozenset({",", "،"})
_ARTICLE_ROOM = 6  # characters
_NOUN_AND_STATE = 2  # words: "Austrian commissioner"
_IN_VIEW = 4  # persons named last whom a pronoun may mean
_SHORT = 3  # letters of words that say little
_NAMED_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_NO_CHARACTER = Character("")


class Known:
    """The persons and bodies that a text has named up to a point, and the words by which it spoke of them.

    `cast` are all its persons, those named further on too.
    """

    def __init__(self, text: str, lexicon: ReportingLexicon, cast: Iterable[Character]) -> None:
        self._text, self._lexicon = text, lexicon
        self._cast = {character.name: character for character in cast}
        self.persons: dict[str, Speaker] = {}  # the one named last stands last
        self.body_names: set[str] = set()
        self._last_body: Speaker | None = None
        self._descriptions: list[tuple[frozenset[str], Speaker]] = []
        self._spokesmen: list[tuple[Speaker, frozenset[str]]] = []
        self._titled_names: set[str] = set()
        self._countries: dict[str, str | None] = {}
        self._bodies_of: dict[str, list[str]] = {}  # words of the body that a person is known to belong to
        self._bodies: list[tuple[frozenset[str], str]] = []

    # -- what is noted --------------------------------------------------------------------------------------

    def note(self, units: Sequence[Unit]) -> None:
        """Note the persons and bodies that units name."""
        for mention in (mention for unit in units for mention in unit.actors if mention.name):
            if mention.kind is EntityKind.BODY and (mention.country or mention.entity):
                self.body_names.add(mention.name or "")
                self._bodies.append((frozenset(forms_of(self._text, mention.extent)), mention.name or ""))
            named = mention.surface.split()[-1][:1].isupper() or not self._lexicon.cased
            if mention.kind is EntityKind.BODY and named:
                self._last_body = Speaker(mention.name or "", mention.entity, mention.surface)
            if mention.kind is EntityKind.PERSON:
                self._note_person(mention, mention.name or "")

    def _note_person(self, mention: EntityMention, name: str) -> None:
        self.persons.pop(name, None)
        self.persons[name] = Speaker(name, mention.entity, mention.surface)
        self._descriptions.append((self._words_about(mention.extent), self.persons[name]))
        self._countries[name] = mention.country
        self._bodies_of[name] = [t.form for t in tokenize(mention.org or "") if len(t.form) > _SHORT]
        self._titled_names |= {name} if mention.role else set()

    def describe(self, phrase: Span, one: Speaker) -> None:
        """Note that somebody is spoken of by the words of a phrase and those around it."""
        self._descriptions.append((self._words_about(phrase), one))

    def describe_as(self, naming: Naming, one: Speaker) -> None:
        """Note that somebody is spoken of by the very words of a naming phrase."""
        self._descriptions.append((frozenset(forms_of(self._text, naming.span)), one))

    def note_spokesman(self, naming: Naming, one: Speaker) -> None:
        """Note who speaks for others, for which states."""
        self._spokesmen.append((one, naming.countries))

    # -- who is meant ---------------------------------------------------------------------------------------

    def by_words(self, naming: Naming) -> Speaker | None:
        """Return who was named before with the words by which he is described now: "the presidential aide"."""
        if naming.kind not in (DESCRIBED, "unnamed") or not self.is_definite(naming):
            return None
        if naming.kind == "unnamed" and self._lexicon.marked("nameless", self.words(naming)):
            return self._unnamed_again(naming)
        words = {form for form in forms_of(self._text, naming.span) if len(form) > 1 and not self._is_article(form)}
        return next((one for about, one in reversed(self._descriptions) if words <= about), None)

    def _unnamed_again(self, naming: Naming) -> Speaker | None:
        """Return the source described before whom "the source" takes up: never somebody named."""
        words = set(self.words(naming))
        described = (one for about, one in reversed(self._descriptions) if words <= about)
        return next((one for one in described if one.name not in self.persons and one.entity is None), None)

    def by_origin(self, naming: Naming, topic: Speaker | None) -> Speaker | None:
        """Return who is meant by his origin alone: "the Norwegian", be he named only further on.

        Of several it is the one named last; `topic` is whom the text is about, who is meant where nobody knows of
        what state he is.
        """
        states = self.origin(naming)
        if not states:
            return None
        named = [name for name in reversed(self.persons) if states & self._states_of(name)]
        homely = [name for name in named if self._country_of(name) in states]
        for name in (*homely, *named):
            return self.persons[name]
        ahead = [one for one in self._cast.values() if states & one.states and one.name not in self.persons]
        if len(ahead) == 1:
            return Speaker(ahead[0].name, ahead[0].entity, ahead[0].name)
        if topic and topic.name in self.persons and not self._states_of(topic.name):
            return topic
        words = set(self.words(naming))
        about = (one for about, one in reversed(self._descriptions) if words <= about and not one.entity)
        return next((one for one in about if one.name not in self.persons), None)

    def by_vague_office(self, naming: Naming) -> Speaker | None:
        """Return the only person named before from a state whose "commissioner" is named, and who has no office there.

        The office of such is another body's, the state but where he is from.
        """
        office = naming.actors[0] if len(naming.actors) == 1 and len(self.words(naming)) <= _NOUN_AND_STATE else None
        if office is None or office.kind is not EntityKind.OFFICE or office.entity or not office.country:
            return None
        own = {office.country}
        free = [n for n in self.persons if own & self._states_of(n) and not own & self._cast_of(n).serves]
        return self.persons[free[0]] if len(free) == 1 else None

    def _cast_of(self, name: str) -> Character:
        return self._cast.get(name, _NO_CHARACTER)

    def origin(self, naming: Naming) -> frozenset[str]:
        """Return the states whose adjective is all that a phrase says, of one person: not "the Norwegians"."""
        stated = all(actor.kind is EntityKind.STATE for actor in naming.actors)
        if not stated or (not naming.actors and naming.kind not in (DESCRIBED, "outlet")):
            return frozenset()
        words = self.words(naming)
        words = words[:1] + [word for word in words[1:] if self._lexicon.mark("adverbs", (word,), 0) is None]
        if not words or not self.is_definite(naming):
            return frozenset()
        return self._lexicon.origins_of(" ".join(self.words(naming))) or (
            self._lexicon.origins_of(words[0]) if len(words) == 1 else frozenset()
        )

    def of_gender(self, gender: Gender, taken: str) -> Speaker | None:
        """Return the last one named whom "she" or "he" may mean, if it was `taken` for somebody of the other gender."""
        near = list(reversed(self.persons.values()))[:_IN_VIEW]
        she = gender is Gender.SHE
        if taken not in self.persons or not (is_man(taken) if she else is_woman(taken)):
            return None
        return next((one for one in near if (is_woman(one.name) if she else is_man(one.name))), None)

    def last_two(self) -> list[Speaker]:
        """Return the two persons named last."""
        return list(self.persons.values())[-2:]

    def words(self, naming: Naming) -> list[str]:
        """Return the words of a phrase without its articles."""
        return [form for form in forms_of(self._text, naming.span) if not self._is_article(form)]

    def may_be(self, name: str, phrase: str) -> bool:
        """Say whether somebody may be spoken of by a phrase: not by the adjective of a state that isn't his."""
        said = {s for token in tokenize(phrase) for s in self._lexicon.demonyms.get(token.form, ())}
        states = self._states_of(name)
        return not said or not states or not said.isdisjoint(states)

    def _states_of(self, name: str) -> frozenset[str]:
        country = self._countries.get(name)
        return self._cast_of(name).states | ({country} if country else frozenset())

    def _country_of(self, name: str) -> str | None:
        return self._countries.get(name) or self._cast_of(name).country

    def spokesman(self, naming: Naming, topic: Speaker | None) -> Speaker | None:
        """Return who was named as spokesperson, or stood without any title, where only "the spokesman" stands."""
        known = naming.called or any(actor.kind is EntityKind.PERSON for actor in naming.actors)
        if naming.kind != "spokesperson" or known:
            return None
        states = naming.countries
        for one, countries in reversed(self._spokesmen):
            if not states or not countries or states & countries:
                return one
        name = topic.name if topic else ""
        words = forms_of(self._text, naming.span)
        at_home = self._countries.get(name) in states or any(word in words for word in self._bodies_of.get(name, ()))
        return topic if at_home and name not in self._titled_names else None

    def compatriot(self, naming: Naming) -> Speaker | None:
        """Return the only person named so far of the state whose adjective a description has: "the Nigerien general".

        An office of his own is left to the actors ("the Kenyan minister").
        """
        if (
            naming.kind not in (DESCRIBED, "unnamed")
            or naming.actors
            or not (self.is_definite(naming) or self.is_owned(naming))
        ):
            return None
        states = {s for form in forms_of(self._text, naming.span) for s in self._lexicon.demonyms.get(form, ())}
        found = [name for name, country in self._countries.items() if country in states]
        return self.persons[found[0]] if len(found) == 1 else None

    def body_again(self, naming: Naming, topic: Speaker | None) -> Speaker | None:
        """Return the body of which the text tells where only what kind of body it is stands: "the movement said"."""
        words = self.words(naming)
        again = naming.kind == DESCRIBED and bool(words) and self.is_definite(naming)
        if not again or any(self._lexicon.mark("bodies_again", (word,), 0) is None for word in words):
            return None
        last = self._last_body
        return last if last and topic and topic.name in (last.name, last.surface) else None

    def body_like(self, mention: EntityMention) -> str | None:
        """Return the body named before in full that a phrase shortens: "the ministry", "the Foreign Ministry of X"."""
        words = {word for word in forms_of(self._text, mention.span) if len(word) > 1}
        return next((name for known, name in reversed(self._bodies) if words <= known), None)

    # -- words ----------------------------------------------------------------------------------------------

    def is_definite(self, naming: Naming) -> bool:
        """Say whether a phrase has the article of who is known."""
        before = self._before(naming)
        first = forms_of(self._text, naming.span)[0]
        forms = {first, *(token.form for token in before)}
        return bool(forms & self._lexicon.people.definites) or self._lexicon.people.is_definite(first)

    def _before(self, naming: Naming) -> list[Token]:
        """Return the word before a phrase, where there's one: an elided article is only one with a letter behind it."""
        window = Span(max(0, naming.span.start - _ARTICLE_ROOM), naming.span.start + 1)
        return list(tokenize(self._text, window))[:-1][-1:]

    def is_owned(self, naming: Naming) -> bool:
        """Say whether "his" or the like stands right before a phrase."""
        return self.follows("possessives", naming)

    def follows(self, marks: str, naming: Naming) -> bool:
        """Say whether a word of a list of marks stands right before a phrase."""
        return any(self._lexicon.mark(marks, (token.form,), 0) is not None for token in self._before(naming))

    def _is_article(self, form: str) -> bool:
        found = self._lexicon.match([form], 0)
        return found is not None and "articles" in found[1] and not found[2]

    def _words_about(self, phrase: Span) -> frozenset[str]:
        """Return the words of a person's title and those right before it and in apposition behind it."""
        start, end = phrase
        before = tokenize(self._text, Span(max(0, start - _ABOUT_ROOM), start))[-_ABOUT_BEFORE:]
        after = tokenize(self._text, Span(end, min(len(self._text), end + _ABOUT_ROOM)))
        words = [*before, *tokenize(self._text, phrase)]
        if after and after[0].form in _COMMAS:
            words += takewhile(lambda token: token.is_word, after[1:])
        return frozenset(token.form for token in words)


def forms_of(text: str, span: Span) -> list[str]:
    """Return the forms of the words of a span."""
    return [token.form for token in tokenize(text, span)]
