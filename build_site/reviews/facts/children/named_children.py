"""Ages and sexes told beside the names that a title gives to its children: "Max, 7, and his 15-year-old sister Ida"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_site.reviews.facts.children.ages import Age
from build_site.reviews.facts.children.sibling_ages import PlacedAge
from build_site.reviews.facts.context.sentence_context import ADULT_BEFORE, POSSESSIVE
from build_site.reviews.facts.context.story import NO_NAMES, Story

_NAME = r"(?P<name>[A-Z][\w-]*)"
_KIN = r"(?:(?:half|step)-?)?(?:sister|brother)"
_NAME_BEFORE = re.compile(
    rf"\b{_NAME}(?:,?\s+(?:who\s+(?:is|was)\s+)?(?:then\s+)?(?:just\s+|only\s+)?(?:aged\s+)?|\s*[(\[])$"
)
_NAME_AFTER = re.compile(rf"(?:[\s-]*old)?\s+(?:{_KIN}|twin|sibling|boy|girl|cousin|child),?\s+{_NAME}(?!['’\w])")
_NAME_AND_KIN_BEFORE = re.compile(rf"\b{_NAME},\s+{POSSESSIVE}\s+$")
_KIN_AFTER = re.compile(rf"(?:[\s-]*old)?\s+{_KIN}\b", re.IGNORECASE)
_LETTERS_BEFORE = 80

_NAMED_KIN = re.compile(
    rf"\b(?P<owner>his|her)\s+(?:[\w-]+\s+){{0,2}}(?:half-?|step-?)?(?P<kin>sister|brother),?\s+{_NAME}(?!['’\w])"
)
_KIN_OF_NAMED = re.compile(
    rf"\b{_NAME},\s+(?:aged\s+\w+,\s+)?(?P<owner>his|her)\s+(?:[\w-]+\s+){{0,2}}(?:half-?|step-?)?(?P<kin>sister|brother)\b"
)
_WORD = re.compile(r"\b[A-Z][\w-]*")
_PAIR = 2


def name_beside(names: frozenset[str], sentence: str, age: Age) -> str | None:
    """Return the name of a child that stands right before or after an age; None where none does."""
    names -= NO_NAMES
    before = sentence[max(0, age.start - _LETTERS_BEFORE) : age.start]
    found = _NAME_BEFORE.search(before) or _NAME_AFTER.match(sentence, age.end)
    if found is None and _KIN_AFTER.match(sentence, age.end):
        found = _NAME_AND_KIN_BEFORE.search(before)
    if found is None or found["name"] not in names:
        return None
    if found.string is before and ADULT_BEFORE.search(before[: found.start()]):
        return None
    return found["name"]


def sexes_of_named(story: Story, ages: Sequence[PlacedAge]) -> list[str | None]:
    """Return the sex of each child whose age stands beside a name, as the word for the one's sister or brother tells.

    Of two children that one is "her brother" tells of both: a girl and a boy.
    """
    sexes = dict(_sexes(story))
    beside = (name_beside(story.names, placed.sentence, placed.age) for placed in ages)
    return [sexes.get(name) if name else None for name in beside]


def _sexes(story: Story) -> Iterator[tuple[str, str]]:
    """Yield names of children and their sexes."""
    names = story.names - NO_NAMES
    for sentence in story.sentences if len(names) == _PAIR else ():
        for pattern in (_NAMED_KIN, _KIN_OF_NAMED):
            for match in pattern.finditer(sentence):
                others = names - {match["name"]}
                if match["name"] not in names or not others & set(_WORD.findall(sentence)):
                    continue
                yield match["name"], "female" if match["kin"] == "sister" else "male"
                yield from ((name, "female" if match["owner"] == "her" else "male") for name in others)
