"""Rows of a table between bars -> rows that are a review each; a cell of several lines goes on in the next ones.

    | Child | Published | What happened | Learning |
    | Child A | March 2018 | Death of a baby. | • ask who lives in the home
    • write down what was seen |

Between the rows may stand the heads again, a year or a banner, and what a page has at its top and foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_site.digests.item_marks import item_mark

AREA, INCIDENT, NUMBER, PUBLISHED, TITLE, TYPE = FACTS = ("area", "incident", "number", "published", "title", "type")
"""Columns that are facts of the heading; the others are parts of the entry."""

_OPENS, _CLOSES, _BAR = re.compile(r"\s*\|"), re.compile(r"(?<!\\)\|\s*$"), re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
"""The end of a line in a cell, where a row is one line of the file."""
_RULE = re.compile(r"[\s:-]*-[\s:-]*")
_MARKS = re.compile(r"\*\*|^#{1,6}\s+")
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_LONGEST_HEAD = 40
_ENDS = (".", "!", "?", ":")
_REST, WIDTH = "the row below it names no review, and was read as its rest", "its row has {} cells, the heads are {}"


@dataclass
class Cell:
    """The lines of a cell with their numbers."""

    lines: list[tuple[int, str]]

    @property
    def texts(self) -> list[str]:
        """The lines that are not blank, without marks and links."""
        bare = (_LINK.sub(r"\1", _MARKS.sub("", text.strip())).strip() for _, text in self.lines)
        return [text for text in bare if text]

    @property
    def ending(self) -> str:
        """The last line that is not blank, "" for none."""
        return next((text for _, text in reversed(self.lines) if text), "")

    @property
    def text(self) -> str:
        """The cell as one line."""
        return " ".join(self.texts)


@dataclass(frozen=True)
class Row:
    """A row. lines: index of the first line, and of the line below it; doubts: why it may not be one review."""

    lines: range
    cells: list[Cell]
    doubts: tuple[str, ...] = ()


def cell_lines(text: str) -> list[str]:
    """Return the lines of a cell, or of a piece of one, that stands on one line of the file.

    Each is a paragraph where none is marked as an item of a list.
    """
    lines = _BREAK.split(text)
    return lines if any(item_mark(line, "") for line in lines) else "\n\n".join(lines).split("\n")


def read_row(lines: Sequence[str], start: int) -> Row | None:
    """Return the row between bars that begins at a line; None if none does, or it is never closed."""
    if not _OPENS.match(lines[start]):
        return None
    cells = [Cell([])]
    for index in range(start, len(lines)):
        text = lines[index].strip()
        if index == start:
            text = text[1:]
        elif _OPENS.match(text):
            return None
        closes = _CLOSES.search(text)
        for position, piece in enumerate(_BAR.split(text[: closes.start()] if closes else text)):
            if position:
                cells.append(Cell([]))
            cells[-1].lines += [(index + 1, part.strip().replace("\\|", "|")) for part in cell_lines(piece)]
        if closes:
            return Row(range(start, index + 1), cells)
    return None


class TableRows:
    """The rows of a table below its heads. lines: the numbers of the lines that are the table's, once it was read."""

    def __init__(self, lines: Sequence[str], head: Row, names: Sequence[str]) -> None:
        self._text, self._head, self._names = lines, head, names
        self.lines: set[int] = {index + 1 for index in head.lines}

    def reviews(self) -> Iterator[Row]:
        """Yield the rows that are a review each, with the rest that a row has on the next page."""
        open_: Row | None = None
        for row in self._rows():
            self.lines.update(index + 1 for index in row.lines)
            filled = [name for name, cell in zip(self._names, row.cells, strict=False) if cell.text]
            if open_ and filled and not set(filled) & set(FACTS):
                open_ = _join(open_, row)
            elif len(filled) > 1:
                if open_:
                    yield open_
                open_ = row
        if open_:
            yield open_

    def _rows(self) -> Iterator[Row]:
        """Yield the rows up to the heads of another table; not the heads again, nor the rule below them."""
        heads, width = [cell.text for cell in self._head.cells], len(self._names)
        index, apart = self._head.lines.stop, False
        while index < len(self._text):
            row = read_row(self._text, index)
            if row is None:
                apart = apart or bool(self._text[index].strip())
                index += 1
                continue
            texts = [cell.text for cell in row.cells]
            is_head = texts == heads
            if apart and not is_head and (len(texts) != width or _are_heads(texts)):
                return
            index, apart = row.lines.stop, False
            if is_head or all(_RULE.fullmatch(text) for text in texts):
                self.lines.update(line + 1 for line in row.lines)
            elif len(texts) != width and any(texts[1:]):
                yield replace(row, doubts=(WIDTH.format(len(texts), width),))
            else:
                yield row


def _join(above: Row, row: Row) -> Row:
    """Return a row with the one below it as its rest. That is sure where it goes on in the middle of a sentence."""
    doubts = above.doubts
    for upper, lower in zip(above.cells, row.cells, strict=False):
        if lower.text and _REST not in doubts and (not upper.ending or upper.ending.endswith(_ENDS)):
            doubts = (*doubts, _REST)
        upper.lines.extend(lower.lines)
    return replace(above, doubts=doubts)


def _are_heads(texts: Sequence[str]) -> bool:
    """Whether the cells of a row look like the heads of a table: short, and without figures."""
    return all(texts) and not any(len(text) > _LONGEST_HEAD or re.search(r"\d", text) for text in texts)
