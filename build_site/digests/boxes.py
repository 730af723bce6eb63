"""Numbered boxes, as a briefing of seven minutes has them: `2  Who was Ada?`, `Box 3: What happened?`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_BOX = re.compile(
    r"\s{0,8}(?:#{1,6}\s{1,3})?(?:(?:Box|Minute|Section|Part|Step)\s{1,3})?0?(?P<number>\d{1,2})"
    r"(?:\s{0,3}[:.)|–—-])?\s{1,12}(?=[A-Z'‘“\"])"
)
_LONGEST_TITLE = 80
_FEWEST, _FEWEST_LABELS = 3, 2
"""How many boxes a briefing has at least, and how many of them have the label of a part for a title."""


def find_boxes(lines: Sequence[str], is_label: Callable[[str], bool]) -> dict[int, str]:
    """Return the index of each line that is the title of a numbered box -> the line with the number as in a list.

    Boxes are numbered from one upwards; each title stands right below a blank line, above another one.
    """
    runs: list[dict[int, str]] = []
    labels: list[int] = []
    for index in range(len(lines) - 1):
        box = _title(lines, index)
        if box is None:
            continue
        number, title = int(box["number"]), lines[index][box.end() :].strip()
        if number == 1:
            runs.append({})
            labels.append(0)
        if runs and number == len(runs[-1]) + 1:
            runs[-1][index] = f"{number}. {title}"
            labels[-1] += is_label(title)
    most = max(labels, default=0)
    run = runs[labels.index(most)] if runs else {}
    return run if most >= _FEWEST_LABELS and len(run) >= _FEWEST else {}


def _title(lines: Sequence[str], index: int) -> re.Match[str] | None:
    line = lines[index].rstrip()
    if len(line) > _LONGEST_TITLE or line.endswith((".", ";", ",")) or (index and lines[index - 1].strip()):
        return None
    return _BOX.match(line)
