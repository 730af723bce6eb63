"""Places: partnerships and authorities with their nation, region and other names (`areas.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from build_site.core import schema
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, ValuePath, quoted
from build_site.core.text import normalise_space, slug
from build_site.vocabulary.vocabulary_file import VocabularyFile

_LATITUDES, _LONGITUDES = (49.0, 61.0), (-9.0, 2.0)
"""Where the British Isles lie. A place outside is a slip, such as the two numbers in the wrong order."""

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland", "Crown dependencies")

_SEPARATOR = re.compile(r"\s*(?:,|&|/|\band\b|\bwith\b)\s*")


@dataclass(frozen=True)
class Area:
    """A place that reviews are attributed to.

    also: other spellings and names; formerly: authorities now inside it; places: towns and colloquial
    names that have no entry of their own; members: for a consortium (Pan-Dorset), the areas that make it up;
    successors: for an abolished one, the areas that took over; location: latitude and longitude of about its
    middle, or None if it has no place on a map.
    """

    name: str
    nation: str = ""
    region: str | None = None
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    location: tuple[float, float] | None = None

    @property
    def slug(self) -> str:
        """Return its name as it stands in addresses."""
        return slug(self.name)


def normalise_name(name: str) -> str:
    """Return the form in which names are compared: "City of Hull " and "city of hull" are one name."""
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("-", " ")
    return " ".join(re.sub(r"[^\w\s']", " ", plain).split())


class Areas:
    """The vocabulary of places."""

    def __init__(self, areas: list[Area], lists: dict[str, tuple[str, ...]] | None = None) -> None:
        self._by_name = {area.name: area for area in areas}
        self._consortia = {area.name: frozenset(area.members) for area in areas if area.members}
        self._lists = {normalise_name(printed): members for printed, members in (lists or {}).items()}
        self._by_key: dict[str, Area] = {}
        for names in (lambda area: (area.name,), lambda area: area.also, lambda area: area.formerly):
            for area in areas:
                for name in names(area):
                    self._by_key.setdefault(normalise_name(name), area)
        # Of a name of so many words, there may be a separator, or two, after each.
        self._most_pieces = 2 * max((len(name.split()) for name in self._by_key), default=1)

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_name.values())

    def get(self, name: str) -> Area | None:
        """Return the area of this canonical name, or None."""
        return self._by_name.get(name)

    def find(self, printed: str) -> Area | None:
        """Return the area that goes by this name, another spelling or a former name, or None."""
        return self._by_key.get(normalise_name(printed))

    def resolve(self, printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the canonical names in a printed place, sorted, and the parts of it that are unknown, as printed.

        A name is tried whole before it is split, so "Brighton and Hove" is one area and "Derby and
        Derbyshire" two. A consortium with a name of its own stays one area.
        """
        printed = normalise_space(printed)
        if area := self.find(printed):
            return (area.name,), ()
        if members := self._lists.get(normalise_name(printed)):
            return tuple(sorted(members)), ()
        known, unknown = self._split(_SEPARATOR.split(printed), _SEPARATOR.findall(printed))
        return tuple(sorted(known)), tuple(unknown)

    def _split(self, pieces: list[str], separators: list[str]) -> tuple[set[str], list[str]]:
        """Return known and unknown names in a list, the longest run of pieces that is a name first."""
        known: set[str] = set()
        unknown: list[str] = []
        start = 0
        while start < len(pieces):
            for end in range(min(len(pieces), start + self._most_pieces), start, -1):
                following = zip(separators[start : end - 1], pieces[start + 1 : end], strict=True)
                name = pieces[start] + "".join(separator + piece for separator, piece in following)
                if area := self.find(name):
                    known.add(area.name)
                    break
            else:
                if pieces[start].strip():
                    unknown.append(pieces[start].strip())
            start = end
        return known, unknown

    def consortia_of(self, name: str) -> tuple[str, ...]:
        """Return the consortia that an area is part of, or all of its members.

        Middlesbrough -> South Tees, Teesside; South Tees -> Teesside.
        """
        members = self._consortia.get(name, {name})
        return tuple(
            consortium
            for consortium, its_members in self._consortia.items()
            if consortium != name and members <= its_members
        )


