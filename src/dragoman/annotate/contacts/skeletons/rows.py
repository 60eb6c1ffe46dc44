"""Actors in a row: "X, Y and Z" becomes one group, so that a pattern reads them as one party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.contacts.skeletons.items import Group, Item
from dragoman.annotate.contacts.skeletons.words import SkeletonWords
from dragoman.language.text import form_of
from dragoman.model import EntityKind, Sentence, Span, Zone
from dragoman.timex import Kind, TimeExpression

# How many unread words of an office may stand before its holder, and between two commas.
_UNREAD, _OFFICE = 6, 12
_PLURAL = "s"
_YEAR = re.compile(r"(19|20)\d\d")
_PAIR = 2
_COUNTED = 5  # words between a number and whom it counts
_OWNER = 5  # words of a body's name before its genitive
# The last of those whom semicolons part: "A, the president; B, the premier; and C".
_LAST_OF_LIST = re.compile(r";\s+\w{1,3}\s")


class RowJoiner:
    """Joins the rows in a sentence's items, which it changes, as it adds their groups."""

    def __init__(
        self,
        items: list[Item],
        groups: list[Group],
        words: SkeletonWords,
        sentence: Sentence,
        text: str,
        times: Sequence[TimeExpression],
    ) -> None:
        self._items, self._groups, self._words, self._text, self._times = items, groups, words, text, times
        self._listed = _LAST_OF_LIST.search(sentence.span.of(text)) is not None
        self._headline, self._title = sentence.headline, sentence.zone is Zone.TITLE

    def join(self) -> None:
        """Join all rows, and drop commas that say nothing."""
        self._merge_commas()
        self._merge_titled()
        self._merge_owned()
        self._merge_unread()
        self._join_groups()
        self._merge_counted()

    def _merge_counted(self) -> None:
        """Drop as what those of a row are counted: "met three regional leaders, X, Y and Z"."""
        at = 0
        while at < len(self._items):
            first = self._count_before(at)
            number = self._words.numbers[self._items[first].text] if first is not None else 0
            people = self._persons_at(at) if first is not None else 0
            if 0 < people < number and at + 1 < len(self._items) and self._items[at + 1].text == ";":
                people += self._persons_at(at + 2)  # "A; B and C"
                if people == number:
                    row = [int(self._items[i].text.strip("@")) for i in (at, at + 2)]
                    self._replace_row(at, at + 3, row)
                    self._groups[-1] = replace(self._groups[-1], apart=True)
            if first is not None and people == number > 1:
                first -= 2 * (first > 1 and self._items[first - 1].text == "'s")  # "Europe's three leaders"
                del self._items[first:at]
                at = first
            at += 1

    def _count_before(self, at: int) -> int | None:
        """Return the number's item before a row of actors and the comma that follows whom it counts."""
        if at < _PAIR or not self._items[at].text.startswith("@") or self._items[at - 1].text not in (",", ":"):
            return None
        if self._items[at - _PAIR].text not in self._words.included:
            return None
        back = range(at - _PAIR - 1, max(-1, at - _PAIR - 1 - _COUNTED), -1)
        first = next((i for i in back if self._items[i].text in self._words.numbers), None)
        plain = first is not None and all(item.text[:1].isalpha() for item in self._items[first : at - 1])
        return first if plain else None

    def _persons_at(self, at: int) -> int:
        """Return how many persons the group at an item has."""
        if at >= len(self._items) or not self._items[at].text.startswith("@") or not self._is_person(at):
            return 0
        return len(set(self._groups[int(self._items[at].text.strip("@"))].keys))

    def _merge_titled(self) -> None:
        """Make one of an office and its holder's family name, where a given name that nobody knows parts them.

        "The Namibian president Hage Geingob": nothing else can stand between two namings of one person.
        """
        at = 0
        while at < len(self._items):
            titled = self._items[at].text.startswith("@")
            end = next((at + n for n in (2, 3) if self._is_holder_at(at, at + n)), None) if titled else None
            if end is not None:
                span = Span(self._items[at].span.start, self._items[end].span.end)
                self._items[at : end + 1] = [Item(self._items[end].text, span)]
            at += 1

    def _is_holder_at(self, at: int, end: int) -> bool:
        if end >= len(self._items) or not all(self._items[i].text.startswith("@") for i in (at, end)):
            return False
        one, other = (self._groups[int(self._items[i].text.strip("@"))] for i in (at, end))
        between = [item.text for item in self._items[at + 1 : end]]
        known = self._words.and_words | self._words.prepositions | self._words.complements
        # "since Biden became president": what parts them is no name
        written = [item.span.of(self._text)[:1] for item in self._items[at + 1 : end]]
        names = all(text.isalpha() and text not in known for text in between)
        names = names and (self._headline or all(first == first.upper() for first in written))
        return names and len(one.keys) == 1 and one.keys == other.keys and not (one.reference or other.reference)

    def _merge_owned(self) -> None:
        """Drop whose somebody is: "met the Communist Party's senior adviser X", "the junta's leader, X"."""
        for at in range(len(self._items) - 2, 0, -1):
            if (
                self._items[at].text != "'s"
                or not self._items[at + 1].text.startswith("@")
                or not self._is_person(at + 1)
            ):
                continue
            if self._is_own_state(at - 1, at + 1):
                article = at > 1 and self._items[at - 2].text in self._words.articles
                del self._items[at - 1 - article : at + 1]  # "the Emirates' (UAE) foreign minister X"
                continue
            back = range(at - 1, max(-1, at - 1 - _OWNER), -1)
            plain = at > 1 and self._items[at - 2].text in self._words.articles and self._is_titled(at + 1)
            plain = plain and self._items[at - 1].text.isalpha()
            first = at - 2 if plain else next((i for i in back if not self._is_capital(i)), None)
            if first is not None and 0 <= first < at - 1 and self._items[first].text in self._words.articles:
                del self._items[first : at + 1]

    def _is_own_state(self, state: int, person: int) -> bool:
        """Say whether the state at an item is that of the person at another."""
        text = self._items[state].text
        owner = self._groups[int(text.strip("@"))] if text.startswith("@") else None
        of = self._groups[int(self._items[person].text.strip("@"))].mentions
        return owner is not None and owner.are_states and {m.country for m in owner.mentions} == {m.country for m in of}

    def _merge_unread(self) -> None:
        """Drop a word or two that nobody knows before an office: "with SAC chairman X", "with 2022 summit host X"."""
        for at in range(len(self._items) - 1, 1, -1):
            if not self._items[at].text.startswith("@") or not self._is_titled(at):
                continue
            first = next((i for i in (at - 2, at - 3) if i >= 0 and self._items[i].text in self._words.beside), None)
            between = self._items[first + 1 : at] if first is not None else []
            # "spoke with supporters President X said": a plural is whom one spoke with
            year = bool(between) and _YEAR.fullmatch(between[0].text) is not None
            plain = all(i.text.isalpha() and i.text not in self._words.prepositions for i in between[year:])
            plain = plain and not any(i.text.endswith(_PLURAL) for i in between[-1:])
            if first is not None and plain and not any(i.text in self._words.and_words for i in between):
                del self._items[first + 1 : at]

    def _is_titled(self, at: int) -> bool:
        """Say whether one person stands at `at` whose naming begins with an office."""
        mentions = self._groups[int(self._items[at].text.strip("@"))].mentions
        return len(mentions) == 1 and bool(mentions[0].role) and mentions[0].kind is EntityKind.PERSON

    def _merge_commas(self) -> None:
        """Drop commas beside what may be passed over: ", hier ,"."""
        kept: list[Item] = []
        for index, item in enumerate(self._items):
            if item.text in (",", "،"):
                before = kept[-1].text if kept else ""
                after = self._items[index + 1].text if index + 1 < len(self._items) else ""
                if before.startswith("~") or after.startswith("~"):
                    continue
                item = Item(",", item.span)
            kept.append(item)
        self._items[:] = kept

    def _join_groups(self) -> None:
        """Make one group of "@0@ , @1@ and @2@"; without an "and" a row of names stays apart."""
        self._join_headline()
        at = 0
        while at < len(self._items):
            end, members = self._row_at(at)
            if end > at + 1:
                self._replace_row(at, end, [int(self._items[member].text.strip("@")) for member in members])
            at += 1

    def _join_headline(self) -> None:
        """Make one group of the names that open a headline: "Lavrov, Fidan discuss ...", "A, B, C to meet"."""
        texts = [item.text for item in self._items]
        end = 1
        while self._headline and end + 1 < len(texts) and texts[end] == "," and texts[end + 1].startswith("@"):
            end += 2
        if end > 1 and texts[0].startswith("@") and end < len(texts) and texts[end][:1].isalpha():
            self._replace_row(0, end, [int(text.strip("@")) for text in texts[0:end:2]])

    def _row_at(self, at: int) -> tuple[int, list[int]]:
        """Return the item after a row of actors that an "and" closes, and those of its actors.

        That is `at` + 1 where there is none.
        """
        if not self._items[at].text.startswith("@"):
            return at + 1, [at]
        members, closed, position = [at], (at + 1, [at]), at + 1
        while position < len(self._items):
            comma, joined, step = self._joint(at, position)
            if not (comma or joined):
                break
            actor = self._actor_at(step)
            if actor is None:
                # "with A, B and the speaker": a name that nobody can read closes the row, too.
                following = self._items[step].text if step < len(self._items) else ""
                if joined and position > at + 1 and (self._is_capital(step) or self._is_unread(following)):
                    closed = position, list(members)
                past = self._past_title(step)
                if joined or past is None:
                    break
                position = past
                continue
            if (joined and self._stands_apart(at, actor)) or not self._belongs(at, actor):
                break
            members.append(actor)
            position = actor + 1
            if joined:
                closed = position, list(members)
        return closed

    def _is_unread(self, text: str) -> bool:
        """Say whether a word may begin the name that closes a row: "with A, B and civil society"."""
        verbal = text in self._words.singular or text in self._words.prepositions
        return text in self._words.articles or (self._words.unread_close and text[:1].isalpha() and not verbal)

    def _joint(self, at: int, position: int) -> tuple[bool, bool, int]:
        """Say whether a comma or an "and" stands at `position`, and where what follows begins."""
        text = self._items[position].text
        # behind what may be passed over the comma is gone: "met X in Rome, Y and Z"
        passed = text.startswith(("~p", "~t")) and self._is_comma_behind(position)
        # commas on both sides part: "at the ministry, on Thursday, Y and Z"
        comma = text == "," or (passed and not self._is_comma_behind(position - 1))
        comma = comma or (text == ";" and self._listed)
        phrase = self._and_phrase(position)
        joined = text in self._words.and_words or self._is_sequel(position) or phrase > position
        step = max(position + 1, phrase)
        beside = comma or (text == "~x~" and not joined)  # "with X too, and Y"
        if beside and step < len(self._items) and self._items[step].text in self._words.and_words:
            step, joined = step + 1, True
        if joined and step < len(self._items) and self._items[step].text == "~x~":
            step += 1
        if joined and step < len(self._items) and at and self._same_preposition(at - 1, step):
            step += 1  # the preposition again: "avec X et avec Y", "d'X et de Y"
        return comma, joined, step

    def _and_phrase(self, position: int) -> int:
        """Return where several words end that do for an "and", `position` where none begins: "as well as"."""
        for phrase in self._words.and_phrases:
            span = self._items[position].span
            behind = form_of(self._text[span.start : span.start + len(" ".join(phrase))])
            if tuple(behind.split()) == phrase:
                after = span.start + len(behind)
                ends = (i for i in range(position, len(self._items)) if self._items[i].span.start >= after)
                return next(ends, position)
        return position

    def _is_comma_behind(self, position: int) -> bool:
        if position + 1 >= len(self._items):
            return False
        return "," in self._text[self._items[position].span.end : self._items[position + 1].span.start]

    def _actor_at(self, step: int) -> int | None:
        """Return the actor of a row's item, before whom words of his office may stand that nobody could read.

        "A and Democratic Party President B", "A and Cambodian People's Party President B".
        """
        if step >= len(self._items):
            return None
        for at in range(step, min(len(self._items), step + _UNREAD)):
            text = self._items[at].text
            if text.startswith("@") and (at == step or self._is_person(at)) and not self._goes_on(at):
                return at
            if not (text.startswith("@") or text == "'s" or self._is_capital(at)):
                return None
        return None

    def _goes_on(self, at: int) -> bool:
        """Say whether a state's name only begins the name of something: "Cambodia People's Party"."""
        return not self._is_person(at) and (self._is_capital(at + 1) and not self._title)

    def _past_title(self, step: int) -> int | None:
        """Return where the comma behind an unread office in capitals stands: "A, Chairman of the Board, and B"."""
        if not self._is_capital(step):
            return None
        small = self._words.of_words | self._words.articles | self._words.to_words
        for at in range(step + 1, min(len(self._items), step + _OFFICE)):
            text = self._items[at].text
            if text == "," or text in self._words.and_words:
                return at
            if not (self._is_capital(at) or text in small or (text.startswith("@") and not self._is_person(at))):
                return None
        return None

    def _is_capital(self, at: int) -> bool:
        """Say whether a plain word in capitals stands at `at`, which in a title says nothing."""
        if at >= len(self._items) or self._title or not self._items[at].text[:1].isalpha():
            return False
        return self._items[at].span.of(self._text)[:1].isupper()

    def _is_person(self, at: int) -> bool:
        mentions = self._groups[int(self._items[at].text.strip("@"))].mentions
        return bool(mentions) and all(mention.kind is EntityKind.PERSON for mention in mentions)

    def _same_preposition(self, one: int, other: int) -> bool:
        texts = {self._items[one].text, self._items[other].text}
        return len(texts) == 1 or texts <= self._words.of_words or texts <= self._words.to_words

    def _belongs(self, at: int, step: int) -> bool:
        """Say whether an actor can go on a row: no place behind persons ("at the Hanoi summit, Trump and Kim").

        A pronoun begins a clause of its own: "... and they discussed".
        """
        return self._alike(at, step) and not self._groups[int(self._items[step].text.strip("@"))].reference

    def _stands_apart(self, at: int, last: int) -> bool:
        """Say whether the last of a row has a verb or a day of his own: "receives X on Monday and Y on Tuesday"."""
        return self._begins_clause(at, last) or (self._is_day(at - 1) and self._is_day(last + 1))

    def _is_day(self, at: int) -> bool:
        text = self._items[at].text if 0 <= at < len(self._items) else ""
        return text.startswith("~t") and self._times[int(text[2:-1])].kind is Kind.DATE

    def _begins_clause(self, at: int, last: int) -> bool:
        """Say whether the last of a row is the subject of its own clause: "met X on Monday, and Y has said".

        In "the talks between X and Y are" it is none.
        """
        following = next((item.text for item in self._items[last + 1 :] if not item.text.startswith("~")), "")
        governed = at > 0 and self._items[at - 1].text in self._words.prepositions
        paired = self._items[last - 1].span.of(self._text) == "-"  # "the Biden-Xi call is"
        return following in self._words.singular and not (governed or paired)

    def _alike(self, one: int, other: int) -> bool:
        """Say whether two items are persons, are places and states, or a state and a body: "Kinshasa and the M23"."""
        groups = [self._groups[int(self._items[index].text.strip("@"))] for index in (one, other)]
        placed = [bool(group.places) or not group.mentions for group in groups]
        kinds = {mention.kind for group in groups for mention in group.mentions}
        return placed[0] == placed[1] or kinds == {EntityKind.STATE, EntityKind.BODY}

    def _is_sequel(self, position: int) -> bool:
        """Say whether an adverb stands for an "and": "X, puis Y"."""
        if self._items[position].text != "~x~" or position + 1 >= len(self._items):
            return False
        written = form_of(self._items[position].span.of(self._text))
        after = self._items[position + 1].text
        return written in self._words.sequels and (after.startswith("@") or after == self._items[position - 2].text)

    def _replace_row(self, at: int, end: int, row: list[int]) -> None:
        # "avec X et avec Y" parts them; "à" and "de" grammar wants again.
        between = {item.text for item in self._items[at:end]} - self._words.repeated
        apart = not between.isdisjoint({"~x~", *self._words.sequels}) or bool(
            at and self._items[at - 1].text in between
        )
        groups = [self._groups[i] for i in row]
        mentions = tuple(m for g in groups for m in g.mentions)
        keys = tuple(k for g in groups for k in g.keys)
        span = Span(self._items[at].span.start, self._items[end - 1].span.end)
        passed = [item for item in self._items[at:end] if item.text.startswith(("~p", "~t"))]
        self._items[at:end] = [Item(f"@{len(self._groups)}@", span), *passed]
        places = tuple(p for g in groups for p in g.places)
        self._groups.append(Group(mentions, keys, places if len(places) == len(row) else (), apart=apart))
