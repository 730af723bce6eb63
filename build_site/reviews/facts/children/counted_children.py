"""How many children under review an account says that there are."""

from __future__ import annotations

import re

from build_site.reviews.facts.children.ages import NUMBER_WORD, number_of
from build_site.reviews.facts.context.sentence_context import is_someone_else

CHILDREN = (
    r"(?:children|babies|infants|boys|girls|toddlers|siblings|sisters|brothers|twins"
    r"|young people|adolescents|teenagers)"
)
_NUMBER_OF_CHILDREN = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d{{1,2}})\s+"
    rf"(?:(?!of\b|other\b|older\b|his\b|her\b|their\b|adults?\b|perpetrators?\b|(?:{NUMBER_WORD})\b)[\w'’-]+\s+){{0,3}}?(?:{CHILDREN}|cases)\b",
    re.IGNORECASE,
)
_NOT_SUBJECTS_BEFORE = re.compile(
    r"\b(?:his|her|their|other|older|younger|(?<!experienced )(?<!suffered )(?<!sustained )by|with|further|half)\s*$",
    re.IGNORECASE,
)
TWINS = re.compile(rf"\btwins\b|\btwin {CHILDREN}\b", re.IGNORECASE)

_NAMED = r"(?-i:[A-Z][\w'’-]*(?:\s+[A-Z0-9]\w*)?)"
_BOTH_AGED = re.compile(rf"{_NAMED},?\s+(?:and|&)\s+{_NAMED},?\s+(?:(?:is|are|was|were)\s+)?both\b")
"""Two named children of one age: "Noah and Ivy, both 3 months old"."""


def count_children(sentence: str) -> int:
    """Return how many subjects a sentence says there are: "three siblings" -> 3; 0 where it does not say."""
    for match in _NUMBER_OF_CHILDREN.finditer(sentence):
        if not _NOT_SUBJECTS_BEFORE.search(sentence[: match.start()]) and not is_someone_else(sentence, match.start()):
            return int(number_of(match["n"]))
    return 2 if TWINS.search(sentence) or _BOTH_AGED.search(sentence) else 0
