"""The account of every line: which lines of each digest are in which entry, and why the others are in none."""

from __future__ import annotations

from collections import Counter
from typing import Any

from build_site.core.problems import Problems
from build_site.digests.reader import Reading
from build_site.import_digests import Parsed


def to_json(parsed: Parsed, problems: Problems) -> list[dict[str, Any]]:
    """For each digest: its format, lines, blank lines, entries with the ids of their records, ignored lines, warnings."""
    return [
        {
            "digest": reading.digest.name,
            "format": reading.format,
            "lines": len(reading.digest.lines),
            "blank": reading.blank,
            "entries": [
                {"id": parsed.ids[(entry.digest, entry.lines[0])], "lines": list(entry.lines)}
                for entry in reading.entries
            ],
            "ignored": [{"lines": list(ignored.lines), "why": ignored.reason} for ignored in reading.ignored],
            "warnings": [str(problem) for problem in _about(reading, problems)],
        }
        for reading in parsed.readings
    ]


def table(parsed: Parsed, problems: Problems) -> str:
    """The same, short: a line a digest, with the number of lines ignored for each reason."""
    rows = [("digest", "format", "entries", "lines", "ignored", "warnings")]
    reasons = []
    for reading in parsed.readings:
        ignored: Counter[str] = Counter()
        for span in reading.ignored:
            ignored[span.reason] += _written(reading, span.lines)
        rows.append(
            (
                reading.digest.name,
                reading.format,
                str(len(reading.entries)),
                str(len(reading.digest.lines) - reading.blank),
                str(sum(ignored.values())),
                str(len(_about(reading, problems))),
            )
        )
        if ignored:
            reasons.append(
                f"  {reading.digest.name}: " + ", ".join(f"{count} {why}" for why, count in ignored.most_common())
            )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines + (["Lines that are in no entry, and why:"] + reasons if reasons else []))


def _about(reading: Reading, problems: Problems) -> list:
    return [problem for problem in problems if problem.file == f"digests/{reading.digest.name}"]


def _written(reading: Reading, lines: tuple[int, int]) -> int:
    """How many of some lines, first and last included, are not blank."""
    return sum(bool(line.strip()) for line in reading.digest.lines[lines[0] - 1 : lines[1]])
