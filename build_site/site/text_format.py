"""Values of a record in a reader's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_site.model import Child

POINT_HEADINGS = {"recommendation": "Recommendations", "learning": "Learning", "good-practice": "Good practice"}
"""Kind of a point -> the heading over a list of them, in the order in which readers look for them."""

_POINT_NAMES = {
    "recommendation": "recommendation",
    "learning": "learning point",
    "good-practice": "item of good practice",
}


def point_name(kind: str, number: int) -> str:
    """Return what to call a point: "learning point 2"."""
    return f"{_POINT_NAMES[kind]} {number}"


def small_count(number: int, smallest_count: int) -> str:
    """Return a number, or that it is too small to be stated: "fewer than 3". None at all is stated: "0"."""
    return f"fewer than {smallest_count:,}" if 0 < number < smallest_count else f"{number:,}"


def join_and(names: Sequence[str]) -> str:
    """Return names in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def capitalise(text: str) -> str:
    """Return the text with a capital at its start."""
    return text[:1].upper() + text[1:]


def pluralise(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 review", "1,204 reviews"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def child(subject: Child) -> str:
    """Return what is stated of a child: "7 weeks, male"; empty if nothing is."""
    return capitalise(", ".join(part for part in (subject.age, subject.sex) if part))


def extract(text: str, word_count: int = 30) -> str:
    """Return the first words of a text, with an ellipsis if it goes on."""
    parts = text.split(None, word_count)
    if len(parts) <= word_count:
        return " ".join(parts)
    return " ".join(parts[:word_count]).rstrip(",;:.–-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; they are parted by a blank line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
