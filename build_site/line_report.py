"""The account of every line: which lines of each digest are in which entry, and why the others are in none."""

from __future__ import annotations

from collections import Counter
from typing import Any

from build_site.core.problems import Problem, Problems
from build_site.digests.reader import Reading
from build_site.import_digests import ImportResult


def to_json(imported: ImportResult, problems: Problems) -> list[dict[str, Any]]:
    """Return an object a digest: its name, format and lines, what each line is in, and the warnings.

    Lines count from 1. Each that is not blank is in exactly one of `entries` (with the id of the record) and
    `ignored` (with the reason).
    """
    return [
        {
            "digest": reading.digest.name,
            "format": reading.format,
            "lines": len(reading.digest.lines),
            "blank": reading.blank,
            "entries": [
                {"id": imported.ids[(entry.digest, entry.lines[0])], "lines": list(entry.lines)}
                for entry in reading.entries
            ],
            "ignored": [{"lines": list(ignored.lines), "why": ignored.reason} for ignored in reading.ignored],
            "warnings": [str(problem) for problem in _problems_of(reading, problems)],
        }
        for reading in imported.readings
    ]


def table(imported: ImportResult, problems: Problems) -> str:
    """Return the same as a table for people: a line a digest, then how many lines are ignored for each reason."""
    rows = [("digest", "format", "entries", "lines", "ignored", "warnings")]
    reasons = []
    for reading in imported.readings:
        ignored: Counter[str] = Counter()
        for span in reading.ignored:
            ignored[span.reason] += _count_written(reading, span.lines)
        rows.append(
            (
                reading.digest.name,
                reading.format,
                str(len(reading.entries)),
                str(len(reading.digest.lines) - reading.blank),
                str(sum(ignored.values())),
                str(len(_problems_of(reading, problems))),
            )
        )
        if ignored:
            reasons.append(
                f"  {reading.digest.name}: " + ", ".join(f"{count} {why}" for why, count in ignored.most_common())
            )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    if reasons:
        lines += ["Lines that are in no entry, and why:", *reasons]
    return "\n".join(lines)


def _problems_of(reading: Reading, problems: Problems) -> list[Problem]:
    return [problem for problem in problems if problem.file == f"digests/{reading.digest.name}"]


def _count_written(reading: Reading, lines: tuple[int, int]) -> int:
    """Count the lines of a span, first and last included, that are not blank."""
    return sum(bool(line.strip()) for line in reading.digest.lines[lines[0] - 1 : lines[1]])
