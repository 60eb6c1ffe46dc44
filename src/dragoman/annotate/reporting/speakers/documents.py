"""Documents whose words a quotation gives: statements, joint ones, treaties, letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.annotate.reporting.clauses.clause import Saying
from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.known import forms_of
from dragoman.annotate.reporting.speakers.voices import Voice
from dragoman.model import Speaker

_TEXT_WORDS = 12  # units behind a treaty's name among which stands that it provides for something
_ANSWER = 5  # units behind a colon among which stands whose words they were


class Documents:
    """Finds the document that a quotation of one passage is from."""

    def __init__(
        self, text: str, units: Sequence[Unit], clauses: Sequence[Saying], lexicon: ReportingLexicon, voice: Voice
    ) -> None:
        self._text, self._units, self._clauses, self._lexicon, self._voice = text, units, clauses, lexicon, voice

    def document_before(self, at: int) -> Speaker | None:
        """Return the document whose words they are: "signed a statement in which X commits to “…”"."""
        for where in range(at - 1, 0, -1):
            naming = self._units[where].naming
            if naming is None or not naming.document or self.stopped(where, at):
                continue
            following = [unit.form for unit in self._units[where + 1 : where + 4]]
            told = any(clause.at < where and clause.who for clause in self._clauses)
            told = told or any(where < clause.at < at and clause.pronoun for clause in self._clauses)
            if not told and self._lexicon.marked("wherein", following):
                return self._voice.of(naming)
        return None

    def text_before(self, at: int) -> Speaker | None:
        """Return the treaty or law whose words they are: "the accord provides for “…”", "under the accord …"."""
        for where in range(at):
            unit = self._units[where]
            if unit.naming or self._lexicon.mark("texts", (unit.form,), 0) is None:
                continue
            forms = [one.form for one in self._units[max(0, where - 4) : min(at, where + _TEXT_WORDS)]]
            told = any(where < clause.at < at and clause.who for clause in self._clauses)
            if not told and self._lexicon.marked("provides", forms):
                words = unit.span.of(self._text)[len(unit.clitics) :]
                return Speaker(words, None, words)
        return None

    def document_after(self, at: int) -> Speaker | None:
        """Return the document that a colon behind the quotation brings in: "“…”: the phrase is in a letter by X"."""
        if at + 1 >= len(self._units) or self._units[at + 1].kind is not Kind.COLON:
            return None
        behind = self._units[at + 2 : at + 2 + _ANSWER]
        for before, unit in pairwise(behind):
            if before.kind is Kind.OF and unit.naming and unit.naming.person:
                return self._voice.of(unit.naming)  # "the answer of X came at once"
        named = (unit.naming for unit in self._units[at + 2 :] if unit.naming)
        return next((self._voice.of(naming) for naming in named if naming.document and naming.actors), None)

    def joint(self) -> Speaker | None:
        """Return the joint document that the passage names, which no one of its authors speaks."""
        for unit in self._units:
            if (
                unit.naming
                and unit.naming.document
                and self._lexicon.marked("joint", forms_of(self._text, unit.naming.span))
            ):
                return self._voice.of(unit.naming)
        return None

    def stopped(self, start: int, end: int) -> bool:
        return any(unit.kind is Kind.STOP and unit.form == "." for unit in self._units[start:end])
