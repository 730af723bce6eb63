"""Records made of labelled fields, as the catalogues of libraries export them and e-mail alerts list them.

    TITLE: Serious case review: Child A
    PUBLISHER: Anytown Safeguarding Children Board
    YEAR: 2018
    ABSTRACT: Death of a baby ... Learning includes: ...
    KEYWORDS: infants; sleeping behaviour

It is the recurring field of a title that shows them, with fields of other kinds below it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.case_opening import OPENS, opens_case
from build_site.digests.entries import EntryBlocks
from build_site.digests.evidence import DigestGrammar
from build_site.digests.fields.field_facts import PUBLISHER, Field, read_facts
from build_site.digests.fields.field_lines import SUMMARY, FieldLine, find_field_lines
from build_site.digests.headings import Heading
from build_site.digests.item_marks import item_mark
from build_site.digests.names import name_of, name_within
from build_site.digests.tables.columns import OTHER
from build_site.digests.tables.row_entries import row_entry
from build_site.digests.tables.table_rows import AREA, FACTS, TITLE, TYPE

_RULE = re.compile(r"[^\w]{3,}")
_LONGEST_STRAY = 60
_ENDS = (".", ";", "!", "?")
_MOST_ABOVE = 12
"""How many fields stand above the title of a record at most."""
_OTHERS = "the field on line {} may not be of this record"
_STRANGE = "line {} beside it may be the rest of its record"


def find_records(
    lines: Sequence[str], fields: Mapping[str, str], grammar: DigestGrammar
) -> tuple[set[int], list[EntryBlocks]]:
    """Return the numbers of the lines that are records, and the entries of those that tell of a review.

    fields: words of a field in small letters -> what it holds. A digest whose fields do not recur has none.
    """
    heads = find_field_lines(lines, fields, grammar)
    starts = _starts(heads, lines)
    records = [heads[start:end] for start, end in itertools.pairwise([*starts, len(heads)])]
    if not _are_records(records):
        return set(), []
    ends = [record[0].index for record in records[1:]] + [len(lines)]
    strays = _between(lines, [record[0].index for record in records], heads)
    unsure = _unsure(heads, starts, lines)
    taken: set[int] = set()
    entries = []
    told = frozenset(AREA if head.holds == PUBLISHER else head.holds for record in records for head in record)
    for start, record, end in zip(starts, records, ends, strict=True):
        read, doubts = _fields(record, end, lines, strays)
        doubts += unsure.get(start, [])
        taken.update(number for field in read for number, _ in [(field.head.index + 1, ""), *field.lines])
        if entry := _entry(read, grammar):
            last = max(number for field in read for number, _ in [(field.head.index + 1, ""), *field.lines])
            entry = replace(entry, lines=(record[0].index + 1, last), told=told)
            entries.append(replace(entry, doubts=(*entry.doubts, *doubts)))
    return (taken, entries) if entries else (set(), [])


def _starts(heads: Sequence[FieldLine], lines: Sequence[str]) -> list[int]:
    """Return which field lines begin a record: those of titles, or of fields that stand above each title alike."""
    titles = [place for place, head in enumerate(heads) if head.holds == TITLE]
    back = 0
    later = {head.words for head in heads[titles[-1] :]} if titles else set()
    for step in range(1, min(titles[0], _MOST_ABOVE) + 1 if titles else 0):
        above = [place - step for place in titles]
        words = {heads[place].words for place in above}
        if len(words) > 1 or words & later or any(a - b <= step for b, a in itertools.pairwise(titles)):
            break
        if all(_gap(heads, place, lines) >= _gap(heads, place + step, lines) for place in above[1:]):
            back = step
    return [place - back for place in titles]


def _unsure(heads: Sequence[FieldLine], starts: Sequence[int], lines: Sequence[str]) -> dict[int, list[str]]:
    """Return why the bounds of records are not sure, by their first field: one stands nearer to another record.

    In the first record the first field may be of the page instead: it stands farther from the rest than in the others.
    """
    doubts: dict[int, list[str]] = {}
    for above, start in itertools.pairwise(starts):
        if start - above > 1 and _gap(heads, start, lines) < _gap(heads, start - 1, lines):
            doubt = _OTHERS.format(heads[start - 1].index + 1)
            doubts.setdefault(above, []).append(doubt)
            doubts.setdefault(start, []).append(doubt)
    if len(starts) > 1 and heads[starts[0]].holds != TITLE:
        first, second = (_gap(heads, start + 1, lines) for start in starts[:2])
        if first > second:
            doubts.setdefault(starts[0], []).append(_OTHERS.format(heads[starts[0]].index + 1))
    return doubts


def _gap(heads: Sequence[FieldLine], place: int, lines: Sequence[str]) -> int:
    """Return how many lines right above a field line are blank or rules."""
    count, index = 0, heads[place].index - 1
    while index >= 0 and (not lines[index].strip() or _RULE.fullmatch(lines[index].strip())):
        count, index = count + 1, index - 1
    return count


def _are_records(records: Sequence[Sequence[FieldLine]]) -> bool:
    """Whether fields are those of records: at least two, that tell something and have a further field."""
    kinds = {head.words for record in records for head in record if head.holds not in (TITLE, SUMMARY)}
    telling = sum(any(head.holds == SUMMARY for head in record) for record in records)
    alike = sum(len({head.holds for head in record}) > len((TITLE, SUMMARY)) for record in records)
    return bool(kinds) and 2 * telling >= len(records) >= 2 and 2 * alike >= len(records)


def _between(lines: Sequence[str], starts: Sequence[int], heads: Sequence[FieldLine]) -> set[int]:
    """Return the lines that stand above records in the same way: rules, "Record 2 of 5"."""
    rules = {index for index, line in enumerate(lines) if _RULE.fullmatch(line.strip())}
    taken = {head.index for head in heads} | {_first_of_value(head, lines) for head in heads if not head.value}
    above: dict[int, str] = {}
    for start in starts:
        index = start - 1
        while index > 0 and (not lines[index].strip() or index in rules):
            index -= 1
        text = lines[index].strip() if index >= 0 else ""
        is_apart = index <= 0 or not lines[index - 1].strip() or index - 1 in rules
        if text and index not in taken and len(text) <= _LONGEST_STRAY and (is_apart or re.search(r"\d", text)):
            above[index] = re.sub(r"\d+", "0", text)
    shapes = Counter(above.values())
    return rules | {index for index, shape in above.items() if shapes[shape] > 1}


def _first_of_value(head: FieldLine, lines: Sequence[str]) -> int:
    """Return the index of the first line that is not blank below the words of a field."""
    return next((index for index in range(head.index + 1, len(lines)) if lines[index].strip()), head.index)


def _fields(
    record: Sequence[FieldLine], end: int, lines: Sequence[str], strays: set[int]
) -> tuple[list[Field], list[str]]:
    """Return the fields of a record with their values, and why its end is not sure. end: where the next one begins."""
    fields, doubts = [], []
    ends = [*(head.index for head in record[1:]), end]
    for head, below in zip(record, ends, strict=True):
        value = [(head.index + 1, head.value)] if head.value else []
        is_last = head is record[-1]
        for index in range(head.index + 1, below):
            text = lines[index].strip(" |\t") if "|" in lines[index] else lines[index]
            if index in strays or not (value or text.strip()):
                continue
            is_apart = not lines[index - 1].strip() or index - 1 in strays
            begins = bool(text.strip()) and is_apart and bool(value)
            if is_last and begins and not (head.holds == SUMMARY and item_mark(text, "")):
                if head.holds == SUMMARY and len(text) > _LONGEST_STRAY and text.rstrip().endswith(_ENDS):
                    doubts.append(_STRANGE.format(index + 1))
                break
            value.append((index + 1, text))
        while value and not value[-1][1].strip():
            value.pop()
        fields.append(Field(head, value))
    return fields, doubts


def _entry(fields: Sequence[Field], grammar: DigestGrammar) -> EntryBlocks | None:
    """Return the entry that a record is; None if it tells of no review, as those of other books do not."""
    names, cells, doubts = read_facts(fields)
    own = [field for field in fields if field.head.holds == SUMMARY and not field.head.is_label]
    longest = max(own, key=lambda field: len(field.cell.text), default=None)
    others = []
    for field in fields:
        holds = field.head.holds
        if holds == SUMMARY and (field is longest or field.head.is_label):
            names, cells = [*names, SUMMARY], [*cells, field.cell]
        elif holds in (OTHER, PUBLISHER, SUMMARY) and field.lines:
            others += list(_other(field, grammar))
        elif holds not in (*FACTS, OTHER, PUBLISHER, SUMMARY):
            names, cells = [*names, holds], [*cells, field.cell]
    facts = {name: cell.text for name, cell in zip(names, cells, strict=True) if name in FACTS}
    told = longest.cell.text if longest else ""
    if not _is_review(facts.get(TITLE, ""), facts.get(TYPE, ""), told, grammar):
        return None
    ordered = sorted(zip(names, cells, strict=True), key=lambda pair: pair[0] != SUMMARY)
    entry = row_entry([cell for _, cell in ordered], [name for name, _ in ordered], grammar)
    if entry is None:
        return None
    heading = _with_title(replace(entry.heading, printed=_printed(facts, grammar)), facts.get(TITLE, ""), grammar)
    return replace(entry, heading=heading, blocks=(*entry.blocks, *others), doubts=tuple(doubts))


def _printed(facts: Mapping[str, str], grammar: DigestGrammar) -> str:
    """Return the title of a record as printed, with the words for the kind of review where only their field has it."""
    title, kind = facts.get(TITLE, ""), facts.get(TYPE, "")
    return title if not kind or grammar.headings.type_in(title) else f"{title} / {kind}"


def _with_title(heading: Heading, title: str, grammar: DigestGrammar) -> Heading:
    """Return what the fields say, with what a title in the form of a heading says besides: `2023 – Kent – Baby T`."""
    evidence = grammar.examine(title)
    told = evidence.dated or evidence.reference
    if told is None:
        return heading
    has_area = heading.area is not None or heading.anonymous
    return replace(
        heading,
        title=told.title,
        published=heading.published or told.published,
        area=heading.area if has_area else told.area,
        anonymous=heading.anonymous if has_area else told.anonymous,
        review_type=heading.review_type or told.review_type,
    )


def _is_review(title: str, kind: str, told: str, grammar: DigestGrammar) -> bool:
    """Whether a record is of one review: by the words for its kind, its name, or since it opens a case."""
    evidence = grammar.examine(title)
    if evidence.dated or evidence.reference:
        return True
    is_named = name_of(title) is not None or name_within(title) is not None
    if grammar.headings.names_several(title) and not is_named:
        return False
    return is_named or any(map(grammar.headings.type_in, (title, kind))) or opens_case(told) >= OPENS


def _other(field: Field, grammar: DigestGrammar) -> Iterator[Block]:
    """Yield the blocks of a field that is kept under its own name."""
    first, label = field.head.index + 1, field.head.printed
    yield Block(first, first, BlockType.HEADING, label, grammar.examine(label), (label,))
    for block in group_lines([text for _, text in field.lines], grammar):
        numbers = [field.lines[line - 1][0] for line in (block.first, block.last)]
        yield replace(block, first=numbers[0], last=numbers[1])
