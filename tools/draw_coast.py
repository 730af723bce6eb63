"""Draw the coast of the British Isles for the map of areas, as the template `components/coast.html`.

    npm install --no-save world-atlas@2.0.2
    python -m tools.draw_coast node_modules/world-atlas/countries-10m.json

A build needs neither this tool nor that package: what the tool made is committed. Run it again when the
projection of the map changes. The package holds the countries of the world as TopoJSON: borders are arcs,
shared between neighbours, and an arc is a list of whole-numbered steps.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from build_site.core.paths import TEMPLATES
from build_site.site.data.projection import project

TEMPLATE = TEMPLATES / "components" / "coast.html"

_OUTLINES = {"neighbour": ("372",), "land": ("826", "831", "832", "833")}
"""Class of a path -> the countries on it, by their numbers in ISO 3166-1.

Ireland is drawn so that the coast of Northern Ireland makes sense, though no review here is from there; then come
the United Kingdom, Guernsey, Jersey and the Isle of Man.
"""

_TOLERANCE = 1.1
_SMALLEST = 1.0
"""In units of the map: how far a thinned line may stray, and how wide an island must be to be drawn."""

_FINENESS = 4
"""How many whole numbers of a path make a unit of the map."""

_NOTE = (
    "{# The coast of the British Isles, drawn by tools/draw_coast.py from Natural Earth (public domain), through the "
    "npm package world-atlas. #}"
)

Point = tuple[float, float]


def main(arguments: list[str]) -> int:
    """Write the template from the atlas that is named; return 0, or 2 if none is named."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    atlas = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    TEMPLATE.write_text(coast(atlas), encoding="utf-8")
    print(TEMPLATE)
    return 0


def coast(atlas: dict[str, Any]) -> str:
    """Return the template: a path for each of _OUTLINES, from a TopoJSON of countries."""
    shapes = {shape.get("id"): shape for shape in atlas["objects"]["countries"]["geometries"]}
    lines = [_NOTE]
    for name, numbers in _OUTLINES.items():
        path = "".join(_path(ring) for number in numbers for ring in _rings(shapes[number], atlas))
        lines.append(f'  <path class="app-map__{name}" transform="scale({1 / _FINENESS})" d="{path}"/>')
    return "\n".join(lines) + "\n"


def _rings(shape: dict[str, Any], atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the outlines of a country, projected and thinned; a lake within it and a tiny island are left out."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for outline, *_ in polygons:
        ring: list[Point] = []
        for number in outline:
            arc = list(_arc(atlas, number if number >= 0 else ~number))
            ring += arc[::-1] if number < 0 else arc
        thinned = _thinned([project(latitude, longitude) for longitude, latitude in ring])
        if _width(thinned) >= _SMALLEST:
            yield thinned


def _arc(atlas: dict[str, Any], number: int) -> Iterator[Point]:
    """Yield the longitudes and latitudes of an arc."""
    (x_scale, y_scale), (x_start, y_start) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    for step_x, step_y in atlas["arcs"][number]:
        x, y = x + step_x, y + step_y
        yield x * x_scale + x_start, y * y_scale + y_start


def _width(ring: list[Point]) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _thinned(line: list[Point]) -> list[Point]:
    """Return the line without the points that no eye would miss (Ramer, Douglas and Peucker, without recursion)."""
    remaining = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, distance = 0, _TOLERANCE
        for index in range(first + 1, last):
            if (away := _distance(line[index], line[first], line[last])) > distance:
                farthest, distance = index, away
        if farthest:
            remaining.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(remaining)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the stretch between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return float(((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5)


def _path(ring: list[Point]) -> str:
    """Return the ring in whole steps from point to point, which are shorter than coordinates.

    A minus needs no space before it.
    """
    corners = [(round(x * _FINENESS), round(y * _FINENESS)) for x, y in ring]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners[:-1])]
    numbers = " ".join(str(number) for step in steps for number in step)
    return f"M{corners[0][0]} {corners[0][1]}l{numbers.replace(' -', '-')}z"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
