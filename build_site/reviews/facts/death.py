"""Whether a child who is a subject of the review died."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_site.core.text import sentences
from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.death_victim import unnamed_victim_role, victim_role
from build_site.reviews.facts.death_words import death_words, hints_at_death, is_alternative, says_when_reviews_are_held
from build_site.reviews.facts.living import tells_of_living_child, tells_of_physical_harm, tells_of_survival
from build_site.reviews.facts.people import Role
from build_site.reviews.facts.sentence_context import quoted

_LETTERS_BEFORE, _LETTERS_AFTER = 20, 50
"""How many letters around the words that tell of a death are shown as evidence."""

_OPENING = 100
"""How many letters of a sentence show that it tells what became of a living child."""

_SEVERAL_REVIEWS = re.compile(
    r"\b(?:thematic|deaths? or serious (?:injur|harm)\w*"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:rapid reviews|reviews|reports))\b",
    re.IGNORECASE,
)


def read_death(summary: str) -> tuple[str | None, list[Evidence]]:
    """Return yes, no or unclear, and the words that it rests on; None where the account is empty.

    "no" follows only where the words tell what became of a child and tell of no death; whatever else is unclear.
    """
    if not summary.strip():
        return None, []
    told = [sentence for sentence in sentences(summary) if not says_when_reviews_are_held(sentence)]
    has_open_death = any(map(hints_at_death, told))
    for sentence, word, victim in _deaths(told):
        if victim is Role.SUBJECT:
            words = quoted(sentence, *word.span(), _LETTERS_BEFORE, _LETTERS_AFTER)
            return "yes", [Evidence("yes", words, 1, READ)]
        has_open_death = has_open_death or victim is Role.OPEN
    living = next(filter(tells_of_survival, told), None)
    if living is None and not has_open_death and not _SEVERAL_REVIEWS.search(" ".join(told[:1])):
        living = next((sentence for sentence in told if tells_of_living_child(sentence, summary)), None)
    if living is None:
        return "unclear", []
    return "no", [Evidence("no", quoted(living, 0, 0, after=_OPENING), 1, INFERRED)]


def _deaths(told: list[str]) -> Iterator[tuple[str, re.Match[str], Role]]:
    """Yield every death that the sentences tell of, and whose it is: where it is not said, that of the last named."""
    last = None
    child_hurt = False
    for sentence in told:
        child_hurt = child_hurt or tells_of_physical_harm(sentence)
        for word in death_words(sentence):
            victim = Role.OPEN if is_alternative(sentence, word) else victim_role(sentence, word)
            last = victim or last or unnamed_victim_role(sentence, word, child_hurt)
            yield sentence, word, last
