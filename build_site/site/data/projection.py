"""Where things stand on the map of the British Isles: a transverse Mercator, with two parts moved.

Shetland is brought nearer, as on most maps, and London, whose boroughs would lie on one another,
is shown again, enlarged, in the North Sea.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, atanh, cos, radians, sin, tan

WIDTH, HEIGHT = 380, 622
"""In units. After a change of the projection, run `tools/draw_coast.py` again."""

_MERIDIAN = -3.0
_SCALE = 59.5
"""Units for a degree of latitude."""
_LEFT, _TOP = -3.08, 59.6
"""The corner at the top left: degrees west of the meridian, as wide as at the equator, and latitude."""


@dataclass(frozen=True)
class Frame:
    """A part of the map that is shown apart: a rectangle, in units."""

    x: float
    y: float
    width: float
    height: float


SHETLAND = Frame(238, 39, 38, 70)
LONDON = Frame(250, 147, 128, 122)

_LONDON_SCALE = 4.6
_LONDON_LATITUDES, _LONDON_LONGITUDES = (51.28, 51.70), (-0.52, 0.33)
_SHETLAND_FROM = 59.7
_SHETLAND_MOVED = (28.0, 119.0)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place stands, in units from the top left."""
    x, y = _plain(latitude, longitude)
    if latitude > _SHETLAND_FROM:
        return x + _SHETLAND_MOVED[0], y + _SHETLAND_MOVED[1]
    return x, y


def in_london(latitude: float, longitude: float) -> bool:
    """Return whether a place lies in the part that is shown enlarged."""
    return (
        _LONDON_LATITUDES[0] < latitude < _LONDON_LATITUDES[1]
        and _LONDON_LONGITUDES[0] < longitude < _LONDON_LONGITUDES[1]
    )


def project_london(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place in London stands in the enlarged part."""
    x, y = _plain(latitude, longitude)
    middle_x, middle_y = _plain(sum(_LONDON_LATITUDES) / 2, sum(_LONDON_LONGITUDES) / 2)
    return (
        LONDON.x + LONDON.width / 2 + (x - middle_x) * _LONDON_SCALE,
        LONDON.y + LONDON.height / 2 + 6 + (y - middle_y) * _LONDON_SCALE,
    )


def london_in_place() -> Frame:
    """Return the rectangle that is shown enlarged, where it really lies."""
    left, top = _plain(_LONDON_LATITUDES[1], _LONDON_LONGITUDES[0])
    right, bottom = _plain(_LONDON_LATITUDES[0], _LONDON_LONGITUDES[1])
    return Frame(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def _plain(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place stands in a transverse Mercator of a sphere, in units."""
    phi, turned = radians(latitude), radians(longitude - _MERIDIAN)
    x, y = atanh(cos(phi) * sin(turned)), atan2(tan(phi), cos(turned))
    unit = _SCALE / radians(1)
    return x * unit - _LEFT * _SCALE, _TOP * _SCALE - y * unit
