"""Which words of running text may be words of a person's name: what a segmenter asks where nobody has entered it."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.annotate.actors.lexicon import ActorLexicon, actor_lexicon
from dragoman.annotate.actors.offices.titles import TitleReader
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.readings import ends_errand, ends_initial, ends_title, has_article
from dragoman.knowledge import EntryKind, Gazetteer
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

_NAME_CONTEXT = frozenset(
    {
        Kind.TITLE,
        Kind.HONORIFIC,
        Kind.DEMONYM,
        Kind.COUNTERPART,
        Kind.CAPITALS,
        Kind.PERSON,
        Kind.SURNAME,
        Kind.STATE,
        Kind.QUOTE,
        Kind.MODIFIER,
        Kind.BODY,
        Kind.CITY,
        Kind.FORMER,
    }
)

_PLACES = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.CITY, EntryKind.DEMONYM)
_COMMAS = frozenset(",،")
_MANY = 2
_LINEAGE = 3  # words of "A bin B"
_CLEAR = 4  # letters of a word that a shorter name can't be taken for

Clitics = Callable[[str], tuple[tuple[tuple[str, ...], str], ...]]


def _no_clitics(_form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return ()


class NameReader:
    """Reads one language's words as parts of names."""

    def __init__(self, language: str, gazetteer: Gazetteer, titles: TitleReader) -> None:
        folder = load_language(language)
        actors = folder.data("actors")
        self._lexicon: ActorLexicon = actor_lexicon(language)
        self._gazetteer, self._titles = gazetteer, titles
        self.clitics: Clitics = folder.hook("split_clitics", _no_clitics)
        self._is_name_part: Callable[[str], bool] | None = folder.hook("is_name_part", lambda _form: False)
        self._may_be_surname: Callable[[str], bool] = folder.hook("may_be_surname", lambda _form: False)
        self._may_be_given: Callable[[str], bool] = folder.hook("may_be_given_name", lambda _form: False)
        self._cased = bool(actors["cased"])
        self.common = frozenset(map(form_of, actors["common"]))
        self._homographs = frozenset(actors["homographs"])
        self._servants = frozenset(map(form_of, folder.data("names")["joined"]))
        self._patronymics = frozenset(map(form_of, folder.data("names")["patronymics"]))

    def is_anothers(self, kind: Kind, words: list[str], at: int, end: int, bearers: int) -> bool:
        """Say whether a known name that ends at `end` is only part of somebody else's; so many bear it."""
        if kind is Kind.PERSON:
            return self._is_anothers_lineage(words, at, end)
        if kind is not Kind.SURNAME:
            return False
        if not self._cased and end > at + 1 and self._lexicon.honorifics.match(words, at):
            return True  # "الشيخ أحمد" is any Ahmed's beginning, be it the end of "ولد الشيخ أحمد"
        return self._goes_on(words, end) or self._has_begun(words, at, end, bearers)

    def _goes_on(self, words: list[str], end: int) -> bool:
        """Say whether an unread word of names follows, so that this is a given name ("مارين لوبان")."""
        if self._cased or end >= len(words) or words[end] in self.common or self._is_name_part is None:
            return False
        stems = [stem for _, stem in self.clitics(words[end])]
        # "X وY": a name behind "and" is another person's.
        other = any(self._titles.at([s], 0) or self._gazetteer.match([s], 0) or self._is_name_part(s) for s in stems)
        return self._is_name_part(words[end]) and not other and not self._gazetteer.match(words, end)

    def _has_begun(self, words: list[str], at: int, end: int, bearers: int) -> bool:
        """Say whether a family name of many is part of a longer name that nobody has entered.

        So in "دعالة آدم" and "حسين عبدي". In "استقبل عباس بلينكن" there are two persons: few bear the second name.
        """
        if self._cased or end > at + 1 or bearers < _MANY or self._is_name_part is None:
            return False
        before, after = words[at - 1] if at else "", words[end] if end < len(words) else ""
        unread = before and before not in self.common and not self._lexicon.titles.match(words, at - 1)
        if unread and self._is_name_part(before) and not self._gazetteer.match(words, at - 1):
            return True
        match = self._gazetteer.match(words, end) if after and after not in self.common else None
        return match is not None and len(match.of_kind(EntryKind.SURNAME)) >= _MANY

    def _is_anothers_lineage(self, words: list[str], at: int, end: int) -> bool:
        """Say whether an unread family name follows "A son of B", who then isn't the A son of B that is known."""
        if self._cased or end - at != _LINEAGE or words[at + 1] not in self._patronymics or end >= len(words):
            return False
        after = words[end]
        family = self._is_name_part is not None and self._is_name_part(after) and after not in self.common
        return family and not self._gazetteer.match(words, end) and not self._titles.at([after], 0)

    def patronymic_end(self, words: list[str], surfaces: list[str], end: int) -> int:
        """Return where a known name ends that goes on with its lineage: "Salman bin Abdulaziz al-Saud"."""
        while self.particle_before_name(words, surfaces, end, []) or (end < len(words) and has_article(surfaces[end])):
            end += 1 if has_article(surfaces[end]) else 2
        if (
            not self._cased
            and end < len(words)
            and (match := self._gazetteer.match(words, end))
            and match.of_kind(EntryKind.SURNAME)
        ):
            end = match.end if self._lexicon.has("suffixes", words[match.end - 1]) else end  # "... الأحمد الصباح"
        end += self._cased and words[end + 1 : end + 2] == ["."] and self._lexicon.has("suffixes", words[end])
        abbreviated = end + 1 < len(words) and words[end] == "." and self._lexicon.has("suffixes", words[end - 1])
        return end + 1 if abbreviated else end

    def precedes_name(self, words: list[str], surfaces: list[str], at: int, before: list[Segment]) -> bool:
        """Say whether an unread word between a title and a word of names is a name, too ("سفير التشيك يان ...")."""
        if self._cased or at + 1 >= len(words) or not ends_title(before):
            return False
        spelt = surfaces[at] in self._homographs
        if not spelt and (not words[at].isalpha() or words[at] in self.common or not self._may_be_given(words[at])):
            return False
        stems = [stem for _, stem in self.clitics(words[at])]
        if any((there := self._gazetteer.match([stem], 0)) and there.of_kind(*_PLACES) for stem in stems):
            return False  # "the French ambassador in Baghdad"
        place = self._gazetteer.match(words, at + 1)
        if any(self._titles.at([stem], 0) for stem in stems) or (place and place.of_kind(*_PLACES)):
            return False  # "ولي عهد البحرين ورئيس سويسرا": another's title
        if place and place.of_kind(EntryKind.SURNAME) and words[at + 1] not in self.common:
            return True
        return self.may_name(words[at + 1], surfaces[at + 1], before, inside=True)

    def follows_given_name(self, form: str, before: list[Segment]) -> bool:
        """Say whether a word that no list has is a family name: where a title and a given name stand before it."""
        return form not in self.common and self._may_be_surname(form) and ends_title(before)

    def precedes_scene(self, best: Segment | None, words: list[str], surfaces: list[str], at: int) -> bool:
        """Say whether a city follows a known family name, where its bearer was: "le sommet Biden-Poutine de Genève"."""
        known = best is not None and best.kind is Kind.SURNAME and at + 1 < len(words)
        match = self._gazetteer.match(words, at + 1, surfaces) if known else None
        return match is not None and bool(match.of_kind(EntryKind.CITY, EntryKind.CAPITAL))

    def particle_before_name(self, words: list[str], surfaces: list[str], at: int, before: list[Segment]) -> bool:
        if at + 1 >= len(words) or not (self._lexicon.has("particles", words[at]) or ends_initial(words, at)):
            return False
        if self.may_name(words[at + 1], surfaces[at + 1], before, inside=True):
            return True
        # Behind "son of" stands a name, be it in no list.
        named = self._is_unread(words[at + 1]) or surfaces[at + 1] in self._homographs
        return not self._cased and words[at] in self._patronymics and named

    def begins_lineage(self, words: list[str], surfaces: list[str], at: int) -> bool:
        """Say whether an unread word is a given name, since "son of" follows it: "مقبول بن علي بن سلطان"."""
        if self._cased or at + 2 >= len(words) or words[at] in self._patronymics or not words[at + 2].isalpha():
            return False
        given = surfaces[at] in self._homographs or (self._is_unread(words[at]) and self._may_be_given(words[at]))
        return given and words[at + 1] in self._patronymics and self._lexicon.has("particles", words[at + 1])

    def precedes_title(self, words: list[str], at: int) -> bool:
        """Say whether two or three words of names stand right before a title, and nothing says whose they are else."""
        if self._cased or self._is_name_part is None:
            return False
        end = at
        while end < min(len(words), at + _LINEAGE) and self._is_name_word(words, end):
            end += 1
        if end - at < _MANY:
            return False
        parted = end + 1 < len(words) and words[end] in _COMMAS
        end += parted
        title = self._titles.at(words, end) if end < len(words) else None
        if title is None or title[1].plural or (parted and title[1].office == "spokesperson"):
            return False
        return not title[1].vague or (title[1].office == "envoy" and self._titles.at(words, title[0]) is not None)

    def _is_name_word(self, words: list[str], at: int) -> bool:
        """Say whether a word is one of names and nothing else: no title, place, adjective or ordinary word."""
        form = words[at]
        if form in self.common or not self._is_name_part or not self._is_name_part(form) or self._is_governed(form):
            return False
        match = self._gazetteer.match(words, at)
        family = match is None or bool(match.of_kind(EntryKind.SURNAME) and not match.of_kind(*_PLACES))
        return family and self._titles.at([form], 0) is None

    def opens_title(self, words: list[str], at: int) -> bool:
        """Say whether a title or honorific stands behind a clitic."""
        read = ([*words[:at], stem, *words[at + 1 :]] for _, stem in self.clitics(words[at]))
        return any(self._lexicon.titles.match(one, at) or self._lexicon.honorifics.match(one, at) for one in read)

    def is_and_name(self, words: list[str], at: int) -> bool:
        """Say whether an "and" is written with a known family name: "ماكرون وجونسون" are two."""
        for clitics, stem in self.clitics(words[at]):
            if len(clitics) == 1 and self._lexicon.has("and", clitics[0]) and stem not in self.common:
                match = self._gazetteer.match([*words[:at], stem, *words[at + 1 :]], at)
                return match is not None and bool(match.of_kind(EntryKind.SURNAME, EntryKind.PERSON))
        return False

    def is_served(self, words: list[str], at: int) -> bool:
        """Say whether a word ends a name that says whose servant one is, be it in no list: "عبد العال"."""
        return at > 0 and words[at - 1] in self._servants and words[at].isalpha()

    def may_name(self, form: str, surface: str, before: list[Segment], inside: bool = False) -> bool:
        if not form[:1].isalpha() or form in self.common:
            return False
        if self._cased:
            if inside and has_article(surface):
                return True
            return surface[:1].isupper() and (inside or not self._lexicon.has("articles", form))
        in_context = inside or bool(before and before[-1].kind in _NAME_CONTEXT) or ends_errand(before)
        known = self._is_name_part is not None and self._is_name_part(form) and not self._is_governed(form)
        return in_context and (known or self._lexicon.has("particles", form))

    def _is_unread(self, form: str) -> bool:
        return form.isalpha() and form not in self.common

    def _is_governed(self, form: str) -> bool:
        """Say whether a word is an ordinary one with its preposition: "ملك تونغا بتولي" is "on taking"."""
        return any(stem in self.common for clitics, stem in self.clitics(form) if len(stem) >= _CLEAR)
