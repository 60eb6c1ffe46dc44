"""All actor mentions of a document, in order, with references resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.coming import Coming
from dragoman.annotate.actors.discourse import COUNTED, Discourse
from dragoman.annotate.actors.governing import (
    is_governed,
    is_in_relative,
    is_of_thing,
    is_quoted,
    is_reported,
    rows_of,
    stands_aside,
)
from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.actors.mentions import mention_of, note_principal
from dragoman.annotate.actors.names.bare import with_bare_names
from dragoman.annotate.actors.names.called import is_namesake
from dragoman.annotate.actors.names.headlines import capitals_in, people_in_title, without_verbs
from dragoman.annotate.actors.names.unknown import is_full_name, is_thing, with_full_names, without_players
from dragoman.annotate.actors.offices.homes import accreditations
from dragoman.annotate.actors.offices.lent import is_anothers, with_shared_state
from dragoman.annotate.actors.offices.lone import is_lone_demonym, stands_for_person, with_contracted
from dragoman.annotate.actors.offices.roles import (
    is_general,
    is_held_by_another,
    is_indefinite,
    is_of_province,
    is_owner,
    means_others,
    styles_in,
)
from dragoman.annotate.actors.offices.serving import Services, serves
from dragoman.annotate.actors.offices.speakers import holder_meant
from dragoman.annotate.actors.phrases.adjectival import with_adjectival
from dragoman.annotate.actors.phrases.grounds import capitals, grounds
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Naming, ParsedSentence, Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase, phrases
from dragoman.annotate.actors.phrases.readings import goes_along, is_loose
from dragoman.annotate.actors.phrases.segments import segmenter
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.annotate.actors.sending import introduce_senders
from dragoman.annotate.actors.whereabouts import PLACES, Whereabouts, skeleton_group
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of, tokenize
from dragoman.model import DateRange, EntityKind, Sentence, Side, Zone

_MARKS = frozenset({Kind.STOP, Kind.COMMA, Kind.AND, Kind.CLITIC, Kind.TOWARD, Kind.OPEN, Kind.QUOTE})
_COUNTING = frozenset({"they", "pair", "coming_two", "coming_three", "coming_four", *COUNTED})
_SINGLE = frozenset({"he", "she", "him"})
_TWO = 2


class ActorReader:
    """Reads the actors of one document."""

    def __init__(self, base: KnowledgeBase, language: str, published: DateRange) -> None:
        self._base = base
        self._language = language
        self._segmenter = segmenter(language, base.gazetteer(language))
        self._lexicon = actor_lexicon(language)
        self._cased = bool(load_language(language).data("actors")["cased"])
        self.registry = ActorRegistry(base, language, published)
        self.at_home: frozenset[str] = frozenset()  # states of the cities in the document's datelines
        self._services = Services(language, self._lexicon, self.registry, base)
        self._discourse = Discourse(self.registry)
        self._coming: Coming | None = None
        self._whereabouts = Whereabouts(base, language, self.registry, self._discourse)
        self._inner: set[str] = set()  # forms that stand in capitals inside a sentence
        self._prepositions = skeleton_group(language, "prepositions")
        self._governing = self._prepositions | skeleton_group(language, "sequence")
        self._origins = skeleton_group(language, "origins")
        self._openings = skeleton_group(language, "openings")
        self._noun_articles = frozenset(map(form_of, load_language(language).data("actors")["noun_demonyms"]))
        self._relatives = skeleton_group(language, "relatives")
        self._reporting = skeleton_group(language, "reporting")
        self._where = skeleton_group(language, "tying")
        self._who = skeleton_group(language, "subordinate") - self._where
        self._is_construct: Callable[[str], bool] = load_language(language).hook("is_construct", lambda _form: False)
        self._owned = skeleton_group(language, "bureaus") | skeleton_group(language, "constructs")
        self._agents = skeleton_group(language, "agents")
        self._things = skeleton_group(language, "thing_relatives")
        self._governed = -1  # where the last actor ends that a preposition governs
        self._last = 0  # where the last phrase ends that names an actor

    def prepare(self, sentences: Sequence[Sentence], texts: Sequence[str]) -> list[Unresolved]:
        """Return the sentences cut into phrases, all names introduced; `texts` are what their offsets count.

        Names are entered first, so that a headline's "Blinken" finds the lead's "Antony Blinken".
        """
        read = [self._segment(sentence, text) for sentence, text in zip(sentences, texts, strict=True)]
        cut = without_players(read, self._language)
        self._inner = {form for one in cut for form in capitals_in(one.tokens[1:])}
        told = {form for one in cut if one.sentence.zone is Zone.TEXT for form in capitals_in(one.tokens)}
        cut = [
            replace(one, phrases=without_verbs(one.phrases, one.segments, told))
            if one.sentence.zone is Zone.TITLE and told
            else one
            for one in cut
        ]
        for one in cut:
            self._introduce(one)
        introduce_senders(cut, self.registry, self._origins)
        actors = self.registry.actors.values()
        language = self._language
        cut = [replace(one, phrases=with_bare_names(one.segments, one.phrases, actors, language)) for one in cut]
        self._discourse.first = first = next((actor for actor in actors if actor.kind is EntityKind.PERSON), None)
        if first is not None and not (first.country or first.org):
            for phrase in (phrase for one in cut for phrase in one.phrases if not phrase.name):
                self.registry.place(first, phrase)
        self._discourse.headline, self.registry.topic = people_in_title(cut, self._called)
        self._discourse.about = self._about(cut)
        self._coming = Coming(cut, language, self._base, self._called)
        return cut

    def _about(self, cut: Sequence[Unresolved]) -> Actor | None:
        """Return whose name is the whole title: the article tells his life."""
        title = next((one for one in cut if one.sentence.zone is Zone.TITLE), None)
        if title is None or len(title.phrases) != 1 or title.phrases[0].name_span is None:
            return None
        phrase = title.phrases[0]
        return self._called(phrase, title) if phrase.last - phrase.first == len(title.segments) else None

    def _called(self, phrase: Phrase, cut: Unresolved) -> Actor | None:
        """Return whom a phrase with a name names, before sentences are resolved."""
        span = (
            phrase.name_span
            if self._believable(phrase)
            and not is_namesake(phrase, cut.segments, self._cased, self._lexicon, self._base)
            else None
        )
        return self.registry.named(phrase, span.of(cut.text)) if span else None

    def note_contact(self, sides: Mapping[str, Side | None]) -> None:
        """Note who had a contact: whom "the two ministers" means from here on."""
        self._discourse.note_contact(sides)

    def _segment(self, sentence: Sentence, text: str) -> Unresolved:
        tokens = self._segmenter.split_joined(tokenize(text, sentence.span))
        segments = tuple(self._services.joined(self._segmenter.segments(tokens), tokens)) if tokens else ()
        places = [*capitals(segments, self._lexicon), *grounds(segments, self._lexicon)]
        taken = {index for phrase in places for index in range(phrase.first, phrase.last)}
        named = with_shared_state(phrases(segments, self._language, self.registry), segments)
        named = with_full_names(named, segments, text, self._language, self._base) if self._cased else named
        read = with_adjectival(named, segments, self._language)
        free = (p for p in read if taken.isdisjoint(range(p.first, p.last)))
        found = with_contracted([*free, *places, *self._clitic_objects(segments)], segments, text, self._language)
        self.registry.accredited |= set(accreditations(segments, self._prepositions, self._base))
        return Unresolved(sentence, text, tokens, segments, tuple(sorted(found, key=lambda phrase: phrase.first)))

    def _clitic_objects(self, segments: Sequence[Segment]) -> Iterator[Phrase]:
        """Yield the clitics that stand for somebody: "l'a reçu"."""
        has = self._lexicon.has
        for index, (one, following) in enumerate(pairwise(segments)):
            ends = following.kind in _MARKS or following.form in self._governing
            if ends and has("owner_objects", one.form):
                yield Phrase(index, index + 1, one.span, reference="him")  # "received her on Monday"
            if not has("auxiliaries", following.form):
                continue
            for group, reference in (("object_clitics", "him"), ("plural_clitics", "them")):
                if has(group, one.form):
                    yield Phrase(index, index + 1, one.span, reference=reference)

    def _introduce(self, cut: Unresolved) -> None:
        for phrase in cut.phrases:
            span = phrase.name_span
            if (
                span
                and not is_namesake(phrase, cut.segments, self._cased, self._lexicon, self._base)
                and (phrase.titles or phrase.title or phrase.full or any(s.kind is Kind.PERSON for s in phrase.name))
            ):
                self.registry.named(phrase, span.of(cut.text))

    def resolve(self, cut: Unresolved) -> ParsedSentence:
        """Return the sentence with its references resolved; sentences are asked for in the order of the text."""
        discourse = self._discourse
        discourse.begin_sentence(cut.sentence.zone is Zone.TITLE)
        namings = []
        self._governed, self._last = -1, 0
        for phrase in cut.phrases:
            if naming := self._naming(phrase, cut, discourse):
                namings.append(naming)
                self._note_subject(cut, naming)
                self._whereabouts.note(cut, naming)
                self._last = phrase.last if naming.keys else self._last
        discourse.note_rows([key for one in row for key in one.keys] for row in rows_of(cut.segments, namings))
        discourse.end_sentence()
        return ParsedSentence(cut.sentence, cut.text, cut.tokens, cut.segments, tuple(namings))

    def _note_subject(self, cut: Unresolved, naming: Naming) -> None:
        """Note a person whom no preposition governs and who is no genitive: whom "he" may mean from here on."""
        first, last = naming.phrase.first, naming.phrase.last
        governed = is_governed(cut.segments, naming.phrase, self._prepositions, self._governed)
        self._governed = last if governed else -1
        if first and cut.segments[first - 1].kind is Kind.OF and len(naming.keys) == 1:
            self._discourse.owner = self.registry.actors[naming.keys[0]], last
        if len(naming.keys) == 1 and is_reported(cut.segments, first, self._relatives, self._reporting):
            self._discourse.reported = self.registry.actors[naming.keys[0]]
        if first and cut.segments[first - 1].form in self._agents and len(naming.keys) == 1:
            self._discourse.agent = self.registry.actors[naming.keys[0]]
        genitive = last < len(cut.segments) and cut.segments[last].kind is Kind.GENITIVE
        if genitive and len(self._discourse.sentence_actors) == len(naming.keys) == 1:
            self._discourse.opening_owner = self.registry.actors[naming.keys[0]]
        aside = stands_aside(cut.segments, naming.phrase, self._openings)
        if not (governed or genitive or aside or naming.reference == "him"):
            actors = (self.registry.actors[key] for key in naming.keys)
            self._discourse.subjects += [a for a in actors if a.kind in (EntityKind.PERSON, EntityKind.OFFICE)]

    def _naming(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> Naming | None:
        text = cut.text
        if phrase.reference in PLACES:
            place = self._whereabouts.referred(phrase, cut)
            return Naming(phrase, (), (), place, PLACES[phrase.reference]) if place else None
        if phrase.reference:
            actors = self._referred(phrase, cut, discourse)
        else:
            actor = self._actor(phrase, cut, discourse)
            actors = (actor,) if actor else ()
        place = self._whereabouts.place(phrase, text)
        if not (actors or place):
            return None
        if phrase.is_sent and actors and discourse.sentence_actors:
            actors[0].sent_by = discourse.sentence_actors[-1].key
        if len(actors) == 1 and phrase.name:
            note_principal(actors[0], phrase, text, self.registry)
        discourse.sentence_actors.extend(actors)
        mentions = tuple(mention_of(phrase, actor, text) for actor in actors)
        return Naming(phrase, mentions, tuple(a.key for a in actors), place, phrase.reference)

    def _referred(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> tuple[Actor, ...]:
        """Return whom a pronoun or "the two ministers" means; nobody where that can't be told."""
        discourse.gender = self._gender(phrase, cut)
        ends, words = (self._last, phrase.first), (self._who, self._prepositions)
        related = phrase.reference in ("he", "she") and is_in_relative(cut.segments, *ends, *words)
        discourse.barred = discourse.sentence_actors[-1].key if related and discourse.sentence_actors else None
        reference = phrase.reference or ""
        ahead = self._coming.meant(cut, phrase) if self._coming else ()
        if ahead and reference in _SINGLE:
            return ahead
        if reference == "him":
            return self._object_of(phrase, cut, discourse)
        if reference == "he" and self._follows_place(phrase, cut) and (one := discourse.governed()):
            return (one,)
        if reference in _COUNTING and means_others(phrase, cut, self._lexicon):
            return ()
        if reference == "he" and is_owner(phrase, cut.segments, self._owned):
            return ()
        if reference == "he" and (styles := styles_in(phrase, cut.segments, self._lexicon)):
            return discourse.addressed(styles, opens=not phrase.first)
        return discourse.referents(reference, phrase.office, opens=not phrase.first) or ahead

    def _object_of(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> tuple[Actor, ...]:
        """Return whom a pronoun that is a verb's object means."""
        before = cut.segments[phrase.first - 1].form if phrase.first else ""
        following = cut.segments[phrase.last].form if phrase.last < len(cut.segments) else ""
        if before == following == "," or (not self._cased and is_loose(cut.segments, phrase.first)):
            return ()  # "Macron, lui, a dit": a word of contrast
        infinitive = before in self._governing and self._lexicon.has("auxiliaries", following)
        things = is_of_thing(cut.segments, phrase.first, self._things, self._last)
        return discourse.object_of(before in self._relatives, infinitive, things)

    def _gender(self, phrase: Phrase, cut: Unresolved) -> str | None:
        """Return of which gender a reference is, None where its words don't tell."""
        genders = ("feminine", "masculine") if phrase.reference else ()
        forms = [segment.form for segment in cut.segments[phrase.first : phrase.last]]
        return next((g for g in genders if any(self._lexicon.has(g, form) for form in forms)), None)

    def _follows_place(self, phrase: Phrase, cut: Unresolved) -> bool:
        """Say whether a pronoun stands behind a relative word of place: "X's visit to Y, where he met Z"."""
        return phrase.first > 0 and cut.segments[phrase.first - 1].form in self._where

    def _actor(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> Actor | None:
        span, text = phrase.name_span, cut.text
        if is_namesake(phrase, cut.segments, self._cased, self._lexicon, self._base) or self._is_stranger(
            phrase, cut, discourse
        ):
            return None
        if span:
            return self._named(phrase, span.of(text), cut, discourse)
        if phrase.counterpart:
            return self._counterpart(phrase, cut, discourse)
        if phrase.title and phrase.parts:
            return self.registry.side(phrase) if phrase.title.side else self.registry.office(phrase)
        if phrase.titles and is_held_by_another(phrase, cut.segments):
            return None
        if phrase.titles:
            side = any(s.title and s.title.side for s in phrase.titles)
            if not side and self._names_nobody(phrase, cut, discourse):
                return None
            actor = self.registry.side(phrase) if side else None
            actor = actor or holder_meant(phrase, cut.segments, discourse.sentence_actors, self.registry, self.at_home)
            return actor if actor is None or not serves(phrase) or self._serves(actor, phrase) else None
        if phrase.honorifics and not (phrase.states or phrase.bodies):
            return self.registry.styled(phrase)
        noun = bool(phrase.honorifics and phrase.states) or self._is_noun(phrase, text)  # "the Nigerien general"
        if lone := is_lone_demonym(phrase, self._language):
            noun = stands_for_person(phrase, cut, self._language, self._governing)
        person = self.registry.compatriot(phrase) if noun else None
        return person or (None if lone else self.registry.body(phrase) or self.registry.state(phrase))

    def _serves(self, actor: Actor, phrase: Phrase) -> bool:
        """Say whether somebody is known to have a servant's office, which is no other compatriot's."""
        return actor.kind is EntityKind.PERSON and not actor.offices.isdisjoint(self.registry.offices_in(phrase))

    def _named(self, phrase: Phrase, surface: str, cut: Unresolved, discourse: Discourse) -> Actor | None:
        whose = discourse.antecedent(None, phrase.first) if phrase.counterpart and not phrase.companion else None
        actor = self.registry.named(phrase, surface, whose)
        if actor and goes_along(cut.segments, phrase.first, phrase.last, self._lexicon):
            actor.goes_along = True
        if actor and phrase.counterpart:
            self._lend_office(actor, phrase, discourse.antecedent(actor, phrase.first), cut)
        return actor

    def _counterpart(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> Actor | None:
        """Return whom "his host", "his Moroccan counterpart" or "his counterpart" means."""
        if phrase.companion:
            return self.registry.compatriot(phrase) or discourse.on_side(phrase.companion)
        ahead = self._coming.meant(cut, phrase) if self._coming else ()
        whose = ahead[0] if ahead else discourse.antecedent(None, phrase.first)
        bare = not phrase.states and self._ends(phrase, cut)
        return self.registry.counterpart(phrase, whose) or (discourse.counterpart_of(whose) if bare else None)

    def _ends(self, phrase: Phrase, cut: Unresolved) -> bool:
        """Say whether no unread word behind a phrase may be its own, as a state or a name nobody has entered is."""
        following = cut.segments[phrase.last] if phrase.last < len(cut.segments) else None
        if following is not None and following.form in self._origins:
            return False  # "his counterpart from Chad"
        if following is None or following.kind in _MARKS or following.form in self._prepositions:
            return True
        return self._cased and following.kind not in (Kind.CAPITALS, Kind.OF)

    def _is_noun(self, phrase: Phrase, text: str) -> bool:
        """Say whether a demonym stands for a person: "le Malien" does, "la malienne" doesn't."""
        demonym = phrase.states[-1] if phrase.states and not phrase.bodies else None
        if demonym is None or demonym.kind is not Kind.DEMONYM or phrase.article not in self._noun_articles:
            return False
        return text[demonym.span.start].isupper()

    def _names_nobody(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> bool:
        """Say whether a title without a name stands for any of its holders, or for one of whom nobody knows whose."""
        if is_anothers(phrase, cut.segments, cut.text, cut.sentence.zone is Zone.TITLE):
            discourse.stranger = True
            return True
        around = [one.kind for one in cut.segments[phrase.last - 1 : phrase.last + 1]]
        if around == [Kind.TITLE, Kind.WORD] and not phrase.states and self._is_construct(phrase.titles[-1].form):
            return True  # "سفير X" of a state that nobody has entered
        return is_indefinite(phrase, cut.segments, self._lexicon) or is_general(phrase, cut.segments, self._language)

    def _believable(self, phrase: Phrase) -> bool:
        """Say whether capitals alone name an actor: only with a title, a state, or as one named before.

        One capitalised word that opens a sentence, and nowhere else stands in capitals, is no name.
        """
        single = len(phrase.name) == 1 and phrase.name[0].kind is Kind.CAPITALS and phrase.name[0].last == 1
        if single and phrase.first == 0 and phrase.name[0].form not in self._inner:
            return False
        if any(s.kind in (Kind.PERSON, Kind.SURNAME) or s.surnames for s in phrase.name):
            return bool(phrase.titles) or not is_thing(phrase, self._language)
        vouched = phrase.titles or phrase.title or phrase.counterpart or phrase.honorifics or phrase.full
        return bool(vouched) or self.registry.knows(phrase)

    def _is_stranger(self, phrase: Phrase, cut: Unresolved, discourse: Discourse) -> bool:
        """Say whether nobody knows whom a name names; where the sentence is about him, note that it has a stranger."""
        if not phrase.name_span or self._believable(phrase):
            return False
        governed = is_governed(cut.segments, phrase, self._prepositions, self._governed)
        full = self._cased and is_full_name(phrase, cut.segments, cut.text, self._language, self._base)
        discourse.stranger |= full and not governed and not is_quoted(cut.segments, phrase)
        return True

    def _lend_office(self, actor: Actor, phrase: Phrase, antecedent: Actor | None, cut: Unresolved) -> None:
        country = self.registry.jurisdiction(phrase) or actor.country
        words = (segment.form for segment in cut.segments[phrase.first : phrase.last])
        near = phrase.companion or is_of_province(phrase, cut.segments, self._base)
        near = near or any(self._lexicon.has("colleagues", word) for word in words)  # he may be of the same house
        if antecedent and antecedent is not actor and (antecedent.offices or antecedent.bare) and not near:
            actor.abroad_of.add(antecedent.key)
            antecedent.abroad_of.add(actor.key)
        if phrase.companion:
            return
        if antecedent and country and not phrase.former:
            actor.stated |= {(office, country) for office, _ in antecedent.stated}
            actor.offices |= {(office, country) for office, _ in antecedent.offices}
            actor.country = actor.country or country
