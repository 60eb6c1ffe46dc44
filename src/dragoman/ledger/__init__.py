"""The ledger: one SQLite file that holds documents, mentions, events and judgements.

ledger = open_ledger(path)
with ledger.write() as writer: ...      # one at a time
with ledger.read() as reader: ...       # as many as wanted
"""

from dragoman.ledger.finding import EventFilter
from dragoman.ledger.opening import Ledger, open_ledger
from dragoman.ledger.reading import LedgerReader
from dragoman.ledger.writing import LedgerWriter, Outcome

__all__ = ["EventFilter", "Ledger", "LedgerReader", "LedgerWriter", "Outcome", "open_ledger"]
