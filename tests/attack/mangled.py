"""Digests of invented entries, mangled as a copy from a page, a bad export or a careless hand mangles them.

Each entry has words of its own, so that it shows in a record which entries that was made of.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from build_site.core.problems import Problems
from build_site.digests.files import Digest
from build_site.digests.formats.text import text_lines
from build_site.digests.reader import DigestReader
from build_site.reviews.build_record import build_records
from build_site.reviews.doubts import with_doubts
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.fact_reader import FactReader
from build_site.reviews.matching.cluster import cluster_entries
from build_site.reviews.matching.compare import Joiner
from build_site.vocabulary.vocabularies import Vocabularies
from tests.digests.shapes import SHAPES, Told, inline

_NAMES = (
    *("Child Alder", "Baby Birch", "Child C", "Child LB", "Family Dogwood", "Elder", "Fir and Gorse", "Hazel"),
    *("Young Person Ivy", "Juniper", "Child K", "Larch", "Child Maple", "Siblings N", "Oak", "Child P2"),
)
_OPENINGS = (
    "Death of a {age}-year-old boy in {month} {year}.",
    "Serious injuries to a girl aged {age} in {month} {year}.",
    "In {month} {year} a {age}-year-old girl was found dead in a lane.",
    "Suicide of a {age}-year-old boy in {year}.",
    "Neglect of three siblings aged {age} and under.",
    "A baby of {age} months suffered burns at home in {month} {year}.",
    "The review is about a boy who died when he was {age} years old.",
)
_SENTENCES = (
    "Two doctors of the {own} ward wrote letters that nobody answered.",
    "His grandfather drove him to {own} each Sunday and came back alone.",
    "Police were called to {own} after an argument about money.",
    "The landlord of {own} had asked for the rent three times that winter.",
    "A health visitor of {own} found the door locked on each of her visits.",
    "Her sister had left for {own} and took the telephone with her.",
    "No interpreter from {own} was asked for, though one was free.",
    "The mother told the {own} nurse that she was tired.",
    "The family had moved to the {own} estate a month before.",
    "A neighbour rang the {own} office twice.",
    "The school had noted {own} bruises.",
)
_POINTS = ("ask the {own} uncle", "see the {own} room", "write the {own} address down", "ring the {own} ward again")
_MONTHS = ("January", "April", "June", "September")
_MARK = re.compile(r"zq[a-p]+q")
"""A word of one entry: `zqbq` of the second. A mark is in no other word."""


def _in_one_paragraph(tellings: Sequence[Told]) -> str:
    """A list by year in which each entry is a heading and one paragraph."""
    return "\n\n".join(f"2021 – Kent – {told.title}\n\n{' '.join(inline(told))}" for told in tellings) + "\n"


_SHAPES = {**SHAPES, "one paragraph": _in_one_paragraph}


def _own(number: int) -> str:
    return f"zq{'abcdefghijklmnop'[number]}q"


def made_entries(chance: random.Random) -> list[Told]:
    """Return between three and eight entries, with their own words in each of their parts."""
    names = chance.sample(_NAMES, chance.randint(3, 8))
    return [_made_entry(chance, name, _own(number)) for number, name in enumerate(names)]


def _made_entry(chance: random.Random, name: str, own: str) -> Told:
    opening = chance.choice(_OPENINGS).format(
        age=chance.randint(2, 17), month=chance.choice(_MONTHS), year=chance.randint(2012, 2019)
    )
    told = [sentence.format(own=own) for sentence in chance.sample(_SENTENCES, chance.randint(1, 3))]
    points = [point.format(own=own) for point in chance.sample(_POINTS, 4)]
    return Told(
        name,
        " ".join([opening, *told]),
        tuple(points[:2]),
        tuple(points[2 : chance.randint(2, 4)]),
        (f"{own} care", "neglect") if chance.random() < 0.5 else (),
    )


def _is_heading(line: str) -> bool:
    return 0 < len(line) < 70 and any(name in line for name in _NAMES) and not _MARK.search(line)


def _headings(lines: Sequence[str]) -> list[int]:
    return [index for index, line in enumerate(lines) if _is_heading(line)]


def _remove_headings(lines: list[str], chance: random.Random) -> list[str]:
    headings = _headings(lines)
    gone = set(chance.sample(headings, min(len(headings), chance.randint(1, 3))))
    return [line for index, line in enumerate(lines) if index not in gone]


def _glue_headings(lines: list[str], chance: random.Random) -> list[str]:
    headings = _headings(lines)
    glued = set(chance.sample(headings, min(len(headings), chance.randint(1, 3))))
    text, after = [], ""
    for index, line in enumerate(lines):
        if index in glued:
            after = line
        elif after and line:
            text.append(f"{after}{chance.choice((' ', ' – ', ': ', ''))}{line}")
            after = ""
        elif not after:
            text.append(line)
    return text


def _glue_to_text_above(lines: list[str], chance: random.Random) -> list[str]:
    headings = [index for index in _headings(lines) if index > 1]
    for index in sorted(chance.sample(headings, min(len(headings), 2)), reverse=True):
        above = index - 1 if lines[index - 1] else index - 2
        lines[above : index + 1] = [f"{lines[above]} {lines[index]}"]
    return lines


def _renumber(lines: list[str], chance: random.Random) -> list[str]:
    for index in _headings(lines):
        lines[index] = f"{chance.randint(1, 4)}. {re.sub(r'^[0-9]+[.] ', '', lines[index])}"
    return lines


def _reorder(lines: list[str], chance: random.Random) -> list[str]:
    """Put the entries in another order, and the paragraphs of some of them."""
    starts = _headings(lines)
    if not starts:
        return lines
    entries = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    chance.shuffle(entries)
    reordered = lines[: starts[0]]
    for entry in entries:
        heading, *paragraphs = "\n".join(entry).split("\n\n")
        if chance.random() < 0.5:
            chance.shuffle(paragraphs)
        reordered += "\n\n".join([heading, *paragraphs]).split("\n")
    return reordered


def _flatten(lines: list[str], _chance: random.Random) -> list[str]:
    """Put every cell of a table, and every paragraph, on a line of its own, without blank lines."""
    cells = (cell for line in lines for cell in re.split(r"\s[|/]\s", line))
    return [cell.strip() for cell in cells if cell.strip()]


def _cut(lines: list[str], chance: random.Random) -> list[str]:
    half = len(lines) * chance.randint(30, 70) // 100
    return lines[:half] if chance.random() < 0.5 else lines[half:]


def _without_labels(lines: list[str], chance: random.Random) -> list[str]:
    return [
        line for line in lines if chance.random() < 0.5 or line.strip("#* :") not in ("Learning", "Recommendations")
    ]


def _drop_lines(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.08]


MANGLINGS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "headings removed": _remove_headings,
    "headings glued to the text below": _glue_headings,
    "headings glued to the text above": _glue_to_text_above,
    "renumbered": _renumber,
    "reordered": _reorder,
    "flattened": _flatten,
    "half cut off": _cut,
    "labels removed": _without_labels,
    "lines lost": _drop_lines,
}


def mangled(seed: int) -> str:
    """Return a digest in one of the shapes, mangled in one or two ways. The same seed gives the same digest."""
    chance = random.Random(seed)
    shape = _SHAPES[sorted(_SHAPES)[seed % len(_SHAPES)]]
    lines = shape(made_entries(chance)).split("\n")
    for name in chance.sample(sorted(MANGLINGS), chance.randint(1, 2)):
        lines = MANGLINGS[name](lines, chance)
    return "\n".join(lines)


class Publisher:
    """What a run would publish of a digest: the records that are not held, joined as the import joins them."""

    def __init__(self, words: Vocabularies) -> None:
        self._words = words
        self._reader = DigestReader(words.labels, words.keywords)
        self._facts = FactReader(words.areas, words.keywords, words.harms, self._reader._grammar.headings, words.labels)

    def entries(self, text: str) -> list[EntryFacts]:
        """Return the entries of a digest with their doubts."""
        reading = self._reader.read(Digest("digest.txt", tuple(text_lines(text))), Problems())
        return [with_doubts(self._facts.read(entry), self._words.areas) for entry in reading.entries]

    def published(self, text: str) -> list[str]:
        """Return each record of a digest that is not held, as one text."""
        sure = [entry for entry in self.entries(text) if not entry.doubts]
        groups = cluster_entries(sure, Joiner(self._words.areas), [], Problems())
        return [repr(record) for record in build_records(groups, {}, self._words.keywords, Problems())]


def entries_told_by(record: str) -> set[str]:
    """Return the marks of the entries whose words stand in a record."""
    return set(_MARK.findall(record))
