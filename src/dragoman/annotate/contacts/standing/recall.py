"""Whether a sentence looks back on a contact, or tells it as news."""

from __future__ import annotations

from dragoman.annotate.contacts.frames.matching import FrameMatch, is_whole_verb
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import cue_patterns
from dragoman.annotate.contacts.standing.surroundings import NOMINAL_REACH, before_subject


def is_recall(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether the sentence looks back on the contact ("three months after they met in Delhi")."""
    end = min(len(skeleton.items), match.anchor + 4)
    cues = cue_patterns(language)
    if cues["pluperfect"].search(skeleton.items[match.anchor].text) and is_whole_verb(match, skeleton, language):
        end = match.anchor  # "had a conversation"
    window = " ".join(i.text for i in skeleton.items[max(0, match.anchor - NOMINAL_REACH) : end])
    window = cues["perfect"].sub("", window)  # "has had talks"
    words = clause_words(language)
    if not words.firsts.isdisjoint(window.split()):  # "on his first visit since the war, met X" looks back on nothing
        window = " ".join(text for text in window.split() if text not in words.since)
    # In "said that X had met Y" it is the report that sets the tense back.
    reported = not clause_words(language).reporting.isdisjoint(before_subject(skeleton, match).split())
    return bool(cues["recall"].search(window) or (not reported and cues["pluperfect"].search(window)))
