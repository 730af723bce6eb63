"""The fields of a record -> its facts: who issued the review, when it was published, and what else a heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_site.core.dates_in_text import date_of_cell
from build_site.digests.boards import areas_of_boards
from build_site.digests.fields.field_lines import FieldLine
from build_site.digests.heading_areas import area_named
from build_site.digests.tables.table_rows import AREA, FACTS, PUBLISHED, Cell

PUBLISHER = "publisher"
_WITH_YEAR = re.compile(r"(?P<board>.{3,200}?)[,.:;]?\s+[\[(]?©?(?P<year>(?:19|20)\d\d)[\])]?\.?")
_YEAR_ALONE = re.compile(r"[\[(]?[c©]?\s?(?P<year>(?:19|20)\d\d)[\])]?\.?")
_SEVERAL = "its fields name more than one publisher: {}"
_PARTS_TERMS = re.compile(r"[;,|/•·]")


@dataclass(frozen=True)
class Field:
    """A field with all lines of its value, and their numbers."""

    head: FieldLine
    lines: list[tuple[int, str]]

    @property
    def cell(self) -> Cell:
        """The value; of index terms without signs between them, each line is one."""
        if self.head.holds == "keywords" and not any(_PARTS_TERMS.search(text) for _, text in self.lines):
            return Cell([(number, f"{text};") for number, text in self.lines if text.strip()])
        return Cell(self.lines)


def read_facts(fields: Sequence[Field]) -> tuple[list[str], list[Cell], list[str]]:
    """Return the facts of a record as the cells of a row, and why they are not sure."""
    cells: dict[str, Cell] = {}
    boards: dict[str, int] = {}
    years: list[tuple[int, str]] = []
    for field in fields:
        text, number = field.cell.text, field.head.index + 1
        if field.head.holds in (PUBLISHER, PUBLISHED):
            board, year = _board_and_year(text, field.head.holds)
            boards.update({board: number} if board else {})
            years += [(number, year)] if year else []
        elif field.head.holds in FACTS and text:
            cells.setdefault(field.head.holds, field.cell)
    if boards and AREA not in cells:
        cells[AREA] = Cell([(number, board) for board, number in boards.items()][:1])
    if years:
        cells[PUBLISHED] = Cell(years[-1:])
    doubts = [_SEVERAL.format(", ".join(f"`{board}`" for board in boards))] if len(boards) > 1 else []
    return list(cells), list(cells.values()), doubts


def _board_and_year(text: str, holds: str) -> tuple[str, str]:
    """Return the area of the board in a field, or the words that withhold it, and the date in a form that cells have.

    An imprint has both: "Anytown: Anytown LSCB, 2018".
    """
    if holds == PUBLISHED and (date := _date(text)):
        return "", date
    with_year = _WITH_YEAR.fullmatch(text)
    board, year = (with_year["board"], with_year["year"]) if with_year else (text, "")
    areas = list(dict.fromkeys(areas_of_boards(board)))
    if areas:
        return " and ".join(areas), year
    area, is_withheld = area_named(board)
    has_board = area is not None and area != board
    return (board if is_withheld else str(area) if has_board else ""), year if is_withheld or has_board else ""


def _date(text: str) -> str:
    if match := _YEAR_ALONE.fullmatch(text.strip()):
        return match["year"]
    date = date_of_cell(text) or ""
    year, _, rest = date.partition("-")
    month = rest.partition("-")[0]
    if "/" in date or (month and int(month) > 12):
        return ""
    return f"{month}/{year}" if month else year
