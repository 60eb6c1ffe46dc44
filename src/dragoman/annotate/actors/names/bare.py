"""Family names that nothing before them shows for names: of those whom the article has named in full.

Some are written like a people's adjective: "السوداني" is the premier of that name, or Sudanese.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.folder import load_language
from dragoman.model import EntityKind

_CLEAR = 5  # letters of a word that is hardly an ordinary one
_FREE = frozenset({Kind.WORD, Kind.CLITIC, Kind.TOWARD, Kind.COMMA, Kind.OPEN, Kind.AND})


def with_bare_names(
    segments: Sequence[Segment], read: Sequence[Phrase], actors: Iterable[Actor], language: str
) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence with the words that stand for a person of the document who bears them.

    They are adjectives and ordinary words. An adjective has the article of its noun: behind a word without one
    ("أن السوداني", "استقبال السوداني") it is none.
    `read` are the phrases already found, which keep their segments. Only for languages that write no capitals.
    """
    more = _bare_names(segments, read, actors, language)
    return tuple(sorted((*read, *more), key=lambda phrase: phrase.first))


def _bare_names(
    segments: Sequence[Segment], read: Sequence[Phrase], actors: Iterable[Actor], language: str
) -> Iterator[Phrase]:
    folder = load_language(language)
    persons = [actor for actor in actors if actor.kind is EntityKind.PERSON]
    names = {form[-1] for actor in persons for form in actor.forms if len(form) > 1}
    if folder.data("actors")["cased"] or not names:
        return
    bare = folder.hook("without_article", lambda form: form)
    is_name_part = folder.hook("is_name_part", lambda _form: False)
    # Whom the base knows may bear an ordinary word for a name ("الشاهد", the witness): one that has the article.
    known = {form[-1] for actor in persons if actor.person for form in actor.forms if len(form) > 1}
    ordinary = {form for form in known if bare(form) != form}
    taken = {index for phrase in read for index in range(phrase.first, phrase.last)}
    for index, segment in enumerate(segments):
        before = segments[index - 1] if index else None
        borne = names if segment.kind is Kind.DEMONYM else ordinary if segment.kind is Kind.WORD else ()
        clear = segment.kind is Kind.WORD and segment.form in names and len(segment.form) >= _CLEAR
        clear = clear and is_name_part(segment.form)
        if index in taken or not (clear or segment.form in borne):
            continue
        if clear or before is None or (before.kind in _FREE and bare(before.form) == before.form):
            name = replace(segment, kind=Kind.SURNAME, keys=())
            yield Phrase(index, index + 1, segment.span, name=(name,))
