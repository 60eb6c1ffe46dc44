"""Other data sets' rows as claims, held against the ledger: what it confirms, what not, and why.

findings = compare(read_claims(path), dossiers(reader, reader.events()))
"""

from dragoman.comparison.claims import Claim, ClaimedSide
from dragoman.comparison.findings import Comparison, Finding, Outcome, compare
from dragoman.comparison.reading import read_claims

__all__ = ["Claim", "ClaimedSide", "Comparison", "Finding", "Outcome", "compare", "read_claims"]
