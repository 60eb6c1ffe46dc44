"""Who tells in a language whose verb comes first: "said X", and "X, said" where the subject was put in front."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.apposition import before_apposition
from dragoman.annotate.reporting.clauses.clause import Saying, cue_of, together
from dragoman.annotate.reporting.clauses.given import given_name, given_naming
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED, prepositional
from dragoman.model import EntityKind, Span

_NAME_MOST = 4  # words of an unknown name after a verb
_NAME_LEAST = 2
_REACH = 5  # units behind a verb among which its subject begins
_NOUN_WORDS = 3
_MORE = 2  # words behind a given name that go on with it
_FAR = 10  # units of a description before the comma behind it
_DESCRIPTION_WORDS = 8
_OWN = frozenset({Kind.TELL, Kind.UTTER})
_CLOSED = frozenset({Kind.THAT, Kind.QUOTE, Kind.COLON, Kind.COMMA})
_CLOSING = _CLOSED | {Kind.STOP}


def verb_first(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon,
               before: Sequence[Saying]) -> Saying:  # fmt: skip
    """Return "said X" of a language whose verb comes first; "X, said" where the subject was put in front."""
    cue = cue_of(units, at, end - 1)
    if (front := _given_before(units, at, lexicon)) is not None:
        return Saying(kind, at, end, given_naming(units, *front), front[0], cue=cue)
    if (topic := _topic_before(units, at, lexicon)) is not None:
        return Saying(kind, at, end, together(units, topic), topic, cue=cue)
    if at and lexicon.mark("pronoun_that", (units[at - 1].form,), 0) is not None:
        return Saying(kind, at, end, None, None, True, cue)  # "that he told X": what follows is the one told
    if (agent := _agent_after(units, end)) is not None:
        return Saying(kind, at, agent + 1, together(units, agent), agent, cue=cue)
    if (described := _described_after(units, end, lexicon)) is not None:
        last, naming = described
        return Saying(kind, at, last, naming, end, cue=cue)
    following = _following(units, end)
    name = _longer_name(units, end, following, lexicon) or _name_apposed(units, end, lexicon)
    if (name := name or _name_of_origin(units, end, lexicon)) is not None:
        behind = 1 + next((w for w in range(end, len(units)) if units[w].span.end >= name.end), end)
        return Saying(kind, at, behind, Naming("outlet", name, known=False), end, cue=cue)
    if following is not None and not _is_unknown_name(units, end, following, lexicon):
        return Saying(kind, at, following + 1, together(units, following), following, cue=cue)
    close = _name_after(units, end, lexicon) or _short_name(units, at, end, lexicon)
    if close is not None and not _is_governed(units, at, end, lexicon):
        while lexicon.mark("upon", (units[end].form,), 0) is not None:
            end += 1
        span = Span(units[end].span.start, units[close - 1].span.end)
        return Saying(kind, at, close, Naming("outlet", span, known=False), end, cue=cue)
    where, who = _in_front(units, at, lexicon, before)
    return Saying(kind, at, end, who, where, who is None, cue)


def _is_governed(units: Sequence[Unit], at: int, end: int, lexicon: ReportingLexicon) -> bool:
    """Say whether what follows a verb is its object by the preposition written on it: "ترحب بتمديد", not a name.

    Or is nobody who speaks in papers: "دعا الله".
    """
    takes = lexicon.mark("governing", (units[at].form,), 0) is not None
    on_it = bool(lexicon.prefixes) and units[end].form.startswith(lexicon.prefixes)
    words = [unit.form for unit in units[end : end + 2]]
    return (takes and on_it) or any(lexicon.mark(name, words, 0) is not None for name in ("no_speakers", "manner"))


def _given_before(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> tuple[int, int] | None:
    """Return the name that nobody knows, by its given name, right before a verb or "who": "X called", "X, who said"."""
    front = at - (at > 0 and lexicon.mark("relative", (units[at - 1].form,), 0) is not None)
    while front > 0 and (units[front - 1].kind is Kind.COMMA or _is_aside(units, front - 1, lexicon)):
        front -= 1
    starts = range(max(0, front - _NAME_MOST), front)
    found = next((start for start in starts if given_name(units, start, lexicon) == front), None)
    opens = found is not None and (front < at or not found or units[found - 1].kind is Kind.STOP)
    return (found, front) if found is not None and opens else None


def _is_aside(units: Sequence[Unit], last: int, lexicon: ReportingLexicon) -> bool:
    """Say whether "for his part" ends at a unit, or stands there up to its second word."""
    words = [unit.form for unit in units[max(0, last - 1) : last + 2]]
    return lexicon.mark("his_part", words, 0) is not None or lexicon.mark("his_part", words[-2:], 0) is not None


def _agent_after(units: Sequence[Unit], end: int) -> int | None:
    """Return by whom it was said: "was called by X", the thing named between."""
    for where in range(end, min(end + _REACH, len(units) - 1)):
        if units[where].kind in _CLOSING:
            return None
        if units[where].kind is Kind.BY:
            return where + 1 if units[where + 1].naming else None
    return None


def _in_front(units: Sequence[Unit], at: int, lexicon: ReportingLexicon,
              before: Sequence[Saying]) -> tuple[int | None, Naming | None]:  # fmt: skip
    """Return who stands before the verb, and where: "X, said", "As for X, …, he announced", "X denied it and said"."""
    front = before_apposition(units, at) - 1
    while front >= 0 and units[front].kind is Kind.COMMA:
        front -= 1
    if front >= 0 and units[front].naming and not prepositional(units, front):
        return front, together(units, front)
    if units[at].joined and lexicon.mark("topic", (units[0].form,), 0) is not None:
        first_named = next((where for where in range(1, at) if units[where].naming), None)
        if first_named is not None:
            return first_named, together(units, first_named)
    if units[at].joined and (first := next((c for c in before if c.who and c.kind in _OWN), None)):
        return first.where, first.who
    return None, None


def _following(units: Sequence[Unit], end: int) -> int | None:
    """Return who is named behind the verb, before what is said."""
    where = next((w for w in range(end, min(end + _REACH, len(units))) if units[w].naming), None)
    if where is None or any(unit.kind in _CLOSING for unit in units[end:where]) or units[where].clitics:
        return None
    return where if where == end or not prepositional(units, where) else None


def _is_unknown_name(units: Sequence[Unit], end: int, where: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a bare name behind plain words is but the last part of a name that nobody knows."""
    plain = units[end:where]
    actors = units[where].actors
    bare = len(actors) == 1 and actors[0].kind is EntityKind.PERSON and " " not in actors[0].surface
    return bool(plain) and bare and actors[0].extent == actors[0].span and all(_is_plain(u, lexicon) for u in plain)


