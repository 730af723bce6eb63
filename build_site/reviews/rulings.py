"""What an editor has ruled of pairs of entries (`joins.yaml`): the same review, or not. A ruling is kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_site import yaml_files
from build_site.problems import Problems
from build_site.reviews.stated import Stated

SAME, NOT_SAME = "same", "not same"
_FIELDS = ("verdict", "entries", "why", "by", "on")
_FORM = "Write each as the message about the two entries shows it."


@dataclass(frozen=True)
class Ruling:
    """verdict: SAME or NOT_SAME; entries: digest and heading of each, white space mended; line: in joins.yaml."""

    verdict: str
    entries: tuple[tuple[str, str], ...]
    line: int | None


def load(path: Path, name: str, problems: Problems) -> list[Ruling]:
    """The rulings in a file; none where there is no file. Every mistake is noted with its line."""
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8-sig")
    data = yaml_files.parse(text, name, problems)
    listed = (data or {}).get("rulings") if isinstance(data, dict) or data is None else None
    if not isinstance(listed, list):
        if data is not None:
            problems.error(name, 1, "there is no list `rulings`", "Begin the file with a line `rulings:`.")
        return []
    rulings = []
    for number, item in enumerate(listed):
        line = yaml_files.line_of(text, ("rulings", number))
        if (trouble := _trouble(item)) is None:
            entries = tuple((entry["digest"], _mended(entry["heading"])) for entry in item["entries"])
            rulings.append(Ruling(item["verdict"], entries, line))
        else:
            problems.error(name, line, trouble, _FORM)
    return rulings


def _trouble(item: Any) -> str | None:
    """What is wrong with the data of a ruling, or None."""
    if not isinstance(item, dict):
        return f"this is no ruling: {item!r}"
    unknown = [field for field in item if field not in _FIELDS]
    if unknown:
        return f"unknown field `{unknown[0]}` in a ruling"
    if item.get("verdict") not in (SAME, NOT_SAME):
        return f"the verdict of a ruling can't be {item.get('verdict')!r}: it is `{SAME}` or `{NOT_SAME}`"
    entries = item.get("entries")
    if not isinstance(entries, list) or len(entries) < 2:
        return "a ruling needs two or more `entries`"
    for entry in entries:
        if not isinstance(entry, dict) or not all(isinstance(entry.get(field), str) for field in ("digest", "heading")):
            return f"an entry of a ruling needs its `digest` and its `heading`: {entry!r}"
    return None


class Bench:
    """The rulings of a run, asked pair by pair."""

    def __init__(self, rulings: list[Ruling], entries: list[Stated], name: str, problems: Problems) -> None:
        self._verdicts: dict[frozenset[int], Ruling] = {}
        by_place: dict[tuple[str, str], list[Stated]] = {}
        for entry in entries:
            by_place.setdefault(_place(entry), []).append(entry)
        self.pairs: list[tuple[Stated, Stated, Ruling]] = []
        for ruling in rulings:
            found = [entry for place in dict.fromkeys(ruling.entries) for entry in by_place.get(place, ())]
            for digest, heading in ruling.entries:
                if (digest, heading) not in by_place:
                    problems.warn(name, ruling.line, f"no entry `{heading}` was found in digests/{digest}",
                                  "The ruling is kept. If the digest's name or the heading has changed, change them here too.")
            for number, first in enumerate(found):
                for second in found[number + 1:]:
                    self._verdicts[frozenset((id(first), id(second)))] = ruling
                    self.pairs.append((first, second, ruling))

    def verdict(self, first: Stated, second: Stated) -> str | None:
        """SAME, NOT_SAME or None where nobody has ruled."""
        ruling = self._verdicts.get(frozenset((id(first), id(second))))
        return ruling.verdict if ruling else None


def _place(entry: Stated) -> tuple[str, str]:
    return entry.entry.digest, _mended(entry.entry.heading.printed)


def _mended(text: str) -> str:
    return " ".join(text.split())
