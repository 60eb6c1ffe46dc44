"""What can go wrong, as one tree.

DragomanError
├── UsageError          the call is wrong (exit code 2)
├── ReadError           one document can't be read (named, the rest goes on; exit code 1)
├── LedgerError         the ledger file can't be opened or is of a newer version
└── KnowledgeError      a file of the knowledge base or of a language folder is malformed
"""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class DragomanError(Exception):
    """Anything that Dragoman itself reports; its text is one line for a person."""


class UsageError(DragomanError):
    """The call is wrong."""


class ReadError(DragomanError):
    """One document can't be read. `source` names it, `advice` says what to do.

    What the document itself put into the text, such as a column's name, doesn't break the line.
    """

    def __init__(self, source: str, what: str, advice: str) -> None:
        super().__init__(_BREAKS.sub(" ", f"{source}: {what}; {advice}"))
        self.source, self.what, self.advice = source, what, advice


class LedgerError(DragomanError):
    """The ledger can't be opened."""


class KnowledgeError(DragomanError):
    """A data file is malformed."""
