"""What a phrase tells of the one whom it names: titles, honorifics, gender."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase


def note_titles(
    actor: Actor,
    phrase: Phrase,
    words: tuple[str, ...],
    known: Sequence[Segment],
    lexicon: ActorLexicon,
    bare: Callable[[str], str],
) -> None:
    """Note the titles and honorifics of a phrase with the words of its name; `known` titles are the actor's own.

    `bare` takes the article off a word.
    """
    actor.title_forms |= {" ".join(map(bare, segment.form.split())) for segment in known}
    titles = {bare(word) for segment in known for word in segment.form.split()}
    styles = {bare(word) for form in (*phrase.honorifics, *words[:1]) for word in form.split()}
    titles |= styles & lexicon.called.keys()  # "King Salman" is no "president"
    actor.titles |= titles.union(*(lexicon.called.get(word, ()) for word in titles))
    actor.styles |= styles
    actor.woman |= any(lexicon.has("feminine", word) for word in actor.styles)
    actor.told |= bool(phrase.states or phrase.title or any(s.inner or s.title.of for s in phrase.titles if s.title))
