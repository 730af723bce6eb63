"""The page of each review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_site.catalogue import DisplayedAccount, Point, Review
from build_site.core import dates
from build_site.model import PROFESSIONALS
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.citation import Citation, FullReport, citation_of, reports_of
from build_site.site.data.content_warning import content_note
from build_site.site.data.facts import FactOrigin, Place, facts_of, origins_of, place
from build_site.site.data.groupings import Groupings, area_words
from build_site.site.data.related import Related, related_of
from build_site.site.page import Fact, Lazy, Link, Page, PageContext, Row


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


_LIST_ANCHORS = {"learning": "learning", "recommendation": "recommendations", "good-practice": "good-practice"}
"""Kind of a point -> the anchor of its list, in the order in which a page has them."""


def pages(shelves: Groupings, config: SiteConfig, cache: Path) -> Iterator[Page]:
    """A page for every review of the catalogue. cache: a folder that remembers which reviews are related."""
    reviews = shelves.catalogue.reviews
    maker = _Maker(shelves, config, int(dates.today()[:4]))
    for review, related in zip(reviews, related_of(reviews, cache / "related.pickle")):
        yield Page(
            urls.review(review.id),
            "review.html",
            Lazy(maker.page, (review, related)),
            source=f"reviews/{review.id}.yaml",
        )


class _Maker:
    """Makes what the pages of reviews show. year: of the build."""

    def __init__(self, shelves: Groupings, config: SiteConfig, year: int) -> None:
        self._shelves, self._config, self._year = shelves, config, year
        self._themes = {tag.slug: Link(tag.name, urls.theme(tag.slug)) for tag in shelves.catalogue.themes}
        self._agencies = {tag.slug: Link(tag.name, urls.agency(tag.slug)) for tag in shelves.catalogue.agencies}

    def page(self, review: Review, related: tuple[Related, ...]) -> ReviewPage:
        """What the page of one review shows."""
        record = review.record
        caption = ", ".join(filter(None, (text_format.capitalise(area_words(review)), str(review.year or ""))))
        accounts = tuple(
            self._account(telling, number, len(review.accounts))
            for number, telling in enumerate(review.accounts, start=1)
        )
        told = next((text for account in accounts for text in account.happened), "")
        above = Link(f"Reviews of {review.year}" if review.year else "Reviews with no year", urls.year(review.year))
        return ReviewPage(
            title=record.title,
            description=text_format.extract(told, 25) or f"A case review: {caption}.",
            section="reviews",
            trail=(Link("Home", urls.HOME), Link("Years", urls.YEARS), above),
            caption=caption,
            professionals=record.circulation == PROFESSIONALS,
            facts=facts_of(review),
            origins=origins_of(review),
            contents=_contents(accounts, related),
            tells=content_note(record) if told else "",
            accounts=accounts,
            reports=reports_of(review, self._shelves.catalogue.areas, self._year),
            related=tuple(
                RelatedReview(self._shelves.row(one.review), f"Both: {', '.join(one.shared)}") for one in related
            ),
            joined=record.joined,
            citation=citation_of(review, self._config),
        )

    def _account(self, telling: DisplayedAccount, number: int, count: int) -> AccountView:
        account = telling.account
        prefix = "" if number == 1 else f"account-{number}-"
        lists = []
        for kind, anchor in _LIST_ANCHORS.items():
            if points := telling.of_kind(kind):
                lists.append(
                    PointList(
                        text_format.POINT_HEADINGS[kind],
                        prefix + anchor,
                        points[0].number,
                        tuple(map(self._point, points)),
                    )
                )
        other = tuple(
            OtherPart(part.heading, f"{prefix}other-{at}", text_format.paragraphs(part.text))
            for at, part in enumerate(account.other, start=1)
        )
        heading = f"Account {number} of {count}" if count > 1 else ""
        return AccountView(
            heading,
            f"account-{number}",
            f"{prefix}what-happened",
            text_format.paragraphs(account.summary),
            tuple(lists),
            other,
            tuple(place(source) for source in telling.sources),
        )

    def _point(self, point: Point) -> NumberedPoint:
        tags = (*(self._themes[slug] for slug in point.themes), *(self._agencies[slug] for slug in point.agencies))
        return NumberedPoint(
            point.anchor,
            point.number,
            text_format.point_name(point.kind, point.number),
            text_format.capitalise(point.text),
            tags,
        )


def _contents(accounts: tuple[AccountView, ...], related: tuple[Related, ...]) -> tuple[Link, ...]:
    """The parts of the page, for the list at its top: those of the first account, then each further account."""
    links: list[Link] = []
    for number, account in enumerate(accounts, start=1):
        if number > 1:
            links.append(Link(account.heading, f"#{account.anchor}"))
            continue
        if account.happened:
            links.append(Link("What happened", f"#{account.happened_anchor}"))
        links += [Link(part.heading, f"#{part.anchor}", len(part.points)) for part in account.lists]
        links += [Link(part.heading, f"#{part.anchor}") for part in account.other]
    links.append(Link("The full report", "#report"))
    if related:
        links.append(Link("Related reviews", "#related"))
    return (*links, Link("Where this comes from", "#sources"), Link("Cite this review", "#cite"))
