"""The heads of the columns of a table -> what each column holds: a fact of the review, or a part of its entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from build_site.digests.evidence import PARTS, DigestGrammar

OTHER = "other"
_OF_CHILD = re.compile(
    r"(?:(?:the )?(?:child|subject)['’]?s )?(?:ages?|sex|gender)"
    r"(?: ?(?:/|and|&) ?(?:age|sex|gender))?(?: \((?:years|months|weeks)\))?"
    r"(?: of (?:the )?(?:child|subject))?"
    r"(?: (?:at|when) (?:the )?(?:(?:time|date) of (?:the )?)?(?:incident|death|injury|harm|event))?",
    re.IGNORECASE,
)
"""A head below which stands what the child was: "Age at incident", "Gender/Sex"."""

_FEWEST_KNOWN = 3
"""How many heads must be known for lines to be the head of a table of reviews."""
_FEWEST_LISTED = 2
"""How many of them must be heads of columns by the vocabulary; other lines may be labels of parts one by one."""
_LONGEST_LABEL = 40
"""In letters; what is longer, or has figures, is the cell of a row."""


def tells_of_child(head: str) -> bool:
    """Return whether the cells below a head tell the age or the sex of a child."""
    return _OF_CHILD.fullmatch(head) is not None


class Columns:
    """A reader of heads. listed: head of a column in small letters -> what the column holds.

    A head that is not listed is known if it could be the label of a part: "Recommendations made".
    """

    def __init__(self, listed: Mapping[str, str], grammar: DigestGrammar) -> None:
        self._listed, self._labels = listed, grammar.labels

    def names(self, heads: Sequence[str]) -> list[str]:
        """Return what each column holds by its head; none if these are not the heads of a table of reviews.

        Of three columns one may have an unknown head: it is kept as something else, or as the head that it is where
        it tells of the child. No listed name comes twice.
        """
        cells = [" ".join(head.split()).strip(" *") for head in heads]
        listed = [self._listed.get(cell.casefold(), "") for cell in cells]
        known = [name for name in listed if name]
        if not all(cells) or len(known) < _FEWEST_LISTED or len(set(known)) < len(known):
            return []
        names = [name or self._labelled(cell) for name, cell in zip(listed, cells, strict=True)]
        if sum(map(bool, names)) < max(_FEWEST_KNOWN, 2 * len(names) / 3):
            return []
        return [name or (cell if tells_of_child(cell) else OTHER) for name, cell in zip(names, cells, strict=True)]

    def _labelled(self, head: str) -> str:
        if len(head) > _LONGEST_LABEL or re.search(r"\d", head):
            return ""
        section = self._labels.titled_section(head)
        return section if section in PARTS else ""
