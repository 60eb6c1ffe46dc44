"""A reader's verdicts: one contact, different contacts, no contact at all; each can be taken back."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.model import Verdict
from dragoman.pipeline import pass_verdict, withdraw_verdict
from dragoman.web.desk import Desk, desk_of, path_of

Form = dict[str, list[str]]
_MOST_FIELDS = 500


async def judge(request: Request) -> Response:
    """Keep a verdict on the mentions that the form names, and lead to the event that has the first of them."""
    desk, form = desk_of(request), await _form(request)
    return await run_in_threadpool(_judge, desk, form)


async def withdraw(request: Request) -> Response:
    """Take a verdict back, and lead to the event that has its first mention."""
    desk, form = desk_of(request), await _form(request)
    return await run_in_threadpool(_withdraw, desk, _one(form, "judgement"))


def _judge(desk: Desk, form: Form) -> Response:
    verdict = _verdict(_one(form, "verdict"))
    note = " ".join(_one(form, "note").split())[:500] or None
    mentions = _mentions(desk.ledger, verdict, form)
    judgement = pass_verdict(desk.ledger, verdict, mentions, desk.judge, note)
    return RedirectResponse(f"{_event_of(desk.ledger, mentions)}?judged={judgement.id}", 303)


def _withdraw(desk: Desk, identity: str) -> Response:
    with desk.ledger.read() as reader:
        found = next((one for one in reader.judgements() if one.id == identity), None)
    if found is None:
        raise HTTPException(404)
    withdraw_verdict(desk.ledger, found, desk.judge)
    return RedirectResponse(_event_of(desk.ledger, found.mentions), 303)


def _mentions(ledger: Ledger, verdict: Verdict, form: Form) -> tuple[str, ...]:
    """Return the mentions that are judged: the ones ticked, and those of another event that is said to be the same.

    Raises UsageError where the ledger doesn't hold one of them.
    """
    given = list(form.get("mention", []))
    other = _one(form, "other").strip().rstrip("/").rpartition("/")[2]
    with ledger.read() as reader:
        if verdict is Verdict.SAME and other:
            event = reader.event(other)
            if event is None:
                raise UsageError(f"no event {other!r}")
            given += [report.mention for report in event.reports]
        unknown = [one for one in given if reader.mention(one) is None]
    if unknown:
        raise UsageError(f"no mention {unknown[0]!r}")
    return tuple(dict.fromkeys(given))


def _event_of(ledger: Ledger, mentions: tuple[str, ...]) -> str:
    """Return the address of the event that has the first of the mentions that any event has."""
    with ledger.read() as reader:
        found = next((event.id for event in map(reader.event, mentions) if event), None)
    return path_of("events", found) if found else "/holdings"


async def _form(request: Request) -> Form:
    body = await request.body()
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0]


def _verdict(value: str) -> Verdict:
    try:
        return Verdict(value)
    except ValueError as error:
        raise UsageError(f"verdict is one of {', '.join(Verdict)}, not {value!r}") from error


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/judge", judge, methods=["POST"]),
        Route("/withdraw", withdraw, methods=["POST"]),
    ]
