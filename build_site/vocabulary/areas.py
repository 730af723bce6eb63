"""Places: partnerships and authorities with their nation, region and other names (`areas.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import Problems
from build_site.core.text import slug
from build_site.vocabulary.vocabulary_file import VocabularyFile

_AREA = {
    "name": str,
    "nation": str,
    "region": str,
    "at": tuple,
    "also": list,
    "formerly": list,
    "places": list,
    "successors": list,
}
_CONSORTIUM = {"name": str, "members": list, "also": list, "formerly": list, "places": list}
_LIST = {"printed": str, "members": list}

_LATITUDES, _LONGITUDES = (49.0, 61.0), (-9.0, 2.0)
"""Where the British Isles lie. A place outside is a slip, such as the two numbers in the wrong order."""

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland", "Crown dependencies")

_BETWEEN = re.compile(r"\s*(?:,|&|/|\band\b|\bwith\b)\s*")


@dataclass(frozen=True)
class Area:
    """A place that reviews are attributed to.

    also: other spellings and names; formerly: authorities now inside it; places: towns and colloquial
    names that have no entry of their own; members: for a consortium (Pan-Dorset), the areas that make it up;
    at: latitude and longitude of about its middle, or None if it has no place on a map.
    """

    name: str
    nation: str
    region: str | None = None
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    at: tuple[float, float] | None = None

    @property
    def slug(self) -> str:
        return slug(self.name)


def key_of(name: str) -> str:
    """The form in which names are compared: "City of Hull " and "city of hull" are one name."""
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("-", " ")
    return " ".join(re.sub(r"[^\w\s']", " ", plain).split())


class Areas:
    """The vocabulary of places."""

    def __init__(self, areas: list[Area], lists: dict[str, tuple[str, ...]] | None = None) -> None:
        self._by_name = {area.name: area for area in areas}
        self._consortia = {area.name: frozenset(area.members) for area in areas if area.members}
        self._lists = {key_of(printed): members for printed, members in (lists or {}).items()}
        self._by_key: dict[str, Area] = {}
        for names in (lambda a: (a.name,), lambda a: a.also, lambda a: a.formerly):
            for area in areas:
                for name in names(area):
                    self._by_key.setdefault(key_of(name), area)

    def __iter__(self):
        return iter(self._by_name.values())

    def get(self, name: str) -> Area | None:
        """The area of this canonical name."""
        return self._by_name.get(name)

    def find(self, printed: str) -> Area | None:
        """The area that goes by this name, another spelling or a former name."""
        return self._by_key.get(key_of(printed))

    def resolve(self, printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The canonical names in a printed place, sorted, and the parts of it that are unknown, as printed.

        A name is tried whole before it is split, so "Brighton and Hove" is one area and "Derby and
        Derbyshire" two. A consortium with a name of its own stays one area.
        """
        printed = " ".join(printed.split())
        if area := self.find(printed):
            return (area.name,), ()
        if members := self._lists.get(key_of(printed)):
            return tuple(sorted(members)), ()
        known, unknown = self._split(_BETWEEN.split(printed), _BETWEEN.findall(printed))
        return tuple(sorted(known)), tuple(unknown)

    def _split(self, parts: list[str], between: list[str]) -> tuple[set[str], list[str]]:
        """Known and unknown names in a list, the longest run of parts that is a name first."""
        known: set[str] = set()
        unknown: list[str] = []
        start = 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                name = parts[start] + "".join(b + p for b, p in zip(between[start : end - 1], parts[start + 1 : end]))
                if area := self.find(name):
                    known.add(area.name)
                    break
            else:
                end = start + 1
                if parts[start].strip():
                    unknown.append(parts[start].strip())
            start = end
        return known, unknown

    def consortia_of(self, name: str) -> tuple[str, ...]:
        """The consortia that an area is part of, or all of its members: Middlesbrough -> South Tees -> Teesside."""
        members = self._consortia.get(name, {name})
        return tuple(other for other, of_other in self._consortia.items() if other != name and members <= of_other)


