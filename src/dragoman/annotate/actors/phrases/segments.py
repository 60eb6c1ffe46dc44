"""A sentence as a row of segments: titles, names, states, demonyms, glue and plain words.

Each segment has a kind of one letter; the letters of a sentence make a string over which a language's noun
phrases are plain regular expressions (`languages/<code>/actors.yaml`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from dragoman.annotate.actors.lexicon import ActorLexicon, Title, actor_lexicon
from dragoman.annotate.actors.names.joined import split_joined, with_accents
from dragoman.annotate.actors.names.reader import NameReader
from dragoman.annotate.actors.offices.titles import TitleReader
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.openers import Openers
from dragoman.annotate.actors.phrases.readings import (
    clitic_segments,
    is_genitive,
    is_initial,
    is_sent,
    reads_more,
    shorn,
)
from dragoman.knowledge import EntryKind, Gazetteer
from dragoman.language.folder import load_language
from dragoman.language.text import Token, form_of
from dragoman.model import Span

_ENTRY_KINDS = (
    (EntryKind.PERSON, Kind.PERSON),
    (EntryKind.BODY, Kind.BODY),
    (EntryKind.STATE, Kind.STATE),
    (EntryKind.CAPITAL, Kind.CITY),
    (EntryKind.CITY, Kind.CITY),
    (EntryKind.DEMONYM, Kind.DEMONYM),
    (EntryKind.ADJECTIVE, Kind.DEMONYM),
    (EntryKind.SURNAME, Kind.SURNAME),
)
_DOUBTFUL = frozenset({Kind.SURNAME, Kind.CITY, Kind.BODY})
_CASED = frozenset({Kind.PERSON, Kind.STATE, Kind.CITY, Kind.SURNAME})
_MARKS = {
    ",": Kind.COMMA,
    "،": Kind.COMMA,
    '"': Kind.QUOTE,
    "«": Kind.QUOTE,
    "»": Kind.QUOTE,
    "'": Kind.QUOTE,
    "(": Kind.OPEN,
    ")": Kind.OPEN,
    "'s": Kind.GENITIVE,
}
_PART_OF_NAME = frozenset({Kind.SURNAME, Kind.CITY, Kind.STATE})
# References that are as well adjectives of a noun, and what besides nouns may have one behind it.
_PLACES = frozenset({"there_city", "there_state", "there_spot"})
_ACTING = frozenset({"he", "she", "they"})  # behind these a word like a noun is a verb: "il rencontre X"
_ORDERED = frozenset({"former", "latter"})
_ADJECTIVES = frozenset({("latter",), ("guest",)})
_NAMING = frozenset({Kind.TITLE, Kind.STATE, Kind.CITY, Kind.DEMONYM, Kind.BODY, Kind.GENERIC_BODY})
_NAMED = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS})  # "زيارة فلان الأخيرة": his last visit
_BEFORE_NAMES = frozenset({Kind.DEMONYM, Kind.COUNTERPART, Kind.HONORIFIC})
_HAILING = frozenset({Kind.COUNTERPART, Kind.COUNTERPARTS, Kind.TITLES})
_MAX_CAPITALS, _MAX_LINEAGE = 6, 9
_OWNED = 3  # words from a possessive to its noun


def _hails(before: Segment) -> bool:
    """Say whether what stands before a "from" may be said to come from a state: a counterpart, a delegation."""
    return before.kind in _HAILING or bool(before.title and before.title.side)


def _is_initial(words: list[str], surfaces: list[str], at: int) -> bool:
    """Say whether a letter with its stop and a capital behind it is a middle initial: "Miguel A. Correa"."""
    letter = len(surfaces[at]) == 1 and surfaces[at].isupper() and words[at + 1 : at + 2] == ["."]
    return letter and surfaces[at + 2 : at + 3] != [] and surfaces[at + 2][:1].isupper()


class Segmenter:
    """Cuts the tokens of one language's sentences into segments."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        folder = load_language(language)
        self._lexicon: ActorLexicon = actor_lexicon(language)
        self._gazetteer = gazetteer
        actors = folder.data("actors")
        self._cased = bool(actors["cased"])
        self._abbreviated = frozenset(folder.data("titles")["abbreviated_honorifics"])
        self._without_article: Callable[[str], str] = folder.hook("without_article", lambda form: form)
        self._is_adjective: Callable[[str, str], bool] = folder.hook("agrees", lambda _word, _noun: False)
        self._takes_adjective: Callable[[str], bool] = folder.hook("takes_adjective", lambda _form: False)
        self._accented = folder.hook("accented", lambda _surface, _following: None)
        self._before = frozenset(actors["lone_demonyms"]["before"])
        self._openers = Openers(self._lexicon, gazetteer)
        self._titles = TitleReader(language, gazetteer)
        self._names = NameReader(language, gazetteer, self._titles)

    def split_joined(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Return the tokens with those words apart that a hyphen joins and that name somebody each by itself."""
        return split_joined(with_accents(tokens, self._accented), self._lexicon, self._bearers)

    def _bearers(self, surface: str) -> frozenset[str]:
        match = self._gazetteer.match([form_of(surface)], 0, [surface]) if surface[:1].isupper() else None
        kinds = (EntryKind.SURNAME, EntryKind.BODY) if surface.isupper() else (EntryKind.SURNAME,)
        return frozenset(entry.key for kind in kinds for entry in match.of_kind(kind)) if match else frozenset()

    def segments(self, tokens: Sequence[Token]) -> list[Segment]:
        """Return the segments of a sentence, in order, without gaps."""
        forms, surfaces = [t.form for t in tokens], [t.surface for t in tokens]
        found: list[Segment] = []
        at = 0
        while at < len(tokens):
            more = self._at(tokens, forms, surfaces, at, found)
            found.extend(more)
            at = more[-1].last
        return found

    def _at(
        self, tokens: Sequence[Token], forms: list[str], surfaces: list[str], at: int, before: list[Segment]
    ) -> list[Segment]:
        mark = _MARKS.get(forms[at])
        if mark:
            return [self._segment(mark, tokens, at, at + 1)]
        best: list[Segment] = []
        whole = self._match(tokens, forms, surfaces, at, forms[at], before)
        if whole:
            best = [whole]
        for clitics, stem in self._names.clitics(forms[at]):
            inner = self._match(tokens, forms, surfaces, at, stem, before)
            if not (inner or best) and self._lexicon.has("capital", stem):  # "بالعاصمة الإيرانية"
                inner = self._segment(Kind.WORD, tokens, at, at + 1)
            if inner and (not best or reads_more(inner, best[-1])):
                best = [*clitic_segments(tokens[at], at, clitics, self._lexicon), shorn(inner, tokens[at], clitics)]
        return best or [self._plain(tokens, forms, at)]

    def _match(
        self, tokens: Sequence[Token], forms: list[str], surfaces: list[str], at: int, first: str, before: list[Segment]
    ) -> Segment | None:
        words = forms if first == forms[at] else [*forms[:at], first, *forms[at + 1 :]]
        if surfaces[at] in self._abbreviated:
            return self._segment(Kind.HONORIFIC, tokens, at, at + 1)
        best = self._known(tokens, words, surfaces, at, before) if self._openers.opens(first) else None
        if best and best.kind is Kind.TITLES and (reference := self._alone(tokens, words, at, best.last)):
            return reference
        if best and (best.kind not in _PART_OF_NAME or is_genitive(best, before)):
            return best
        capitals = self._capitals(tokens, words, surfaces, at, before, best)
        return capitals if capitals and (not best or capitals.last > best.last) else best

    def _known(
        self, tokens: Sequence[Token], words: list[str], surfaces: list[str], at: int, before: list[Segment]
    ) -> Segment | None:
        """Return what the lists and the base know a word to begin: the longest reading, of equals the first."""
        options = (
            self._title(tokens, words, at),
            self._named(tokens, words, surfaces, at, before),
            self._lexical(tokens, words, at, before),
        )
        return max((o for o in options if o), key=lambda o: (o.last, o.kind is not Kind.SURNAME), default=None)

    def _title(self, tokens: Sequence[Token], words: list[str], at: int) -> Segment | None:
        if found := self._titles.at(words, at):
            last, title, inner = found
            return self._segment(
                Kind.TITLES if title.plural else Kind.TITLE, tokens, at, last, title=title, inner=inner
            )
        body = self._lexicon.bodies.match(words, at)
        if body is None or self._is_blocked(words, at, at + 1):
            return None
        return self._segment(Kind.GENERIC_BODY, tokens, at, body[0], keys=(body[1],))

    def _named(
        self, tokens: Sequence[Token], words: list[str], surfaces: list[str], at: int, before: Sequence[Segment]
    ) -> Segment | None:
        match = self._gazetteer.match(words, at, surfaces)
        if not match or self._begins_longer(words, surfaces, at, match.end):
            return None
        capital = not self._cased or surfaces[at][:1].isupper()
        surnames = tuple(e.key for e in match.of_kind(EntryKind.SURNAME)) if capital else ()
        for entry_kind, kind in _ENTRY_KINDS:
            entries = match.of_kind(entry_kind)
            if not entries or (self._cased and kind in _CASED and not capital):
                continue
            if kind is Kind.STATE and match.of_kind(EntryKind.DEMONYM) and self._agrees(words[at], before):
                continue  # "مالي" is Mali or Malian, "نظيره المالي" is Malian
            if kind in _CASED and self._is_articled_noun(words, surfaces, at, match.end):
                continue
            if self._names.is_anothers(kind, words, at, match.end, len(entries)):
                continue
            if kind is Kind.BODY and self._is_blocked(words, at, match.end):
                continue
            if kind in (Kind.STATE, Kind.CITY) and self._lexicon.has(
                "regions", "".join(words[match.end : match.end + 1])
            ):
                continue
            styled = bool(before) and before[-1].kind is Kind.HONORIFIC  # "Mrs May" is no month
            if kind in _DOUBTFUL and match.end == at + 1 and words[at] in self._names.common and not styled:
                continue
            keys = tuple(entry.key for entry in entries)
            end = self._names.patronymic_end(words, surfaces, match.end) if kind is Kind.PERSON else match.end
            return self._segment(kind, tokens, at, end, keys=keys, surnames=surnames)
        return None

    def _agrees(self, word: str, before: Sequence[Segment]) -> bool:
        noun = before[-1] if before and before[-1].kind in (Kind.COUNTERPART, Kind.TITLE) else None
        return noun is not None and self._is_adjective(word, noun.form)

    def _begins_longer(self, words: list[str], surfaces: list[str], at: int, end: int) -> bool:
        """Say whether a longer name begins behind an article: "the Commonwealth of Dominica" is no Commonwealth."""
        if end == at + 1 or not self._lexicon.has("articles", words[at]):
            return False
        longer = self._gazetteer.match(words, at + 1, surfaces)
        return longer is not None and longer.end > end

    def _is_articled_noun(self, words: list[str], surfaces: list[str], at: int, end: int) -> bool:
        """Say whether an article opens a sentence before a common noun: "La réunion" is not "La Réunion"."""
        if not self._cased or end == at + 1 or not self._lexicon.has("articles", words[at]):
            return False
        return not any(surface[:1].isupper() for surface in surfaces[at + 1 : end])

    def _is_blocked(self, words: list[str], at: int, end: int) -> bool:
        beside = [words[at - 1]] if at else []
        beside += words[end : end + 1]
        return any(self._lexicon.has("body_blockers", word) for word in beside)

    def _lexical(self, tokens: Sequence[Token], words: list[str], at: int, before: Sequence[Segment]) -> Segment | None:
        for trie, kind in ((self._lexicon.honorifics, Kind.HONORIFIC), (self._lexicon.collectives, Kind.REFERENCE)):
            if found := trie.match(words, at):
                if kind is Kind.REFERENCE and self._refers_to_nobody(words, at, found[0], found[1][0]):
                    continue
                keys = found[1] if kind is Kind.REFERENCE else ()
                if keys[:1] in _ADJECTIVES and before and self._is_definite(before[-1]):
                    continue  # "زيارته الأخيرة": his last visit, and nobody
                return self._segment(kind, tokens, at, found[0], keys=keys)
        if counterpart := self._counterpart(tokens, words, at):
            return counterpart
        owned = self._lexicon.has("lands", words[at]) and words[at + 1 : at + 2] == ["'s"]
        if owned and before and before[-1].kind is Kind.ARTICLE:
            return self._segment(Kind.MODIFIER, tokens, at, at + 2)  # "the country's foreign minister"
        if before and self._lexicon.has("hailing", words[at]) and _hails(before[-1]):
            return self._segment(Kind.OF, tokens, at, at + 1)
        for kind in self._openers.kinds.get(words[at], ()):
            if kind is not Kind.TOWARD or is_sent(before):
                return self._segment(kind, tokens, at, at + 1)
        return None

    def _is_definite(self, before: Segment) -> bool:
        """Say whether an adjective with the article may be that of the word before it; never where no hook tells."""
        if before.kind is Kind.WORD:
            return self._takes_adjective(before.form)
        return not self._cased and before.kind in _NAMING | _NAMED

    def _refers_to_nobody(self, words: list[str], at: int, end: int, kind: str) -> bool:
        """Say whether what follows makes a reference none: "the presidents of X and Y", "ce dernier échange"."""
        if kind not in _ACTING and end < len(words) and self._lexicon.has("last_things", words[end]):
            return True
        if kind in _ORDERED and self._before and end < len(words) and words[end][:1].isalpha():
            return words[end] not in self._before  # "the former president", "the latter half"
        if kind in _PLACES and end < len(words) and _MARKS.get(words[end]) is Kind.GENITIVE:
            return True  # "the country's foreign minister"
        return kind != "none" and end > at + 1 and (self._is_completed(words, end) or self._is_person(words, end))

    def _is_person(self, words: list[str], at: int) -> bool:
        """Say whether a known person's name stands at a word: "the presidents X and Y" are those two."""
        named = at < len(words) and words[at] not in self._names.common
        match = self._gazetteer.match(words, at) if named else None
        return match is not None and bool(match.of_kind(EntryKind.PERSON))

    def _counterpart(self, tokens: Sequence[Token], words: list[str], at: int) -> Segment | None:
        """Return "counterpart", or "host" behind a possessive: elsewhere that may be a verb."""
        found = self._lexicon.counterparts.match(words, at)
        if not found or found[1] in ("singular", "plural"):
            kind = Kind.COUNTERPARTS if found and found[1] == "plural" else Kind.COUNTERPART
            return self._segment(kind, tokens, at, found[0]) if found else None
        owned = any(self._lexicon.has("possessives", word) for word in words[max(0, at - _OWNED) : at])
        if self._lexicon.words["possessives"] and not owned:
            return None
        return self._segment(Kind.COUNTERPART, tokens, at, found[0], keys=(found[1],))

    def _alone(self, tokens: Sequence[Token], words: list[str], at: int, last: int) -> Segment | None:
        """Return a plural title as a reference ("the two ministers") where nothing says of which states or names."""
        found = self._lexicon.collectives.match(words, at)
        if not found or found[0] != last or self._is_completed(words, last):
            return None
        if last < len(words) and words[last] not in self._names.common and self._gazetteer.match(words, last):
            return None
        return self._segment(Kind.REFERENCE, tokens, at, last, keys=found[1])

    def _is_completed(self, words: list[str], at: int) -> bool:
        """Say whether a state or an "of" follows, so that "the presidents of X and Y" is no reference back.

        Behind an article of the word's own no "of" completes it: "الوزيران في القاهرة" are the two ministers, in Cairo.
        """
        if self._without_article(words[at - 1]) != words[at - 1]:
            return at < len(words) and bool(self._titles.demonym(words, at))
        return at < len(words) and (bool(self._titles.demonym(words, at)) or self._lexicon.has("of", words[at]))

    def _capitals(
        self,
        tokens: Sequence[Token],
        words: list[str],
        surfaces: list[str],
        at: int,
        before: list[Segment],
        best: Segment | None,
    ) -> Segment | None:
        """Return a run of capitalised words as an unknown name; `best` is what its first word is by itself.

        A run that begins like a place ("Sydney Smith") ends before a known name ("In Israel Blinken said").
        """
        names = self._names
        if not self._cased and words[at] == tokens[at].form and self._names.opens_title(words, at):
            return None  # "خلا البابا بشيخ الأزهر"
        begins = names.may_name(words[at], surfaces[at], before) or is_initial(surfaces, at)
        begins = begins or names.begins_lineage(words, surfaces, at) or names.precedes_title(words, at)
        if not begins and not names.precedes_name(words, surfaces, at, before):
            return None
        # Behind an adjective or honorific no place follows, be the person called like one ("نظيره اللبناني موريس ...").
        adjective = not self._cased and bool(before) and before[-1].kind in _BEFORE_NAMES
        place = best is not None and best.kind in (Kind.CITY, Kind.STATE)
        if place and words[at] != tokens[at].form:
            return None  # nor is one behind a preposition that is written with it: "السفير الفرنسي ببغداد باتريك ..."
        place = place and not adjective
        if place and before and before[-1].kind in (Kind.TOWARD, *([] if self._cased else [Kind.TITLE])):
            return None  # "رئيس قبرص نيكوس ...", "سفيره لدى لبنان عبد العال ...": their states begin no names
        if best and self._is_principal(words, best, before):
            return None
        end = best.last if best else at + 1
        longest = _MAX_CAPITALS if self._cased else _MAX_LINEAGE
        while end < len(words) and end - at < longest and not self._stops_name(words, surfaces, end, place):
            if (self._cased and _is_initial(words, surfaces, end)) or (
                not (place or names.precedes_scene(best, words, surfaces, end))
                and names.particle_before_name(words, surfaces, end, before)
            ):
                end += 2
            elif (
                names.may_name(words[end], surfaces[end], before, inside=True)
                or is_initial(surfaces, end)
                or names.is_served(words, end)
                or (end == at + 1 and not best and names.follows_given_name(words[end], before))
            ):
                end += 1
            else:
                break
        if end == at + 1 and self._lexicon.has("particles", words[at]):
            return None
        surnames = best.keys if best and best.kind is Kind.SURNAME else ()
        return self._segment(Kind.CAPITALS, tokens, at, end, surnames=surnames)

    def _is_principal(self, words: list[str], best: Segment, before: Sequence[Segment]) -> bool:
        """Say whether an envoy's known name follows that of whose envoy he is: "مبعوث ترامب ستيف ويتكوف"."""
        title = before[-1].title if before and best.kind is Kind.SURNAME and not self._cased else None
        if title is None or title.office != "envoy" or best.last >= len(words):
            return False
        match = self._gazetteer.match(words, best.last)
        return match is not None and match.end > best.last + 1 and bool(match.of_kind(EntryKind.PERSON))

    def _stops_name(self, words: list[str], surfaces: list[str], at: int, place: bool) -> bool:
        """Say whether another reading than a name begins at `at`: a title, a state, a demonym, a body."""
        if self._lexicon.titles.match(words, at) or self._lexicon.honorifics.match(words, at):
            return True
        if self._names.opens_title(words, at):
            return True
        match = self._gazetteer.match(words, at, surfaces)
        if not match:
            return not self._cased and self._names.is_and_name(words, at)
        personal = match.of_kind(EntryKind.SURNAME, EntryKind.PERSON)
        return place if personal else bool(self._cased)

    def _plain(self, tokens: Sequence[Token], forms: list[str], at: int) -> Segment:
        form = forms[at]
        if self._lexicon.has("suffixes", form):
            stop = at + 2 < len(forms) and forms[at + 1] == "."
            return self._segment(Kind.SUFFIX, tokens, at, at + 2 if stop else at + 1)
        letter = Kind.WORD if form[:1].isalpha() else Kind.STOP
        return self._segment(Kind.NUMBER if form[:1].isdigit() else letter, tokens, at, at + 1)

    @staticmethod
    def _segment(
        kind: Kind,
        tokens: Sequence[Token],
        first: int,
        last: int,
        keys: tuple[str, ...] = (),
        title: Title | None = None,
        inner: tuple[str, ...] = (),
        surnames: tuple[str, ...] = (),
    ) -> Segment:
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        form = tokens[first].form if last == first + 1 else " ".join(token.form for token in tokens[first:last])
        return Segment(kind, first, last, span, form, keys, title, inner, surnames)


@lru_cache(maxsize=16)
def segmenter(language: str, gazetteer: Gazetteer) -> Segmenter:
    """Return the segmenter of a language with the names of a knowledge base, made once."""
    return Segmenter(language, gazetteer)
