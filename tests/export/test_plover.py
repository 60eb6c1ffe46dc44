"""PLOVER's records hold to a schema made from the manual's tables; lists stay lists."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from dossiers import Export

from dragoman.export import Dossier
from dragoman.export.plover import NO_DATE

CATEGORIES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "DEMAND", "REQUEST", "ACCUSE",
              "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip
DAY = {"type": "string", "format": "date"}
ACTOR = {
    "type": "object",
    "properties": {
        "code": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
        "sector": {"type": ["string", "null"], "pattern": "^([A-Z]{3}){1,2}$"},
        "actor_text": {"type": ["string", "null"]},
        "identifier_id": {"type": ["string", "null"]},
        "identifier_text": {"type": "string"},
        "office": {"type": ["string", "null"]},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["id", "date", "source", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": DAY,
        "enddate": {"anyOf": [DAY, {"type": "null"}]},
        "source": {"type": "array", "items": ACTOR, "minItems": 1},
        "recipient": {"type": "array", "items": ACTOR},
        "event": {"type": "array", "items": {"enum": CATEGORIES}, "minItems": 1},
        "mode": {"type": "array", "items": {"enum": ["visit", "third-party", "multilateral", "phone", "meet"]}},
        "context": {"type": "array"},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": ["number", "null"]},
        "event_loc": {"type": ["object", "null"], "required": ["name", "country code", "cc3"]},
        "text_info": {"type": "object", "required": ["start", "end"]},
        "cite_info": {"type": "object", "required": ["citation", "url", "language", "codebook"]},
    },
}


def records(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export("plover")[0].splitlines()]


def test_records_hold_to_the_manual(export: Export) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert not [error.message for record in records(export) for error in validator.iter_errors(record)]


def test_one_record_an_event(export: Export, told: tuple[Dossier, ...]) -> None:
    coded = [one for one in told if str(one.event.status) != "denied" and one.event.date.known]
    assert [record["id"] for record in records(export)] == [one.event.id for one in coded]
    assert export("plover")[1][NO_DATE] == len(told) - 1 - len(coded)


def test_visitor_acts_and_host_receives(export: Export) -> None:
    for record in records(export):
        if record["mode"] == ["visit"]:
            assert [one["code"] for one in record["recipient"]] == ["EGY"]


def test_a_plan_of_several_keeps_its_list(export: Export) -> None:
    [plan] = [record for record in records(export) if record["event"] == ["AGREE"]]
    assert (len(plan["source"]), plan["recipient"], plan["enddate"]) == (4, [], "2024-01-31")
    assert plan["source"][-1]["code"] == "IGO"
