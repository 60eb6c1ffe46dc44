"""Each annotation leads back to the words, by their position and by the quotation with what stands around it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from dossiers import CALL_AR, CALL_EN, DOCUMENTS, Export

SELECTORS = [
    {
        "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer"}},
        "required": ["type", "start", "end"],
    },
    {"properties": {"type": {"const": "TextQuoteSelector"}}, "required": ["type", "exact", "prefix", "suffix"]},
]
SCHEMA = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "body", "target"],
                "properties": {
                    "id": {"type": "string", "format": "uri"},
                    "type": {"const": "Annotation"},
                    "body": {"type": "array", "items": {"type": "object", "required": ["type", "purpose"]}},
                    "target": {
                        "type": "object",
                        "required": ["source", "selector"],
                        "properties": {"selector": {"type": "array", "items": {"anyOf": SELECTORS}}},
                    },
                },
            },
        },
    },
}


def items(export: Export) -> list[dict[str, Any]]:
    page = json.loads(export("annotations")[0])
    jsonschema.validate(page, SCHEMA)
    return list(page["items"])


def test_both_selectors_find_the_words(export: Export) -> None:
    texts = {coded.document.url or f"urn:dragoman:{coded.document.id}": coded.document.text for coded in DOCUMENTS}
    found = items(export)
    assert {one["target"]["source"] for one in found} == texts.keys()
    for one in found:
        text = texts[one["target"]["source"]]
        position, quote = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert (
            text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) == position["start"]
        )


def test_values_and_entities_are_told(export: Export) -> None:
    said = {(one["body"][0]["value"], one["target"]["selector"][1]["exact"]): one["body"] for one in items(export)}
    assert said["initiator", "أرونا فيل"][1]["value"] == "Aruna Vell"
    assert said["initiator", "أرونا فيل"][2]["source"] == "http://www.wikidata.org/entity/Q1"
    assert ("topic", "fishing rights") in said
    assert ("sentence", CALL_EN) in said
    assert ("sentence", CALL_AR) in said


def test_ids_are_unique_and_lasting(export: Export) -> None:
    ids = [one["id"] for one in items(export)]
    assert len(ids) == len(set(ids))
    assert ids == [one["id"] for one in items(export)]