def load(source: SourceFile, problems: Problems) -> Areas:
    """Return the areas of a file; every mistake is noted with its line."""
    file = VocabularyFile(source, ("areas", "consortia", "lists"), problems)
    single, consortia = file.entries("areas", _AREA), file.entries("consortia", _CONSORTIUM)
    lists = file.entries("lists", _LIST)
    known = file.names("areas", "name") | file.names("consortia", "name")
    for path, field, names in (
        *((entry.path, "members", entry.value.members) for entry in consortia),
        *((entry.path, "successors", entry.value.successors) for entry in single),
        *((entry.path, "members", entry.value[1]) for entry in lists),
    ):
        file.check_references((*path, field), names, known, "area", "area")
    file.check_names((entry.value.name, entry.path) for entry in (*single, *consortia))
    file.check_owners(
        "name",
        ((area.name, (area.name, *area.also), entry.path) for entry in (*single, *consortia) for area in [entry.value]),
        normalise_name,
    )
    by_name = {entry.value.name: entry.value for entry in single}
    for entry in consortia:
        members = [by_name[name] for name in entry.value.members if name in by_name]
        if members:
            by_name.setdefault(entry.value.name, _placed_by_members(entry.value, members))
        elif file.names("consortia", "name").issuperset(entry.value.members):
            file.error(
                entry.path,
                f"the consortium `{quoted(entry.value.name)}` has no members that are areas",
                "List the areas that it is made up of, by their names in this file.",
            )
    return Areas(list(by_name.values()), dict(listed.value for listed in lists))


def _position(value: Any, path: ValuePath) -> tuple[float, float]:
    """Accept latitude and longitude, which the reader of YAML leaves as text if they have a point or a sign."""
    try:
        latitude, longitude = map(_degrees, value if isinstance(value, list) else ())
    except (TypeError, ValueError):
        raise schema.misfit(value, path, "is not two numbers", "Write `at: [51.5, -0.12]`.") from None
    for degrees, name, (least, most) in ((latitude, "latitude", _LATITUDES), (longitude, "longitude", _LONGITUDES)):
        if not least <= degrees <= most:
            raise ValidationError(
                path,
                f"{schema.value_name(path)} has the {name} {degrees:g}, which is not in the British Isles",
                f"Latitude comes first, from {_LATITUDES[0]:g} to {_LATITUDES[1]:g}, then longitude, "
                f"from {_LONGITUDES[0]:g} to {_LONGITUDES[1]:g}.",
            )
    return latitude, longitude


def _degrees(value: Any) -> float:
    degrees = float("nan") if isinstance(value, bool) else float(value)
    if not isfinite(degrees):
        raise ValueError
    return degrees


def _area(at: tuple[float, float] | None = None, **fields: Any) -> Area:
    return Area(location=at, **fields)


_NAMES: dict[str, Validator[tuple[str, ...]]] = dict.fromkeys(
    ("also", "formerly", "places"), schema.sequence(schema.strict_non_empty_text)
)
_AREA = schema.mapping(
    _area,
    {
        "name": schema.strict_non_empty_text,
        "nation": schema.one_of(*NATIONS),
        "region": schema.strict_non_empty_text,
        "at": _position,
        **_NAMES,
        "successors": schema.sequence(schema.strict_non_empty_text),
    },
    required=("name", "nation"),
)
_CONSORTIUM = schema.mapping(
    Area,
    {
        "name": schema.strict_non_empty_text,
        "members": schema.sequence(schema.strict_non_empty_text, at_least=1),
        **_NAMES,
    },
    required=("name", "members"),
)
_LIST = schema.mapping(
    lambda printed, members: (printed, members),
    {"printed": schema.strict_non_empty_text, "members": schema.sequence(schema.strict_non_empty_text, at_least=1)},
    required=("printed", "members"),
)


def _placed_by_members(consortium: Area, members: list[Area]) -> Area:
    """Return a consortium with the nation and region of its members, in the middle of those that have a location."""
    regions = {member.region for member in members}
    return replace(
        consortium,
        nation=members[0].nation,
        region=regions.pop() if len(regions) == 1 else None,
        location=_middle([member.location for member in members if member.location]),
    )


def _middle(locations: list[tuple[float, float]]) -> tuple[float, float] | None:
    if not locations:
        return None
    latitudes, longitudes = zip(*locations, strict=True)
    return sum(latitudes) / len(locations), sum(longitudes) / len(locations)
