"""Watching feeds: rounds that ask each feed for what is new and add the articles to a ledger."""

from dragoman.watch.feedlists import feeds_of
from dragoman.watch.rounds import Round, RoundSummary

__all__ = ["Round", "RoundSummary", "feeds_of"]
