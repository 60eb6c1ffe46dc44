"""Who can be a party to a contact, and what kind of contact its parties make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.contacts.draft import TOGETHER, Party
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.lookalikes import is_namesake, is_team
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.knowledge import KnowledgeBase
from dragoman.language.text import form_of
from dragoman.model import ContactType, EntityKind, EntityMention, Place, Side, Zone

# Bodies that can be a party to a contact; ministries, palaces and agencies only speak.
_PARTY_BODIES = frozenset({"organisation", "movement", "forum", "party", "government"})
_ASSEMBLIES = frozenset({"organisation", "forum", "government"})
_PARTNERS = frozenset({"movement", "party", "government"})
# Offices of a state; who has one without a state beside it is of another than those who have theirs.
_NATIONAL = frozenset(
    {"head_of_state", "head_of_government", "crown_prince", "vice_president", "deputy_head_of_government"}
    | {"speaker_of_parliament"}
)
_LEADERS = frozenset({"head_of_state", "head_of_government", "crown_prince"})
_THREE = 3
_SIDES = ("A", "B")


class PartyRules:
    """The rules by which one document's actors take part in contacts."""

    def __init__(
        self, base: KnowledgeBase, actors: Mapping[str, Actor], at_home: frozenset[str], sporting: bool = False
    ) -> None:
        self._base, self._actors, self._at_home, self._sporting = base, actors, at_home, sporting

    def is_party(self, mention: EntityMention, key: str, match: FrameMatch) -> bool:
        """Say whether whom a mention names can take part in a contact of a match's kind."""
        if mention.kind is EntityKind.BODY:
            body = self._base.body(key)
            spoken = match.frame.type in (ContactType.CALL, ContactType.OTHER_CONTACT)
            # Who speaks to an assembly holds a speech.
            return bool(body and body.kind in (_PARTNERS if spoken else _PARTY_BODIES))
        if self._sporting and is_team(mention.kind, match):
            return False
        if mention.kind is EntityKind.STATE:
            return match.frame.type in (ContactType.MEETING, ContactType.MULTILATERAL_MEETING, ContactType.SUMMIT)
        if key in self._actors and self._actors[key].goes_along:
            return False
        held = {office for office, _ in self._held(key)}
        # A spokesperson speaks; the contact is that of the persons spoken of.
        return not held or held != {"spokesperson"}

    def of_kind(self, groups: Sequence[tuple[str, Group]], match: FrameMatch) -> Sequence[tuple[str, Group]]:
        """Return the groups of a match, none where a side stands in one that needs persons: "greeted by officials".

        Nor where one side is no party: "the embassy asked for meetings with X and Y" has X meet nobody, and so has "X
        and Y met with the opposition".
        """
        sides = any(mention.kind is EntityKind.SIDE for _, group in groups for mention in group.mentions)
        alone = match.frame.type is not ContactType.VISIT and any(
            slot in _SIDES and not self._has_party(group, match) for slot, group in groups
        )
        return () if (match.frame.named and sides) or alone else groups

    def parties(self, groups: Sequence[tuple[str, Group]], match: FrameMatch, zone: Zone) -> tuple[Party, ...]:
        """Return the parties that groups in slots name, each once, as far as they can be ones."""
        found, sides = dict[str, Party](), match.frame.sides or {}
        for slot, group in self.of_kind(groups, match):
            for key, mention in zip(group.keys, group.mentions, strict=True):
                if key not in found and self.is_party(mention, key, match):
                    found[key] = Party(key, mention, sides.get(slot), zone)
        return _without_led(tuple(found.values()))

    def _has_party(self, group: Group, match: FrameMatch) -> bool:
        return any(self.is_party(m, key, match) for key, m in zip(group.keys, group.mentions, strict=True))

    def hold(
        self,
        match: FrameMatch,
        parties: tuple[Party, ...],
        place: Place | None,
        scene: Place | None = None,
        *,
        roomed: bool = False,
    ) -> bool:
        """Say whether parties and place make a contact: of two sides, or of a visitor abroad.

        `scene` is the place of the last contact told; `roomed` says that a room is told instead of a place.
        """
        if match.frame.type is ContactType.VISIT:
            heard = [p for p in parties if p.key not in self._actors or not self._actors[p.key].unheard]
            known = any(p.mention.country or p.mention.org or self._leaves_home(p, place) for p in heard)
            if match.frame.persons and any(p.mention.kind is EntityKind.BODY for p in parties):
                return False  # "the army in Khartoum for a third day"
            if match.frame.lone and len({p.mention.country for p in parties}) > 1:
                return False  # "Beijing hosted the ministers of X and Y": they met there
            return known and place is not None and self._is_abroad(parties, place)
        if match.frame.visiting and not _is_with_host(parties, place):
            return False
        persons = [p for p in parties if p.mention.kind in (EntityKind.PERSON, EntityKind.OFFICE, EntityKind.SIDE)]
        bodies = [p for p in parties if p.mention.kind is EntityKind.BODY]
        if match.frame.alone:  # a movement's delegation holds no session
            kinds = {body.kind for party in bodies if (body := self._base.body(party.key))}
            return not kinds.isdisjoint(_ASSEMBLIES)
        if match.frame.hosted and all(p.side is not Side.RECIPIENT for p in parties):
            return False  # who brought a letter from X to nobody knows whom
        if match.frame.many and len({p.mention.country for p in persons if p.mention.country}) < _THREE:
            return False
        if match.frame.bodies:
            presiding = [p for p in persons if p.mention.kind is not EntityKind.SIDE]
            return bool(presiding) and bool(bodies)  # "British officials, while hosting the NATO summit": nobody
        states = [p for p in parties if p.mention.kind is EntityKind.STATE]
        # A state beside a person is what they talked about, or where they were.
        alike = not (states and (persons or match.frame.persons))
        alike = alike and (place is not None or roomed or not match.frame.placed)
        if match.frame.singly and len(parties) >= 2 and self._is_accredited(parties):
            return True
        return len(parties) >= 2 and alike and self._are_across(parties, (place, scene), weak=match.frame.general)

    def _is_accredited(self, parties: tuple[Party, ...]) -> bool:
        """Say whether an ambassador of whom nobody tells whose he is brings his credentials: his host isn't his own."""
        unknown = [p for p in parties if not (p.mention.country or p.mention.org)]
        ambassadors = [p for p in unknown if (a := self._actors.get(p.key)) and "ambassador" in a.bare]
        return len(unknown) == 1 and ambassadors == unknown

    def _are_across(self, parties: tuple[Party, ...], places: tuple[Place | None, ...], weak: bool) -> bool:
        """Say whether at least two states or bodies meet: else it is home politics, or nobody knows.

        Where nobody tells a party's state, it is another than the one known if it is that one's counterpart, or a
        minister of wherever they met or the article was written: "In Quito, X met Foreign Minister Y". Not where `weak`
        words tell the contact.
        """
        homes = {home for p in parties if (home := self._home(p))}
        if len(homes) != 1:
            return len(homes) > 1
        unknown = [p for p in parties if not (p.mention.country or p.mention.org)]
        if any(self._is_counterpart(p, parties) for p in unknown):
            return True
        if weak:
            return False
        if any(self._is_at_home(p, parties) for p in unknown):
            return True
        hosts = {place.country for place in places if place} | self._at_home
        # An ambassador's host is known to a local paper's readers.
        sent = any(office == "ambassador" for p in parties for office, _ in self._held(p.key))
        abroad = sent or any(host not in homes for host in hosts if host)
        return abroad and any(self._is_national(p.key) for p in unknown)

    def _home(self, party: Party) -> str | None:
        """Return for whom somebody speaks: for a movement whom only the text knows as its man, "the rebels' X"."""
        actor = self._actors.get(party.key)
        stranger = actor is not None and actor.kind is EntityKind.PERSON and actor.person is None
        return (party.mention.org if stranger else None) or party.mention.country or party.mention.org

    def _leaves_home(self, party: Party, place: Place | None) -> bool:
        """Say whether a minister without a state goes abroad from where the article was written."""
        country = place.country if place else None
        return bool(self._at_home and country and country not in self._at_home) and self._is_national(party.key)

    def _is_at_home(self, party: Party, parties: tuple[Party, ...]) -> bool:
        """Say whether a paper calls its own minister by his office alone, before a foreigner by his state."""
        behind = [p for p in parties if p.key != party.key and p.mention.span.start > party.mention.span.start]
        told = all((actor := self._actors.get(p.key)) is not None and actor.told for p in behind)
        return self._is_national(party.key) and len(behind) == len(parties) - 1 and told

    def _is_counterpart(self, party: Party, parties: tuple[Party, ...]) -> bool:
        actor = self._actors.get(party.key)
        return actor is not None and not actor.abroad_of.isdisjoint(p.key for p in parties)

    def _is_national(self, key: str) -> bool:
        actor = self._actors.get(key)
        return actor is not None and any(o in _NATIONAL or o.endswith("minister") for o in actor.bare)

    def _held(self, key: str) -> set[tuple[str, str | None]]:
        actor = self._actors.get(key)
        return actor.offices if actor else set()

    def _is_abroad(self, parties: tuple[Party, ...], place: Place) -> bool:
        """Say whether somebody is elsewhere than at home: "Amman" may be written like another state's name."""
        homes = {p.mention.country or "" for p in parties}
        states = [state for home in homes if (state := self._base.states.get(home))]
        if any(form_of(place.surface or "") == form_of(name.form) for state in states for name in state.capitals):
            return len(homes) > 1
        held = frozenset(office for party in parties for office, _ in self._held(party.key))
        people = (actor.country for actor in self._actors.values() if actor.kind is not EntityKind.STATE)
        if is_namesake(place, parties, held, people):
            return False
        if place.country in self._at_home and all("ambassador" in dict(self._held(p.key)) for p in parties):
            return False  # who is accredited there
        return not place.country or any(p.mention.country != place.country for p in parties)

    def kind_of(self, kind: ContactType, parties: tuple[Party, ...]) -> ContactType:
        """Return the kind; a meeting of three and more is a summit of leaders, or a multilateral meeting."""
        countries = {home for p in parties if (home := p.mention.country or p.mention.org)}
        if kind not in TOGETHER or kind is ContactType.SUMMIT or len(countries) < _THREE:
            return kind
        leaders = sum(any(office in _LEADERS for office, _ in self._held(p.key)) for p in parties)
        return ContactType.SUMMIT if leaders >= _THREE else ContactType.MULTILATERAL_MEETING


