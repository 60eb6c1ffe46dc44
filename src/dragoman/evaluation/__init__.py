"""Evaluation: how well coding and linking agree with a gold folder, by the rules that it was annotated by.

gold folder, coded documents, events -> tallies of each document -> figures
"""

from dragoman.evaluation.evidence import Evidence, check_evidence
from dragoman.evaluation.gold import GoldDocument, GoldEvent, GoldParticipant, load_gold
from dragoman.evaluation.linking import LinkingFigures, linking_figures
from dragoman.evaluation.matching import Match, match_events
from dragoman.evaluation.tally import Figures, Tally, figures_of, furniture_mentions, tally_document

__all__ = [
    "Evidence",
    "Figures",
    "GoldDocument",
    "GoldEvent",
    "GoldParticipant",
    "LinkingFigures",
    "Match",
    "Tally",
    "check_evidence",
    "figures_of",
    "furniture_mentions",
    "linking_figures",
    "load_gold",
    "match_events",
    "tally_document",
]
