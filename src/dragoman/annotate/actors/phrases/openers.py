"""Words with which a title, a known name or glue can begin: most words of a sentence begin none and are passed over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.knowledge import Gazetteer

# Words that are a segment by themselves, those first that go before the others.
_GROUPS = {
    "possessives": Kind.POSSESSIVE,
    "of": Kind.OF,
    "toward": Kind.TOWARD,
    "articles": Kind.ARTICLE,
    "and": Kind.AND,
    "former": Kind.FORMER,
    "modifiers": Kind.MODIFIER,
}
_BEGINNING = ("portfolios", "lands", "hailing")  # groups of words with which longer segments begin
_MOST_KEPT = 32768


class Openers:
    """Tells of each word of a language whether a segment can begin with it that the lists or the base know."""

    def __init__(self, lexicon: ActorLexicon, gazetteer: Gazetteer) -> None:
        kinds: dict[str, tuple[Kind, ...]] = {}
        for group, kind in _GROUPS.items():
            for word in lexicon.words.get(group, ()):
                kinds[word] = (*kinds.get(word, ()), kind)
        self.kinds: Mapping[str, tuple[Kind, ...]] = kinds
        self._lexicon, self._gazetteer = lexicon, gazetteer
        self.opens = lru_cache(_MOST_KEPT)(self._opens)

    def _opens(self, form: str) -> bool:
        lexicon = self._lexicon
        phrases = (lexicon.titles, lexicon.bodies, lexicon.honorifics, lexicon.collectives, lexicon.counterparts)
        return (
            form in self.kinds
            or self._gazetteer.begins(form)
            or any(trie.begins(form) for trie in phrases)
            or any(lexicon.has(group, form) for group in _BEGINNING)
        )
