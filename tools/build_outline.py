"""Write src/dragoman/web/charts/land.json: the coasts of the world, for the page's map.

    .venv/bin/python tools/build_outline.py

The outline is Natural Earth's at 1:110 million, which is in the public domain, as the npm package world-atlas (ISC)
carries it; `npm` fetches the package. Degrees are rounded to a tenth, small islands left out.
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
TARGET = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "web" / "charts" / "land.json"
# Square degrees. A ring that rounding turns the other way round would be everything outside it.
_SMALLEST = 1.0

Point = tuple[float, float]


def main() -> None:
    """Fetch, decode and write the outline."""
    topology = fetched()
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    [land] = topology["objects"]["land"]["geometries"]
    polygons = [[ring(arcs, indexes) for indexes in polygon] for polygon in land["arcs"]]
    kept = [large for polygon in polygons if (large := [one for one in polygon if area(one) > _SMALLEST])]
    geometry = {"type": "MultiPolygon", "coordinates": kept}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    TARGET.write_text(json.dumps([feature], separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(kept)} of {len(polygons)} coasts, {TARGET.stat().st_size:,} bytes")


def fetched() -> dict[str, Any]:
    """Return the topology of the package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
        [archive] = Path(folder).glob("*.tgz")
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as files:
            content = files.extractfile("package/land-110m.json")
            assert content
            found: dict[str, Any] = json.load(content)
            return found


def decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """Return the degrees of an arc, which is given as steps from point to point."""
    (east, north), (x, y) = transform["scale"], transform["translate"]
    easts, norths = (accumulate(steps) for steps in zip(*arc, strict=True))
    return [(round(a * east + x, 1), round(b * north + y, 1)) for a, b in zip(easts, norths, strict=True)]


def ring(arcs: list[list[Point]], indexes: list[int]) -> list[Point]:
    """Return the points of a closed line; an arc with a negative index runs backwards."""
    parts = (arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes)
    points = list(chain.from_iterable(parts))
    return [point for position, point in enumerate(points) if position == 0 or point != points[position - 1]]


def area(points: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = pairwise(points)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


if __name__ == "__main__":
    main()
