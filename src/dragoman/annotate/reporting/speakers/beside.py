"""Who said a quotation by what stands right beside it: a noun for words, a signature, a verb that no list has."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.given import given_name, given_naming
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.tellers import subject
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED, phrase_end, prepositional
from dragoman.annotate.reporting.speakers.voices import Voice
from dragoman.annotate.reporting.speakers.wording import is_his, owner
from dragoman.language.text import tokenize
from dragoman.model import Span, Speaker

_PAUSES = frozenset(",،!?؟")
_VERDICT = 8  # units behind a quotation among which stands whose verdict it is
_MOUTH = 8  # units behind "through the voice of" among which stands whose voice
_COMPOUND = 4  # units of a verb in a compound tense, its pronoun among them
_PHRASE = 5  # units of "through the voice of"
_NAME_LEAST, _NAME_MOST = 2, 4  # capitals of a name that nobody knows
_CLUB = 5  # units between a dash and the name under a quotation
_DASHES = frozenset({"-", "–", "—", "―"})
_ASIDE = 14  # units of a parenthesis before a colon
_SIGNED = frozenset({Kind.COLON, Kind.MARK})
_VERBS = frozenset({Kind.TELL, Kind.UTTER, Kind.WORD})
_ENDS = frozenset({Kind.STOP, Kind.COMMA})


class Beside:
    """Reads what stands right before and behind the quotations of one passage."""

    def __init__(self, text: str, units: Sequence[Unit], lexicon: ReportingLexicon, voice: Voice) -> None:
        self._text, self._units, self._lexicon, self._voice = text, units, lexicon, voice

    def owner_after(self, at: int) -> Speaker | None:
        """Return whose words a quotation is called right behind it ("“…” was X's verdict", "“…” La phrase est de X").

        With nobody named they are whose the text was about: "came the answer", "were his words".
        """
        start = at + 1
        while start < len(self._units) and self._units[start].kind in (Kind.COMMA, Kind.MARK, Kind.COLON):
            start += 1
        behind = self._units[start : start + _VERDICT]
        if thus := self._thus(behind):
            return self._voice.of(thus)
        if not behind or behind[0].joined or not self._leads_to_words(behind):
            return None
        stop = next((w for w, unit in enumerate(behind) if unit.kind in (Kind.STOP, Kind.QUOTE)), len(behind))
        if whose := owner(behind[:stop], self._lexicon) or self._given_by(behind[:stop]):
            return self._voice.of(whose)
        return self._voice.last_person() if is_his(behind[:stop], self._lexicon) else None

    def _leads_to_words(self, behind: Sequence[Unit]) -> bool:
        """Say whether a clause opens as those do that say whose words stand before: "was", "came", "la phrase est"."""
        first = behind[0]
        if first.naming and len(behind) > 2 and behind[1].kind is Kind.GENITIVE and self._is_words(behind[2]):
            return True  # "“…” - X's words, if words they were"
        if first.kind is Kind.PASSIVE or self._lexicon.mark("runs", [unit.form for unit in behind], 0) is not None:
            return True
        noun = next((w for w, unit in enumerate(behind[:3]) if self._is_words(unit)), None)
        linked = noun is not None and noun + 1 < len(behind) and self._links(behind[noun + 1])
        if behind[0].kind is Kind.ARTICLE and self._given_by(behind):
            return True
        opens = noun is not None and all(unit.kind in (Kind.ARTICLE, Kind.MODIFIER) for unit in behind[:noun])
        return bool(linked and opens)

    def _links(self, unit: Unit) -> bool:
        """Say whether a unit is the verb between words and whose they are: "is", "comes", "vient"."""
        return unit.kind is Kind.PASSIVE or self._lexicon.mark("stems", (unit.form,), 0) is not None

    def _is_words(self, unit: Unit) -> bool:
        plain = unit.naming is None or (unit.naming.document and not unit.naming.actors)
        return plain and self._lexicon.mark("words_of", (unit.form,), 0) is not None

    def owner_alone(self) -> Speaker | None:
        """Return whose words a short sentence calls what stands before it: "La formule est de X.", "X's promise."."""
        if len(self._units) > 2 * _VERDICT or any(unit.quote is not None for unit in self._units):
            return None
        if thus := self._thus(self._units):
            return self._voice.of(thus)
        if not self._leads_to_words(self._units[:_VERDICT]) and not self._names_words():
            return None
        whose = owner(self._units, self._lexicon) or self._given_by(self._units)
        return self._voice.of(whose) if whose else None

    def _given_by(self, units: Sequence[Unit]) -> Naming | None:
        """Return from whom a sentence says that something came, which it names by whatever noun: "… came from X"."""
        for at, unit in enumerate(units[:_VERDICT]):
            if self._lexicon.mark("stems", (unit.form,), 0) is None or at + 1 >= len(units):
                continue
            case, behind = units[at + 1], units[at + 2 : at + 3]
            named = case.kind in (Kind.BY, Kind.OF) and self._lexicon.mark("toward", (case.form,), 0) is None
            return behind[0].naming if behind and named else None
        return None

    def _thus(self, units: Sequence[Unit]) -> Naming | None:
        """Return who is named right behind "thus": "Thus X on Monday", "Ainsi parlait X"."""
        if not units or self._lexicon.mark("thus", (units[0].form,), 0) is None:
            return None
        verb = len(units) > 1 and units[1].naming is None
        one = units[1 + verb].naming if len(units) > 1 + verb else None
        return one if one and one.person and (not verb or units[1].kind in _VERBS) else None

    def named_before(self, at: int) -> Speaker | None:
        """Return who stands before a colon that brings in the quotation, or first in its sentence."""
        colon = at > 0 and self._units[at - 1].kind is Kind.COLON
        if colon and (name := self._before_aside(at - 1)):
            return self._voice.of(name)
        if colon and (near := self._before_colon(at) or self.name_before_colon(at)):
            return self._voice.of(near)
        where = subject(self._units[:at])
        if colon and where is not None:
            where = self._last_clause(where, at)  # "X was polite, Y less so: “…”"
        return self._voice.of(self._units[where].naming) if where is not None else None

    def _before_aside(self, colon: int) -> Naming | None:
        """Return who stands before a parenthesis that a colon follows: "Tarn boss Jane Doe (beaten twice): “…”"."""
        if colon < 1 or self._units[colon - 1].form != ")":
            return None
        reach = range(colon - 2, max(0, colon - _ASIDE), -1)
        opening = next((where for where in reach if self._units[where].form == "("), None)
        if opening is None:
            return None
        last = self._units[opening - 1].naming
        return last if last and last.person else self.full_name_before(opening)[1]

    def _last_clause(self, first: int, colon: int) -> int:
        """Return the last person before a colon who begins a clause of his own behind a comma."""
        for where in range(colon - 2, first, -1):
            naming, before, after = self._units[where].naming, self._units[where - 1], self._units[where + 1]
            apart = before.kind in (Kind.COMMA, Kind.STOP) and after.kind not in (Kind.COMMA, Kind.AND, Kind.GENITIVE)
            if naming and naming.person and apart and after.kind is not Kind.COLON:
                return where
        return first

    def _before_colon(self, at: int) -> Naming | None:
        """Return who stands last before a colon without a name and is no object."""
        start = next((back + 1 for back in range(at - 2, -1, -1) if self._units[back].kind is Kind.STOP), 0)
        for where in range(at - 2, start - 1, -1):
            naming = self._units[where].naming
            if naming and naming.kind == "unnamed" and not prepositional(self._units, where):
                return naming
        if at < 2 or subject(self._units[start:at]) is not None:
            return None
        first, last = at - 2, self._units[at - 2].naming  # "no one put it better than X: “…”"
        if last is None:
            first, last = self.full_name_before(at - 1)
        person = last is not None and (last.person or not last.known)
        return last if person and not self._is_goal(first) else None

    def _is_goal(self, where: int) -> bool:
        """Say whether somebody is he to whom, or of whom, something was said."""
        before = [unit.form for unit in self._units[max(0, where - 2) : where]]
        return bool(self._units[where].clitics) or self._lexicon.marked("toward", before)

    def full_name_before(self, end: int) -> tuple[int, Naming | None]:
        """Return (unit, the name that nobody knows) of capitals that end before a unit."""
        start = end
        while start and self._units[start - 1].kind is Kind.CAPITAL:
            start -= 1
        name = self._full_name(start) if self._lexicon.cased else None
        return start, name if name and name.span.end == self._units[end - 1].span.end else None

    def name_before_colon(self, at: int) -> Naming | None:
        """Return the full name that nobody knows and that is all of a clause before a colon ("Kim Su: “…”")."""
        for back in range(max(0, at - 1 - _NAME_MOST), at - 1):
            if given_name(self._units, back, self._lexicon) == at - 1:
                return given_naming(self._units, back, at - 1)
        start, name = self.full_name_before(at - 1)
        opens = not start or self._units[start - 1].kind in (Kind.STOP, Kind.QUOTE)
        return name if opens else None

    def _names_words(self) -> bool:
        """Say whether a sentence is but a noun for words and whose they are: "Promesse de X."."""
        return bool(self._units) and self._is_words(self._units[0]) and len(self._units) <= _VERDICT

    def mouthpiece(self, at: int) -> Speaker | None:
        """Return by whose mouth somebody speaks in the sentence of a quotation: "par la voix de X"."""
        start = next((back + 1 for back in range(at - 1, -1, -1) if self._is_full_stop(back)), 0)
        end = next((w for w in range(at + 1, len(self._units)) if self._is_full_stop(w)), len(self._units))
        for where in range(start, end):
            behind = self._behind_mouth(where, end)
            named = self._first_named(behind, min(behind + _MOUTH, end)) if behind is not None else None
            if named is not None:
                return self._voice.of(named)
        return None

    def _behind_mouth(self, where: int, end: int) -> int | None:
        """Return the unit behind "through the voice of" that begins at a unit."""
        if self._units[where].quote is not None or self._units[where].naming:
            return None
        tokens = [
            token
            for unit in self._units[where : min(where + _PHRASE, end)]
            if unit.quote is None
            for token in tokenize(self._text, unit.span)
        ]
        last = self._lexicon.mark("mouth", [token.form for token in tokens], 0) if tokens else None
        if last is None:
            return None
        stop = tokens[last - 1].span.end
        return next((w for w in range(where, end) if self._units[w].span.end > stop or w == end), None)

    def _is_full_stop(self, at: int) -> bool:
        return self._units[at].kind is Kind.STOP and self._units[at].form == "."

    def _first_named(self, start: int, end: int) -> Naming | None:
        """Return the first person named or called by a full name that nobody knows."""
        for where in range(start, end):
            unit = self._units[where]
            if unit.naming and (unit.naming.person or unit.naming.called or unit.naming.kind == "spokesperson"):
                return unit.naming
            if name := self._full_name(where):
                return name
            if unit.kind in (Kind.COMMA, Kind.QUOTE, Kind.THAT) and where > start + 1 and unit.kind is not Kind.COMMA:
                return None
        return None

    def _full_name(self, start: int) -> Naming | None:
        """Return the name of two capitals and more that begins at a unit, None where there's none."""
        end = start
        while end < len(self._units) and self._units[end].kind is Kind.CAPITAL and end - start < _NAME_MOST:
            end += 1
        if end - start < _NAME_LEAST:
            return None
        return Naming("outlet", Span(self._units[start].span.start, self._units[end - 1].span.end), known=False)

    def signed(self, at: int) -> Speaker | None:
        """Return who is named behind a quotation as under it: "“…” (X)", "“…”: X, the minister", "“…” — X"."""
        where = at + 1
        if where < len(self._units) and self._units[where].kind is Kind.STOP and self._units[where].form == ".":
            where += 1
        if where + 1 >= len(self._units) or self._units[where].kind not in _SIGNED:
            return None
        mark = "-" if self._units[where].form in _DASHES else self._units[where].form
        if mark not in (":", "(", "-"):
            return None
        where = self._behind_club(where) if mark == "-" else where
        name = self._units[where + 1]
        one = name.naming if name.naming and (name.naming.person or name.naming.called) else None
        one = one or (self._full_name(where + 1) if self._lexicon.cased else None)
        if one is None or (mark != ":" and not self._closed_off(one, mark)):
            return None
        return self._voice.of(one)

    def _behind_club(self, dash: int) -> int:
        """Return the unit before the name that a club or a noun for a person precedes: "- Tarn boss Jane Doe"."""
        for where in range(dash + 1, min(dash + _CLUB, len(self._units) - 1)):
            unit = self._units[where]
            noun = self._lexicon.people.noun((unit.form,), 0) is not None
            if (noun or unit.kind is Kind.GENITIVE) and self._units[where + 1].kind in (Kind.CAPITAL, Kind.ACTOR):
                return where
            if unit.kind not in (Kind.CAPITAL, Kind.WORD, Kind.ACTOR):
                break
        return dash

    def _closed_off(self, one: Naming, mark: str) -> bool:
        """Say whether nothing but an apposition stands behind a name: "(X)", "(X, minister)", "- X, in the hall."."""
        following = next((unit for unit in self._units if unit.span.start >= one.span.end), None)
        placed = following is not None and (following.kind is Kind.PREPOSITION or following.form == "(")
        closed = following is None or following.kind in _ENDS or (mark == "-" and placed)
        return closed or (mark == "(" and following is not None and following.form == ")")

    def owner_before(self, at: int) -> Speaker | None:
        """Return whose words a noun brings in before a colon ("the verdict of X was short: “…”")."""
        if not at or self._units[at - 1].kind is not Kind.COLON:
            return None
        start = next((back + 1 for back in range(at - 2, -1, -1) if self._units[back].kind is Kind.STOP), 0)
        whose = owner(self._units[start : at - 1], self._lexicon)
        return self._voice.of(whose) if whose else None

    def verb_beside(self, at: int) -> Speaker | None:
        """Return who stands right behind the quotation with a verb that no list has ("« … », glisse X.")."""
        first = at + 1
        while first < len(self._units) and self._units[first].kind in (Kind.COMMA, Kind.MARK):
            first += 1
        if (first == at + 1 and not self._pauses(at)) or first + 1 >= len(self._units):
            return None
        first = self._last_of_verb(first)
        one, two = self._units[first], self._units[first + 1]
        if one.kind is Kind.WORD and not one.joined and two.naming and self.closes(first + 2):
            return self._voice.of(two.naming)
        if one.naming and one.naming.actors and two.kind is Kind.WORD and self.closes(first + 2):
            return self._voice.of(one.naming)
        if one.kind is Kind.WORD and two.kind is Kind.ARTICLE:
            return self._described_at(first + 2)
        return None

    def _last_of_verb(self, first: int) -> int:
        """Return the participle of a compound tense that no list has ("« … », a corrigé X"), else the unit itself."""
        units = self._units[first : first + _COMPOUND]
        tense = next((w for w, unit in enumerate(units) if unit.kind in (Kind.AUXILIARY, Kind.PASSIVE)), None)
        if tense is None or any(unit.kind is not Kind.WORD for unit in units[:tense]):
            return first
        last = first + tense + 1
        return last if last + 1 < len(self._units) and self._units[last].kind is Kind.WORD else first

    def _pauses(self, at: int) -> bool:
        """Say whether a quotation ends with a comma or a question mark before its closing mark."""
        return self._text[: self._units[at].span.end].rstrip("\"'”’»“ \u00a0")[-1:] in _PAUSES

    def _described_at(self, first: int) -> Speaker | None:
        """Return who is described from a unit up to the end of the sentence or of its part."""
        end = phrase_end(self._units, first - 1)
        unnamed = self._units[end].naming if end < len(self._units) else None
        end += unnamed is not None and unnamed.kind == "unnamed"
        placed = end + 1 < len(self._units) and self._units[end].kind is Kind.PREPOSITION and self.closes(end + 2)
        if end <= first or not (self.closes(end) or placed):
            return None
        words = Span(self._units[first].span.start, self._units[end - 1].span.end)
        return self._voice.of(Naming(DESCRIBED, words, same=self._units[first].form in self._lexicon.title_heads))

    def closes(self, at: int) -> bool:
        """Say whether the sentence or its part ends before a unit."""
        return at >= len(self._units) or self._units[at].kind in (Kind.COMMA, Kind.STOP, Kind.COLON)
