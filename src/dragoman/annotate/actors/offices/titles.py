"""Titles of office in running text: where each ends, with the portfolio, demonym or nouns that go on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.annotate.actors.lexicon import ActorLexicon, Title, actor_lexicon
from dragoman.knowledge import EntryKind, Gazetteer
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

# How many words may go on a title before its holder's name.
_MAX_COMPLETION = 7
# Besides ministers: what an envoy is sent for, and the ministry of a deputy head of government.
_WITH_PORTFOLIO = frozenset({"envoy", "deputy_head_of_government"})
_PLACES = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.CITY, EntryKind.BODY)
_NAMED = (EntryKind.PERSON, EntryKind.SURNAME)

# Offices of whom heads a state as well as a body.
_HEADING = frozenset({"head_of_state", "leader", "head"})


class TitleReader:
    """Reads the titles of one language."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        folder = load_language(language)
        actors = folder.data("actors")
        self._lexicon: ActorLexicon = actor_lexicon(language)
        self._gazetteer = gazetteer
        self._inner_demonym: Sequence[int] = actors["demonym_inside_title"]  # behind how many words
        self._common = frozenset(map(form_of, actors["common"]))
        self._homographs = frozenset(form_of(name) for name in actors["homographs"])
        self._clitics: Callable[[str], Sequence[tuple[Sequence[str], str]]] = folder.hook("split_clitics", lambda _: ())
        self._completes: Callable[[str], bool] = folder.hook("completes_title", lambda _form: False)
        patronymics = () if actors["cased"] else folder.data("names")["patronymics"]
        self._patronymics = frozenset(map(form_of, patronymics))
        self._is_name_part: Callable[[str], bool] = folder.hook("is_name_part", lambda _form: False)

    def at(self, words: Sequence[str], at: int) -> tuple[int, Title, tuple[str, ...]] | None:
        """Return (end, title, states that stand inside it) of the title that begins at `at`."""
        found = self._lexicon.titles.match(words, at)
        if found and self._begins_longer(words, found[0] - 1, *found):
            # "président de la République démocratique du Congo": the title is "président", as in "رئيس الاتحاد الدولي".
            found = self._lexicon.titles.match(words[: found[0] - 1], at) or found
        inner: tuple[str, ...] = ()
        if self._inner_demonym:
            longer, states = self._around_demonym(words, at)
            if longer and (not found or longer[0] > found[0]):
                found, inner = longer, states
        if not found:
            found = self._behind_portfolios(words, at)
        if not found or (found[0] == at + 1 and words[at + 1 : at + 2] and words[at + 1] in self._patronymics):
            return None  # "سلطان بن محمد" is a name
        last, title = found
        if title.plural and last == at + 1 and self._is_surname(words, at):
            return None
        if title.office.endswith("minister") or title.office in _WITH_PORTFOLIO:
            last, inner = self._behind_demonym(words, last, inner)
            last = self._portfolio_end(words, last, sent=title.office == "envoy")
            last = self._ministry_end(words, at, last)
            title = self._anybodys(title, words[at], last > found[0])
        elif last == at + 1:
            last, title, inner = self._minister_of(words, at, title, inner)
        if tail := self._lexicon.tails.match(words, last):
            last = tail[0]
        return self._completed(words, at, last, title, inner)

    def _is_surname(self, words: Sequence[str], at: int) -> bool:
        """Say whether a plural title that nothing goes on is a family name: "رئيسي" is Raisi, and "presidents of"."""
        match = self._gazetteer.match(words, at)
        if match is None or match.end != at + 1 or not match.of_kind(EntryKind.SURNAME):
            return False
        following = words[at + 1] if at + 1 < len(words) else ""
        goes_on = self.demonym(words, at + 1) or self._is_place(words, at + 1) if following else False
        return not (goes_on or self._goes_on(following) or self._lexicon.titles.match(words, at + 1))

    def demonym(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        """Return the states whose demonym stands at `at`."""
        match = self._gazetteer.match(words, at)
        if not match or match.end != at + 1:
            return ()
        return tuple(e.key for e in match.of_kind(EntryKind.DEMONYM, EntryKind.ADJECTIVE))

    def _begins_longer(self, words: Sequence[str], at: int, last: int, title: Title) -> bool:
        """Say whether a title's last word begins the name of a state that goes on behind it, or of a body to head."""
        match = self._gazetteer.match(words, at)
        kinds = (EntryKind.STATE, *([EntryKind.BODY] if title.office in _HEADING else []))
        return match is not None and match.end > last and bool(match.of_kind(*kinds))

    def _around_demonym(self, words: Sequence[str], at: int) -> tuple[tuple[int, Title] | None, tuple[str, ...]]:
        """Match "ministre marocain des Affaires étrangères": a demonym after a title's first words.

        A plural title may have several: "ministres français et allemand des Affaires étrangères".
        """
        if not self._lexicon.titles.begins(words[at]):
            return None, ()
        for offset in self._inner_demonym:
            place = at + offset
            end, states, single = self._inside(words, place)
            if end == place:
                continue
            found = self._lexicon.titles.match([*words[:place], *words[end:]], at)
            if found and found[0] > place and (found[1].plural or single):
                return (found[0] + end - place, found[1]), states
        return None, ()

    def _inside(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...], bool]:
        """Return where the adjectives inside a title end ("ministre malien sortant des ..."), the states of its
        demonyms, and whether there is but one.
        """
        if owner := self._owner(words, at):
            return owner[0], owner[1], True
        first = self._modified(words, at)
        named = first < len(words) and bool(self.demonym(words, first))
        end, states = self._demonyms(words, first) if named else (first, ())
        return self._modified(words, end), states, end - first <= 1

    def _owner(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
        """Return where a state's genitive inside a title ends, and the state: "speaker of [Kenya's] parliament"."""
        match = self._gazetteer.match(words, at) if at < len(words) else None
        states = tuple(entry.key for entry in match.of_kind(EntryKind.STATE)) if match else ()
        owned = match is not None and words[match.end : match.end + 1] == ["'s"]
        return (match.end + 1, states) if match and states and owned else None

    def _modified(self, words: Sequence[str], at: int) -> int:
        while at < len(words) and self._lexicon.has("modifiers", words[at]):
            at += 1
        return at

    def _demonyms(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        """Return where a row of demonyms ends ("français, allemand et britannique"), and the states of each."""
        states, end = self.demonym(words, at), at + 1
        while end + 1 < len(words) and (words[end] in ",،" or self._lexicon.has("and", words[end])):
            if not (more := self.demonym(words, end + 1)):
                break
            states = (*states[:1], *more[:1]) if end == at + 1 else (*states, *more[:1])
            end += 2
        return end, states

    def _portfolio_end(self, words: Sequence[str], last: int, sent: bool = False) -> int:
        """Return where a minister's or envoy's portfolio ends: "..., African Cooperation and Expatriates".

        What an envoy is `sent` for may be a state's: "envoy on Afghan peace".
        """
        has = self._lexicon.has
        glue = ("of", "toward", "articles", "and")
        at = last
        while at < len(words):
            word = at
            while word < len(words) and (words[word] in ",،" or any(has(g, words[word]) for g in glue)):
                word += 1
            abroad = sent and word + 1 < len(words) and (self._is_place(words, word) or self.demonym(words, word))
            if abroad and has("portfolio", words[word + 1]) and not self._begins_place(words, word):
                word += 1
            if word >= len(words) or not has("portfolio", words[word]) or self._begins_place(words, word):
                break
            if self.demonym(words, word) and not self._is_portfolio(words, word + 1):
                break
            office = self._lexicon.titles.match(words, word)
            if office and office[0] > word + 1:
                break  # "deputy prime minister and foreign minister"
            at = last = word + 1
        return last

    def _behind_demonym(self, words: Sequence[str], last: int, inner: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Return where a portfolio ends that a demonym parts from its title: "secrétaire d'État français chargé de"."""
        states = self.demonym(words, last) if self._inner_demonym and last < len(words) and not inner else ()
        end = self._portfolio_end(words, last + 1) if states else last
        return (end, states) if states and end > last + 1 else (last, inner)

    def _begins_place(self, words: Sequence[str], at: int) -> bool:
        """Say whether a name of several words begins that a title is of: "of the European Union"."""
        match = self._gazetteer.match(words, at)
        return match is not None and match.end > at + 1 and bool(match.of_kind(*_PLACES))

    def _is_portfolio(self, words: Sequence[str], at: int) -> bool:
        """Say whether a noun of a portfolio follows, be it behind an "of": "Ivoiriens de l'extérieur"."""
        has = self._lexicon.has
        while at < len(words) and any(has(group, words[at]) for group in ("of", "toward", "articles")):
            at += 1
        return at < len(words) and has("portfolio", words[at])

    def _behind_portfolios(self, words: Sequence[str], at: int) -> tuple[int, Title] | None:
        """Match "Trade and Employment Minister", where the words before don't govern "trade" by itself."""
        has, before = self._lexicon.has, words[at - 1] if at else ""
        if not has("portfolios", words[at]):
            return None
        opens = not before or has("articles", before) or before in (",", "'s") or has("ministers", before)
        if not opens and not self.demonym(words, at - 1):
            return None
        end = at + 1
        while end < min(len(words), at + _MAX_COMPLETION) and not has("ministers", words[end]):
            if not has("portfolios", words[end]) and not (words[end] == "," or has("and", words[end])):
                return None
            end += 1
        found = self._lexicon.titles.match(words, end) if end < len(words) else None
        plain = found is not None and found[0] == end + 1 and not found[1].plural
        return (end + 1, replace(found[1], office="minister", vague=False, side=False)) if found and plain else None

    def _minister_of(
        self, words: Sequence[str], at: int, title: Title, inner: tuple[str, ...]
    ) -> tuple[int, Title, tuple[str, ...]]:
        """Return a bare "minister" with what he is minister for, and whose: "ministre togolais de la Sécurité"."""
        adjective = 1 in self._inner_demonym and not inner and at + 1 < len(words)
        states = self.demonym(words, at + 1) if adjective else ()
        start = at + 1 + bool(states)
        end = self._ministry_end(words, at, start)
        if end == start:
            return at + 1, title, inner
        return end, replace(title, office="minister", vague=False), states or inner

    def _anybodys(self, title: Title, word: str, goes_on: bool) -> Title:
        """Return a title, that of any state where what goes on it makes another of a state's own.

        The "secrétaire d'État" is the American one, and "secrétaire d'État à la Francophonie" may be anybody's.
        """
        another = title.of is not None and goes_on and self._lexicon.has("ministers", word)
        return replace(title, office="minister", of=None) if another else title

    def _ministry_end(self, words: Sequence[str], at: int, last: int) -> int:
        """Return where the nouns end that say of what somebody is minister: "minister for trade and water"."""
        has = self._lexicon.has
        if not has("ministers", words[at]):
            return last
        end = word = last
        while word < len(words):
            if has("portfolios", words[word]):
                end = word + 1
            elif not (words[word] in ",،" or any(has(g, words[word]) for g in ("of", "toward", "articles", "and"))):
                break
            word += 1
        # "minister of trade and foreign minister X" are two
        return end if self._lexicon.titles.match(words, end) is None else last

    def _completed(
        self, words: Sequence[str], first: int, last: int, title: Title, inner: tuple[str, ...]
    ) -> tuple[int, Title, tuple[str, ...]]:
        """Return a title with the nouns that go on it up to its holder's name ("رئيس [مكتب الأمن الوطني] ...").

        One of a single word is another, lower office then.
        """
        at, nouns, within = last, 0, inner
        while at < min(len(words), last + _MAX_COMPLETION) and not self._names(words, at):
            if nouns and self._lexicon.has("and", words[at]) and at + 1 < len(words) and self._goes_on(words[at + 1]):
                at += 1
            states = self.demonym(words, at)
            if not states and (self._is_place(words, at) or not self._goes_on(words[at])):
                break
            nouns += not states
            within = (*within, *states)
            at += 1
        person = self._behind_honorifics(words, at)
        named = self._names(words, person) if person < len(words) else False
        if not nouns or not (named or self._names_behind_place(words, at)):
            return last, title, inner
        lower = last == first + 1 and not self._lexicon.has("modifiers", words[last])
        return at, replace(title, office="official", of=None) if lower else title, within

    def _behind_honorifics(self, words: Sequence[str], at: int) -> int:
        """Return where the name begins before which honorifics may stand: "وزير النفط والغاز [معالي الدكتور] محمد"."""
        while at < len(words) and (found := self._lexicon.honorifics.match(words, at)):
            at = found[0]
        return at

    def _names_behind_place(self, words: Sequence[str], at: int) -> bool:
        """Say whether a place and a person's name follow: "وزير العلاقات الدولية [في جنوب إفريقيا رونالد ...]"."""
        while at < len(words) and self._lexicon.has("of", words[at]):
            at += 1
        match = self._gazetteer.match(words, at) if at < len(words) else None
        placed = match is not None and bool(match.of_kind(EntryKind.STATE, EntryKind.BODY))
        return match is not None and placed and match.end < len(words) and self._names(words, match.end)

    def _is_place(self, words: Sequence[str], at: int) -> bool:
        """Say whether a state, city or body is named, of which the title is, so that grammar sees it."""
        match = self._gazetteer.match(words, at)
        return match is not None and bool(match.of_kind(*_PLACES))

    def _goes_on(self, word: str) -> bool:
        if self._lexicon.has("former", word):
            return False  # "وزير الخارجية اليمني السابق": he isn't any more
        if not (self._lexicon.has("title_nouns", word) or self._completes(word)):
            return False
        readings = (word, *(stem for _, stem in self._clitics(word)))
        return not any(self._is_another(reading) for reading in readings)

    def _is_another(self, word: str) -> bool:
        """Say whether a word is a title, an honorific or a person's name by itself."""
        match = self._gazetteer.match((word,), 0)
        person = match is not None and bool(match.of_kind(*_NAMED))
        return person or any(trie.match((word,), 0) for trie in (self._lexicon.titles, self._lexicon.honorifics))

    def _names(self, words: Sequence[str], at: int) -> bool:
        """Say whether a person's name begins at `at`, a known one or one of words that only names have."""
        if words[at] in self._homographs and at + 1 < len(words) and self._is_name_part(words[at + 1]):
            return True
        if words[at] in self._common or self._lexicon.has("modifiers", words[at]):
            return False
        match = self._gazetteer.match(words, at)
        return bool(match and match.of_kind(*_NAMED)) or (not match and self._is_name_part(words[at]))
