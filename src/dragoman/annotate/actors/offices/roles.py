"""What a phrase says beside a name: the title as written, and whether "the ministers" are those of many states."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.lookup import PROMINENT
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import Span

_PORTFOLIO = 6  # words of what an office is for, up to its holder's comma
_CROWD = 2  # segments from "a number" to those of whom it is
_FIRST = 4  # segments from "first" to whose it is
_CODE = 3  # letters of a state's code
# What makes "the two" the article of a name: "the two Koreas", "the two Chinese ministers".
_NAMES = frozenset({Kind.DEMONYM, Kind.STATE, Kind.CAPITALS, Kind.WORD})

_OF_ORIGIN = ("ي", "يه")  # endings of adjectives
_SHORT = 5


def means_others(phrase: Phrase, cut: Unresolved, lexicon: ActorLexicon) -> bool:
    """Say whether a plural reference means none of those spoken of: a crowd, many, or "the two Koreas"."""
    segments = cut.segments
    if phrase.reference == "they":
        return _means_many(phrase, segments, lexicon) or _follows_crowd(phrase, segments, lexicon)
    following = segments[phrase.last] if phrase.last < len(segments) else None
    named = following is not None and following.kind in _NAMES and following.span.of(cut.text)[:1].isupper()
    return named and not cut.sentence.headline


def _means_many(phrase: Phrase, segments: Sequence[Segment], lexicon: ActorLexicon) -> bool:
    """Say whether an adjective makes "the ministers" those of many states: "les ministres européens".

    Where no articles are words of their own, "a number of" before them does: "عدد من القادة".
    """
    before = segments[max(0, phrase.first - _CROWD) : phrase.first]
    if not lexicon.words["articles"] and any(lexicon.has("indefinite", one.form) for one in before):
        return True
    following = segments[phrase.last] if phrase.last < len(segments) else None
    noun = any(len(segment.form.split()) > 1 for segment in segments[phrase.first : phrase.last])
    if following is None or not noun:
        return False
    return following.kind is Kind.DEMONYM or lexicon.has("of_many", following.form)


def _follows_crowd(phrase: Phrase, segments: Sequence[Segment], lexicon: ActorLexicon) -> bool:
    """Say whether "they" are a crowd that the sentence has named: "British authorities told X that they"."""
    pronoun = phrase.last == phrase.first + 1 and len(segments[phrase.first].form.split()) == 1
    crowds = (i for i in range(phrase.first) if lexicon.has("crowds", segments[i].form))
    return pronoun and any(not i or segments[i - 1].kind is not Kind.OF for i in crowds)


def is_general(phrase: Phrase, segments: Sequence[Segment], language: str) -> bool:
    """Say whether a title stands for anybody of its kind: "the first African leader", without its own article."""
    if not load_language(language).data("actors")["cased"]:
        return _is_any(phrase, segments, language) or _is_of_unread_state(phrase, segments, language)
    if not (phrase.states or phrase.bodies) and _is_of_region(segments[phrase.last : phrase.last + 2]):
        return True
    bare = not (phrase.article or phrase.states or phrase.bodies)
    return bare and all(segment.title and segment.title.vague for segment in phrase.titles)


def _is_of_region(behind: Sequence[Segment]) -> bool:
    """Say whether a title is of a place that is no state nor a state's capital: "the premier of Quebec"."""
    kinds = tuple(segment.kind for segment in behind)
    return kinds == (Kind.OF, Kind.CITY) and not any(len(key) == _CODE for key in behind[1].keys)


def _is_any(phrase: Phrase, segments: Sequence[Segment], language: str) -> bool:
    """Say whether a leading office stands for any who holds it: "رئيس أمريكي", where "الرئيس الأمريكي" is the one.

    That is told by the article which neither the title nor the adjective has. "The first visit of a president" is
    the holder's.
    """
    firsts = frozenset(map(form_of, load_language(language).data("frames")["skeleton"]["firsts"]))
    before = segments[max(0, phrase.first - _FIRST) : phrase.first]
    if before and before[-1].kind in (Kind.OF, Kind.CLITIC) and any(segment.form in firsts for segment in before):
        return False
    bare = load_language(language).hook("without_article", lambda form: form)
    leading = all(segment.title and segment.title.office in PROMINENT for segment in phrase.titles)
    adjectives = bool(phrase.states) and all(segment.kind is Kind.DEMONYM for segment in phrase.states)
    words = (*(segment.form for segment in phrase.titles[:1]), *(segment.form for segment in phrase.states))
    return leading and adjectives and not phrase.bodies and all(bare(word) == word for word in words)


