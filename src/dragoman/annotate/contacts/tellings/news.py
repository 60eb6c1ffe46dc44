"""Which contacts are an article's own news, and which are background."""

from __future__ import annotations

from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.tellings.likeness import dates_agree, is_head
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.model import ContactType, Status


def mark_main(tellings: list[Telling], opening: int) -> None:
    """The article's own news: the title's or headline's contact, else the first that is told, with its visit."""
    first = next((t for t in tellings if _in_head(t) and not t.best.recall), None)
    first = first or next((t for t in tellings if _is_news(t, opening)), None)
    first = first or next((t for t in tellings if not t.best.recall), None) or (tellings[0] if tellings else None)
    if first is None:
        return
    first.main = True
    for telling in tellings:
        if telling is not first and _goes_with(telling.best, first.best):
            telling.main = True


def _goes_with(draft: Draft, main: Draft) -> bool:
    """Say whether one is the visit in whose course the other falls, told beside it."""
    one_visit = (draft.type is ContactType.VISIT) != (main.type is ContactType.VISIT)
    beside = draft.skeleton.parsed.sentence.paragraph <= main.skeleton.parsed.sentence.paragraph + 1
    return one_visit and beside and not draft.recall and bool(draft.keys & main.keys) and dates_agree(draft, main)


def _is_news(telling: Telling, opening: int) -> bool:
    """Say whether a contact of the opening paragraphs is news by itself, not the visit in whose course it falls."""
    best = telling.best
    passing = best.type is ContactType.VISIT and best.status is Status.ONGOING
    return not best.recall and not passing and best.skeleton.parsed.sentence.paragraph <= opening


def _in_head(telling: Telling) -> bool:
    return telling.in_head or is_head(telling.best)
