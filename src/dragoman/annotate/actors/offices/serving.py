"""Titles of those who serve somebody: whose adviser, envoy or chief of staff one is.

"The adviser to the president of Ghana" and "Vladimir Putin's special envoy" become one title each. Its principal, told
by his office, his name or both, has no part in what his man does, and is no actor of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from dragoman.annotate.actors.lexicon import ActorLexicon, Title
from dragoman.annotate.actors.offices.organs import STAFF, joined, whole_match, with_organs
from dragoman.annotate.actors.offices.posts import with_posts
from dragoman.annotate.actors.offices.regions import with_regions
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase, one_of
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import load_language
from dragoman.language.text import Token
from dragoman.model import Span

_NAMES = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS})
_WHOSE = frozenset({Kind.STATE, Kind.DEMONYM, Kind.BODY})
_FIELDS = frozenset({Kind.MODIFIER, Kind.STATE, Kind.CITY, Kind.DEMONYM})
_BEFORE_OFFICE = frozenset(
    {*_WHOSE, Kind.FORMER, Kind.ARTICLE, Kind.HONORIFIC, Kind.MODIFIER, Kind.GENITIVE, Kind.POSSESSIVE}
)
_ADVERBIAL = frozenset({Kind.OF, Kind.ARTICLE, Kind.MODIFIER, Kind.CLITIC})
_SERVICE = Title(STAFF)
_SERVING = frozenset({"envoy", "national_security_adviser", "deputy_national_security_adviser"})
_TO_NAME = frozenset({Kind.COMMA, Kind.ARTICLE, Kind.MODIFIER, Kind.HONORIFIC, Kind.TITLE, Kind.AND, Kind.DEMONYM})
_ERRAND = 8  # segments of what somebody is sent for
_MOST = 4  # words of what somebody is in charge of, segments of a servant's title
_NAME = 2  # segments of a name
_BETWEEN = 2  # segments between a servant's title and the "of" that leads to his principal


class Known(Protocol):
    """What is known of those whom names mean."""

    def bears(self, phrase: Phrase) -> bool:
        """Say whether a phrase's name may be the holder's of its office."""

    def leads(self, keys: Sequence[str]) -> bool:
        """Say whether somebody of these keys ever led a state."""


class Services:
    """Reads the offices of servants in one document."""

    def __init__(self, language: str, lexicon: ActorLexicon, known: Known, base: KnowledgeBase) -> None:
        folder = load_language(language)
        self._lexicon, self._known, self._base = lexicon, known, base
        self._cased = bool(folder.data("actors")["cased"])
        tries = (lexicon.servants, lexicon.heads, lexicon.organs, lexicon.leading)
        self._firsts: frozenset[str] = frozenset().union(*(trie.firsts for trie in tries))
        self._qualifiers = frozenset() if self._cased else lexicon.words["qualifiers"]
        self._is_construct = folder.hook("is_construct", lambda _form: False)

    def joined(self, segments: Sequence[Segment], tokens: Sequence[Token]) -> list[Segment]:
        """Return a sentence's segments with each servant's office and his principal as one title."""
        lexicon = self._lexicon
        placed = with_posts(with_regions(segments, lexicon, self._base), lexicon)
        if not any(self._opens(segment) for segment in placed):
            return placed
        found = with_organs(placed, lexicon)
        at = 0
        while at < len(found):
            end = self._servant(found, at)
            if deputy := self._deputy(found, at):
                found[at : at + 2] = [deputy]
            elif end is not None:
                self._split_name(found, end, tokens)
                at = self._join(found, at, end)
            else:
                at += 1
        return found

    def _opens(self, segment: Segment) -> bool:
        """Say whether a segment may begin a servant's title or that of the head of an organ."""
        first, _, rest = segment.form.partition(" ")
        if first in self._firsts or segment.form in self._qualifiers:
            return True
        last = rest.rpartition(" ")[2]
        return segment.title is not None and (segment.title.office in _SERVING or last in self._firsts)

    def _deputy(self, segments: Sequence[Segment], at: int) -> Segment | None:
        """Return one title for "deputy" and the title behind it, where adjectives don't part them: "نائب مدير ..."."""
        title = segments[at + 1].title if at + 1 < len(segments) else None
        if self._cased or title is None or title.plural or segments[at].kind is not Kind.WORD:
            return None
        whole = segments[at : at + 2]
        return joined(whole, whole, Title(STAFF, title.of), ()) if segments[at].form in self._qualifiers else None

    def _servant(self, segments: Sequence[Segment], at: int) -> int | None:
        """Return where a servant's title ends that begins at a segment."""
        if segments[at].kind not in (Kind.TITLE, Kind.WORD, Kind.MODIFIER):
            return None
        title = segments[at].title
        last = segments[at].form.rpartition(" ")[2]
        if title and (title.office in _SERVING or self._lexicon.servants.match([last], 0)):
            return at + 1
        first = segments[at].form.partition(" ")[0]
        if not self._lexicon.servants.begins(first):
            return None
        found = whole_match(self._lexicon.servants, segments, at, _MOST)
        return found[0] if found else None

    def _split_name(self, segments: list[Segment], at: int, tokens: Sequence[Token]) -> None:
        """Part a leader's family name from his man's name behind it: "مبعوث ترامب ستيف ويتكوف"."""
        name = segments[at] if at < len(segments) and not self._cased else None
        if name is None or name.kind is not Kind.CAPITALS or name.last - name.first <= _NAME:
            return
        if not name.surnames or not self._known.leads(name.surnames):
            return
        cut = name.first + 1
        words = name.form.split(" ")
        head = replace(
            name,
            kind=Kind.SURNAME,
            last=cut,
            span=Span(name.span.start, tokens[name.first].span.end),
            form=words[0],
            keys=name.surnames,
            surnames=(),
        )
        rest = Span(tokens[cut].span.start, name.span.end)
        segments[at : at + 1] = [head, replace(name, first=cut, span=rest, form=" ".join(words[1:]), surnames=())]

    def _join(self, segments: list[Segment], at: int, end: int) -> int:
        """Put a servant's office and his principal together, and return from where to read on."""
        first = self._fields_before(segments, at) if self._cased else at
        owner = self._owner(segments, first) if self._cased else None
        start, last = first, end
        served: Sequence[Segment] = ()
        if owner is not None:
            start, served = owner, segments[owner : first - 1]
        elif principal := self._principal(segments, end):
            last, served = principal[1], segments[principal[0] : principal[1]]
        elif inside := self._inside(segments[end - 1]):
            served = (inside,)
        elif not (first < at and segments[first - 1].kind in (*_WHOSE, Kind.GENITIVE)):
            return end
        one = _joined(segments[start:last], segments[at:end], served)
        if served and self._is_sent(segments[end - 1]) and not _is_named(segments, start, last):
            return end  # a letter that "the president's envoy" brings is the president's
        segments[start:last] = [one]
        self._lead_on(segments, start + 1)
        return start + 1

    def _lead_on(self, segments: list[Segment], at: int) -> None:
        """Make a preposition behind a servant's title lead to what he is sent for."""
        for index in range(at, min(at + 1, len(segments))):
            if segments[index].kind is Kind.WORD and self._lexicon.has("toward", segments[index].form):
                segments[index] = replace(segments[index], kind=Kind.TOWARD)

    def _inside(self, office: Segment) -> Segment | None:
        """Return the principal whom a servant's own title names by his office alone: "conseiller du président"."""
        words = office.form.split()
        found = self._lexicon.servants.match(words, 0) if office.title else None
        at = found[0] if found else len(words)
        while at < len(words) and any(self._lexicon.has(glue, words[at]) for glue in ("of", "toward", "articles")):
            at += 1
        rest = self._lexicon.titles.match(words, at) if at < len(words) else None
        whole = rest is not None and rest[0] == len(words)
        return replace(office, form=" ".join(words[at:]), title=rest[1]) if rest and whole else None

    def _fields_before(self, segments: Sequence[Segment], at: int) -> int:
        """Return where a servant's office begins, with that of which he is in charge: "top Middle East adviser".

        "The Saudi security adviser" is Saudi Arabia's, "Trump's Ukraine envoy" not Ukraine's.
        """
        first = at
        while first and at - first < _MOST:
            before = segments[first - 1]
            if not (before.kind in _FIELDS or (before.kind is Kind.WORD and self._lexicon.has("fields", before.form))):
                break
            first -= 1
        if first and segments[first - 1].kind is Kind.GENITIVE:
            return first
        while first < at and segments[first].kind in _FIELDS:
            first += 1
        return first

    def _owner(self, segments: Sequence[Segment], first: int) -> int | None:
        """Return where a principal begins in whose genitive an office stands: "[the Russian president]'s envoy"."""
        at = first - 1
        if at < 1 or segments[at].kind is not Kind.GENITIVE:
            return None
        name = at
        while name and at - name < _NAME and segments[name - 1].kind in _NAMES:
            name -= 1
        start = name
        while start and segments[start - 1].kind in (Kind.TITLE, Kind.HONORIFIC):
            start -= 1
        titled = any(segment.title for segment in segments[start:name])
        while titled and start and segments[start - 1].kind in _BEFORE_OFFICE:
            start -= 1
        known = any(_is_known(segment) for segment in segments[name:at])
        return start if titled or (name < at and known) else None

    def _principal(self, segments: Sequence[Segment], end: int) -> tuple[int, int] | None:
        """Return the bounds of the principal whom a servant's title governs: "adviser to [the president of X]".

        What he is in charge of may stand between them: "conseiller pour l'Afrique du président X".
        """
        start = self._behind_joint(segments, end)
        found = self._principal_at(segments, start) if start is not None else None
        if found or not self._leads(segments, end):
            return found
        for at in range(end + 2, min(end + _ERRAND, len(segments))):
            if segments[at].kind is Kind.COMMA or segments[at].title:
                return None
            if self._joins(segments[at], segments[end - 1]) and (late := self._principal_at(segments, at + 1)):
                return late
        return None

    def _leads(self, segments: Sequence[Segment], at: int) -> bool:
        """Say whether a preposition begins what somebody is in charge of."""
        return self._cased and at < len(segments) and self._lexicon.has("toward", segments[at].form)

    def _principal_at(self, segments: Sequence[Segment], start: int) -> tuple[int, int] | None:
        at = start
        while at < len(segments) and segments[at].kind in _BEFORE_OFFICE:
            at += 1
        if at >= len(segments):
            return None
        if segments[at].kind is Kind.COUNTERPART:
            at += 1
            while at < len(segments) and segments[at].kind in (Kind.DEMONYM, Kind.MODIFIER):
                at += 1
            return start, self._name_end(segments, start, at)
        if segments[at].kind is Kind.TITLE:
            return start, self._name_end(segments, start, _reach(segments, at))
        honoured = all(segment.kind is Kind.HONORIFIC for segment in segments[start:at])
        return (start, at + 1) if honoured and segments[at].kind in _NAMES and _is_known(segments[at]) else None

    def _behind_joint(self, segments: Sequence[Segment], end: int) -> int | None:
        """Return where the principal begins behind "of" or "to", or right behind a title that governs by itself."""
        at = end
        while self._cased and at < len(segments) and at - end < _BETWEEN and self._is_field(segments[at]):
            at += 1
        if at + 1 < len(segments) and segments[at].kind is Kind.AND and segments[at + 1].title:
            at += 2  # "chief adviser and spokesperson to the president"
        joints = at
        while joints < len(segments) and self._joins(segments[joints], segments[end - 1]):
            joints += 1
        if joints > at:
            return joints
        governs = not self._cased and self._is_construct(segments[end - 1].form)
        return end if governs else None

    def _is_field(self, segment: Segment) -> bool:
        return segment.kind in (*_FIELDS, Kind.CAPITALS) or self._lexicon.has("fields", segment.form)

    def _joins(self, segment: Segment, office: Segment) -> bool:
        if segment.kind is Kind.OF or (segment.kind is Kind.CLITIC and not self._cased):
            return True
        toward = self._lexicon.has("toward", segment.form) and segment.kind in (Kind.TOWARD, Kind.WORD)
        return toward and not self._is_sent(office)

    def _is_sent(self, office: Segment) -> bool:
        """Say whether a title is that of somebody who is sent: "special envoy", "مبعوث"; no adviser is."""
        words = office.form.split()
        return self._lexicon.has("sent", words[-1]) or self._lexicon.has("sent", words[0])

    def _name_end(self, segments: Sequence[Segment], start: int, end: int) -> int:
        """Return where a principal's name ends behind his office: at `end` where what follows is his man's name."""
        comma = end < len(segments) and segments[end].kind is Kind.COMMA
        at = end + comma
        while at < len(segments) and segments[at].kind is Kind.HONORIFIC:
            at += 1
        last = at
        while last < len(segments) and last - at < _NAME and segments[last].kind in _NAMES:
            last += 1
        if last == at:
            return end
        if self._cased and not comma and (segments[end - 1].kind is Kind.TITLE or _is_counterpart(segments[start:end])):
            return last
        return last if self._is_holder(one_of(segments[start:last], start), segments[at:last]) else end

    def _is_holder(self, phrase: Phrase, name: Sequence[Segment]) -> bool:
        """Say whether a name behind a principal's office may be that of its holder."""
        if phrase.counterpart or not any(_is_known(segment) for segment in name):
            return False
        whose = phrase.states or phrase.bodies or any(s.inner or (s.title and s.title.of) for s in phrase.titles)
        return self._known.bears(phrase) if whose else name[0].kind is Kind.PERSON and self._known.leads(name[0].keys)


