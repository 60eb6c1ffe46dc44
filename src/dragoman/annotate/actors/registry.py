"""Identity inside one document: which actor each noun phrase means.

A name is looked up in the knowledge base within what its titles, state and the day of publication leave, then
among the actors that the document has named before. A person whom the base doesn't know becomes an actor of
the document's own; an apposition ("X, the Qatari foreign minister") counts as a claim for the rest of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.learning import note_titles
from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.actors.lookup import PROMINENT, PersonLookup
from dragoman.annotate.actors.making import body_actor, home_of, office_actor, side_actor, state_actor
from dragoman.annotate.actors.names.words import name_words, romanized, shortens
from dragoman.annotate.actors.offices import holders
from dragoman.annotate.actors.offices.jurisdiction import Jurisdictions, title_of
from dragoman.annotate.actors.offices.organs import STAFF
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase, one_of
from dragoman.knowledge import HoldingStatus, KnowledgeBase, Person, is_woman
from dragoman.language.folder import load_language
from dragoman.model import DateRange, EntityKind

_HOLDERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})


class ActorRegistry:
    """The actors of one document; `published` bounds the offices that are looked up."""

    def __init__(self, base: KnowledgeBase, language: str, published: DateRange) -> None:
        self._base = base
        self.language = language
        self._published = published
        self._bare = load_language(language).hook("without_article", lambda form: form)
        self._lexicon = actor_lexicon(language)
        self._lookup = PersonLookup(base, language, published)
        self._jurisdictions = Jurisdictions(base, self._lookup, self.recent, self.principal)
        self._actors: dict[str, Actor] = {}
        self._order: list[str] = []  # keys, latest mention last
        self.topic: str | None = None  # the key of the subject of the sentence before
        self.heard: set[str] = set()  # keys of all whom the sentences read so far have named
        self.accredited: set[str] = set()  # states to which the ambassadors of the document are sent

    def jurisdiction(self, phrase: Phrase) -> str | None:
        """Return the state or body of which the phrase speaks."""
        return self._jurisdictions.of(phrase)

    def offices_in(self, phrase: Phrase) -> list[tuple[str, str | None]]:
        """Return (office, of) for each title of the phrase."""
        return self._jurisdictions.offices(phrase)

    @property
    def actors(self) -> dict[str, Actor]:
        """All actors by key."""
        return self._actors

    def recent(self) -> list[Actor]:
        """Return the actors, the one mentioned last first."""
        return [self._actors[key] for key in reversed(self._order)]

    def touch(self, actor: Actor) -> Actor:
        """Note that `actor` has just been mentioned."""
        if actor.key in self._order:
            self._order.remove(actor.key)
        self._order.append(actor.key)
        return actor

    def knows(self, phrase: Phrase) -> bool:
        """Say whether the words of the phrase's name shorten or repeat a name of this document."""
        words = tuple(word for segment in phrase.name for word in name_words(segment.form))
        return self._by_short_name(words, None) is not None

    def is_anothers(self, phrase: Phrase) -> bool:
        """Say whether the state of a phrase is none that its name's bearer ever spoke for."""
        country = self.jurisdiction(phrase)
        borne = [key for segment in phrase.name[:1] for key in segment.keys]
        if holders.goes_to_another(phrase, frozenset(t.office for key in borne for t in self._base.offices_of(key))):
            return True
        if country is None or country not in self._base.states or not phrase.name:
            return False  # who speaks for a movement may be known for its state
        words = tuple(word for segment in phrase.name for word in name_words(segment.form))
        known = None if phrase.name[0].keys else self._by_short_name(words, None)
        keys = (known.person,) if known and known.person else phrase.name[0].keys
        return self._lookup.is_foreign(keys, country)

    def bears(self, phrase: Phrase) -> bool:
        """Say whether a phrase's name may be that of the holder of its office, as far as the base knows either."""
        keys = [key for segment in phrase.name for key in (*segment.keys, *segment.surnames)]
        return self._lookup.may_hold(keys, self.offices_in(phrase))

    def holds(self, phrase: Phrase) -> bool:
        """Say whether the bearer of a phrase's name holds its office on the day."""
        return self._lookup.holds_now([key for segment in phrase.name for key in segment.keys], self.offices_in(phrase))

    def leads(self, keys: Sequence[str]) -> bool:
        """Say whether somebody of these keys ever led a state."""
        return any(term.office in holders.LEADING for key in keys for term in self._base.offices_of(key))

    def principal(self, title: Segment) -> Actor | None:
        """Return whom the holder of a title serves: "Putin's envoy", "the president's adviser"; never a stranger."""
        phrase = one_of(title.serves, 0)
        if phrase.former:
            return None
        if phrase.name:
            surface = " ".join(segment.form for segment in phrase.name)
            words, country, offices = name_words(surface), self.jurisdiction(phrase), self.offices_in(phrase)
            person = self._person(phrase, surface, words, country, offices)
            return self._of_person(person) if person else self._by_short_name(words, country, phrase)
        offices = self.offices_in(phrase)
        if held := next(((office, of) for office, of in offices if of), None):
            return self.holder(*held)
        meant = {office for office, _ in offices if office in PROMINENT}
        named = [a for a in self._actors.values() if meant & {office for office, _ in a.offices}]
        topic = next((actor for actor in named if actor.key == self.topic), None)
        return topic or (named[0] if len(named) == 1 else None)

    def leads_not(self, phrase: Phrase) -> bool:
        """Say whether a leader's office is another's on the day, as the name's bearer never held it."""
        return not phrase.former and self._lookup.leads_not(phrase.name[0].keys, self.offices_in(phrase))

    # -- named actors ---------------------------------------------------------------------------------------

    def named(self, phrase: Phrase, surface: str, of_whom: Actor | None = None) -> Actor | None:
        """Return the actor of a phrase with a name; None where nobody is known by it and no title vouches for it.

        `of_whom` is the one whose counterpart the phrase names.
        """
        words = name_words(surface)
        country = self.jurisdiction(phrase)
        lent = sorted(of_whom.stated or of_whom.offices) if of_whom and country else []
        offices = self.offices_in(phrase) or [(office, country) for office, _ in lent]
        person = self._person(phrase, surface, words, country, offices)
        if person:
            actor = self._of_person(person)
        else:
            known = self._by_short_name(words, country, phrase)
            alike = (
                None
                if known
                else self._lookup.by_given_name(words, offices) or self._lookup.by_likeness(surface, offices)
            )
            found = known or (self._of_person(alike) if alike else None)
            vouched = (
                any(office != STAFF or of for office, of in offices)
                or phrase.honorifics
                or phrase.states
                or phrase.full
                or (phrase.counterpart and not phrase.companion)
            )
            if not (found or vouched):
                return None
            actor = found or self._new_person(surface, words)
            actor.unheard |= not found and phrase.full and not any(segment.surnames for segment in phrase.name)
        self._learn(actor, words, offices, country, phrase)
        return self.touch(actor)

    def _person(
        self,
        phrase: Phrase,
        surface: str,
        words: tuple[str, ...],
        country: str | None,
        offices: list[tuple[str, str | None]],
    ) -> Person | None:
        if "x-" + "-".join(words) in self._actors:
            return None  # whom the text has named with another's office is no namesake in the base
        whole = phrase.name[0].keys if len(phrase.name) == 1 and phrase.name[0].kind is Kind.PERSON else ()
        try:
            return self._lookup.by_full_name(surface, whole, country, offices)
        except LookupError:
            known = self._by_short_name(words, country, phrase)
            return None if known else self._lookup.by_part(words, country, offices)

    def _of_person(self, person: Person) -> Actor:
        key = person.key
        if key not in self._actors:
            country, org = self._lookup.home(person)
            actor = Actor(key, person.name, EntityKind.PERSON, person.wikidata or person.key, person.key, country, org)
            actor.forms = {name_words(name.form) for name in person.names}
            actor.woman = is_woman(person.name, person.key)
            actor.offices = {(term.office, term.of) for term in self._lookup.offices_now(person)}
            self._actors[key] = actor
        return self._actors[key]

    def _by_short_name(self, words: tuple[str, ...], country: str | None, phrase: Phrase | None = None) -> Actor | None:
        """Return the actor of the document whom these words shorten ("Blinken", "Prince Faisal").

        Of two with one name it is whom the document has given the title of `phrase`: "Minister Traoré".
        """
        people = (a for a in self.recent() if words and a.kind is EntityKind.PERSON)
        state = home_of(self._base, country)[0]
        near = (a for a in people if not (state and a.country and state != a.country))
        found = [a for a in near if any(shortens(words, form) for form in a.forms)]
        titles = {self._bare(word) for s in (phrase.titles if phrase else ()) for word in s.form.split()}
        styles = {self._bare(word) for form in (phrase.honorifics if phrase else ()) for word in form.split()}
        titled = next((a for a in found if titles & a.titles), None)
        return titled or next((a for a in found if styles & a.styles), found[0] if found else None)

    def _new_person(self, surface: str, words: tuple[str, ...]) -> Actor:
        if (key := "x-" + "-".join(words)) not in self._actors:
            name = romanized(surface, self.language)
            self._actors[key] = Actor(key, name, EntityKind.PERSON, forms={words}, woman=is_woman(name))
        return self._actors[key]

    def _learn(
        self,
        actor: Actor,
        words: tuple[str, ...],
        offices: list[tuple[str, str | None]],
        country: str | None,
        phrase: Phrase,
    ) -> None:
        actor.forms.add(words)
        actor.unheard &= not (offices or phrase.titles or phrase.honorifics)
        actor.presumed.clear()
        if phrase.former:
            actor.once |= set(offices)
            return
        titled, offices = ((), []) if phrase.qualified else (phrase.titles, offices)  # "the President's aide" is none
        known = [segment for segment in titled if segment.title and segment.title.office != STAFF]
        note_titles(actor, phrase, words, known, self._lexicon, self._bare)
        actor.stated.update((office, of) for office, of in offices if of)
        actor.bare.update(office for office, of in offices if not of)
        actor.offices |= actor.stated
        if actor.country is None:
            actor.country, org = home_of(self._base, country)
            actor.org = actor.org or org or (None if actor.country else self._jurisdictions.org(phrase))

    def place(self, actor: Actor, phrase: Phrase) -> None:
        """Give whom the article names first, by his office alone, the state that another phrase tells of that office.

        "Vietnam's deputy premier in Prague. Deputy Premier X ..."
        """
        for office, of in self.offices_in(phrase):
            if of is None or of not in self._base.states or phrase.former or phrase.qualified:
                continue
            held = self._holder_in_document(office, of)
            if office in actor.bare and not (actor.country or held or self._lookup.holding(office, of).person):
                actor.country = of
                actor.stated.add((office, of))
                actor.offices.add((office, of))

    # -- offices, sides, bodies, states ---------------------------------------------------------------------

    def office(self, phrase: Phrase) -> Actor | None:
        """Return the holder of an office without a name: by what the document said, else by the base."""
        if phrase.former:
            offices = self.offices_in(phrase)
            return self._touched(holders.former_holder(self._actors.values(), offices) or self._once(offices))
        if phrase.qualified:
            return None
        words = frozenset(self._bare(word) for segment in phrase.titles for word in segment.form.split())
        forms = (segment.form.replace("' ", "'") for segment in phrase.titles)  # "chef de l' etat"
        if all(self._lexicon.has("general_names", form) for form in forms):
            words = frozenset()  # "the head of state" may be any president or king
        for office, of in self.offices_in(phrase):
            if actor := self._told_holder(phrase, office, of, words):
                return self.touch(actor)
        for office, of in self.offices_in(phrase):
            # A state's "leader" may be its president or its prime minister: only the document can tell.
            if office in ("leader", "delegation") and of in self._base.states:
                meant = [a for a in self._actors.values() if a.country == of and holders.may_be(a, office)]
                return self.touch(meant[0]) if len(meant) == 1 else None
            if of and not self._is_vague(phrase):
                return self.touch(self._only_holder(office, of) or self.holder(office, of))
        titles = (segment.form for segment in phrase.titles)
        if body := holders.usual_body(self._actors.values(), titles, self._lexicon.bare_bodies):
            return self.touch(self.holder(self.offices_in(phrase)[0][0], body))
        return self.compatriot(phrase, in_topic=True) or self._sent(phrase)

    def _told_holder(self, phrase: Phrase, office: str, of: str | None, words: frozenset[str]) -> Actor | None:
        """Return the holder of an office whom the document names; of several leaders one may lead a government."""
        actor = self._head_at_home(office) if of is None and not self._is_vague(phrase) else None
        actor = actor or self._holder_in_document(office, of, words)
        several = phrase.parts > 1 and office == "head_of_state"
        return actor or (self._holder_in_document("head_of_government", of) if several else None)

    def _once(self, offices: Sequence[tuple[str, str | None]]) -> Actor | None:
        """Return whom "the former president" means: the topic, else the only one named who was it and no longer is."""
        meant = [(office, of) for office, of in offices if office in PROMINENT]
        terms = ((a, self._base.offices_of(a.person)) for a in self._actors.values() if a.person)
        past = [actor for actor, held in terms if holders.has_left(actor, held, meant)]
        return next((a for a in past if a.key == self.topic), past[0] if len(past) == 1 else None)

    def _sent(self, phrase: Phrase) -> Actor | None:
        """Return whom "the ambassador of Spain" means, named or not; "the Spanish diplomat", "the envoy" are named."""
        title = title_of(phrase)
        office, of = next(iter(self.offices_in(phrase)), ("", None))
        if of is None:
            return self._touched(holders.only_envoy(self._actors.values(), office))
        several = title is not None and title.plural and office != "ambassador"  # "the ambassadors of X and Y" are two
        if title is None or several or office not in holders.SENT:
            return None
        held = self._only_holder(office, of)
        return self._touched(held) if title.vague else self.touch(held or self._office_actor(office, of))

    def _only_holder(self, office: str, of: str) -> Actor | None:
        homes = home_of(self._base, of)
        whose = frozenset({of, homes[1] or homes[0]})
        return holders.only_holder(self._actors.values(), office, whose)

    def _touched(self, actor: Actor | None) -> Actor | None:
        return self.touch(actor) if actor else None

    def _head_at_home(self, office: str) -> Actor | None:
        """Return whom "the head of state" means where an ambassador is accredited to one state, unless just named."""
        topic = self._actors.get(self.topic or "")
        named = topic is not None and any(held == office for held, _ in topic.offices)
        named = named or any(office in actor.bare for actor in self._actors.values())  # a university's president
        at_home = office in holders.LEADING and len(self.accredited) == 1 and not named
        return self.holder(office, next(iter(self.accredited))) if at_home else None

    def compatriot(self, phrase: Phrase, in_topic: bool = False) -> Actor | None:
        """Return the person whom "the Malian" or "the Malian envoy" means: the topic, else the only one from there."""
        country = self.jurisdiction(phrase)
        state, org = home_of(self._base, country)
        held = [a for a in self._actors.values() if a.kind is EntityKind.PERSON and (state or org)]
        held = [a for a in held if (a.org == org if org else a.country == state)]
        topic = next((a for a in held if a.key == self.topic and not holders.has_no(a, self.offices_in(phrase))), None)
        heard = [a for a in held if a.key in self.heard] if len(held) > 1 else held
        return self._touched(topic or (heard[0] if len(heard) == 1 and not in_topic else None))

    def _is_vague(self, phrase: Phrase) -> bool:
        title = title_of(phrase)
        return bool(title and title.office in ("delegation", "minister", "envoy", "ambassador", "spokesperson"))

    def _holder_in_document(self, office: str, of: str | None, words: frozenset[str] = frozenset()) -> Actor | None:
        """Return who holds an office in the document: by a title given him (`words`), the topic, else the first."""
        held = [a for a in self._actors.values() if a.kind in _HOLDERS and holders.holds(a, office, of, words)]
        return self._likeliest(
            [a for a in held if holders.is_meant(a, words, self.topic, self._lexicon.special)] or held
        )

    def styled(self, phrase: Phrase) -> Actor | None:
        """Return the person whom a style alone means ("الأمير"): one to whom the document gave it."""
        has = self._lexicon.has
        words = {self._bare(word) for form in phrase.honorifics for word in form.split() if has("styles", word)}
        held = [a for a in self._actors.values() if a.kind is EntityKind.PERSON and words & (a.titles | a.styles)]
        sure = len(held) == 1 or any(a.key == self.topic for a in held)
        return self._touched(self._likeliest(held) if sure else None)

    def _likeliest(self, actors: Sequence[Actor]) -> Actor | None:
        """Return the topic where it is among some actors, else the first of them."""
        return next((a for a in actors if a.key == self.topic), actors[0] if actors else None)

    def holder(self, office: str, of: str) -> Actor:
        """Return the holder of a state's or body's office: by what the document said, else the one in the base."""
        if named := self._holder_in_document(office, of):
            return named
        holding = self._lookup.holding(office, of) if self._published.known and office not in holders.SHARED else None
        if holding and holding.status in (HoldingStatus.HELD, HoldingStatus.PRESUMED) and holding.person:
            actor = self._of_person(holding.person)
            actor.presumed.add((office, of))
        else:
            actor = self._office_actor(office, of)
        actor.offices.add((office, of))
        return actor

    def _office_actor(self, office: str, of: str) -> Actor:
        return self._entered(office_actor(self._base, office, of))

    def _entered(self, actor: Actor) -> Actor:
        return self._actors.setdefault(actor.key, actor)

    def counterpart(self, phrase: Phrase, of_whom: Actor | None) -> Actor | None:
        """Return "his Moroccan counterpart": the holder of the antecedent's office in another state."""
        country = self.jurisdiction(phrase)
        if not (of_whom and country):
            return None
        if named := holders.counterpart_named(self._actors.values(), of_whom, country):
            return self.touch(named)
        offices = holders.given_offices(of_whom)
        for office, _ in offices:
            if actor := self._holder_in_document(office, country):
                return self.touch(actor)
        if leader := holders.leader_named(self._actors.values(), of_whom, country):
            return self.touch(leader)
        return self.touch(self.holder(offices[0][0], country)) if offices else None

    def side(self, phrase: Phrase) -> Actor | None:
        """Return a side without a person ("the Qatari delegation")."""
        country = self.jurisdiction(phrase)
        if country is None or country not in self._base.states:
            return self.body(phrase) if country else None
        return self.touch(self._entered(side_actor(self._base, country)))

    def body(self, phrase: Phrase) -> Actor | None:
        """Return an organisation, ministry or movement."""
        actor = body_actor(self._base, phrase, self.jurisdiction(phrase))
        return self._entered(actor) if actor else None

    def state(self, phrase: Phrase) -> Actor | None:
        """Return a state, named itself or by its capital."""
        code = self.jurisdiction(phrase)
        return self._entered(state_actor(self._base, code)) if code and code in self._base.states else None
