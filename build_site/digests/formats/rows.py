"""Rows of tables -> lines: each between bars, as Markdown has them; a cell of several lines goes on in the next ones.

| Child A | March 2018 | Death of a baby. | • ask who lives in the home
• write down what was seen |
"""

from __future__ import annotations

from collections.abc import Sequence


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    r"""Return the lines of a row. cells: the lines of each; a bar in them is written `\|`."""
    text = " | ".join("\n".join(cell).strip().replace("|", r"\|") for cell in cells)
    return f"| {text} |".split("\n")
