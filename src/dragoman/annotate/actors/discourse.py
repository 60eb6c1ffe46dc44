"""Whom a text has in view at a point: what pronouns, "the two ministers" and "his guest" are resolved against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.offices.holders import LEADING
from dragoman.annotate.actors.offices.roles import may_be_she
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.model import EntityKind, Place, Side

_HOLDERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
# Offices that a word like "ministers" or "leaders" may mean, besides the one that bears its name.
_MEANT = {"leader": LEADING | {"leader", "head"}, "head_of_state": LEADING}
_SPEAKING = frozenset({"spokesperson", "ambassador"})
_TWO = 2
COUNTED = {"three": 3, "four": 4, "five": 5, "six": 6}  # "the trio", "all four"


class Discourse:
    """The actors in view; sentences are begun and ended in the order of the text."""

    def __init__(self, registry: ActorRegistry) -> None:
        self._registry = registry
        self.first: Actor | None = None  # whom the article names first, for a pronoun before its name
        self.place: Place | None = None  # where "there" is
        self.spot: Place | None = None  # what "the city" is behind a preposition of place
        self.subjects: list[Actor] = []  # those of the sentence whom nothing governs
        self.sentence_actors: list[Actor] = []
        self.owner: tuple[Actor, int] | None = None  # the last one whose something is, and the segment behind him
        self.agent: Actor | None = None  # by whom something is done that the sentence is about
        self.reported: Actor | None = None  # the subject of what somebody is told to have said
        self.opening_owner: Actor | None = None  # whose something opens the sentence: "X's guards were"
        self.row: tuple[Actor, ...] = ()  # the last three and more named in a row
        self._alone: tuple[Actor | None, Actor | None] = (None, None)  # the only one of each of the last two sentences
        self._former = False  # the sentence has "the former", so that "the latter" is the other one of the two
        self.stranger = False  # the sentence has somebody of whom nobody knows who he is
        self._lost = False  # so had the last sentence that was about anybody
        self._subject: Actor | None = None
        self._before: list[Actor] = []  # the actors of the sentence before
        self._topic: Actor | None = None  # the subject of the sentence before
        self._object: tuple[Actor, ...] = ()  # whom the sentence's last "him" means, and how many subjects stood before
        self._object_at = 0
        self._pair: tuple[Actor, ...] = ()
        self._named: tuple[Actor, ...] = ()  # all whom the last sentence with two and more has named
        self._women: dict[str, Actor] = {}  # those named so far, the last one last
        self.gender: str | None = None  # of the reference that is being resolved
        self.barred: str | None = None  # whom it can't mean
        self.headline: tuple[Actor, ...] = ()  # the two whom the title names, if it names two
        self.about: Actor | None = None  # whose name alone is the title: the article tells his life
        self._company: tuple[Actor, ...] = ()  # all of the contact told last, two or more
        self._told = False  # the pair is that of a contact, not merely of two persons named together
        self._sides: dict[Side, Actor] = {}  # guest and host of the contact told last
        self._visitor: Actor | None = None  # who alone has a visit, the last told

    def begin_sentence(self, title: bool) -> None:
        """Set the actors of the sentence before aside; a title, read last, has the article's first person in view."""
        if title and self.first is not None:
            self._registry.topic = self.first.key
        self._before, self.sentence_actors = self.sentence_actors, []
        self._topic = self._subject
        self._object = ()
        self.subjects = []
        self.owner = self.opening_owner = self.agent = self.reported = None
        self.stranger = self._former = False

    def end_sentence(self) -> None:
        """Note whom the sentence was about, and the two whom it named."""
        self._registry.heard.update(actor.key for actor in self.sentence_actors)
        self._lost = (self._lost or self.stranger) and not self.subjects
        if self.subjects:
            self._subject = self.subjects[0]
            self._registry.topic = self.subjects[0].key
        distinct = list(dict.fromkeys(a.key for a in self.sentence_actors if a.kind in _HOLDERS))
        for woman in (actor for actor in self.sentence_actors if actor.woman):
            self._women.pop(woman.key, None)
            self._women[woman.key] = woman
        if not self.subjects and self.opening_owner and distinct == [self.opening_owner.key]:
            self._subject = self.opening_owner
        self._alone = (self._alone[1], self.subjects[0] if self.subjects and len(distinct) == 1 else None)
        if len(distinct) >= _TWO:
            self._named = tuple(self._registry.actors[key] for key in distinct)
        if len(distinct) >= _TWO and not self._told:
            self._pair = self._company = tuple(self._registry.actors[key] for key in distinct[:_TWO])

    def note_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Note three and more whom a sentence names in a row, by their keys: whom "the trio" means from here on."""
        for row in rows:
            actors = {key: self._registry.actors[key] for key in row}
            if len(actors) > _TWO and all(a.kind is not EntityKind.STATE for a in actors.values()):
                self.row = tuple(actors.values())

    def note_contact(self, sides: Mapping[str, Side | None]) -> None:
        """Note who had a contact, each with his side: whom "the two ministers" and "his guest" mean from here on."""
        known = {key: self._registry.actors[key] for key in sides if key in self._registry.actors}
        if len(known) == 1:
            self._visitor = next(iter(known.values()))
        actors = {key: actor for key, actor in known.items() if actor.kind is not EntityKind.BODY} or known
        if len(actors) >= _TWO:
            self._company = tuple(actors.values())
            if len(actors) == _TWO or len(self._pair) != _TWO:
                self._pair = self._company
            self._told = True
            received = {side: actors[key] for key, side in sides.items() if side and key in actors}
            self._sides = received if Side.GUEST in received else self._sides

    def referents(self, reference: str, office: str | None, opens: bool) -> tuple[Actor, ...]:
        """Return whom a reference means; `opens` says that it is the sentence's first word.

        `office` is the one that its own words name ("the two presidents").
        """
        if reference == "none" or reference.startswith("coming"):
            return ()
        if reference in COUNTED:
            of_whom = (self._company, self.row, self._named)
            counted = (found for found in of_whom if len(found) == COUNTED[reference])
            return next(counted, ()) or self._several("they", office, opens)
        if reference in ("pair", "they"):
            return self._several(reference, office, opens)
        if reference == "holders":
            return self._holders(office)
        if reference in ("guest", "host"):
            return self._on_side(Side(reference), opens)
        if reference == "other":
            return self._other()
        if reference == "former" or (reference == "latter" and self._former):
            two = self._named if len(self._named) == _TWO else ()
            self._former = reference == "former"
            return two[:1] if self._former else two[1:]
        if reference == "latter":
            named = [a for a in (*self._before, *self.sentence_actors) if a.kind is EntityKind.PERSON]
            return tuple(named[-1:]) if not self.subjects or len({a.key for a in self.sentence_actors}) > 1 else ()
        if reference == "them":
            return self._them()
        one = self._one(opens)
        return tuple(actor for actor in one if reference != "she" or may_be_she(actor, self._registry.language))

    def object_of(self, relative: bool, infinitive: bool, things: bool = False) -> tuple[Actor, ...]:
        """Return whom a pronoun that is a verb's object means: somebody else than the verb's subject.

        Of a thing's verb that is the sentence's subject: "X sets out for a tour that will take him to P".

        That is the last one named, but not behind a relative word ("where X received him" in "where received
        him X"). An infinitive has the sentence's subject: "X praised Y after having received him" means Y.
        While the subject goes on, so does the object: "X dined with him and then took him for a walk".
        """
        subjects = tuple({actor.key: actor for actor in self.subjects}.values())
        if things and len(subjects) == 1 and self._fits(subjects[0]):
            return subjects
        if not self._object or self._object_at != len(self.subjects):
            self._object, self._object_at = self._object_of(relative, infinitive), len(self.subjects)
        return self._object

    def _object_of(self, relative: bool, infinitive: bool) -> tuple[Actor, ...]:
        first = self.subjects[0] if self.subjects else None
        if infinitive and first and (rest := [a for a in self.sentence_actors if a.key != first.key]):
            return (rest[-1],)
        subjects = list(dict.fromkeys(a.key for a in self.subjects))
        owners = {a.key for a in self.sentence_actors if a.kind is EntityKind.PERSON}
        if not subjects and len(owners) == 1:  # "the first leg of X's tour, which will take him to Rome"
            return (self._registry.actors[owners.pop()],)
        known = self._topic is not None and self._topic.key not in {a.key for a in self.sentence_actors}
        if self._topic and known and len(subjects) <= 1 and self._fits(self._topic):
            return (self._topic,)
        named = [a for a in self.sentence_actors if a.kind in _HOLDERS and self._fits(a)]
        subjects = [key for key in subjects if self._fits(self._registry.actors[key])]
        others = [key for key in subjects if relative or key != named[-1].key] if named else []
        if not others:
            others = [a.key for a in named if relative or a.key != named[-1].key]
        if others:
            return (self._registry.actors[others[0]],)
        if self.gender and len(named) == 1 and self.subjects and self.subjects[-1] is not named[0]:
            return (named[0],)  # "Before Rome she had been in Paris, where X received her"
        one = self._fitting() if self.gender == "feminine" else None
        if one is not None and one not in self.subjects:
            return (one,)
        return tuple(actor for actor in self._other() or self._only_before() if self._fits(actor))

    def _them(self) -> tuple[Actor, ...]:
        """Return those of the contact told last, or named together last, of whom none is the sentence's subject."""
        here = {actor.key for actor in self.subjects}
        return tuple(actor for actor in self._company if actor.key not in here)

    def _only_before(self) -> tuple[Actor, ...]:
        """Return the only person of the sentence before who isn't in this one: "X's plane landed. Y drove with him"."""
        here = {actor.key for actor in self.sentence_actors}
        before = {a.key: a for a in self._before if a.kind in _HOLDERS}
        found = tuple(before.values())
        return found if len(found) == 1 and found[0].key not in here else ()

    def antecedent(self, not_this: Actor | None, at: int) -> Actor | None:
        """Return whose counterpart "his counterpart" is: the sentence's subject or first person, else the last subject.

        In "bears a message of X to his counterpart" it is X's; `at` is the segment where the counterpart begins.
        """
        if self.owner and self.owner[0] is not not_this and self.owner[1] == at - 1:
            return self.owner[0]
        here = [a for a in (*self.subjects, *self.sentence_actors) if a is not not_this and a.kind in _HOLDERS]
        told = [a for a in here if not _only_speaks(a)]  # who speaks of another
        return self.reported if self.reported in told else next(iter(told or here), self._subject)

    def counterpart_of(self, actor: Actor | None) -> Actor | None:
        """Return whom "his counterpart" means without a state: the other one of his pair, else who holds his office."""
        if actor is None:
            return None
        if len(self._pair) == _TWO and actor in self._pair:
            other = next((one for one in self._pair if one is not actor), None)
            return other if other and _are_peers(actor, other) else None
        offices = {office for office, _ in actor.offices}
        alike = (a for a in self._registry.recent() if offices & {office for office, _ in a.offices})
        return next((a for a in alike if a.country and a.country != actor.country), None)

    def on_side(self, side: str) -> Actor | None:
        """Return the guest or the host ("guest", "host", "either") of the contact told last."""
        found = self._other() if side == "either" else self._on_side(Side(side))
        return found[0] if found else None

    def _one(self, opens: bool) -> tuple[Actor, ...]:
        """Return whom "he" means: the sentence's subject, else the last one's, else a person in view or named later."""
        named = [a for a in self.sentence_actors if a.kind is EntityKind.PERSON and self._fits(a)]
        here = [a for a in self.subjects if a.kind is EntityKind.PERSON and self._fits(a)]
        here = [a for a in here if not _only_speaks(a)] or ([] if len(named) > 1 else here)
        if not named:  # "the chief of staff arrived in X, where he was received"
            here = [a for a in self.subjects if a.kind is EntityKind.OFFICE]
        if (self.stranger or self._lost) and not here:
            return ()
        if opens and self.about in self._before and self._fits(self.about):
            return (self.about,)
        before = self._subject if self._subject and self._fits(self._subject) else self._fitting()
        if not here and self.agent and not self.subjects and self._fits(self.agent):
            here = [self.agent]  # "The letter was handed over by X when he met Y"
        subject = here[0] if here else before or (named[0] if named else self.first if opens else None)
        return (subject,) if subject and self._fits(subject) else ()

    def _fits(self, actor: Actor) -> bool:
        """Say whether a reference can mean somebody by its gender: "she" a woman, where the article has any."""
        if actor.key == self.barred:
            return False
        if self.gender == "feminine":
            return actor.woman or not (self._women or any(one.woman for one in self.sentence_actors))
        return self.gender is None or not actor.woman

    def _fitting(self) -> Actor | None:
        """Return whom a reference means where the last subject doesn't fit: the last woman, or the only man before."""
        if self.gender == "feminine":
            return next(reversed(self._women.values()), None)
        before = {a.key: a for a in self._before if a.kind is EntityKind.PERSON and self._fits(a)}
        return next(iter(before.values())) if self._subject and len(before) == 1 else None

    def addressed(self, styles: frozenset[str], opens: bool) -> tuple[Actor, ...]:
        """Return whom "His Highness" means: whom "he" would, if the text has called him so, else who was last."""
        meant = self._one(opens)
        fitting = (a for a in self._registry.recent() if a.kind is EntityKind.PERSON and styles & (a.titles | a.styles))
        if meant and (styles & (meant[0].titles | meant[0].styles)):
            return meant
        other = next(fitting, None)
        return (other,) if other else meant if meant and not (meant[0].titles | meant[0].styles) else ()

    def governed(self) -> Actor | None:
        """Return the only person named so far in a sentence without a subject: "a visit of X's to Y, where he"."""
        named = list({a.key: a for a in self.sentence_actors if a.kind in _HOLDERS}.values())
        return named[0] if len(named) == 1 and not self.subjects else None

    def _several(self, reference: str, office: str | None, opens: bool) -> tuple[Actor, ...]:
        """Return whom "they" or "the two leaders" means: the two whom the sentence has for subjects, else the pair.

        "The two presidents" are those two of more, or of those named before, who are presidents.
        """
        subjects = tuple({actor.key: actor for actor in self.subjects}.values())
        if reference == "they" and any(actor.goes_along for actor in self.sentence_actors):
            return tuple(actor for actor in subjects if not actor.goes_along)  # "X and his wife came, and they"
        told = self._spoken_of() if reference == "they" else self._pair
        own = len(subjects) == _TWO and (reference == "they" or not told)
        in_a_row = self._in_a_row() if (opens or reference == "pair") and not self._told else ()
        found = subjects if own else self._new_pair() or in_a_row or told
        found = found or (self._two_here() or self._titled() if reference == "pair" else ())
        if office is None or reference != "pair":
            settled = office is not None and bool(found) and all(actor.offices for actor in found)
            return () if settled and not any(holds(actor, office or "") for actor in found) else found
        holding = tuple(actor for actor in found if holds(actor, office) or not actor.offices)
        if found and (len(holding) == _TWO or len(holding) == len(found)):
            return holding
        named = _of_two_states(actor for actor in self._registry.recent() if holds(actor, office))
        if named:
            return named
        return () if office != "leader" and any(a.offices and not holds(a, office) for a in found) else found

    def _spoken_of(self) -> tuple[Actor, ...]:
        """Return those of the contact told last, or two named together if others aren't the sentence's subjects."""
        here = [actor for actor in self.subjects if not _only_speaks(actor)]
        return () if here and not (self._told or any(a in self._company for a in here)) else self._company

    def _titled(self) -> tuple[Actor, ...]:
        """Return the two whom the title names, unless the sentence has named two states, who then are the two."""
        states = {actor.key for actor in self.sentence_actors if actor.kind is EntityKind.STATE}
        return self.headline if len(states) < _TWO else ()

    def _two_here(self) -> tuple[Actor, ...]:
        """Return the two of two states whom the sentence has named so far: "X spoke with Y, and the pair ..."."""
        here = tuple({actor.key: actor for actor in self.sentence_actors if actor.kind in _HOLDERS}.values())
        states = {actor.home for actor in here} - {None}
        return here if len(here) == len(states) == _TWO else ()

    def _in_a_row(self) -> tuple[Actor, ...]:
        """Return the two of two states whom two sentences have named alone: "X landed. Y was waiting. The two ..."."""
        here = {actor.key: actor for actor in self.sentence_actors if actor.kind in _HOLDERS}
        last = self._alone if not here else (self._alone[1], next(iter(here.values())) if len(here) == 1 else None)
        two = tuple(actor for actor in last if actor is not None)
        states = {actor.home for actor in two} - {None}
        return two if len(two) == len(states) == _TWO else ()

    def _new_pair(self) -> tuple[Actor, ...]:
        """Return the last subject and whom this sentence sets beside him: "At talks with the Kenyan, the two ..."."""
        beside = {a.key: a for a in self.sentence_actors if a.kind in _HOLDERS}
        if self._are_new(beside):
            return tuple(beside.values())
        other = next(iter(beside.values()), None)
        known = {actor.key for actor in (*self._pair, *self.subjects)}
        if self._topic is None or other is None or len(beside) > 1 or other.key in known:
            return ()
        return (self._topic, other) if {self._topic.home, None}.isdisjoint({other.home}) else ()

    def _are_new(self, beside: Mapping[str, Actor]) -> bool:
        """Say whether a sentence sets its subject beside one of the pair told before: "A arrived at B's invitation"."""
        states = {actor.home for actor in beside.values()}
        subjects = {actor.key for actor in self.subjects}
        told = {actor.key for actor in self._pair}
        two = len(beside) == len(states) == _TWO and None not in states
        return two and len(subjects & beside.keys()) == 1 and len(told & beside.keys()) == 1 and not subjects & told

    def _holders(self, office: str | None) -> tuple[Actor, ...]:
        """Return the holders of an office in the states of the pair: "the foreign ministers of the two countries"."""
        states = list(dict.fromkeys(actor.country for actor in self._pair if actor.country))
        if office is None or len(states) != _TWO:
            return ()
        if all(holds(actor, office) for actor in self._pair):
            return self._pair
        return tuple(self._registry.holder(office, state) for state in states)

    def _on_side(self, side: Side, opens: bool = False) -> tuple[Actor, ...]:
        """Return the guest or the host of the contact told last, who is no subject of this sentence yet.

        Where nobody has received anybody, it `opens` with "the visitor" of whom the text speaks.
        """
        actor = self._sides.get(side)
        taken = {a.key for a in self.subjects}
        if actor and actor.key not in taken:
            return (actor,)
        here = [actor for actor in self.sentence_actors if actor.kind in _HOLDERS]
        home = self.place.country if self.place and not here else None
        there = [a for a in self._pair if home and (a.country == home) is (side is Side.HOST)]
        if len(there) == 1:
            return (there[0],)
        if opens and side is Side.GUEST and not self._sides and self._subject:
            return (self._subject,)
        if side is Side.GUEST and self._visitor and not (here or self._sides):
            return (self._visitor,)
        states = {a.country for a in here}
        if side is Side.GUEST and here and self._visitor and self._visitor.country not in states | {None}:
            return (self._visitor,)
        abroad = tuple(a for a in self._pair if a.country not in states)
        return abroad if len(abroad) == 1 and here else self._other()

    def _other(self) -> tuple[Actor, ...]:
        """Return the other one of the pair ("his interlocutor")."""
        here = {a.key for a in self.sentence_actors} or {self._subject.key if self._subject else ""}
        others = [actor for actor in self._pair if actor.key not in here]
        return (others[0],) if len(others) == 1 else ()


def _only_speaks(actor: Actor) -> bool:
    """Say whether somebody speaks for another, and has no other office here but an ambassador's rank."""
    given = {office for office, _ in actor.stated} | actor.bare or {office for office, _ in actor.offices}
    return "spokesperson" in given and given <= _SPEAKING


def _are_peers(one: Actor, other: Actor) -> bool:
    """Say whether two may be counterparts: leaders, or holders of one office; an envoy is no president's."""
    held, theirs = ({office for office, _ in actor.offices} | actor.bare for actor in (one, other))
    leading = bool(held & LEADING) == bool(theirs & LEADING)
    return not held or not theirs or (leading and (bool(held & theirs) or bool(held & LEADING)))


def holds(actor: Actor, office: str) -> bool:
    """Say whether somebody holds an office that a word like "ministers" may mean."""
    held = {held for held, _ in actor.offices}
    if office == "minister":
        return any(one.endswith("minister") for one in held)
    return bool(held & (_MEANT.get(office, frozenset()) | {office}))


def _of_two_states(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the two actors named last, if they are of two states."""
    found: Sequence[Actor] = list(actors)[:_TWO]
    return tuple(reversed(found)) if len({actor.home for actor in found}) == _TWO else ()
