"""Persons whom no table knows, named in full once: their last names take them up."""

from __future__ import annotations

from dragoman.annotate.reporting.clauses.namings import Naming
from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.language.text import form_of
from dragoman.model import Speaker

_LAST = 2  # words of a last name: "Abd Allah"


class Unknowns:
    """Those whom a text has named in full so far and no table knows, by the last words of their names."""

    def __init__(self, text: str, lexicon: ReportingLexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._by_last: dict[str, Speaker] = {}

    def note(self, one: Speaker) -> None:
        """Note somebody by the last words of his name."""
        words = form_of(one.surface or one.name).split()
        self._by_last |= {" ".join(words[at:]): one for at in range(1, len(words)) if len(words) - at <= _LAST}

    def again(self, naming: Naming) -> Speaker | None:
        """Return who was named in full before where his last name alone stands."""
        bare = not naming.actors or (naming.person and naming.actors[0].extent == naming.actors[0].span)
        return self._by_last.get(form_of(naming.span.of(self._text))) if bare and self._by_last else None

    def holds(self, one: Speaker | None) -> bool:
        """Say whether somebody is one of them."""
        return one is not None and any(one.name == known.name for known in self._by_last.values())

    def is_name(self, who: Naming) -> bool:
        """Say whether a phrase is a name that no table knows: a full one, or the last name of one in full."""
        name = who.span.of(self._text)
        return who.kind == "outlet" and not who.known and (" " in name or form_of(name) in self._by_last)
