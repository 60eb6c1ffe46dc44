"""An address says what is asked, and back."""

from __future__ import annotations

import datetime as dt

import pytest
from starlette.datastructures import QueryParams

from dragoman.errors import UsageError
from dragoman.ledger import Order, Slice
from dragoman.model import ContactType
from dragoman.web.asking import Asked, asked_in

FULL = (
    "who=Blinken&who=بوريطة&country=MAR&type=call&status=happened&since=2023-01-01&language=fr&text=x+y&conflicts=1"
    "&sort=place&down=0&page=3"
)


def test_an_address_is_read_and_written_alike() -> None:
    asked = asked_in(QueryParams(FULL))
    assert asked.who == ("Blinken", "بوريطة")
    assert asked.since == dt.date(2023, 1, 1)
    assert asked.part == Slice(Order.PLACE, False, 100, 50)
    assert asked_in(QueryParams(asked.query()[1:])) == asked


def test_blank_fields_ask_for_nothing() -> None:
    assert asked_in(QueryParams("who=&country= &page=1&unknown=x")) == Asked()
    assert Asked().query() == ""


def test_a_change_of_filter_leads_to_the_first_page() -> None:
    asked = Asked(type=ContactType.CALL, page=4)
    assert "page" not in asked.query(country="MAR")
    assert "page=4" in asked.query(sort=Order.PLACE)
    assert asked.without("type") == ""
    assert Asked(who=("a", "b")).without("who", "a") == "?who=b"


@pytest.mark.parametrize(
    "query", ["since=2023-13-01", "country=M%2FR", "type=x", "page=-1", "page=99999999999", "page=٣"]
)
def test_what_a_key_cannot_have_is_said(query: str) -> None:
    with pytest.raises(UsageError, match=query.split("=")[0]):
        asked_in(QueryParams(query))
