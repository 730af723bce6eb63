"""What the page of pictures is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.data.projection import Frame
from build_site.site.views import Link, PageContext


@dataclass(frozen=True)
class Bar:
    """A row of a chart: what is counted, where those reviews are, how many, and the bar's length out of 100.

    length: 0 for no bar, where the number is too small to be told.
    """

    label: str
    href: str
    number: str
    length: float


@dataclass(frozen=True)
class Chart:
    """A table whose rows carry bars. counted: heading of the column of labels; notes: what the numbers leave out.

    more: where the rest is, if not every row is shown.
    """

    heading: str
    anchor: str
    counted: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
    more: Link | None = None


@dataclass(frozen=True)
class Mark:
    """An area on the map: its page, its name with its number, where it stands and how large."""

    href: str
    words: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True)
class MapView:
    """The map. held, neighbour: paths of the coast, to be drawn `scale` times as large.

    frames: parts shown apart, each with its caption or "";
    west, east: the marks of the two halves, whose names are written to the right and to the left of them.
    """

    width: int
    height: int
    scale: float
    held: str
    neighbour: str
    frames: tuple[tuple[Frame, str], ...]
    west: tuple[Mark, ...]
    east: tuple[Mark, ...]


@dataclass(frozen=True)
class OverviewPage(PageContext):
    """`overview.html`. total: how many reviews are held; map: None if no area has a place.

    beside: the charts beside the map, its own table first; below: the others.
    """

    total: str
    map: MapView | None
    beside: tuple[Chart, ...]
    below: tuple[Chart, ...]
