"""What the page of a review is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.contexts import Fact, Link, PageContext, Row


@dataclass(frozen=True)
class NumberedPoint:
    """A point as a page shows it. name: what to call it, such as "learning point 2"."""

    anchor: str
    number: int
    name: str
    text: str


@dataclass(frozen=True)
class PointList:
    """The points of one kind in one account. start: the number of the first."""

    heading: str
    anchor: str
    start: int
    points: tuple[NumberedPoint, ...]


@dataclass(frozen=True)
class OtherPart:
    """What else an entry says, under its heading."""

    heading: str
    anchor: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where an account is told: the digest, the lines in words, the heading as printed."""

    digest: str
    lines: str
    heading: str


@dataclass(frozen=True)
class AccountView:
    """One telling. heading: empty for the only account; anchor prefixes the anchors of its parts."""

    heading: str
    anchor: str
    happened_anchor: str
    happened: tuple[str, ...]
    lists: tuple[PointList, ...]
    other: tuple[OtherPart, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class RelatedReview:
    """A review with something in common. reason: what both have, in words."""

    row: Row
    reason: str


@dataclass(frozen=True)
class ReviewPage(PageContext):
    """`review.html`. caption: area and year; contents: the parts of this page; reports: label and address or None."""

    caption: str
    professionals: bool
    facts: tuple[Fact, ...]
    contents: tuple[Link, ...]
    accounts: tuple[AccountView, ...]
    reports: tuple[tuple[str, str | None], ...]
    related: tuple[RelatedReview, ...]
