"""The cells of a row that tells a review -> its entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from build_site.core.dates_in_text import date_of_cell, month_of
from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.heading_areas import area_named
from build_site.digests.headings import TABLE, Heading
from build_site.digests.tables.columns import OTHER, tells_of_child
from build_site.digests.tables.table_rows import AREA, FACTS, INCIDENT, NUMBER, PUBLISHED, TITLE, TYPE, Cell

_LONGEST_DATE = 6
"""In words; a longer cell below "Incident" tells what happened, if it is no date."""


def row_entry(row: Sequence[Cell], names: Sequence[str], grammar: DigestGrammar) -> EntryBlocks | None:
    """Return the entry that a row tells; None for a row without a title."""
    cells = [(_holding(name, cell, names), cell) for name, cell in zip(names, row, strict=False)]
    heading = _heading({name: cell for name, cell in cells if name in FACTS}, grammar)
    if heading is None:
        return None
    told = [(name, cell) for name, cell in cells if name not in FACTS and not tells_of_child(name)]
    of_child = [(name, cell) for name, cell in cells if tells_of_child(name) and cell.text]
    blocks: list[Block] = []
    for name, cell in told:
        blocks += _blocks(name, cell, grammar)
        if name == "summary" and cell.text:
            blocks += [_with_head(head, fact, grammar) for head, fact in of_child]
            of_child = []
    blocks += [block for _, cell in of_child for block in _blocks(OTHER, cell, grammar)]
    numbers = [number for cell in row for number, text in cell.lines if text.strip()]
    last = max([numbers[0], *(block.last for block in blocks)])
    return EntryBlocks(heading, (numbers[0], last), tuple(blocks))


def _holding(name: str, cell: Cell, names: Sequence[str]) -> str:
    """Return what a cell holds by the head of its column; "Incident" may be the date or what happened."""
    if name != INCIDENT or len(cell.text.split()) <= _LONGEST_DATE or date_of_cell(cell.text):
        return name
    return OTHER if "summary" in names else "summary"


def _heading(cells: Mapping[str, Cell], grammar: DigestGrammar) -> Heading | None:
    """Return what the cells of facts say that a heading would. A title may stand on the last line of the area's."""
    area = cells[AREA].texts if AREA in cells else []
    title = cells[TITLE].text if TITLE in cells else area.pop() if len(area) > 1 else ""
    if not title:
        return None
    kinds = (cells[name].text for name in (TYPE, NUMBER) if name in cells)
    kind = next(filter(None, map(grammar.headings.type_in, (*kinds, title))), None)
    parsed = grammar.headings.parse(title)
    printed = " / ".join(cell.text for name, cell in cells.items() if name != NUMBER and cell.text)
    return Heading(
        printed,
        TABLE,
        parsed.title if parsed else title,
        month_of(date_of_cell(cells[PUBLISHED].text)) if PUBLISHED in cells else None,
        *area_named(" ".join(area)),
        review_type=kind,
        incident=date_of_cell(cells[INCIDENT].text) if INCIDENT in cells else None,
    )


def _with_head(head: str, cell: Cell, grammar: DigestGrammar) -> Block:
    """Return the block of a cell that tells of the child, with its head: "Age at incident: 4."."""
    numbers = [number for number, text in cell.lines if text.strip()]
    text = f"{head}: {cell.text.rstrip('.')}."
    return Block(numbers[0], numbers[-1], BlockType.TEXT, text, grammar.examine(text), (text,))


def _blocks(section: str, cell: Cell, grammar: DigestGrammar) -> Iterator[Block]:
    """Yield the blocks of a cell, below one that is the label of its section."""
    lines = cell.lines
    if not any(text.strip() for _, text in lines):
        return
    first = next(number for number, text in lines if text.strip())
    if section != "summary":
        label = section.capitalize()
        yield Block(first, first, BlockType.TEXT, label, grammar.examine(label), (label,))
    for block in group_lines([text for _, text in lines], grammar):
        yield replace(block, first=lines[block.first - 1][0], last=lines[block.last - 1][0])
