"""Persons whom no table knows, named in full once: their last names take them up."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import FULL_NAME, Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.language.text import form_of
from dragoman.model import Span, Speaker

_LAST = 2  # words of a last name: "Abd Allah"
_LONGEST = 4  # words of a name
_APART = frozenset({Kind.COMMA, Kind.COLON})


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


def closing_name(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return the full name that ends a sentence or heading behind a comma or colon: "…: Jane Doe (Tarn)"."""
    end = len(units)
    while end and units[end - 1].kind is Kind.STOP:
        end -= 1
    if end and units[end - 1].form == ")":
        end = next((at for at in range(end - 2, -1, -1) if units[at].form == "("), 0)
    start = end
    while start and units[start - 1].kind is Kind.CAPITAL:
        start -= 1
    apart = start > 0 and units[start - 1].kind in _APART
    if not lexicon.cased or not apart or not FULL_NAME <= end - start <= _LONGEST:
        return None
    return Naming("outlet", Span(units[start].span.start, units[end - 1].span.end), known=False)