def _longer_name(units: Sequence[Unit], end: int, where: int | None, lexicon: ReportingLexicon) -> Span | None:
    """Return a name that nobody knows of which the actors know but a part.

    "The minister Mohammed W. M. said" is no Mohammed of theirs, nor "Omar Abdallah, the commander's aide," an Abdallah.
    """
    actors = units[where].actors if where is not None else ()
    if where is None or len(actors) != 1 or actors[0].kind is not EntityKind.PERSON or not actors[0].entity:
        return None
    actor = actors[0]
    last = where + 1
    while last < len(units) and last - where <= _MORE and _is_plain(units[last], lexicon) and not units[last].joined:
        last += 1
    given = " " not in actor.surface and lexicon.mark("given", (actor.surface,), 0) is not None
    if given and actor.extent.end == actor.span.end and last > where + 1:
        return Span(actor.span.start, units[last - 1].span.end)
    before = units[end] if where == end + 1 else None
    behind = actor.extent.start == actor.span.start and actor.extent.end > actor.span.end
    if before is None or not behind or not _is_plain(before, lexicon) or before.joined or before.clitics:
        return None
    titled = lexicon.people.is_definite(before.form) or lexicon.people.teller((before.form,), 0) is not None
    return None if titled else Span(before.span.start, actor.span.end)


def _name_apposed(units: Sequence[Unit], end: int, lexicon: ReportingLexicon) -> Span | None:
    """Return the name between commas behind a description: "the mission's deputy head in X, Jane Doe, said"."""
    words = [unit.form for unit in units[end : end + _NOUN_WORDS]]
    titles = (lexicon.people.is_title(word, lexicon.title_heads) for word in words[:2])
    if not any(titles) and not any(lexicon.people.noun(words, at) for at in range(min(2, len(words)))):
        return None
    for comma in range(end + 1, min(end + _FAR, len(units))):
        unit = units[comma]
        if unit.kind is not Kind.COMMA:
            if unit.kind in _CLOSING or any(actor.kind is EntityKind.PERSON for actor in unit.actors):
                return None
            continue
        last = comma + 1
        while last < len(units) and last - comma <= _NAME_MOST and _is_plain(units[last], lexicon):
            last += 1
        closed = last < len(units) and units[last].kind is Kind.COMMA
        name = closed and _NAME_LEAST <= last - comma - 1 < _NAME_MOST and not units[comma + 1].joined
        return Span(units[comma + 1].span.start, units[last - 1].span.end) if name else None
    return None


def _name_of_origin(units: Sequence[Unit], end: int, lexicon: ReportingLexicon) -> Span | None:
    """Return the name behind the adjective of a state that stands for its bearer: "the German Jane Doe said"."""
    if end >= len(units) or not lexicon.people.is_definite(units[end].form) or not lexicon.origins_of(units[end].form):
        return None
    last = end + 1
    while last < len(units) and last - end < _NAME_MOST and _is_plain(units[last], lexicon) and not units[last].joined:
        if lexicon.people.noun((units[last].form,), 0) is not None:
            break
        last += 1
    return Span(units[end + 1].span.start, units[last - 1].span.end) if last - end > _NAME_LEAST else None


def _is_plain(unit: Unit, lexicon: ReportingLexicon) -> bool:
    return unit.kind is Kind.WORD and lexicon.mark("adverbs", (unit.form,), 0) is None


