"""The map: the coast as drawn, and that every place that ships lies on it."""

from __future__ import annotations

import re

import pytest

from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT, TEMPLATES
from build_site.core.problems import Problems
from build_site.site.data import projection
from build_site.site.pages.overview import bar_lengths
from build_site.vocabulary import areas

_SHORE = 5.0
"""In units: how near to the drawn coast a place on a small or thinned shore must lie."""


def _paths() -> dict[str, tuple[float, str]]:
    """What is drawn of the coast: class of a path -> its scale and its steps."""
    text = (TEMPLATES / "components" / "coast.html").read_text("utf-8")
    found = re.findall(r'<path class="([\w-]+)" transform="scale\(([\d.]+)\)" d="([^"]+)"/>', text)
    return {name: (float(scale), steps) for name, scale, steps in found}


def _outlines(name: str = "app-map__land") -> list[list[tuple[float, float]]]:
    """The rings of the drawn land, read back from the path."""
    rings = []
    scale, path = _paths()[name]
    for start_x, start_y, steps in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)z", path):
        x, y = int(start_x), int(start_y)
        ring = [(x * scale, y * scale)]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x * scale, y * scale))
        rings.append(ring)
    return rings


def _inside(x: float, y: float, ring: list[tuple[float, float]]) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def test_every_area_that_ships_lies_on_the_land_or_at_its_shore() -> None:
    rings = _outlines()
    path = SHIPPED_CONTENT / "vocabulary" / "areas.yaml"
    at_sea = []
    for area in areas.load(SourceFile(path, "areas.yaml"), Problems()):
        if area.location is None or area.members:
            continue
        x, y = projection.project(*area.location)
        near = min(((x - px) ** 2 + (y - py) ** 2) ** 0.5 for ring in rings for px, py in ring)
        if near > _SHORE and not any(_inside(x, y, ring) for ring in rings):
            at_sea.append(area.name)
    # These islands are too small to be drawn at this scale.
    assert set(at_sea) <= {"Isles of Scilly", "Alderney", "Sark"}


def test_everything_that_is_drawn_lies_within_the_picture() -> None:
    for x, y in (point for ring in _outlines() for point in ring):
        assert 0 <= x <= projection.WIDTH, (x, y)
        assert 0 <= y <= projection.HEIGHT, (x, y)


def test_london_is_shown_enlarged_within_its_frame() -> None:
    path = SHIPPED_CONTENT / "vocabulary" / "areas.yaml"
    single = [
        area for area in areas.load(SourceFile(path, "areas.yaml"), Problems()) if area.location and not area.members
    ]
    shown = [area for area in single if projection.in_london(*area.location)]
    assert {area.name for area in shown} == {area.name for area in single if area.region == "London"}
    frame = projection.LONDON
    for area in shown:
        x, y = projection.project_london(*area.location)
        assert frame.x < x < frame.x + frame.width, area.name
        assert frame.y < y < frame.y + frame.height, area.name


def test_the_coast_is_small_enough_for_a_page() -> None:
    assert sum(len(steps) for _, steps in _paths().values()) < 14_000


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Land's End", 50.066, -5.715),
        ("John o' Groats", 58.644, -3.069),
        ("Lowestoft Ness", 52.481, 1.763),
        ("St David's Head", 51.904, -5.312),
        ("Muckle Flugga in Shetland", 60.854, -0.885),
        ("Fair Head", 55.226, -6.146),
    ],
)
def test_map_shows_the_ends_of_the_country_where_the_projection_puts_them(
    name: str, latitude: float, longitude: float
) -> None:
    x, y = projection.project(latitude, longitude)
    near = min(((x - px) ** 2 + (y - py) ** 2) ** 0.5 for ring in _outlines() for px, py in ring)
    assert near < 2, f"{name}: the coast is drawn with another projection; run tools/draw_coast.py"


def test_bars_compare_with_the_largest_and_even_the_smallest_is_seen() -> None:
    assert bar_lengths([200, 50, 1, 0]) == (100.0, 25.0, 0.5, 0.0)
    assert bar_lengths([]) == ()
