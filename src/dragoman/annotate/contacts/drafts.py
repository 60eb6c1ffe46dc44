"""Contacts as single sentences tell them: participants, kind, status, day and place of each frame match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.offices.homes import Home
from dragoman.annotate.contacts.days.dating import (
    DatingContext,
    Scene,
    dated,
    dates_of,
    days_told,
    is_known_day,
    looks_back,
    scene_after,
)
from dragoman.annotate.contacts.days.echoes import (
    channel_told,
    echo_of,
    kinds_in,
    leaves_channel_open,
    with_channel,
    with_echo,
)
from dragoman.annotate.contacts.days.spells import last_time, spelled, standing_of, stay_of
from dragoman.annotate.contacts.days.tenure import common_years
from dragoman.annotate.contacts.days.times import time_before
from dragoman.annotate.contacts.draft import TOGETHER, Draft, Party, Stay, looked_back, settle, without_spans
from dragoman.annotate.contacts.frames import general
from dragoman.annotate.contacts.frames.gapping import with_gapped
from dragoman.annotate.contacts.frames.matching import FrameMatch, is_coordinated, match_frames, trigger_of
from dragoman.annotate.contacts.places import city_behind, host_of, in_one_place, is_origin, places_of, scene_of
from dragoman.annotate.contacts.sides.bearers import borne_by, hands_over, last_letter, met_to_hand
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.sides.company import (
    companions,
    companions_before,
    is_one_sided,
    is_referential,
    is_with_oneself,
    meets_itself,
    pair_in,
    pair_meant,
    third_parties,
)
from dragoman.annotate.contacts.sides.incumbents import of_their_day
from dragoman.annotate.contacts.sides.lookalikes import looks_alike
from dragoman.annotate.contacts.sides.parties import (
    PartyRules,
    guests_of,
    received_at_home,
    with_principals,
    without_own_hosts,
)
from dragoman.annotate.contacts.sides.resumed import (
    begins_anew,
    both_of,
    goes_on_about,
    is_reported,
    lacks_subject,
    met_in,
    other_of,
    with_third,
)
from dragoman.annotate.contacts.sides.sharing import are_met_singly, other_than_object, shares, words_near
from dragoman.annotate.contacts.sides.subjects import find_subject, first_actor, is_anothers
from dragoman.annotate.contacts.sides.visitors import visitors_in
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.ahead import hangs_on, is_departure_ahead, was_ahead, with_plans
from dragoman.annotate.contacts.standing.occasions import is_purpose, is_timeless, may_be
from dragoman.annotate.contacts.standing.recall import is_recall
from dragoman.annotate.contacts.standing.status import status_of
from dragoman.knowledge import KnowledgeBase
from dragoman.model import ContactType, MentionDate, Place, Side, Status, Zone
from dragoman.timex import TimeExpression

_SLOT_ORDER = "MABC"
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_TWO = 2


class DraftReader:
    """Reads the contacts of one document's sentences, in order."""

    def __init__(
        self, base: KnowledgeBase, context: DatingContext, actors: dict[str, Actor], home: Home, sporting: bool = False
    ) -> None:
        self._base, self._context, self._actors = base, context, actors
        self._words = clause_words(context.language)
        self._rules = PartyRules(base, actors, home.states, sporting)
        self._subject: Group | None = None
        self._told: Group | None = None
        self._told_ahead = False  # their contact is but planned
        self._zone = Zone.TEXT
        self._scene = Scene()
        self._place = home.scene  # of the last contact told, to begin with of the dateline
        self._unasserted: list[FrameMatch] = []  # verbs of the sentence that tell no contact: "could meet X"
        self._latest: Draft | None = None  # the last contact of the sentence before
        self._letter: Draft | None = None  # the last message told
        self._unsaid: Draft | None = None  # one of the sentence before whose channel nobody has said yet
        self._met: Group | None = None  # the two of a meeting told in the sentence being read
        self._spoken: set[ContactType] = set()  # kinds of contact that the text has had words for

    def read(self, skeleton: Skeleton) -> list[Draft]:
        """Return the contacts that a sentence asserts."""
        language = self._context.language
        self._zone = skeleton.parsed.sentence.zone
        self._place = scene_of(skeleton) or self._place
        matches = general.unread(with_gapped(skeleton, match_frames(skeleton, language), language))
        filled: list[tuple[FrameMatch, int | None]] = []
        for match in matches:
            filled.append((match, self._subject_slot(skeleton, match, filled)))
        told = [match for match, subject in filled if self._tells(skeleton, match, subject)]
        self._spoken |= self._kinds_in(skeleton, matches)
        drafts: list[Draft] = []
        self._unasserted, self._met = [], None
        inherited: Status | None = None
        for match, subject in filled:
            for draft in self._drafts(skeleton, match, subject, told, inherited):
                drafts.append(draft)
                self._met = met_in(draft) or self._met
                self._place = draft.place or self._place
                inherited = draft.status if draft.status is not Status.DENIED else inherited
        settled = looked_back(settle(drafts, days_told(skeleton, self._context)), self._context.published)
        kept = with_channel(skeleton, settled, language)
        if self._latest:
            latest = self._latest
            kept = with_echo(skeleton, kept, latest, self._context, self._scene) or self._resumed(skeleton, latest)
        if called := self._called(skeleton, kept):
            kept.append(called)
        kept += met_to_hand(kept)
        kept = [without_spans(draft) for draft in kept] if self._zone is Zone.TITLE else kept
        self._latest = kept[-1] if kept else None
        self._remember(skeleton, kept, filled)
        return kept

    def _called(self, skeleton: Skeleton, kept: Sequence[Draft]) -> Draft | None:
        """Return a contact of the sentence before whose channel this one names, and note one that leaves it open."""
        called = channel_told(skeleton, self._unsaid, self._context.language) if self._unsaid else None
        others = [draft for draft in kept if called and draft.type is called.type and draft.keys != called.keys]
        open_yet = (d for d in reversed(kept) if d.type is ContactType.OTHER_CONTACT and d.status in _HELD)
        self._unsaid = next(open_yet, None)
        return None if others else called

    def _kinds_in(self, skeleton: Skeleton, matches: Sequence[FrameMatch]) -> set[ContactType]:
        """Return the kinds of contact that a sentence has words for, whether they tell one or not."""
        told = {match.frame.type for match in matches if not match.frame.echoed}
        return told | kinds_in(skeleton, self._context.language)

    def _resumed(self, skeleton: Skeleton, told: Draft) -> list[Draft]:
        """Return the contact told last where a sentence gives it its day, or a third party: "The Emir mediated"."""
        if echo := echo_of(skeleton, told, self._context, self._scene):
            return [echo]
        joined = with_third(skeleton, told, self._rules, self._zone, self._context.language)
        return [joined] if joined else []

    def _subject_slot(
        self, skeleton: Skeleton, match: FrameMatch, filled: Sequence[tuple[FrameMatch, int | None]]
    ) -> int | None:
        slot = match.frame.subject
        if match.gapped:
            return next(subject for told, subject in filled if told is match.gapped)
        if "M" in match.slots or slot == "P":
            return match.slots.get("A")
        if slot in match.slots or (match.frame.topic and is_reported(skeleton, match, self._context.language)):
            return match.slots.get(slot)
        found = other_than_object(skeleton, match, find_subject(skeleton, match, filled, self._context.language))
        return None if is_anothers(skeleton, match, found, self._context.language) else found

    def _drafts(
        self,
        skeleton: Skeleton,
        match: FrameMatch,
        subject: int | None,
        matches: Sequence[FrameMatch],
        inherited: Status | None,
    ) -> Iterator[Draft]:
        language = self._context.language
        open_talks, purpose = leaves_channel_open(skeleton, match, language), is_purpose(skeleton, match, language)
        everybody = self._with_company(skeleton, match, self._parties(skeleton, match, subject), matches)
        if match.frame.type is ContactType.MESSAGE and not match.frame.borne:
            everybody = with_principals(everybody, skeleton, self._actors)
        for parties in shares(skeleton, match, without_own_hosts(everybody), self._actors, self._words):
            for place in self._places(skeleton, match, parties):
                guests = guests_of(parties, place) if match.frame.type is ContactType.VISIT else parties
                if group := received_at_home(skeleton, match, guests, place, matches):
                    guests = self._party_list([("A", group)], match)
                for draft in self._draft(skeleton, match, guests, place, matches, inherited, subject):
                    yield replace(draft, open_talks=open_talks, purpose=purpose, of_two=match.frame.two)

    def _takers(self, skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return into whose hands a letter goes: the one named for it ("handed Y a letter to Z"), or the addressee."""
        if not hands_over(skeleton, match, self._context.language):
            return ()
        took = [("D", skeleton.groups[match.slots["D"]])] if "D" in match.slots else []
        return self._party_list(took, match) or tuple(party for party in parties if party.side is Side.RECIPIENT)

    def _places(self, skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...]) -> tuple[Place | None, ...]:
        """Return the places of a match; of an arrival without any, where the contact told before it took place."""
        if match.frame.host:
            visitors = {party.mention.country for party in parties if party.mention.country}
            return host_of(skeleton, match, visitors, self._base.states)
        if match.frame.there and (is_origin(match) or "~p" not in skeleton.text[match.start : match.end + 2]):
            return (replace(self._place, span=None),) if self._place else ()
        return places_of(skeleton, match)

    def _tells(self, skeleton: Skeleton, match: FrameMatch, subject: int | None) -> bool:
        """Say whether a match has the parties and place of a contact, so that a time may be its own."""
        parties = self._parties(skeleton, match, subject)
        places = self._places(skeleton, match, parties)
        return any(self._hold(skeleton, match, parties, place) for place in places)

    def _hold(self, skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...], place: Place | None) -> bool:
        """Say whether parties and place make a contact; a room is a place, too."""
        roomed = match.frame.placed and place is None and in_one_place(skeleton, match, self._words.rooms)
        return self._rules.hold(match, parties, place, self._place, roomed=roomed)

    def _is_told(self, skeleton: Skeleton, match: FrameMatch, subject: int | None) -> bool:
        return general.is_told(skeleton, match, subject, self._spoken, self._context.language)

    def _draft(
        self,
        skeleton: Skeleton,
        match: FrameMatch,
        parties: tuple[Party, ...],
        place: Place | None,
        matches: Sequence[FrameMatch],
        inherited: Status | None,
        subject: int | None,
    ) -> Iterator[Draft]:
        if not (self._hold(skeleton, match, parties, place) and self._is_told(skeleton, match, subject)):
            return
        if place is None and match.frame.type is ContactType.OTHER_CONTACT:
            place = city_behind(skeleton, match, {p.mention.country for p in parties if p.mention.country})
        kind = self._kind(skeleton, match, subject)
        status, last = self._asserted(skeleton, match, inherited)
        if status is None:
            return
        if match.frame.pair and status in _HELD and self._told_ahead and pair_in(skeleton) is None:
            return  # "they plan to meet, said Z at a joint press conference": his, not theirs
        status = with_plans(skeleton, match, status, inherited, self._latest, matches, self._context, self._scene)
        actors = [self._actors[party.key] for party in parties if party.key in self._actors]
        context = replace(self._context, years=common_years(self._base, actors))
        visit = kind is ContactType.VISIT
        leaving = visit and is_departure_ahead(skeleton, match, status, self._context.language)
        status = Status.ONGOING if leaving else status
        stay = stay_of(skeleton, match, context.language) if visit else Stay()
        dayless = last or leaving or stay.dayless or match.frame.undated
        if not (dates := () if dayless else dates_of(skeleton, match, matches, status, context, self._scene)):
            dates = (dated(skeleton, last, status, context, self._scene) if last else MentionDate(),)
        for date in dates:
            yield Draft(
                type=self._rules.kind_of(kind, parties),
                status=standing_of(skeleton, match, date, status, context),
                parties=of_their_day(parties, date.dates, self._base, self._actors),
                date=date,
                place=place,
                skeleton=skeleton,
                span=skeleton.parsed.sentence.span,
                trigger=trigger_of(skeleton, match.gapped or match),
                rule=f"{self._context.language}.{match.frame.id}",
                rank=match.frame.rank,
                in_person=self._rules.kind_of(ContactType.MEETING, parties),
                recall=status is not Status.ONGOING and (bool(last) or self._recalls(skeleton, match, date)),
                explicit=match.frame.subject in match.slots or "M" in match.slots or match.slots.keys() >= {*"AB"},
                borne=match.frame.borne,
                takers=self._takers(skeleton, match, parties) if kind is ContactType.MESSAGE else (),
                general=match.frame.general,
                timeless=is_timeless(skeleton, match, self._context.language),
                again=not self._words.again.isdisjoint(words_near(skeleton, match)),
                leaving=match.frame.leaves,
                was_ahead=was_ahead(skeleton, match, status, context.language),
                stay=stay,
                whole=spelled(skeleton, match, date, status, context) if visit else None,
                counted=time_before(skeleton, match, self._context.language),
                coordinated=is_coordinated(skeleton, match, self._context.language),
                dependent=hangs_on(skeleton, match, visit, context.language),
                carried=subject is None and not match.frame.pair and self._is_dropped(skeleton, match),
                referential=match.frame.pair or is_referential(skeleton, match, subject),
            )

    def _asserted(
        self, skeleton: Skeleton, match: FrameMatch, inherited: Status | None
    ) -> tuple[Status | None, TimeExpression | None]:
        """Return the status of a match, None where nothing is asserted, and when a denied one was last."""
        status = status_of(skeleton, match.gapped or match, inherited, self._context.language)
        last = last_time(skeleton, match, self._context.language) if status is Status.DENIED else None
        spell = last is not None and not is_known_day(
            skeleton, last, self._context, self._scene
        )  # "no call for two months"
        if status is None and match.word_class == "bare" and may_be(skeleton, match, self._context.language):
            self._unasserted.append(match)
        within = any(verb.start <= match.start < verb.end for verb in self._unasserted)
        if status is None or (spell and not match.frame.nominal) or (within and status is Status.HAPPENED):
            return None, None  # "could hold talks with X": the noun asserts no more than its verb
        if last and not spell:
            return Status.HAPPENED, last  # "had not been back since 2017" tells of 2017
        return status, None

    def _recalls(self, skeleton: Skeleton, match: FrameMatch, date: MentionDate) -> bool:
        return is_recall(skeleton, match.gapped or match, self._context.language) or looks_back(skeleton, date)

    def _parties(self, skeleton: Skeleton, match: FrameMatch, subject: int | None) -> tuple[Party, ...]:
        if match.frame.borne or match.frame.pair:
            return self._meant(skeleton, match)
        if set(match.slots) == {"B"} and subject is None and skeleton.groups[match.slots["B"]].reference == "pair":
            return ()  # "the talks with the two leaders": nobody says whose
        singly = self._words.pro_drop and "M" in match.slots and are_met_singly(skeleton, match, self._words)
        if singly or is_with_oneself(skeleton, match, subject) or looks_alike(skeleton, match, self._context.language):
            return ()
        slots = dict(match.slots)
        if subject is not None:
            slots[match.frame.subject] = subject
        elif self._subject and (
            self._is_dropped(skeleton, match) or goes_on_about(skeleton, match, self._subject, self._context.language)
        ):
            return self._party_list([(match.frame.subject, self._subject), *self._grouped(skeleton, slots)], match)
        if more := self._unsaid_party(skeleton, match, slots):
            return self._party_list([*self._grouped(skeleton, slots), ("B", more)], match)
        if match.frame.visitor_only or match.frame.type is ContactType.VISIT:
            slots = visitors_in(skeleton, match, slots, self._words)
        elif meets_itself(skeleton, match, slots) or is_one_sided(skeleton, match, slots, self._words):
            return ()  # "separate meetings with X and Y": nobody says whose
        return self._party_list(self._grouped(skeleton, slots), match)

    def _meant(self, skeleton: Skeleton, match: FrameMatch) -> tuple[Party, ...]:
        """Return the parties of a contact told before: "their meeting", "handed the letter over"."""
        if match.frame.borne:
            return borne_by(self._letter, self._party_list([("C", skeleton.groups[match.slots["C"]])], match))
        return self._party_list([("M", group)], match) if (group := pair_meant(skeleton, match, self._told)) else ()

    def _unsaid_party(self, skeleton: Skeleton, match: FrameMatch, slots: dict[str, int]) -> Group | None:
        """Return whom a pronoun for object means, or who received the bearer of a message in the contact told last."""
        if match.frame.hosted:
            return other_of(self._met or self._told, skeleton.groups[slots["C"]]) if "C" in slots else None
        if match.frame.two:
            return both_of(self._met or self._told, skeleton.groups[slots["A"]] if "A" in slots else None)
        return self._subject if match.frame.him else None

    def _with_company(
        self, skeleton: Skeleton, match: FrameMatch, parties: tuple[Party, ...], matches: Sequence[FrameMatch]
    ) -> tuple[Party, ...]:
        """Return the parties with those of third states in whose presence they met; a host's own staff is none."""
        if match.frame.type is ContactType.VISIT:
            beside = companions(skeleton, match, self._context.language)
            along = [("C", group) for group in beside or companions_before(skeleton, match, self._context.language)]
            known = {party.key for party in parties}
            return (*parties, *(p for p in self._party_list(along, match) if parties and p.key not in known))
        homes = {party.mention.country or party.mention.org for party in parties}
        if match.frame.type not in (*TOGETHER, ContactType.OTHER_CONTACT, ContactType.CALL) or len(homes) < _TWO:
            return parties
        third = [("C", group) for group in companions_before(skeleton, match, self._context.language)]
        if match.frame.type is not ContactType.CALL:
            third += [("C", group) for group in third_parties(skeleton, match, matches, self._context.language)]
        others = (p for p in self._party_list(third, match) if (p.mention.country or p.mention.org) not in homes)
        return (*parties, *others)

    def _is_dropped(self, skeleton: Skeleton, match: FrameMatch) -> bool:
        """Say whether the verb has no subject of its own, so that it is that of the sentence before."""
        if self._subject is None or len(set(self._subject.keys)) > 1 or self._zone is Zone.TITLE:
            return False  # a title stands before all sentences
        return lacks_subject(skeleton, match, self._words, self._context.language)

    @staticmethod
    def _grouped(skeleton: Skeleton, slots: dict[str, int]) -> list[tuple[str, Group]]:
        return [(slot, skeleton.groups[slots[slot]]) for slot in _SLOT_ORDER if slot in slots]

    def _party_list(self, groups: Sequence[tuple[str, Group]], match: FrameMatch) -> tuple[Party, ...]:
        return self._rules.parties(groups, match, self._zone)

    def _kind(self, skeleton: Skeleton, match: FrameMatch, subject: int | None) -> ContactType:
        """Return the kind of contact that the words tell; a meeting "by video" is a call."""
        language, kind = self._context.language, match.frame.type
        if match.frame.general:
            kind = general.kind_of(skeleton, match, subject, language)
        if kind is ContactType.OTHER_CONTACT and in_one_place(skeleton, match, clause_words(language).rooms):
            kind = ContactType.MEETING  # "came from Rome, where he spoke with X"
        remote = not clause_words(language).remote.isdisjoint(words_near(skeleton, match))
        return ContactType.CALL if remote and kind in TOGETHER else kind

    def _remember(
        self, skeleton: Skeleton, drafts: Sequence[Draft], filled: Sequence[tuple[FrameMatch, int | None]]
    ) -> None:
        first = first_actor(skeleton, filled, self._context.language)
        if begins_anew(first, self._subject, self._words.pro_drop) and not any(draft.carried for draft in drafts):
            self._subject = first
        self._letter = last_letter(drafts, self._letter)
        for draft in drafts:
            if len(draft.principals) > 1:
                self._told_ahead = draft.status not in _HELD
                self._told = Group(tuple(p.mention for p in draft.principals), tuple(p.key for p in draft.principals))
        self._place = next((d.place for d in reversed(drafts) if d.place and not d.recall), self._place)
        told = [(draft.date, draft.status) for draft in drafts if not draft.recall]
        self._scene = scene_after(skeleton, told, self._context, self._scene)
