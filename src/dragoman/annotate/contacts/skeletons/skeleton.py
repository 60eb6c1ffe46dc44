"""The skeleton of a sentence: its words with actors, times and places put in as single items.

"Le 3 mai, Macron (FRA) a reçu à Paris le roi Abdallah" becomes

    ~t0~ @0@ ~x~ a recu ~p1~ @2@

so that a pattern reads `{A} a recu {B}` and need not know what else may stand in between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Naming, ParsedSentence
from dragoman.annotate.contacts.skeletons.items import (
    Group,
    Item,
    drop_article,
    drop_included,
    drop_led,
    genitive_at,
    is_seat,
)
from dragoman.annotate.contacts.skeletons.rows import RowJoiner
from dragoman.annotate.contacts.skeletons.tokens import Tokens
from dragoman.annotate.contacts.skeletons.words import SkeletonWords, skeleton_words, word_former
from dragoman.model import Place, Span
from dragoman.timex import TimeExpression

# How many words the name of an occasion may have ("on the sidelines of ...").
_SIDELINES = 14
# How many words the name of an office may have.
_OFFICE = 14
_ERRAND = 9  # and what an envoy is sent for
_SENT = "envoy"  # who is called by whose he is: "the envoy of the president of X for Y, Z"
# Marks of items that a text may hold itself ("@potus"), made harmless.
_INERT = str.maketrans({"@": "·", "~": "·", " ": "·"})


@dataclass(frozen=True)
class Skeleton:
    """A sentence ready for patterns; numbers in items index `groups`, `places` and `times`."""

    parsed: ParsedSentence
    items: tuple[Item, ...]
    text: str
    starts: tuple[int, ...]  # where each item begins in `text`
    groups: tuple[Group, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    and_words: frozenset[str]
    where_words: frozenset[str]  # relative words of place, and verbs of taking place
    tying_words: frozenset[str]  # those relative words alone: "where"

    def item_at(self, offset: int) -> int:
        """Return the index of the item at a character of the skeleton's text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the document from one item to another (`end` not included)."""
        return Span(self.items[start].span.start, self.items[max(start, end - 1)].span.end)


