"""Every page answers, in every language, full and empty; what isn't there or can't be asked is said."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import httpx
import pytest
from page_server import reading

from dragoman.language.folder import language_codes
from dragoman.ledger import EventFilter, Ledger, open_ledger

PAGES = ("/", "/timeline", "/map", "/matrix", "/matrix?by=state", "/network", "/sources", "/holdings", "/help")


@pytest.mark.parametrize("code", language_codes())
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_every_language(reader: httpx.Client, page: str, code: str) -> None:
    answer = reader.get(page, headers={"accept-language": code})
    assert answer.status_code == 200
    assert f'<html lang="{code}"' in answer.text


def test_every_event_article_person_and_state_answers(reader: httpx.Client, shown: Ledger) -> None:
    with shown.read() as opened:
        events = list(opened.events())
        articles = [f"/articles/{one}" for one in opened.document_ids()]
    people = {f"/actors/{one.entity or one.name}" for event in events for one in event.participants}
    states = {f"/states/{one.country}" for event in events for one in event.participants if one.country}
    wanted = [*(f"/events/{event.id}" for event in events), *articles, *people, *states]
    codes = cycle(language_codes())
    answers = {page: reader.get(page, headers={"accept-language": next(codes)}).status_code for page in wanted}
    assert len(wanted) > 20
    assert set(answers.values()) == {200}


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with reading(open_ledger(tmp_path / "empty.db")) as client:
        answers = {page: client.get(page) for page in PAGES}
        assert {answer.status_code for answer in answers.values()} == {200}
        assert "dragoman add" in answers["/"].text
        assert all('class="empty"' in answers[page].text for page in PAGES if page != "/help")


@pytest.mark.parametrize("page", ["/nothing", "/events/nothing", "/articles/nothing", "/actors/nobody", "/states/XXX"])
def test_what_is_not_there_is_said(reader: httpx.Client, page: str) -> None:
    answer = reader.get(page)
    assert answer.status_code == 404
    assert "<html" in answer.text


@pytest.mark.parametrize("query", ["country=France", "type=party", "since=yesterday", "page=0", "page=x", "sort=luck"])
def test_what_cannot_be_asked_is_said(reader: httpx.Client, query: str) -> None:
    assert reader.get(f"/?{query}").status_code == 400
    answer = reader.get(f"/api/events?{query}")
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"]


def test_topics_that_only_one_side_names_stand_apart(reader: httpx.Client, shown: Ledger) -> None:
    with shown.read() as opened:
        event = next(opened.events(EventFilter(conflicts=True)))
    text = reader.get(f"/events/{event.id}").text
    sides = text[text.index('class="sides"') :].split("</div>")[0]
    french, russian = sides.index("only France names"), sides.index("only Russia names")
    assert french < sides.index("l&#39;Ukraine") < russian < sides.index("troops near Ukraine")
