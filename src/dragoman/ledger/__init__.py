"""The ledger: one SQLite file that holds documents, mentions, events and judgements.

ledger = open_ledger(path)
with ledger.write() as writer: ...      # one at a time
with ledger.read() as reader: ...       # as many as wanted
with ledger.browse() as browser: ...    # pages and counts, of one state of the ledger
"""

from dragoman.ledger.browsing import EventPage, LedgerBrowser, Order, Slice
from dragoman.ledger.finding import EventFilter
from dragoman.ledger.following import Announced, FollowedFeed, Following
from dragoman.ledger.opening import Ledger, open_ledger
from dragoman.ledger.reading import LedgerReader, outlet_of
from dragoman.ledger.writing import LedgerWriter, Outcome

__all__ = [
    "Announced",
    "EventFilter",
    "EventPage",
    "FollowedFeed",
    "Following",
    "Ledger",
    "LedgerBrowser",
    "LedgerReader",
    "LedgerWriter",
    "Order",
    "Outcome",
    "Slice",
    "open_ledger",
    "outlet_of",
]