class _Builder(Tokens):
    def __init__(
        self,
        parsed: ParsedSentence,
        times: Sequence[TimeExpression],
        words: SkeletonWords,
        word_form: Callable[[str, str], str],
    ) -> None:
        super().__init__(parsed, times, words)
        self.word_form = word_form
        self.items: list[Item] = []
        self.groups: list[Group] = []
        self.places: list[Place] = []
        self.times: list[TimeExpression] = []

    def build(self) -> Skeleton:
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        RowJoiner(self.items, self.groups, self.words, self.parsed.sentence, self.parsed.text, self.times).join()
        starts, position = [], 0
        for item in self.items:
            starts.append(position)
            position += len(item.text) + 1
        text = "".join(item.text + " " for item in self.items)
        return Skeleton(
            self.parsed,
            tuple(self.items),
            text,
            tuple(starts),
            tuple(self.groups),
            tuple(self.places),
            tuple(self.times),
            self.words.and_words,
            self.words.where_words,
            self.words.tying_words,
        )

    def _step(self, at: int) -> int:
        opens = self.words.opens(self.forms[at])
        if led := (opens and (self._led(at) or self._included(at))) or self._sent(at):
            return led
        if time := self.times_at.get(at):
            return self._time(at, time)
        if namings := self.namings_at.get(at):
            longer = self.words.adverbs.match(self.forms, at)
            if longer and longer[0] > self.parsed.segments[namings[0].phrase.last - 1].last:
                self._put("~x~", at, longer[0])  # "lui aussi"
                return longer[0]
            return self._actor(at, namings)
        if end := self._parenthesis(at) if self.forms[at] == "(" else opens and self._phrase(at):
            return end
        if passed := self._passed(at) or self._holder_after(at) or self._sent_by(at) or self._bare_genitive(at):
            return passed
        if self.forms[at : at + 2] == [".", "."]:
            return self._dots(at)
        self._put(self.word_form(self.tokens[at].surface, self.forms[at]).translate(_INERT), at, at + 1)
        return at + 1

    def _dots(self, at: int) -> int:
        """Put dots in a row as a colon: in "Before X's visit.. Y is in P" they part two clauses."""
        end = next((i for i in range(at, len(self.forms)) if self.forms[i] != "."), len(self.forms))
        self._put(":", at, end)
        return end

    def _phrase(self, at: int) -> int | None:
        """Put a phrase that is treated apart: a place with its preposition, an occasion, a negation, an adverb."""
        if end := self._located(at):
            return end
        if found := self.words.sidelines.match(self.forms, at):
            return self._sidelines(at, found[0])
        if found := self.words.negations.match(self.forms, at):
            self._put("~n~", at, found[0])
            return found[0]
        found = self.words.adverbs.match(self.forms, at)
        if found and not any(inside in self.times_at for inside in range(at + 1, found[0])):
            self._put("~x~", at, found[0])
            return found[0]
        return None

    def _bare_genitive(self, at: int) -> int | None:
        if text := genitive_at(self.items, self.forms, at):
            self._put(text, at, at + 1)
        return at + 1 if text else None

    def _holder_after(self, at: int) -> int | None:
        """Pass over an office that goes on in unread words behind a preposition, up to its holder's name.

        "Received by the head of the Council for the Nation's Good, General X" is by X.
        """
        title = self.titles_at.get(at + (self.forms[at] in self.words.articles))
        if title is None or (title.title is not None and title.title.side):  # "with a delegation of ..., X"
            return None
        said = [item.text for item in self.items[-2:]]  # "face à face" has no office
        if said[-1:] == [] or said[-1] not in self.words.prepositions or said[0] == self.forms[at]:
            return None
        for end in range(title.last, min(title.last + _OFFICE, len(self.tokens) - 1)):
            if self.forms[end] in ",،":
                namings = self.namings_at.get(end + 1, ())
                named = any(naming.phrase.name and not naming.phrase.states for naming in namings)
                if named:
                    self._put("~x~", at, end + 1)
                return end + 1 if named else None
            sender = title.title is not None and title.title.office == _SENT and end in self.clitics_at
            if (end in self.namings_at and not sender) or end in self.times_at or not self.forms[end][:1].isalnum():
                return None
        return None

    def _sent_by(self, at: int) -> int | None:
        """Pass over an envoy's office with who sends him and for what, up to his lower office and name.

        "The special envoy of the president of X for the affairs of Y, Deputy Foreign Minister Z" is Z.
        """
        title = self.titles_at.get(at)
        if title is None or title.title is None or title.title.office != _SENT:
            return None
        behind = (self.namings_at.get(at, ()) for at in (title.last, title.last + 1))  # "the special envoy"
        senders = next((found for found in behind if found), ())
        if not senders or not senders[0].mentions:
            return None
        first = self.parsed.segments[senders[0].phrase.last - 1].last
        if self.forms[first : first + 1] == [] or self.forms[first] not in self.words.errands:
            return None
        for end in range(first + 1, min(first + _ERRAND, len(self.tokens))):
            if found := self.namings_at.get(end):
                own = found[0].phrase.name and found[0].mentions[0].country == senders[0].mentions[0].country
                if own:
                    self._put("~x~", at, end)
                return end if own else None
            if end in self.times_at or self.forms[end] in self.words.complements:
                return None
        return None

    def _located(self, at: int) -> int | None:
        """Put "in Cairo" as one item; "in the palace" may be of the preposition or of the place's name."""
        found = self.words.locatives.match(self.forms, at)
        if not found:
            return None
        short = self.words.locatives.match(self.forms[: at + 1], at)
        place = self._place_after(at, found[0]) or (self._place_after(at, short[0]) if short else None)
        return place or self._unread_place(at, found[0])

    def _unread_place(self, at: int, last: int) -> int | None:
        """Pass over "in Osh", a place that nobody has entered: capitals that name no actor, behind a preposition."""
        if hall := self.city_of_hall(last):
            city, end = hall
            self._put(f"~p{len(self.places)}~", at, end)
            self.places.append(city)
            return end
        capitals = self.segments_at.get(last)
        if capitals is None or capitals.kind is not Kind.CAPITALS or last in self.namings_at or last in self.times_at:
            return None
        known = self.words.adverbs.match(self.forms, at)  # "au Palais de la République"
        end = max(capitals.last, known[0]) if known else capitals.last
        self._put("~x~", at, end)
        return end

    def _led(self, at: int) -> int | None:
        """Pass over "led by" before a person, and drop whom he leads."""
        found = self.words.led_by.match(self.forms, at)
        if not found or not self.is_person_at(found[0]):
            return None
        return found[0] if drop_led(self.items, self.groups, self.words) or not self.words.led_nouns else None

    def _included(self, at: int) -> int | None:
        """Pass over "including" before a person, and drop the officials out of whom he is named."""
        found = self.words.including.match(self.forms, at)
        if not found or not self.is_person_at(found[0]):
            return None
        demonyms = frozenset(s.form for s in self.parsed.segments if s.kind is Kind.DEMONYM)
        return found[0] if drop_included(self.items, self.groups, self.words, demonyms) else None

    def _sent(self, at: int) -> int | None:
        """Pass over whose envoy somebody is, up to his own name: "the special envoy of X, Y", "X's envoy Y"."""
        sender, envoy = self.senders_at.get(at, (None, None))
        if sender is None or envoy is None:
            return None
        self.groups.append(Group(sender.mentions, sender.keys))
        return self.parsed.segments[envoy.phrase.first].first

    def _put(self, text: str, first: int, last: int) -> None:
        self.items.append(Item(text, Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)))

    def _put_clitic(self, text: str, at: int) -> None:
        start = self.tokens[at].span.start
        self.items.append(Item(text, Span(start, start)))

    def _time(self, at: int, time: TimeExpression) -> int:
        end = self.token_at(time.span.end - 1) + 1
        if self.forms[end : end + 1] == [")"] and "(" in self.forms[at:end]:
            end += 1  # "today (Tuesday)"
        self._put(f"~t{len(self.times)}~", at, max(end, at + 1))
        self.times.append(time)
        return max(end, at + 1)

    def _actor(self, at: int, namings: list[Naming]) -> int:
        first = namings[0]
        end = self.parsed.segments[first.phrase.last - 1].last
        clitic = self.clitics_at.get(at)
        if at in self.conjoined:
            self.items.append(
                Item(
                    next(iter(sorted(self.words.and_words))),
                    Span(self.tokens[at].span.start, self.tokens[at].span.start),
                )
            )
        if clitic in self.words.locative_clitics and len(namings) == 1 and not first.place and is_seat(first):
            self._put("~x~", at, end)
            return end
        located = clitic in self.words.locative_clitics or first.reference == "there"
        if located and first.place and len(namings) == 1:
            self._put(f"~p{len(self.places)}~", at, end)
            self.places.append(first.place)
            return end
        if not clitic and at not in self.conjoined and self._repeats_last(namings):
            return end
        if clitic:
            self._put_clitic(clitic, at)
        if first.reference == "capital" and end not in self.namings_at:  # "visited the Kenyan capital"
            drop_article(
                self.items, {s.form for s in self.parsed.segments if s.kind is Kind.ARTICLE and s.first == at - 1}
            )
        mentions = tuple(m for n in namings for m in n.mentions)
        keys = tuple(k for n in namings for k in n.keys)
        end = self.tail_of(first.place, end) if first.place and not first.place.whole and len(namings) == 1 else end
        self._put(f"@{len(self.groups)}@", at, end)
        places = (first.place,) if first.place and len(namings) == 1 else ()
        self.groups.append(Group(mentions, keys, places, first.reference))
        return end

    def _repeats_last(self, namings: list[Naming]) -> bool:
        """Say whether an office right behind a name is its bearer's: "الملك عبد الله الثاني ملك الأردن"."""
        if not self.items or not self.items[-1].text.startswith("@") or namings[0].place or namings[0].reference:
            return False
        before = self.groups[int(self.items[-1].text.strip("@"))]
        return len(namings) == 1 and not before.places and namings[0].keys == before.keys

    def _place_after(self, at: int, last: int) -> int | None:
        """Put "in Cairo" as one item, its tail ("in Cairo, Egypt") with it; None where no place follows."""
        place_at = self.after_place_noun(last, self.forms[last - 1] in self.words.place_nouns)
        segment = self.segments_at.get(last)
        articled = last + 1 if segment and segment.kind is Kind.ARTICLE else last
        namings = self.namings_at.get(last) or self.namings_at.get(articled) or self.namings_at.get(place_at)
        if namings and not namings[0].place and is_seat(namings[0]):
            end = self.parsed.segments[namings[0].phrase.last - 1].last
            self._put("~x~", at, end)
            return end
        if capital := self.capital_before(last):  # "في العاصمة الأردنية عمان" is in Amman, not in Oman
            namings = [capital]
        timed = place_at in self.times_at and last not in self.namings_at
        if not namings or not namings[0].place or timed:
            return None
        end = self.parsed.segments[namings[0].phrase.last - 1].last
        own = self.namings_at.get(end)
        if namings[0].reference == "capital" and own and own[0].place:
            end = self.parsed.segments[own[0].phrase.last - 1].last
        end = self.tail_of(namings[0].place, end)
        self._put(f"~p{len(self.places)}~", at, end)
        self.places.append(namings[0].place)
        return end

    def _passed(self, at: int) -> int | None:
        """Return what follows a word that goes without saying: "on" before a day, "the Russian capital" or "the city"
        before the place's own name where no article opens it.
        """
        if self.forms[at] in self.words.time_prepositions and at + 1 in self.times_at:
            return at + 1
        if self.words.articles:
            return None
        joined = next((w for w in self.words.and_words if self.forms[at][: len(w)] == w), "")
        noun = self.forms[at] if self.forms[at] in self.words.place_nouns else self.forms[at][len(joined) :]
        if noun not in self.words.place_nouns:
            return None
        place = self.after_place_noun(at, noun=True) if noun == self.forms[at] else at + 1
        namings = self.namings_at.get(place)
        if place <= at or not namings or not namings[0].place:
            return None
        if noun != self.forms[at]:  # "the Republic of X and the Republic of Y"
            self.items.append(Item(joined, Span(self.tokens[at].span.start, self.tokens[at].span.start)))
        return place

    def _sidelines(self, at: int, last: int) -> int:
        """Pass over "on the sidelines of the summit ...", up to the next person, preposition of company or mark."""
        end = last
        while end < min(last + _SIDELINES, len(self.tokens)) and self.forms[end] not in self.words.company:
            marked = not self.forms[end][:1].isalnum() and self.forms[end] not in "'-"
            timed = end in self.times_at and self.forms[end - 1] in self.words.time_prepositions
            if marked or timed or self.is_person_at(end):
                break  # "on the sidelines of the G20 in November"
            end += 1
        self._put("~x~", at, end)
        return end

    def _parenthesis(self, at: int) -> int:
        for end in range(at + 1, min(at + 40, len(self.tokens))):
            if self.forms[end] == ")":
                if not (self.items and (self.items[-1].text.startswith("@") or self.items[-1].text == "'s")):
                    self._put("~x~", at, end + 1)  # behind a name it is the name's: "Biya (Cameroon) and ..."
                return end + 1
        self._put("(", at, at + 1)
        return at + 1


def build_skeleton(parsed: ParsedSentence, times: Sequence[TimeExpression], language: str) -> Skeleton:
    """Return the skeleton of a sentence; `times` are the time expressions inside it."""
    return _Builder(parsed, times, skeleton_words(language), word_former(language)).build()