def serves(phrase: Phrase) -> bool:
    """Say whether a phrase tells of somebody by whom or where he serves: without a name he is one of many."""
    return any(segment.serves or (segment.title and segment.title.office == STAFF) for segment in phrase.titles)


def _is_named(segments: Sequence[Segment], start: int, end: int) -> bool:
    """Say whether the name of a title's holder stands before it or behind it: an envoy without one is nobody."""
    before = start - 1
    while before > 0 and segments[before].kind in (Kind.ARTICLE, Kind.MODIFIER, Kind.FORMER):
        before -= 1
    if before > 0 and segments[before].kind is Kind.COMMA and segments[before - 1].kind in _NAMES:
        return True
    at = _errand_end(segments, end)
    while at < len(segments) and segments[at].kind in _TO_NAME:
        at += 1
    return at < len(segments) and segments[at].kind in _NAMES


def _errand_end(segments: Sequence[Segment], at: int) -> int:
    """Return where the comma stands behind what somebody is sent for: "Trump's envoy for Africa, X"."""
    if at >= len(segments) or segments[at].kind not in (Kind.TOWARD, Kind.WORD, Kind.OF):
        return at
    behind = range(at, min(at + _ERRAND, len(segments)))
    return next((i for i in behind if segments[i].kind is Kind.COMMA), at)


def _is_known(name: Segment) -> bool:
    return name.kind in (Kind.PERSON, Kind.SURNAME) or bool(name.surnames)


def _is_counterpart(segments: Sequence[Segment]) -> bool:
    return any(segment.kind is Kind.COUNTERPART for segment in segments)


def _reach(segments: Sequence[Segment], at: int) -> int:
    """Return where a principal's title ends with its state or body: "president [of the Republic of X]"."""
    end = at + 1
    while end < len(segments) and segments[end].kind in (*_WHOSE, Kind.MODIFIER):
        end += 1
    of = end
    while of < len(segments) and segments[of].kind in _ADVERBIAL:
        of += 1
    governed = of > end and segments[end].kind in (Kind.OF, Kind.CLITIC)
    return of + 1 if governed and of < len(segments) and segments[of].kind in _WHOSE else end


def _joined(whole: Sequence[Segment], office: Sequence[Segment], served: Sequence[Segment]) -> Segment:
    """Return the one title that a servant's office makes with his principal."""
    title = office[0].title if len(office) == 1 else None
    own = _SERVICE if title is None or (title.of and served) else replace(title, vague=False, side=False)
    return joined(whole, office, own, served)
