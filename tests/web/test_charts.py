"""Charts are drawn from their files, in every language, and lead to our own addresses only."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import httpx
import pytest

from dragoman.web.charts import Chart, names
from dragoman.web.speech import speech_for

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", names())
def test_a_chart_is_drawn(reader: httpx.Client, name: str, code: str) -> None:
    answer = reader.get(f"/charts/{name}.svg", headers={"accept-language": code})
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawing = ElementTree.fromstring(answer.text)
    links = [one.get("{http://www.w3.org/1999/xlink}href", "") for one in drawing.iter(f"{SVG}a")]
    assert links
    assert all(link.startswith("/") and not link.startswith("//") for link in links)
    assert not list(drawing.iter(f"{SVG}script"))
    assert not re.search(r'\bstyle="', answer.text)


@pytest.mark.parametrize("name", names())
def test_a_chart_is_given_as_data_and_as_specification(reader: httpx.Client, name: str) -> None:
    data = reader.get(f"/charts/{name}.json").json()
    specification = reader.get(f"/charts/{name}.vl.json").json()
    assert "vega" in specification["$schema"]
    held = specification.get("datasets") or {one["name"]: one["values"] for one in specification["data"]}
    assert all(held[table] == rows for table, rows in data.items())
    assert any(data.values())


def test_names_in_a_chart_are_only_text(reader: httpx.Client) -> None:
    drawing = reader.get("/charts/network.svg").text
    assert "<b>" not in drawing
    assert "Ünal" in drawing


@pytest.mark.parametrize(
    "path", ["/charts/nothing.svg", "/charts/map.exe", "/charts/land.json", "/events.exe", "/static/x"]
)
def test_nothing_else_is_given(reader: httpx.Client, path: str) -> None:
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize(("code", "word"), [("en", "Apr"), ("fr", "avr"), ("ar", "أبريل")])
def test_months_are_written_in_the_readers_language(code: str, word: str) -> None:
    months = [{"month": f"2023-0{month}-01T00:00:00", "kind": "x", "rank": 0, "events": 1} for month in range(1, 7)]
    assert word in Chart("timeline", {"months": months}, {"unit": "yearmonth"}).svg(speech_for([code]))
