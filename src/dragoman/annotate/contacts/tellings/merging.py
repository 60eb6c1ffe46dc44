"""One mention a contact: repeated tellings inside an article become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.tellings.bearings import dates_visit, falls_into, is_for
from dragoman.annotate.contacts.tellings.news import mark_main
from dragoman.annotate.contacts.tellings.sameness import announces, dates_told, goes_on_about, same_contact
from dragoman.annotate.contacts.tellings.summaries import sums_up
from dragoman.annotate.contacts.tellings.telling import Telling, join
from dragoman.model import Status


def merge(drafts: Sequence[Draft], opening: int) -> list[Telling]:
    """Return one telling a contact, in the order of the text; `opening` is how many sentences lead the article."""
    tellings: list[Telling] = []
    for draft in (d for d in drafts if not sums_up(d, drafts)):
        same = next((t for t in tellings if same_contact(t, draft)), None)
        same = same or next((t for t in tellings if announces(t, draft)), None)
        told = next((t for t in tellings if goes_on_about(t, draft)), None)
        if told is not None:
            _go_on(told, draft)
        elif same is None:
            tellings.append(Telling(draft))
        else:
            join(same, draft)
    for telling in tellings:
        if any(is_for(telling.best, other) for other in tellings):
            telling.best = replace(telling.best, status=Status.PLANNED)
    for telling in tellings:
        if any(falls_into(telling.best, other.best) for other in tellings):
            telling.best = replace(telling.best, type=telling.best.in_person)
    for telling in tellings:
        if met := next((other.best for other in tellings if dates_visit(other.best, telling.best)), None):
            telling.best = replace(telling.best, date=met.date)
    mark_main(tellings, opening)
    return tellings


def _go_on(told: Telling, draft: Draft) -> None:
    """Add a draft that goes on about a contact told, with the day that it may give."""
    if dates_told(told.best, draft):
        told.best = replace(told.best, date=draft.date)
    told.others.append(draft)
