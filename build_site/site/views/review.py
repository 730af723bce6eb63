"""What the page of a review is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.views import Fact, Link, PageContext, Row


@dataclass(frozen=True)
class NumberedPoint:
    """A point as a page shows it. name: what to call it ("learning point 2"); tags: its themes, then its agencies."""

    anchor: str
    number: int
    name: str
    text: str
    tags: tuple[Link, ...]


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
class Origin:
    """What a fact rests on. words: of the account, or an editor's reason; how: read, inferred or corrected, in words.

    places: where the account is told; none for what an editor put right.
    """

    words: str
    how: str
    corrected: bool
    places: tuple[Place, ...]


@dataclass(frozen=True)
class FactOrigin:
    """A value of a fact with everything that it rests on."""

    label: str
    value: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class FullReport:
    """A full report: its label as printed and its address, if it has one; where it is and whom to ask for a copy."""

    label: str
    url: str | None
    words: str


@dataclass(frozen=True)
class Citation:
    """How the review is cited, in three parts: the work, where it is summarised, and the address or nothing."""

    work: str
    held: str
    address: str


@dataclass(frozen=True)
class ReviewPage(PageContext):
    """`review.html`. caption: area and year; contents: the parts of this page; tells: of what, for a reader who wants
    to know before reading on; joined: why its entries are held as one review."""

    caption: str
    professionals: bool
    facts: tuple[Fact, ...]
    origins: tuple[FactOrigin, ...]
    contents: tuple[Link, ...]
    tells: str
    accounts: tuple[AccountView, ...]
    reports: tuple[FullReport, ...]
    related: tuple[RelatedReview, ...]
    joined: tuple[str, ...]
    citation: Citation
