"""Who is who: persons, bodies, states and cities, and who held which office when.

`load()` gives the base that ships with the package, with a user's own claims laid over it.
"""

from dragoman.knowledge.base import KnowledgeBase, load
from dragoman.knowledge.entities import (
    Answer,
    Body,
    Candidate,
    City,
    Holding,
    HoldingStatus,
    Person,
    State,
    Term,
)
from dragoman.knowledge.gazetteer import Entry, EntryKind, Gazetteer, Match
from dragoman.knowledge.women import is_woman, women_names

__all__ = [
    "Answer",
    "Body",
    "Candidate",
    "City",
    "Entry",
    "EntryKind",
    "Gazetteer",
    "Holding",
    "HoldingStatus",
    "KnowledgeBase",
    "Match",
    "Person",
    "State",
    "Term",
    "is_woman",
    "load",
    "women_names",
]
