"""Charts: Vega-Lite and Vega specifications as files, with the ledger's figures put in, drawn here as SVG.

Nothing is drawn in the browser, and no script is sent for it. Each chart can be taken away as SVG, as its
specification with the data in it, or as the data alone.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

from markupsafe import Markup

from dragoman.model import ContactType
from dragoman.web.speech import Speech

Row = dict[str, Any]

# One colour a kind, told apart by those who don't tell red from green; the style sheet turns them for dark pages.
COLOURS = {
    ContactType.CALL: "#2b6ca3",
    ContactType.MEETING: "#b4552d",
    ContactType.VISIT: "#3f7f5f",
    ContactType.MESSAGE: "#8a6fb0",
    ContactType.SUMMIT: "#a3343f",
    ContactType.MULTILATERAL_MEETING: "#b58a2a",
    ContactType.PRESS_CONFERENCE: "#5d7f8e",
    ContactType.OTHER_CONTACT: "#85807a",
}
# Vega sets addresses without a host under one of its own; with this one they come through, and it is taken off again.
_HERE = "http://here.invalid"
# A drawing takes 30 ms and up; who pages back and forth sees the same ones.
_KEPT = 64


@dataclass(frozen=True)
class Chart:
    """One chart: `data` holds the named tables that its specification draws, `settings` what it leaves open."""

    name: str
    data: dict[str, list[Row]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def specification(self, speech: Speech) -> Row:
        """Return the specification with words of the language and the data in it."""
        spec: Row = _said(_read(self.name), speech, self.settings)
        if "vega-lite" in spec["$schema"]:
            spec["datasets"] = {**spec.get("datasets", {}), **self.data}
        else:
            for table in spec["data"]:
                if table["name"] in self.data:
                    table["values"] = self.data[table["name"]]
        return spec

    def svg(self, speech: Speech) -> str:
        """Return the drawing."""
        spec = json.dumps(self.specification(speech), ensure_ascii=False, sort_keys=True)
        drawing = _drawings.drawing(spec.replace('"address": "/', f'"address": "{_HERE}/'), speech)
        return drawing.replace(f'xlink:href="{_HERE}/', 'xlink:href="/')

    def inline(self, speech: Speech) -> Markup:
        """Return the drawing as part of a page."""
        svg = self.svg(speech)
        # Vega escapes the texts of the data; nothing else in a drawing is ours to trust less than the specification.
        return Markup(svg.replace("<svg ", '<svg role="img" focusable="false" ', 1))  # noqa: S704


class _Drawings:
    """The last drawings, by their specification with its data, and the language."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = Lock()

    def drawing(self, spec: str, speech: Speech) -> str:
        key = (spec, speech.code)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        svg = _draw(spec, speech)
        with self._lock:
            self._held[key] = svg
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return svg


_drawings = _Drawings()


def _draw(spec: str, speech: Speech) -> str:
    import vl_convert  # a browser engine in a library: loaded when something is drawn

    parsed = json.loads(spec)
    convert = vl_convert.vegalite_to_svg if "vega-lite" in parsed["$schema"] else vl_convert.vega_to_svg
    return str(convert(parsed, allowed_base_urls=[], time_format_locale=speech.time_format))


@cache
def names() -> tuple[str, ...]:
    """Return the names of all charts."""
    found = (one.name for one in files("dragoman.web").joinpath("charts").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in found if name.endswith(".json") and name != "land.json"))


@cache
def _text(name: str) -> str:
    return files("dragoman.web").joinpath("charts", f"{name}.json").read_text("utf-8")


def _read(name: str) -> Row:
    found: Row = json.loads(_text(name))
    return found


def _said(value: Any, speech: Speech, settings: dict[str, str]) -> Any:
    """Return a specification with every "@key" replaced by what it stands for."""
    if isinstance(value, dict):
        return {key: _said(inner, speech, settings) for key, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, speech, settings) for inner in value]
    if not (isinstance(value, str) and value.startswith("@")):
        return value
    if value[1:] in settings:
        return settings[value[1:]]
    if value == "@kinds":
        return [speech.known("kinds", kind) for kind in ContactType]
    if value == "@colours":
        return list(COLOURS.values())
    if value == "@land":
        return json.loads(_text("land"))
    return speech.say(value[1:])
