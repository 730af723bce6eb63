"""The map of areas: where the marker of each area lies on the drawn coast, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from build_site.site import urls
from build_site.site.data import projection
from build_site.site.data.groupings import Groupings
from build_site.site.data.projection import Frame
from build_site.vocabulary.areas import Area

_RADIUS = 3.2
_GROWTH = 1.1
_LARGEST = 13.0
"""Radius of a marker in units of the map: its least, what the root of the number of reviews adds, and its most."""


@dataclass(frozen=True)
class MapMarker:
    """An area on the map: its page, its name with its number, where it lies and how large it is."""

    href: str
    label: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True)
class AreaMap:
    """The map. frames: parts shown apart, with captions; west, east: the markers whose names stand right and left."""

    width: int
    height: int
    frames: tuple[tuple[Frame, str], ...]
    west: tuple[MapMarker, ...]
    east: tuple[MapMarker, ...]


def area_map(groupings: Groupings) -> AreaMap | None:
    """Return the map of every area that has reviews and a known location; None if no area has one.

    A consortium has no marker of its own: its members have.
    """
    located = [
        (area, len(entries))
        for name, entries in groupings.area_pages.items()
        if (area := groupings.catalogue.areas.get(name)) and area.location and not area.members
    ]
    if not located:
        return None
    # The largest first, so that small markers lie upon large ones.
    markers = [_marker(area, count) for area, count in sorted(located, key=lambda item: (-item[1], item[0].name))]
    middle = projection.WIDTH / 2
    return AreaMap(
        projection.WIDTH,
        projection.HEIGHT,
        ((projection.SHETLAND, ""), (projection.london_in_place(), ""), (projection.LONDON, "London, enlarged")),
        tuple(marker for marker in markers if marker.x < middle),
        tuple(marker for marker in markers if marker.x >= middle),
    )


def _marker(area: Area, count: int) -> MapMarker:
    assert area.location
    x, y = (projection.project_london if projection.in_london(*area.location) else projection.project)(*area.location)
    return MapMarker(
        urls.area(area.name),
        f"{area.name}: {count:,}",
        round(x),
        round(y),
        round(min(_LARGEST, _RADIUS + _GROWTH * sqrt(count)), 1),
    )