def load(path: Path, name: str, problems: Problems) -> Areas:
    """The areas of a file; every mistake is noted with its line."""
    file = VocabularyFile(path, name, problems)
    areas: dict[str, Area] = {}
    consortia = file.entries("consortia", "name", _CONSORTIUM)
    for entry in file.entries("areas", "name", _AREA):
        if entry.get("nation") not in NATIONS:
            file.wrong(
                (*entry["_at"], "nation"),
                f"`{entry['name']}` has no known nation: {entry.get('nation')!r}",
                f"The nations are: {', '.join(NATIONS)}.",
            )
            continue
        _add(
            file,
            areas,
            entry,
            Area(
                entry["name"],
                entry["nation"],
                entry.get("region"),
                *_names(entry),
                successors=tuple(entry.get("successors", ())),
                at=_place(file, entry),
            ),
        )
    for entry in consortia:
        members = [areas[member] for member in entry.get("members", []) if member in areas]
        if not members:
            file.wrong(
                entry["_at"],
                f"the consortium `{entry['name']}` has no members that are areas",
                "List the areas that it is made up of, by their names in this file.",
            )
            continue
        regions = {member.region for member in members}
        _add(
            file,
            areas,
            entry,
            Area(
                entry["name"],
                members[0].nation,
                regions.pop() if len(regions) == 1 else None,
                *_names(entry),
                members=tuple(entry["members"]),
                at=_middle(members),
            ),
        )
    lists = {}
    for entry in file.entries("lists", "printed", _LIST):
        lists[entry["printed"]] = tuple(entry.get("members", ()))
    _check_names(file, areas, consortia)
    return Areas(list(areas.values()), lists)


def _names(entry: dict) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.get(field, ())) for field in ("also", "formerly", "places"))


def _place(file: VocabularyFile, entry: dict) -> tuple[float, float] | None:
    """Where an area stands, or None if that is not said or can't be right."""
    if "at" not in entry:
        return None
    latitude, longitude = (float(number) for number in entry["at"])
    for value, name, (least, most) in ((latitude, "latitude", _LATITUDES), (longitude, "longitude", _LONGITUDES)):
        if not least <= value <= most:
            file.wrong(
                (*entry["_at"], "at"),
                f"`{entry['name']}` would have the {name} {value:g}, which is not in the British Isles",
                f"Latitude comes first, from {_LATITUDES[0]:g} to {_LATITUDES[1]:g}, then longitude, "
                f"from {_LONGITUDES[0]:g} to {_LONGITUDES[1]:g}.",
            )
            return None
    return latitude, longitude


def _middle(areas: list[Area]) -> tuple[float, float] | None:
    """The middle of those areas that have a place."""
    places = [area.at for area in areas if area.at]
    if not places:
        return None
    return sum(place[0] for place in places) / len(places), sum(place[1] for place in places) / len(places)


def _add(file: VocabularyFile, areas: dict[str, Area], entry: dict, area: Area) -> None:
    if area.name in areas:
        file.wrong(entry["_at"], f"two entries are called `{area.name}`", "Join the two or rename one.")
    else:
        areas[area.name] = area


def _check_names(file: VocabularyFile, areas: dict[str, Area], consortia: list[dict]) -> None:
    """Note every member, successor or part of a list that is no area, and every name that means two areas."""
    for section in ("areas", "consortia", "lists"):
        for number, entry in enumerate(file.data.get(section) or []):
            for field in ("members", "successors"):
                for place, name in enumerate(entry.get(field) or []) if isinstance(entry, dict) else []:
                    if name not in areas:
                        file.wrong(
                            (section, number, field, place),
                            f"`{name}` is no area of this file",
                            "Add the area, or correct the spelling.",
                        )
    meaning: dict[str, str] = {}
    for area in areas.values():
        for name in (area.name, *area.also):
            if meaning.setdefault(key_of(name), area.name) != area.name:
                file.wrong(
                    (),
                    f"`{name}` is a name of both `{meaning[key_of(name)]}` and `{area.name}`",
                    "Keep it with one of the two.",
                )
