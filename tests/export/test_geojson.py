"""GeoJSON holds to RFC 7946 as a schema; a place without coordinates keeps its feature."""

from __future__ import annotations

import json

import jsonschema
from dossiers import Export

from dragoman.export import Dossier
from dragoman.export.geojson import NO_PLACE
from dragoman.export.spots import NO_COORDINATES

NUMBERS = [{"type": "number", "minimum": -180, "maximum": 180}, {"type": "number", "minimum": -90, "maximum": 90}]
POINT = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "prefixItems": NUMBERS, "minItems": 2, "maxItems": 2},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {"anyOf": [POINT, {"type": "null"}]},
                    "properties": {"type": "object"},
                },
            },
        },
    },
}


def test_it_holds_to_the_schema(export: Export, told: tuple[Dossier, ...]) -> None:
    content, losses = export("geojson")
    collection = json.loads(content)
    jsonschema.validate(collection, SCHEMA)
    assert [feature["id"] for feature in collection["features"]] == [one.event.id for one in told]
    located = [feature for feature in collection["features"] if feature["geometry"]]
    assert {feature["properties"]["place"]["name"] for feature in located} == {"Cairo"}
    assert losses[NO_COORDINATES] == 1
    assert losses[NO_PLACE] == len(told) - len(located) - 1


def test_longitude_comes_first(export: Export) -> None:
    point = next(one["geometry"] for one in json.loads(export("geojson")[0])["features"] if one["geometry"])
    assert [round(value) for value in point["coordinates"]] == [31, 30]


def test_no_event_is_an_empty_collection(export: Export) -> None:
    assert json.loads(export("geojson", ())[0]) == {"type": "FeatureCollection", "features": []}
