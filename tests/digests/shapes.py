"""Known entries typeset anew, in the shapes in which publishers print them: what is read back must be what was set.

Each shape takes accounts (title, summary, learning, recommendations, good practice, keywords) and gives a digest.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One entry as it is to be read back."""

    title: str
    summary: str
    learning: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


Shape = Callable[[Sequence[Told]], str]

TOP = "Learning from reviews\n\nThe reviews below were added to the collection in May 2024.\n\n"
TYPES = ("Serious case review", "Rapid review", "Local child safeguarding practice review")


def inline(told: Told) -> list[str]:
    """Paragraphs with a label each."""
    parts = [told.summary]
    if told.learning:
        parts.append("Learning includes: " + "; ".join(told.learning) + ".")
    if told.recommendations:
        parts.append("Recommendations include: " + "; ".join(told.recommendations) + ".")
    if told.keywords:
        parts.append("Keywords: " + ", ".join(told.keywords))
    return parts


def listed(told: Told, mark: str = "• ", label: str = "") -> list[str]:
    """Labels on lines of their own, a point an item."""
    parts = [told.summary]
    for name, points in (("Learning", told.learning), ("Recommendations", told.recommendations)):
        if points:
            parts += [f"{label}{name}{label and ' '}".rstrip(), "\n".join(f"{mark}{point}" for point in points)]
    return parts


def _paragraphs(
    heading: Callable[[int, Told], str], body: Callable[[Told], list[str]] = inline, top: str = TOP
) -> Shape:
    def shape(tellings: Sequence[Told]) -> str:
        return (
            top
            + "\n\n".join("\n\n".join([heading(number, told), *body(told)]) for number, told in enumerate(tellings, 1))
            + "\n"
        )

    return shape


def _wrapped(shape: Shape) -> Shape:
    return lambda tellings: "\n".join(
        textwrap.fill(line, 80, break_long_words=False) if len(line) > 80 else line
        for line in shape(tellings).split("\n")
    )


def _dense(shape: Shape) -> Shape:
    return lambda tellings: shape(tellings).replace("\n\n", "\n")


def table(separator: str) -> Shape:
    """A row a review, cells parted by a sign."""

    def shape(tellings: Sequence[Told]) -> str:
        rows = [f" {separator} ".join(("No", "Title", "Summary", "Learning", "Recommendations"))]
        for number, told in enumerate(tellings, 1):
            cells = (
                str(number),
                told.title,
                told.summary,
                *(
                    "\n" + "\n".join(f"• {p}" for p in points) + "\n"
                    for points in (told.learning, told.recommendations)
                ),
            )
            rows.append(f" {separator} ".join(cells))
        return "Published reviews\n\n" + "\n".join(rows) + "\n"

    return shape


def _mixed(number: int, told: Told) -> str:
    return f"{TYPES[number % 3]}: {told.title}" if number % 3 else told.title


SHAPES: dict[str, Shape] = {
    "bare names": _paragraphs(lambda n, t: t.title),
    "bare names with lists": _paragraphs(lambda n, t: t.title, listed),
    "bare names, wrapped": _wrapped(_paragraphs(lambda n, t: t.title)),
    "bare names, no blank lines": _dense(_paragraphs(lambda n, t: t.title)),
    "bare names, lists, no blank lines": _dense(_paragraphs(lambda n, t: t.title, listed)),
    "headings of Markdown": _paragraphs(lambda n, t: f"## {t.title}"),
    "headings of Markdown over labels": _paragraphs(lambda n, t: f"## {t.title}", lambda t: listed(t, "- ", "### ")),
    "bold names": _paragraphs(lambda n, t: f"**{t.title}**", lambda t: listed(t, "- ")),
    "numbered names": _paragraphs(lambda n, t: f"{n}. {t.title}"),
    "names with months": _paragraphs(lambda n, t: f"{t.title} (March 20{10 + n % 14})"),
    "names with days": _paragraphs(lambda n, t: f"'{t.title}' | published {1 + n % 28} July 2021", listed),
    "names and published": _paragraphs(lambda n, t: f"{t.title} (published 17 June 2016)"),
    "kinds before names": _paragraphs(lambda n, t: f"{TYPES[n % 3]} - {t.title}"),
    "kinds after names": _paragraphs(lambda n, t: f"{t.title}: {TYPES[n % 3].lower()}"),
    "kinds of some": _paragraphs(_mixed),
    "kinds of some, lists": _paragraphs(_mixed, listed),
    "kinds of some, wrapped": _wrapped(_paragraphs(_mixed)),
    "names with a colon": _paragraphs(lambda n, t: f"{t.title}:", listed),
    "table with strokes": table("/"),
    "table with bars": table("|"),
    "list by year": _paragraphs(lambda n, t: f"2021 – Kent – {t.title}"),
}
