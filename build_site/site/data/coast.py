"""The coast of the British Isles as paths of an SVG, from Natural Earth (npm package `world-atlas`).

The package holds the countries of the world as TopoJSON: borders are arcs, shared between neighbours,
and an arc is a list of whole-numbered steps. Reading and thinning them takes longer than the rest of
the map, so the paths are remembered until the package, or this program, changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_site.core.cache import Cache, code_fingerprint, digest_of
from build_site.core.paths import CACHE, NODE_MODULES
from build_site.core.problems import build_error

_PACKAGE = NODE_MODULES / "world-atlas"
_ATLAS = _PACKAGE / "countries-10m.json"

_HELD = ("826", "831", "832", "833")
"""The United Kingdom, Guernsey, Jersey, the Isle of Man: numbers of ISO 3166-1."""
_NEIGHBOUR = ("372",)
"""Ireland: drawn so that the coast of Northern Ireland makes sense, but no review here is from there."""

_TOLERANCE = 1.1
_SMALLEST = 1.0
"""In units of the map: how far a thinned line may stray, and how wide an island must be to be drawn."""

FINENESS = 4
"""How many whole numbers of a path make a unit of the map."""

Point = tuple[float, float]
Project = Callable[[float, float], Point]


@dataclass(frozen=True)
class Coast:
    """Paths for the attribute `d`, FINENESS to a unit: of the lands whose reviews are held, and of their neighbour."""

    held: str
    neighbour: str


def coast(project: Project, name: str) -> Coast:
    """The coast as a projection shows it.

    project: latitude and longitude -> x and y; name: tells this projection from others, for the cache.
    Raises Stop if the package is not installed.
    """
    if not _ATLAS.is_file():
        raise build_error(
            "node_modules",
            None,
            "the front-end package world-atlas is not installed",
            "Run `make site`, which installs it, or `npm ci`.",
        )
    inputs = digest_of(code_fingerprint(), (_PACKAGE / "package.json").read_bytes(), name.encode())
    return Cache(CACHE).get_or_make("coast", inputs, Coast, lambda: _draw(project))


def _draw(project: Project) -> Coast:
    atlas = json.loads(_ATLAS.read_text(encoding="utf-8"))
    shapes = {shape.get("id"): shape for shape in atlas["objects"]["countries"]["geometries"]}
    return Coast(
        *(
            "".join(_path(ring) for number in numbers for ring in _rings(shapes[number], atlas, project))
            for numbers in (_HELD, _NEIGHBOUR)
        )
    )


def _rings(shape: dict, atlas: dict, project: Project) -> Iterator[list[Point]]:
    """The outlines of a country, projected and thinned; a lake within it and a tiny island are left out."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for outline, *_ in polygons:
        ring: list[Point] = []
        for number in outline:
            arc = list(_arc(atlas, number if number >= 0 else ~number))
            ring += arc[::-1] if number < 0 else arc
        thinned = _thinned([project(latitude, longitude) for longitude, latitude in ring])
        if _width(thinned) >= _SMALLEST:
            yield thinned


def _arc(atlas: dict, number: int) -> Iterator[Point]:
    """The longitudes and latitudes of an arc."""
    (x_scale, y_scale), (x_start, y_start) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    for step_x, step_y in atlas["arcs"][number]:
        x, y = x + step_x, y + step_y
        yield x * x_scale + x_start, y * y_scale + y_start


def _width(ring: list[Point]) -> float:
    xs, ys = zip(*ring)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _thinned(line: list[Point]) -> list[Point]:
    """The line without the points that no eye would miss (Ramer, Douglas and Peucker's way, without recursion)."""
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, distance = 0, _TOLERANCE
        for place in range(first + 1, last):
            if (away := _distance(line[place], line[first], line[last])) > distance:
                farthest, distance = place, away
        if farthest:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [line[place] for place in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the stretch between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return ((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5


def _path(ring: list[Point]) -> str:
    """The ring in whole steps from point to point: shorter than places. A minus needs no space before it."""
    places = [(round(x * FINENESS), round(y * FINENESS)) for x, y in ring]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(places, places[1:-1])]
    numbers = " ".join(str(number) for step in steps for number in step)
    return f"M{places[0][0]} {places[0][1]}l{numbers.replace(' -', '-')}z"
