"""followthemoney entities: links that lead somewhere, values with the document that states them.

followthemoney itself brings a package under the LGPL: it stands in an environment of its own (`make test` makes it), in
which its model reads every entity.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from dossiers import Export

from dragoman.export import Dossier
from dragoman.export.ftm import SIDES

PYTHON = Path(__file__).parents[2] / ".venv-ftm" / "bin" / "python"
READER = Path(__file__).with_name("ftm_reader.py")
# Of followthemoney's model: what we use of it. `entity` properties hold ids.
PROPERTIES = {
    "Article": {"title", "sourceUrl", "publisher", "publishedAt", "language"},
    "Event": {"name", "summary", "description", "startDate", "endDate", "location", "country", "recordId", "organizer",
              "involved", "keywords", "proof"},
    "Person": {"name", "alias", "country", "wikidataId", "position"},
    "LegalEntity": {"name", "alias", "country", "wikidataId"},
    "Organization": {"name", "alias", "country", "wikidataId"},
    "PublicBody": {"name", "alias", "country", "wikidataId"},
}  # fmt: skip
LINKS = ("organizer", "involved", "proof")


def entities(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export("ftm")[0].splitlines()]


def test_schemata_and_properties_are_those_of_the_model(export: Export, told: tuple[Dossier, ...]) -> None:
    found = entities(export)
    for entity in found:
        assert entity["properties"].keys() <= PROPERTIES[entity["schema"]]
        assert all(value for values in entity["properties"].values() for value in values)
    assert sum(entity["schema"] == "Event" for entity in found) == len(told)


def test_ids_are_unique_and_links_lead_somewhere(export: Export) -> None:
    found = entities(export)
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    links = {link for one in found for name in LINKS for link in one["properties"].get(name, ())}
    assert links <= set(ids)


def test_values_name_their_documents(export: Export) -> None:
    [vell] = [one for one in entities(export) if one["properties"].get("wikidataId") == ["Q1"]]
    [alias] = [one for one in vell["statements"] if one["prop"] == "alias"]
    assert (alias["value"], alias["dataset"]) == ("أرونا فيل", "call-ar")
    assert alias["lang"] == "ara"
    said = {(name, value) for name, values in vell["properties"].items() for value in values}
    assert said == {(one["prop"], one["value"]) for one in vell["statements"]}


def test_hosts_organise_and_other_sides_are_lost(export: Export, told: tuple[Dossier, ...]) -> None:
    hosts = [one for one in entities(export) if one["properties"].get("organizer")]
    assert len(hosts) == 2
    assert export("ftm")[1][SIDES] == sum(any(each.side for each in one.event.participants) for one in told)


def test_followthemoney_reads_every_entity(export: Export) -> None:
    if not PYTHON.exists():
        assert not os.environ.get("CI"), "followthemoney isn't installed"
        pytest.skip("followthemoney isn't installed: make test does")
    lines = export("ftm")[0].decode()
    ran = subprocess.run([PYTHON, READER], input=lines, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (ran.returncode, ran.stdout.strip()) == (0, str(len(entities(export)))), ran.stderr