def _is_with_host(parties: tuple[Party, ...], place: Place | None) -> bool:
    """Say whether a guest is in his host's state, and it isn't his own."""
    home = place.country if place else None
    at_home = {p.side for p in parties if p.mention.country == home}
    return home is not None and at_home == {Side.HOST}


def with_principals(parties: tuple[Party, ...], skeleton: Skeleton, actors: Mapping[str, Actor]) -> tuple[Party, ...]:
    """Return a message's parties with those whose envoys bring it: it is the president's, not his envoy's."""
    named = {key: m for group in skeleton.groups for key, m in zip(group.keys, group.mentions, strict=True)}
    found: list[Party] = []
    for party in parties:
        actor = actors.get(party.key)
        principal = actor.sent_by if actor else None
        sender = (named.get(principal) or (actor.sender if actor else None)) if principal else None
        if principal is None or sender is None or party.side is Side.RECIPIENT:
            found.append(party)
            continue
        if principal not in {p.key for p in parties}:
            found.append(Party(principal, sender, Side.INITIATOR, party.zone))
        found.append(replace(party, side=Side.BEARER))
    return tuple(found)


def guests_of(parties: tuple[Party, ...], place: Place | None) -> tuple[Party, ...]:
    """Return the visitors of a state: its own people, named beside them, are at home."""
    home = place.country if place else None
    return tuple(party for party in parties if not home or party.mention.country != home) or parties


