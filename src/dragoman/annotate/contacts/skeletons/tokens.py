"""What stands at each token of a sentence that becomes a skeleton."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Naming, ParsedSentence
from dragoman.annotate.contacts.skeletons.items import times_behind
from dragoman.annotate.contacts.skeletons.senders import senders_at
from dragoman.annotate.contacts.skeletons.words import SkeletonWords
from dragoman.model import EntityKind, Place
from dragoman.timex import TimeExpression

_HALL = 6  # words of a house's name
_PLACE_NOUN = 6  # words that may stand between a noun of places and the name


class Tokens:
    """What stands at each token of a sentence: times, namings, titles, clitics, places with their nouns."""

    def __init__(self, parsed: ParsedSentence, times: Sequence[TimeExpression], words: SkeletonWords) -> None:
        self.parsed, self.words = parsed, words
        self.tokens = parsed.tokens
        self.forms = [token.form for token in self.tokens]
        self._ends = [token.span.end for token in self.tokens]
        self.times_at = {self.token_at(t.span.start): t for t in times}
        self.namings_at: dict[int, list[Naming]] = {}
        for naming in parsed.namings:
            self.namings_at.setdefault(parsed.segments[naming.phrase.first].first, []).append(naming)
        taken = {(first, parsed.segments[one[0].phrase.last - 1].last) for first, one in self.namings_at.items()}
        self.times_at = {**times_behind(taken, times, self.token_at), **self.times_at}
        self.clitics_at = {s.first: s.form for s in parsed.segments if s.kind is Kind.CLITIC}
        self.titles_at = {s.first: s for s in parsed.segments if s.kind is Kind.TITLE}
        self.conjoined = {s.first for s in parsed.segments if s.kind is Kind.AND and s.first == s.last}
        # The last of those at a token: before it clitics may stand.
        self.segments_at = {segment.first: segment for segment in parsed.segments}
        self.senders_at = senders_at(parsed)

    def token_at(self, offset: int) -> int:
        """Return the first token that ends behind a character of the text."""
        return bisect_right(self._ends, offset)

    def is_person_at(self, at: int) -> bool:
        """Say whether the naming of a person begins at a token."""
        mentions = [mention for naming in self.namings_at.get(at, ()) for mention in naming.mentions]
        return any(mention.kind is EntityKind.PERSON for mention in mentions)

    def capital_before(self, last: int) -> Naming | None:
        """Return the capital that the words up to `last` begin to name, by its state's adjective."""
        return next((n for n in self.namings_at.get(last - 1, ()) if n.reference == "capital"), None)

    def tail_of(self, place: Place, end: int) -> int:
        """Return where a place ends with the state it lies in behind it: "in Honiara, the Solomon Islands"."""
        comma = end < len(self.tokens) and self.forms[end] == ","
        namings = self.namings_at.get(end + 1, ()) if comma else ()
        if len(namings) != 1 or not (tail := namings[0].place) or not tail.whole or tail.country != place.country:
            return end
        return self.parsed.segments[namings[0].phrase.last - 1].last

    def city_of_hall(self, first: int) -> tuple[Place, int] | None:
        """Return the city behind a house's name that begins at a token, and where it ends: "at State House, Nairobi".

        In "at Chequers, London said" it speaks.
        """
        end = next((at for at in range(first, min(first + _HALL, len(self.tokens))) if self.forms[at] == ","), first)
        if end == first:
            return None  # nothing stands before a comma, or the sentence breaks off
        named = range(first + (self.forms[first] in self.words.articles), end)
        if not named or not all(self.tokens[at].surface[:1].isupper() for at in named):
            return None
        if any(at in self.namings_at or at in self.times_at for at in named):
            return None
        namings = self.namings_at.get(end + 1, ())
        if len(namings) != 1 or not (place := namings[0].place) or place.whole:
            return None
        behind = self.parsed.segments[namings[0].phrase.last - 1].last
        after = self.forms[behind] if behind < len(self.tokens) else ""
        goes_on = not after[:1].isalpha() or after in self.words.prepositions or behind in self.times_at
        return (place, behind) if goes_on else None

    def after_place_noun(self, at: int, noun: bool) -> int:
        """Return the token after "the Iranian capital" in "in the Iranian capital, Tehran"; `at` where none is."""
        end = at
        while end < min(at + _PLACE_NOUN, len(self.tokens)):
            segment = self.segments_at.get(end)
            if self.forms[end] in self.words.place_nouns:
                noun = True
            elif not segment or segment.kind not in (Kind.ARTICLE, Kind.DEMONYM, Kind.OF, Kind.COMMA, Kind.MODIFIER):
                if not (noun and segment and segment.kind is Kind.CAPITALS) or end in self.namings_at:
                    break
                end = segment.last - 1
            end += 1
        return end if noun else at