def is_indefinite(phrase: Phrase, segments: Sequence[Segment], lexicon: ActorLexicon) -> bool:
    """Say whether a title stands for any of its holders ("no US president"), or for another: "the ousted president"."""
    before = [phrase.article or "", segments[phrase.first - 1].form if phrase.first else ""]
    opening = takewhile(lambda segment: segment is not phrase.titles[0], segments[phrase.first : phrase.last])
    before += [segment.form for segment in opening if segment.kind is Kind.MODIFIER]
    another = any(lexicon.has("another", segment.form) for segment in segments[phrase.first : phrase.last + 1])
    return another or any(lexicon.has("indefinite", word) for word in before)


def is_held_by_another(phrase: Phrase, segments: Sequence[Segment]) -> bool:
    """Say whether a name that nobody knows follows an office: "the Director-General of Foreign Affairs, Ann Doe,"."""
    at = phrase.last
    if phrase.first and segments[phrase.first - 1].kind is Kind.OF:
        return False  # "a special envoy of the president of Botswana, Ann Doe,"
    if at < len(segments) and segments[at].kind is Kind.OF:
        behind = range(at + 1, min(at + 1 + _PORTFOLIO, len(segments)))
        at = next((i for i in behind if segments[i].kind is Kind.COMMA), at)
    names = segments[at : at + 3]
    kinds = [segment.kind for segment in names]
    return kinds == [Kind.COMMA, Kind.CAPITALS, Kind.COMMA] and len(names[1].form.split()) > 1


def role_of(phrase: Phrase, text: str) -> str | None:
    """Return the title as written, from its first to its last word."""
    if not phrase.titles:
        return None
    spans = [s.span for s in (*phrase.titles, *phrase.states, *phrase.bodies)]
    name = phrase.name_span
    before = [s for s in spans if not name or s.end <= name.start] or spans
    return Span(min(s.start for s in before), max(s.end for s in before)).of(text)


def _is_of_unread_state(phrase: Phrase, segments: Sequence[Segment], language: str) -> bool:
    """Say whether an adjective that nobody knows says whose a bare office is: "الرئيس السوفيتي"."""
    if phrase.states or phrase.bodies or phrase.name or not phrase.titles:
        return False
    bare = load_language(language).hook("without_article", lambda form: form)
    title, following = phrase.titles[-1], segments[phrase.last : phrase.last + 1]
    if not following or following[0].kind is not Kind.WORD or title is not segments[phrase.last - 1]:
        return False
    word, articled = following[0].form, bare(title.form) != title.form and len(title.form.split()) == 1
    return articled and bare(word) != word and word.endswith(_OF_ORIGIN) and len(word) > _SHORT


def is_owner(phrase: Phrase, segments: Sequence[Segment], nouns: frozenset[str]) -> bool:
    """Say whether a style only tells whose room or house it is where somebody is met: "في مكتب سموه"."""
    before = segments[phrase.first - 1].form if phrase.first else ""
    return len(phrase.honorifics) == 0 and not nouns.isdisjoint((before, before[1:]))


def styles_in(phrase: Phrase, segments: Sequence[Segment], lexicon: ActorLexicon) -> frozenset[str]:
    """Return the titles and honorifics of those whom a style with a pronoun may mean: "His Highness"."""
    styles = (lexicon.addressed.get(segment.form) for segment in segments[phrase.first : phrase.last])
    return next((words for words in styles if words), frozenset())


def may_be_she(actor: Actor, language: str) -> bool:
    """Say whether "she" may mean somebody: nobody whose titles are all a man's."""
    is_hers = load_language(language).hook("is_hers", lambda _title: True)
    words = {form.split()[0] for form in actor.title_forms} | actor.styles
    return not actor.title_forms or any(is_hers(word) for word in words)


def is_of_province(phrase: Phrase, segments: Sequence[Segment], base: KnowledgeBase) -> bool:
    """Say whether somebody's counterpart is of a place that is no state: "his counterpart of Québec, X"."""
    named = {segment.first for segment in phrase.name}
    within = [one for one in segments[phrase.first : phrase.last] if one.first not in named]
    towns = (one for one in within if one.kind is Kind.CITY and not any(key in base.states for key in one.keys))
    return any(one.kind is Kind.CAPITALS for one in within) or any(towns)