def received_at_home(
    skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...], place: Place | None, others: Sequence[FrameMatch]
) -> Group | None:
    """Return whose visit it is where the sentence's subject is at home: "received X in the course of a visit to Y"."""
    home = place.country if place else None
    if match.frame.type is not ContactType.VISIT or not match.frame.nominal or match.frame.subject in match.slots:
        return None
    if home is None or not parties or any(party.mention.country != home for party in parties):
        return None
    before = [other for other in others if other.end <= match.start and other.frame.type in TOGETHER]
    groups = (skeleton.groups[number] for other in reversed(before) for number in other.slots.values())
    abroad = (g for g in groups if g.mentions and all((m.country or m.org) not in (None, home) for m in g.mentions))
    return next(abroad, None)


def without_own_hosts(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties without a guest's own people among those who received him: his ambassador at the airport."""
    homes = {party.mention.country for party in parties if party.side is Side.GUEST} - {None}
    hosts = [party for party in parties if party.side is Side.HOST]
    if not homes or all(party.mention.country in {*homes, None} for party in hosts):
        return parties
    return tuple(p for p in parties if p.side is not Side.HOST or p.mention.country not in homes)


def _without_led(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Leave out the side of a state for which another party speaks: "the Turkish side" beside Erdoğan."""
    led = {p.mention.country for p in parties if p.mention.kind in (EntityKind.PERSON, EntityKind.OFFICE)} - {None}
    return tuple(p for p in parties if p.mention.kind is not EntityKind.SIDE or p.mention.country not in led)
