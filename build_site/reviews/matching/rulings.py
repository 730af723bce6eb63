"""What an editor has ruled of pairs of entries (`joins.yaml`): the same review, or not. A ruling is kept for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.verdict import Verdict

SAME, NOT_SAME = Verdict.SAME, Verdict.NOT_SAME
_FIELDS = ("verdict", "entries", "why", "by", "on")
_ENTRY_FIELDS = ("digest", "heading", "number")
_FORM = "Write each as the message about the two entries shows it."


@dataclass(frozen=True)
class Named:
    """An entry as a ruling names it. number: which entry of this heading it is, from 1; None if there is only one."""

    digest: str
    heading: str
    number: int | None = None


@dataclass(frozen=True)
class Ruling:
    """verdict: SAME or NOT_SAME; entries: two or more; line: in joins.yaml."""

    verdict: str
    entries: tuple[Named, ...]
    line: int | None


def load(path: Path, name: str, problems: Problems) -> list[Ruling]:
    """The rulings in a file; none where there is no file. Every mistake is noted with its line.

    name: what to call the file in a message.
    """
    if not path.exists():
        return []
    data = yamlio.read(path, name, problems)
    if data is None:
        return []
    listed = data.get("rulings") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        problems.error(name, 1, "there is no list `rulings`", "Begin the file with a line `rulings:`.")
        return []
    text = path.read_text(encoding="utf-8-sig")
    rulings = []
    for number, item in enumerate(listed):
        line = yamlio.line_number(text, ("rulings", number))
        if trouble := _trouble(item):
            problems.error(name, line, trouble, _FORM)
        else:
            entries = tuple(
                Named(entry["digest"], _mended(entry["heading"]), entry.get("number")) for entry in item["entries"]
            )
            rulings.append(Ruling(item["verdict"], entries, line))
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
    return next((trouble for entry in entries if (trouble := _trouble_of_entry(entry))), None)


def _trouble_of_entry(entry: Any) -> str | None:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(field), str) for field in ("digest", "heading")):
        return f"an entry of a ruling needs its `digest` and its `heading`: {entry!r}"
    unknown = [field for field in entry if field not in _ENTRY_FIELDS]
    if unknown:
        return f"unknown field `{unknown[0]}` in an entry of a ruling"
    number = entry.get("number")
    if number is not None and (type(number) is not int or number < 1):
        return f"the `number` of an entry is 1 for the first of its heading, 2 for the second: {number!r}"
    return None


class RulingIndex:
    """The rulings of a run, asked pair by pair. same, apart: the pairs that are ruled the same, and not the same."""

    def __init__(self, rulings: list[Ruling], entries: list[EntryFacts], name: str, problems: Problems) -> None:
        self._by_place: dict[tuple[str, str], list[EntryFacts]] = {}
        for entry in entries:
            self._by_place.setdefault((entry.entry.digest, _mended(entry.entry.heading.printed)), []).append(entry)
        self._name, self._problems = name, problems
        self._verdicts: dict[frozenset[int], Ruling] = {}
        self.same: list[tuple[EntryFacts, EntryFacts]] = []
        self.apart: list[tuple[EntryFacts, EntryFacts]] = []
        for ruling in rulings:
            for first, second in combinations(list(self._found(ruling)), 2):
                self._rule(ruling, first, second)

    def verdict(self, first: EntryFacts, second: EntryFacts) -> str | None:
        """SAME, NOT_SAME or None where nobody has ruled."""
        ruling = self._verdicts.get(frozenset((id(first), id(second))))
        return ruling.verdict if ruling else None

    def reference(self, entry: EntryFacts) -> str:
        """The lines by which a ruling names an entry, to be copied into joins.yaml."""
        heading = _mended(entry.entry.heading.printed)
        quoted = heading.replace("'", "''")
        lines = f"      - digest: {entry.entry.digest}\n        heading: '{quoted}'"
        alike = self._by_place[(entry.entry.digest, heading)]
        return (
            lines if len(alike) == 1 else f"{lines}\n        number: {1 + [id(one) for one in alike].index(id(entry))}"
        )

    def _found(self, ruling: Ruling) -> Iterator[EntryFacts]:
        """The entries that a ruling names; one that is not there, or that may be several, is noted."""
        for named in dict.fromkeys(ruling.entries):
            alike = self._by_place.get((named.digest, named.heading), [])
            if not alike or (named.number or 1) > len(alike):
                which = f"no {named.number}. entry" if alike else "no entry"
                self._problems.warn(
                    self._name,
                    ruling.line,
                    f"{which} `{named.heading}` was found in digests/{named.digest}",
                    "The ruling is kept. If the digest's name or the heading has changed, change them here too.",
                )
            elif len(alike) > 1 and named.number is None:
                self._problems.warn(
                    self._name,
                    ruling.line,
                    f"there are {len(alike)} entries `{named.heading}` in digests/{named.digest};"
                    " the ruling is left out",
                    "Say which is meant: add `number: 1` for the first, `number: 2` for the second.",
                )
            else:
                yield alike[(named.number or 1) - 1]

    def _rule(self, ruling: Ruling, first: EntryFacts, second: EntryFacts) -> None:
        pair = frozenset((id(first), id(second)))
        earlier = self._verdicts.setdefault(pair, ruling)
        if earlier.verdict != ruling.verdict:
            self._problems.error(
                self._name,
                ruling.line,
                f"{first.key} and {second.key} are ruled `{ruling.verdict}` here"
                f" and `{earlier.verdict}` in line {earlier.line}",
                "Keep one of the two rulings.",
            )
        else:
            (self.same if ruling.verdict == SAME else self.apart).append((first, second))

    def report_conflict(self, first: EntryFacts, second: EntryFacts) -> None:
        """Note that two entries are ruled apart, but that the rulings on others make them one review."""
        ruling = self._verdicts[frozenset((id(first), id(second)))]
        self._problems.error(
            self._name,
            ruling.line,
            f"{first.key} and {second.key} are ruled `{NOT_SAME}`, but other rulings make them one review",
            "Change one of the rulings.",
        )


def _mended(text: str) -> str:
    return " ".join(text.split())
