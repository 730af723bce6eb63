"""Sentences within an entry that announce the review of somebody else: "We also published the review about Ada"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_site.digests.blocks import Block
from build_site.digests.names import Name, NameKind, name_of

_OF = (
    r"(?:about|of|into|concerning|on|regarding|for|called|in respect of|relating to)\s+"
    r"(?:the\s+(?:death|case|life|murder|experiences?|story)\s+of\s+)?"
)
_ANNOUNCED = re.compile(
    r"\b(?:publish(?:ed|es|ing)?|put out|released|issued|launched|completed)\b[^.;:]{0,80}?"
    rf"\b(?:reviews?|SCRs?|LCSPRs?|CSPRs?)\s+(?:report\s+)?{_OF}(?P<name>[\"“‘']?[A-Z][^.,;:()]{{0,40}})"
)
_ANNOUNCED_BEFORE = re.compile(
    rf"\b(?:review|SCR|LCSPR|CSPR)\s+(?:report\s+)?{_OF}(?P<name>[\"“‘']?[A-Z][^.,;:()]{{0,40}}?)\s+"
    r"(?:was|is|has been|will be)\s+(?:also\s+|now\s+|today\s+)?(?:published|released|launched)\b"
)
_VERBS = ("publish", "Publish", "put out", "released", "issued", "launched", "completed")
"""One of which is in every text that announces a review; to look for them first takes less time."""
_WORDS = re.compile(r"[\"“‘']?[A-Z][\w'’-]*[\"”’']?(?:\s+(?:and\s+)?[\"“‘']?[A-Z][\w'’-]*[\"”’']?){0,4}")
_PERSON = r"(?:['’]s\b|\s+(?:was|is|had|has|told|lived|died|were|who|and (?:his|her|their))\b)"
"""What stands behind a name that is a person's."""
_MOST_LETTERS = 2000
"""Of a text, so many letters are looked at."""


def other_reviews(title: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return why the blocks of an entry may tell another review than that of its title, with the name of that one."""
    named: list[Name] = []
    doubts: list[str] = []
    own = name_of(title)
    for block in blocks:
        for name in _announced(block.text[:_MOST_LETTERS]):
            known = [*named, *([own] if own else [])]
            if name.is_in(title) or any(other.is_in(name.text) or name.is_in(other.text) for other in known):
                continue
            if known:
                doubts.append(f"line {block.first} announces another review, that of `{name.text}`")
            named.append(name)
    return tuple(doubts)


def _announced(text: str) -> Iterator[Name]:
    """Yield the names of children whose reviews a text announces as published."""
    if not any(verb in text for verb in _VERBS):
        return
    for pattern in (_ANNOUNCED, _ANNOUNCED_BEFORE):
        for match in pattern.finditer(text):
            words = _WORDS.match(match["name"])
            name = name_of(words[0]) if words else None
            if name and (name.kind is not NameKind.GIVEN or _is_person(name.text, text)):
                yield name


def _is_person(name: str, text: str) -> bool:
    """Whether words with a capital letter are the name of a child by what a text says of them: "Ada was", "Ada's"."""
    is_one = " " not in name or " and " in name
    return is_one and re.search(rf"\b{re.escape(name)}{_PERSON}", text) is not None
