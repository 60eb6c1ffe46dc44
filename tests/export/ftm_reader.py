"""Reads entities from standard input with followthemoney's own model; run by its Python, prints how many it took."""

import json
import sys

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import StatementEntity

DATASET = Dataset.make({"name": "dragoman", "title": "Dragoman"})


def check(entity: dict) -> None:
    """Fail where the model refuses an entity, or keeps another value than ours."""
    proxy = model.get_proxy(entity, cleaned=False)
    proxy.schema.validate(entity)
    assert proxy.to_dict()["properties"].keys() == entity["properties"].keys()
    for prop, value in proxy.itervalues():
        assert prop.type.clean(value) == value, (prop.name, value)
    read = StatementEntity.from_data(DATASET, json.loads(json.dumps(entity)))
    assert {one.dataset for one in read.statements} >= {one["dataset"] for one in entity["statements"]}


entities = [json.loads(line) for line in sys.stdin]
for one in entities:
    check(one)
print(len(entities))