def _described_after(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> tuple[int, Naming] | None:
    """Return (end, who is described or named behind it) where a noun for a person follows the verb.

    What follows the noun is its possessor or adjectives; an indefinite word behind a definite one begins a name.
    """
    if at >= len(units) or units[at].naming or units[at].clitics:
        return None
    found = lexicon.people.teller([unit.form for unit in units[at : at + _NOUN_WORDS]], 0)
    if found is None or given_name(units, at, lexicon) is not None or lexicon.people.is_object(units[at].form):
        return None
    end = at + found[0]
    closed = lexicon.people.is_definite(units[end - 1].form)
    name = None
    while end < len(units) and end - at < _DESCRIPTION_WORDS and _goes_on(units[end], lexicon):
        definite = lexicon.people.is_definite(units[end].form) or units[end].naming is not None
        if closed and not definite and name is None and not lexicon.people.modifier(units[end].form):
            name = end
        closed = closed or definite
        end += 1
    if end < len(units) and any(actor.kind is EntityKind.PERSON for actor in units[end].actors):
        return None  # "the expert Jane Doe"
    start, kind = (at, DESCRIBED) if name is None or end - name < _NAME_LEAST else (name, "outlet")
    span = Span(units[start].span.start, units[end - 1].span.end)
    same = end == at + 1 and closed and lexicon.people.is_title(units[at].form, lexicon.title_heads)
    return end, Naming(kind, span, same=same, known=False)


def _goes_on(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a unit goes on with a description: a plain word, a body or the adjective of a state."""
    if unit.clitics or unit.joined:
        return False
    if unit.naming:
        return all(actor.kind in (EntityKind.STATE, EntityKind.BODY) for actor in unit.naming.actors)
    return unit.kind in (Kind.WORD, Kind.MODIFIER) and lexicon.mark("adverbs", (unit.form,), 0) is None


def _topic_before(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int | None:
    """Return who stands before the verb: after "that" ("that X told Y"), or before "who" ("X, who told Y")."""
    if at >= 2 and units[at - 1].naming and units[at - 2].kind is Kind.THAT and not units[at - 1].clitics:
        return at - 1
    if _opens_sentence(units, at - 1) and not units[at].joined:
        return at - 1  # "X called the talks …"
    if at >= 2 and units[at - 2].naming and lexicon.mark("perfect", (units[at - 1].form,), 0) is not None:
        return at - 2 if not prepositional(units, at - 2) else None  # "X had told"
    if at < 2 or lexicon.mark("relative", (units[at - 1].form,), 0) is None:
        return None
    before = at - 2 - (units[at - 2].kind is Kind.COMMA and at > 2)  # "X, who called"
    return before if units[before].naming else None


def _opens_sentence(units: Sequence[Unit], at: int) -> bool:
    """Say whether a person or body is named first in a sentence, nothing but "and" before."""
    if at < 0 or units[at].naming is None or units[at].clitics or not units[at].actors:
        return False
    return not at or units[at - 1].kind is Kind.STOP


def _name_after(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int | None:
    """Return the end of the plain words between a verb and what is said, where they can be an unknown name."""
    while at < len(units) and lexicon.mark("upon", (units[at].form,), 0) is not None:
        at += 1  # "ورد عليه X"
    if (named := given_name(units, at, lexicon) if at < len(units) else None) is not None:
        return named
    end = at
    while end < len(units) and (_is_plain(units[end], lexicon) or (end > at and _is_bare_name(units[end]))):
        end += 1
    following = units[end] if end < len(units) else None
    object_ = following and end - at >= _NAME_LEAST and lexicon.mark("adverbs", (following.form,), 0) is not None
    is_he = following is not None and following.joined and following.kind is Kind.PRONOUN  # "X, who is a driver"
    named = end - at >= _NAME_LEAST or (end > at and not lexicon.people.is_definite(units[at].form))
    told_in = end + 1 < len(units) and named and _is_medium(units[end], units[end + 1], lexicon)
    closed = following is not None and (following.kind in _CLOSED or object_ or is_he or told_in)
    return end if at < end <= at + _NAME_MOST and closed else None


def _short_name(units: Sequence[Unit], at: int, end: int, lexicon: ReportingLexicon) -> int | None:
    """Return the end of the one word between a verb that has no object and when it was said: "قال X عقب المباراة"."""
    following = units[end + 1] if end + 1 < len(units) else None
    if following is None or not _is_plain(units[end], lexicon) or units[end].joined or units[end].clitics:
        return None
    verb = lexicon.mark("objectless", (units[at].form,), 0) is not None
    when = any(lexicon.mark(name, (following.form,), 0) is not None for name in ("aside", "within"))
    named = not lexicon.people.is_definite(units[end].form)
    return end + 1 if verb and when and named and following.kind is Kind.PREPOSITION else None


def _is_medium(preposition: Unit, unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a preposition brings in where somebody said it: "on his account", "in a statement"."""
    named = unit.naming is not None and unit.naming.document
    medium = named or lexicon.marked("press", (unit.form,)) or lexicon.marked("medium", (unit.form,))
    return preposition.kind is Kind.PREPOSITION and medium


def _is_bare_name(unit: Unit) -> bool:
    return len(unit.actors) == 1 and unit.actors[0].kind is EntityKind.PERSON and unit.span == unit.actors[0].span
