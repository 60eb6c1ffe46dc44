"""A report: an article's own sentences, read once for all who ask who says what in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.annotate.actors.cast import Character
from dragoman.annotate.reporting.clauses.clause import Saying
from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.clauses.tellers import sayings
from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.speakers.passages import Passage, passages
from dragoman.language.text import tokenize
from dragoman.model import EntityMention, Sentence, Span


@dataclass(frozen=True)
class Read:
    """A passage with its units, its clauses that tell, and the forms of its words outside quotations."""

    passage: Passage
    units: tuple[Unit, ...]
    clauses: tuple[Saying, ...]
    words: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Say whether a quotation stands in the passage and nothing else."""
        marks = (Kind.QUOTE, Kind.MARK, Kind.STOP)
        return bool(self.passage.quotes) and all(unit.kind in marks for unit in self.units)


class Report:
    """The article's own sentences and whom they name; what was read of a stretch once is kept."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        actors: Sequence[EntityMention],
        language: str,
        title: str = "",
        cast: Sequence[Character] = (),
    ) -> None:
        self.title, self.cast = title, tuple(cast)
        self.text, self.sentences, self.actors, self.language = text, tuple(sentences), tuple(actors), language
        self.reader = UnitReader(text, actors, language)
        self.lexicon = self.reader.lexicon
        self._read: dict[Passage, Read] = {}
        self._told: dict[Span, tuple[Saying, ...]] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, in order; together they cover all sentences."""
        return passages(self.text, self.sentences, self.lexicon)

    @cached_property
    def _plain_passages(self) -> dict[Span, Passage]:
        """The passages without quotations, by what they cover."""
        return {passage.span: passage for passage in self.passages if not passage.quotes}

    def read(self, passage: Passage) -> Read:
        """Return a passage with all that can be read of it."""
        if passage not in self._read:
            units = self.reader.units(passage.span, passage.quotes)
            tokens = tokenize(self.text, passage.span)
            words = tuple(t.form for t in tokens if not any(quote.whole.covers(t.span) for quote in passage.quotes))
            self._read[passage] = Read(passage, units, sayings(units, self.lexicon), words)
        return self._read[passage]

    def told(self, span: Span) -> tuple[Saying, ...]:
        """Return the clauses of a stretch that tell, those inside quotations too."""
        if span not in self._told:
            plain = self._plain_passages.get(span)
            self._told[span] = self.read(plain).clauses if plain else sayings(self.reader.units(span), self.lexicon)
        return self._told[span]
