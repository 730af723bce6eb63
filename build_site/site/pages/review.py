"""The page of each review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.catalogue import DisplayedAccount, Point, Review
from build_site.core import dates
from build_site.core.cache import Cache
from build_site.model import PROFESSIONALS
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.citation import Citation, FullReport, citation_of, reports_of
from build_site.site.data.facts import FactOrigin, SourceView, content_note, facts_of, origins_of, source_view
from build_site.site.data.groupings import Groupings, place_and_year, record_file
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
class OtherSection:
    """What else an entry says, under its heading."""

    heading: str
    anchor: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class AccountView:
    """One account. heading: empty for the only account; anchor prefixes the anchors of its sections.

    summary: what happened, by paragraph.
    """

    heading: str
    anchor: str
    summary_anchor: str
    summary: tuple[str, ...]
    point_lists: tuple[PointList, ...]
    other: tuple[OtherSection, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ReviewPage(PageContext):
    """`review.html`. caption: area and year; contents: its sections; joined: why its entries are held as one review."""

    caption: str
    professionals_only: bool
    facts: tuple[Fact, ...]
    origins: tuple[FactOrigin, ...]
    contents: tuple[Link, ...]
    content_warning: str
    accounts: tuple[AccountView, ...]
    reports: tuple[FullReport, ...]
    related: tuple[Row, ...]
    joined: tuple[str, ...]
    citation: Citation


_LIST_ANCHORS = {"learning": "learning", "recommendation": "recommendations", "good-practice": "good-practice"}
"""Kind of a point -> the anchor of its list, in the order in which a page has them."""


def pages(groupings: Groupings, config: SiteConfig, cache: Cache) -> Iterator[Page]:
    """Yield a page for every review of the catalogue. cache: of which reviews are related."""
    reviews = groupings.catalogue.reviews
    review_pages = _ReviewPages(groupings, config)
    for review, related in zip(reviews, related_of(reviews, cache), strict=True):
        yield Page(
            urls.review(review.id),
            "review.html",
            Lazy(review_pages.page, (review, related)),
            source=record_file(review),
        )


class _ReviewPages:
    """Makes what the pages of reviews show."""

    def __init__(self, groupings: Groupings, config: SiteConfig) -> None:
        self._groupings, self._config, self._build_year = groupings, config, int(dates.today()[:4])
        self._themes = {tag.slug: Link(tag.name, urls.theme(tag.slug)) for tag in groupings.catalogue.themes}
        self._agencies = {tag.slug: Link(tag.name, urls.agency(tag.slug)) for tag in groupings.catalogue.agencies}

    def page(self, review: Review, related: tuple[Related, ...]) -> ReviewPage:
        """Return what the page of one review shows."""
        record = review.record
        caption = text_format.capitalise(place_and_year(review))
        accounts = tuple(
            self._account(account, number, len(review.accounts))
            for number, account in enumerate(review.accounts, start=1)
        )
        summary = next((paragraph for account in accounts for paragraph in account.summary), "")
        above = Link(f"Reviews of {review.year}" if review.year else "Reviews with no year", urls.year(review.year))
        return ReviewPage(
            title=record.title,
            description=text_format.extract(summary, 25) or f"A case review: {caption}.",
            section="reviews",
            trail=(Link("Years", urls.YEARS), above),
            caption=caption,
            professionals_only=record.circulation == PROFESSIONALS,
            facts=facts_of(review),
            origins=origins_of(review),
            contents=_contents(accounts, related),
            content_warning=content_note(record) if summary else "",
            accounts=accounts,
            reports=reports_of(review, self._groupings.catalogue.areas, self._build_year),
            related=tuple(
                self._groupings.row(other.review, note=f"Both: {', '.join(other.shared)}") for other in related
            ),
            joined=record.joined,
            citation=citation_of(review, self._config),
        )

    def _account(self, displayed: DisplayedAccount, number: int, count: int) -> AccountView:
        account = displayed.account
        prefix = "" if number == 1 else f"account-{number}-"
        return AccountView(
            f"Account {number} of {count}" if count > 1 else "",
            f"account-{number}",
            f"{prefix}what-happened",
            text_format.paragraphs(account.summary),
            tuple(
                PointList(
                    text_format.POINT_HEADINGS[kind], prefix + anchor, points[0].number, tuple(map(self._point, points))
                )
                for kind, anchor in _LIST_ANCHORS.items()
                if (points := displayed.of_kind(kind))
            ),
            tuple(
                OtherSection(part.heading, f"{prefix}other-{position}", text_format.paragraphs(part.text))
                for position, part in enumerate(account.other, start=1)
            ),
            tuple(map(source_view, displayed.sources)),
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
    """Return the list at the top of the page: the sections of the first account, then each further account."""
    links: list[Link] = []
    for account in accounts[:1]:
        if account.summary:
            links.append(Link("What happened", f"#{account.summary_anchor}"))
        links += [Link(part.heading, f"#{part.anchor}", len(part.points)) for part in account.point_lists]
        links += [Link(part.heading, f"#{part.anchor}") for part in account.other]
    links += [Link(account.heading, f"#{account.anchor}") for account in accounts[1:]]
    links.append(Link("The full report", "#report"))
    if related:
        links.append(Link("Related reviews", "#related"))
    return (*links, Link("Where this comes from", "#sources"), Link("Cite this review", "#cite"))
