"""Lines that are a field of a record with its value: `TITLE: Child A`, `Year – 2018`, `ABSTRACT` above its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site.digests.evidence import PARTS, DigestGrammar
from build_site.digests.tables.columns import OTHER
from build_site.digests.tables.table_rows import TITLE

SUMMARY = "summary"
_FIELD = re.compile(
    r"[\s>#|*_•-]{0,8}(?:\d{1,3}[.)]\s{1,3})?[*_]{0,3}(?P<words>[A-Za-z][A-Za-z /()&-]{1,40}?)\s{0,9}"
    r"(?P<sign>[*_]{0,3}:[*_]{0,3}|\s[–—-](?=\s)|[*_]{0,3}[|\t]|[*_]{0,3}\s{0,3}$)(?P<value>.*)"
)
_MOST_WORDS = 4
"""In a field that no vocabulary knows."""


@dataclass(frozen=True)
class FieldLine:
    """A line that begins a field. index: of the line; words: of the field, in small letters; printed: as they stand;

    holds: what the field holds; value: the text on the line; is_label: it is a label within the text of a record
    ("Learning: ask"), with the whole line as its value.
    """

    index: int
    words: str
    printed: str
    holds: str
    value: str
    is_label: bool = False


def find_field_lines(lines: Sequence[str], fields: Mapping[str, str], grammar: DigestGrammar) -> list[FieldLine]:
    """Return the lines that begin a field, in order; none if the words for a title do not come again.

    fields: words in small letters -> what such a field holds. Other words with a colon are a field if they come as
    often as half of the titles.
    """
    matches = [(index, match) for index, line in enumerate(lines) if (match := _FIELD.fullmatch(line.rstrip()))]
    words = {index: " ".join(match["words"].split()).casefold() for index, match in matches}
    titles = sum(fields.get(words[index]) == TITLE for index, _ in matches)
    if titles < 2:
        return []
    with_colon = Counter(words[index] for index, match in matches if ":" in match["sign"])
    found = []
    for index, match in matches:
        is_label = False
        holds, value = fields.get(words[index], ""), match["value"].strip(" |\t")
        if not match["sign"].strip(" *_\t|") and not value and not holds:
            continue
        if not holds:
            label = grammar.examine(lines[index].strip()).opening_label
            if label and label.section in (*PARTS, SUMMARY):
                holds, value, is_label = SUMMARY, lines[index].strip(), True
            elif ":" in match["sign"] and _recurs(match["words"], with_colon[words[index]], titles):
                holds = "" if grammar.headings.type_in(match["words"]) else OTHER
        if holds:
            found.append(FieldLine(index, words[index], match["words"].strip(), holds, value, is_label))
    return found


def _recurs(words: str, count: int, titles: int) -> bool:
    return count >= max(2, titles / 2) and len(words.split()) <= _MOST_WORDS and words[0].isupper()
