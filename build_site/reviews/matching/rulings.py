"""What an editor has ruled of pairs of entries (`joins.yaml`): the same review, or not. A ruling is kept for ever."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, starmap

from build_site.core import schema, yamlio
from build_site.core.content import SourceFile
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError
from build_site.core.text import normalise_space
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.matching.verdict import Verdict

SAME, NOT_SAME = Verdict.SAME, Verdict.NOT_SAME

RULE_ON_IT = "Rule on it in joins.yaml, under `rulings:`"
SAME_OR_NOT = f"{SAME}  # or: {NOT_SAME}"
"""What a message says before the lines of a ruling, and what it gives as the verdict where either may be right."""

_ITEM = re.compile(r"( *)- *\{? *(?:verdict|entries|why|by|on):")
_PLAIN = re.compile(r"[A-Za-z][\w./ ()-]*\w")


@dataclass(frozen=True)
class EntryReference:
    """An entry as a ruling names it. number: which entry of this heading it is, from 1; None if there is only one."""

    digest: str
    heading: str
    number: int | None = None


@dataclass(frozen=True)
class Ruling:
    """verdict: SAME or NOT_SAME; entries: two or more; label, line: the file, as messages call it, and where in it."""

    verdict: str
    entries: tuple[EntryReference, ...]
    label: str
    line: int


def _reference(digest: str, heading: str, number: int | None = None) -> EntryReference:
    return EntryReference(digest, normalise_space(heading), number)


def _verdict_and_entries(
    verdict: str, entries: tuple[EntryReference, ...], **_: str
) -> tuple[str, tuple[EntryReference, ...]]:
    return verdict, entries


_REFERENCE = schema.mapping(
    _reference,
    {
        "digest": schema.strict_non_empty_text,
        "heading": schema.strict_non_empty_text,
        "number": schema.optional(schema.positive_number),
    },
    required=("digest", "heading"),
)
_RULING = schema.mapping(
    _verdict_and_entries,
    {
        "verdict": schema.one_of(SAME, NOT_SAME),
        "entries": schema.sequence(_REFERENCE, at_least=2),
        **dict.fromkeys(("why", "by", "on"), schema.text),
    },
    required=("verdict", "entries"),
)
_FILE = schema.mapping(lambda rulings=(): rulings, {"rulings": schema.sequence(_RULING)})


def load(source: SourceFile, problems: Problems) -> list[Ruling]:
    """Return the rulings in a file; none where there is no file, or if it has a mistake.

    Every mistake is noted with its line.
    """
    text = yamlio.read_text(source, problems) if source.path.exists() else None
    document = None if text is None else yamlio.parse_document(_at_one_margin(text), source.label, problems)
    if document is None or document.data is None:
        return []
    try:
        rulings = _FILE(document.data, ())
    except ValidationError as error:
        document.report(error, problems)
        return []
    return [
        Ruling(verdict, entries, source.label, document.line_number(("rulings", index)))
        for index, (verdict, entries) in enumerate(rulings)
    ]


def _at_one_margin(text: str) -> str:
    """Return the text of a file with every ruling at the margin, where they stand at several, as pasted lines may."""
    lines, indent = text.split("\n"), 0
    if len({item[1] for line in lines if (item := _ITEM.match(line))}) < 2:
        return text
    for number, line in enumerate(lines):
        if item := _ITEM.match(line):
            indent = len(item[1])
        if not line[:indent].strip():
            lines[number] = line[indent:]
    return "\n".join(lines)


class RulingIndex:
    """The rulings of a run, asked pair by pair. same, apart: the pairs that are ruled the same, and not the same.

    known: digest and heading of entries that a record is from, though perhaps no digest tells them any more.
    """

    def __init__(
        self,
        rulings: list[Ruling],
        entries: list[EntryFacts],
        problems: Problems,
        known: Collection[tuple[str, str]] = (),
    ) -> None:
        self._problems = problems
        self._known = {(digest, normalise_space(heading)) for digest, heading in known}
        self._by_heading: dict[tuple[str, str], list[EntryFacts]] = {}
        for entry in entries:
            self._by_heading.setdefault(_digest_and_heading(entry), []).append(entry)
        self._verdicts: dict[frozenset[int], Ruling] = {}
        self.same: list[tuple[EntryFacts, EntryFacts]] = []
        self.apart: list[tuple[EntryFacts, EntryFacts]] = []
        for ruling in rulings:
            for first, second in combinations(list(self._entries_of(ruling)), 2):
                self._rule(ruling, first, second)

    def verdict(self, first: EntryFacts, second: EntryFacts) -> str | None:
        """Return SAME, NOT_SAME or None where nobody has ruled."""
        ruling = self._verdicts.get(frozenset((id(first), id(second))))
        return ruling.verdict if ruling else None

    def reference(self, entry: EntryFacts) -> tuple[str, str, int | None]:
        """Return digest, heading and number (None if there is only one of it) by which a ruling names an entry."""
        digest, heading = _digest_and_heading(entry)
        alike = [id(other) for other in self._by_heading[digest, heading]]
        return digest, heading, None if len(alike) == 1 else 1 + alike.index(id(entry))

    def _entries_of(self, ruling: Ruling) -> Iterator[EntryFacts]:
        """Return the entries that a ruling names; one that is not there, or that may be several, is noted."""
        for named in dict.fromkeys(ruling.entries):
            alike = self._by_heading.get((named.digest, named.heading), [])
            if not alike and (named.digest, named.heading) in self._known:
                continue
            if (named.number or 1) > len(alike):
                which = f"no {named.number}. entry" if alike else "no entry"
                self._problems.warn(
                    ruling.label,
                    ruling.line,
                    f"{which} `{named.heading}` was found in digests/{named.digest}",
                    "The ruling is kept. If the digest's name or the heading has changed, change them here too.",
                )
            elif len(alike) > 1 and named.number is None:
                self._problems.warn(
                    ruling.label,
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
                ruling.label,
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
            ruling.label,
            ruling.line,
            f"{first.key} and {second.key} are ruled `{NOT_SAME}`, but other rulings make them one review",
            "Change one of the rulings.",
        )


def lines_of_ruling(verdict: str, entries: Iterable[tuple[str, str, int | None]]) -> str:
    """Return the lines of a ruling, to be copied into joins.yaml. entries: digest, heading and number, if any."""
    return "\n".join([f"- verdict: {verdict}", "  entries:", *(starmap(_lines_of_entry, entries))])


def _lines_of_entry(digest: str, heading: str, number: int | None) -> str:
    name = digest if _PLAIN.fullmatch(digest) else _quoted(digest)
    lines = f"  - digest: {name}\n    heading: {_quoted(heading)}"
    return lines if number is None else f"{lines}\n    number: {number}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _digest_and_heading(entry: EntryFacts) -> tuple[str, str]:
    return entry.entry.digest, normalise_space(entry.entry.heading.printed)
