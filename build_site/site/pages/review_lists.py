"""Lists of reviews: of an area, an index term, a year, and of all, each cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build_site.catalogue import Review
from build_site.core.text import slug
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings, record_file
from build_site.site.page import Fact, Lazy, Link, Page, PageContext, Pager, Row
from build_site.vocabulary.areas import Area


@dataclass(frozen=True)
class ListPage(PageContext):
    """`list.html`: reviews that share something. facts: what is known of that; finder_link: to search in the list."""

    lead: str
    facts: tuple[Fact, ...]
    total: str
    rows: tuple[Row, ...]
    pager: Pager
    finder_link: Link | None


Entries = tuple[tuple[Review, str], ...]
"""Reviews, each with a note on why it is in a list, or ""."""


@dataclass(frozen=True)
class ReviewList:
    """A list before it is cut into pages. above: its trail; finder_parameters: of the same list in the finder."""

    path: str
    title: str
    section: str
    above: tuple[Link, ...]
    entries: Entries
    lead: str = ""
    facts: tuple[Fact, ...] = ()
    finder_parameters: tuple[tuple[str, str], ...] = ()
    source: str = ""


def pages(groupings: Groupings, config: SiteConfig) -> Iterator[Page]:
    """Yield every list of reviews, page by page."""
    everything = ReviewList(
        urls.REVIEWS, "All reviews", "reviews", (), entries_of(groupings.catalogue.reviews), lead="Newest first."
    )
    for review_list in (everything, *_areas(groupings), *_keywords(groupings), *_years(groupings)):
        yield from paginate(review_list, groupings, config.reviews_per_page)


def paginate(review_list: ReviewList, groupings: Groupings, size: int) -> Iterator[Page]:
    """Yield the pages of a list, `size` reviews each; one page if it is empty."""

    def with_rows(page: ListPage, entries: Entries) -> ListPage:
        return replace(page, rows=tuple(groupings.row(review, note) for review, note in entries))

    count = max(1, -(-len(review_list.entries) // size))
    total = text_format.pluralise(len(review_list.entries), "review")
    finder_link = (
        Link("Search within these reviews", urls.finder(*review_list.finder_parameters))
        if review_list.finder_parameters
        else None
    )
    for number in range(1, count + 1):
        suffix = f" (page {number} of {count})" if count > 1 else ""
        page = ListPage(
            title=review_list.title + suffix,
            description=f"{review_list.title}: {total}{suffix}.",
            section=review_list.section,
            trail=review_list.above,
            lead=review_list.lead if number == 1 else "",
            facts=review_list.facts if number == 1 else (),
            total=total,
            rows=(),
            pager=Pager(number, count, review_list.path),
            finder_link=finder_link,
        )
        yield Page(
            urls.page_of_list(review_list.path, number),
            "list.html",
            Lazy(with_rows, (page, review_list.entries[(number - 1) * size : number * size])),
            review_list.source,
        )


def entries_of(reviews: Iterable[Review]) -> Entries:
    """Return reviews as the entries of a list, where it is plain why they are in it."""
    return tuple((review, "") for review in reviews)


def _areas(groupings: Groupings) -> Iterator[ReviewList]:
    above = (Link("Areas", urls.AREAS),)
    for name, area_entries in groupings.area_pages.items():
        entries = tuple(
            (review, f"A review of {consortium}, which {name} is part of" if consortium else "")
            for review, consortium in area_entries
        )
        area = groupings.catalogue.areas.get(name)
        yield ReviewList(
            urls.area(name),
            name,
            "areas",
            above,
            entries,
            facts=_area_facts(groupings, area) if area else (),
            finder_parameters=(("area", slug(name)),),
            source="vocabulary/areas.yaml" if area else record_file(entries[0][0]),
        )
    if groupings.no_area:
        yield ReviewList(
            urls.area(urls.NOT_NAMED),
            "Area not named",
            "areas",
            above,
            entries_of(groupings.no_area),
            lead=(
                "Some reviews are published without the name of the area, so that the child can’t be "
                "identified. In others the digest doesn’t state it."
            ),
        )


def _area_facts(groupings: Groupings, area: Area) -> tuple[Fact, ...]:
    def area_links(names: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(Link(name, urls.area(name) if name in groupings.area_pages else "") for name in names)

    where = area.nation if area.region in (None, area.nation) else f"{area.region}, {area.nation}"
    return _stated(
        Fact("Where", (Link(where),)),
        Fact("Made up of", area_links(area.members)),
        Fact("Part of", area_links(groupings.catalogue.areas.consortia_of(area.name))),
        Fact("Includes the former", tuple(Link(name) for name in area.formerly)),
        Fact("Now", area_links(area.successors)),
    )


def _keywords(groupings: Groupings) -> Iterator[ReviewList]:
    above = (Link("Index terms", urls.KEYWORDS),)
    for label, reviews in groupings.by_keyword.items():
        yield ReviewList(
            urls.keyword(label),
            text_format.capitalise(label),
            "keywords",
            above,
            entries_of(reviews),
            facts=_keyword_facts(groupings, label),
            finder_parameters=(("keyword", slug(label)),),
            source="vocabulary/keywords.yaml" if groupings.catalogue.keywords.get(label) else record_file(reviews[0]),
        )


def _keyword_facts(groupings: Groupings, label: str) -> tuple[Fact, ...]:
    vocabulary = groupings.catalogue.keywords
    keyword = vocabulary.get(label)
    if not keyword:
        return ()

    def keyword_links(labels: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(
            Link(term, urls.keyword(term), len(groupings.by_keyword[term]))
            for term in labels
            if term in groupings.by_keyword
        )

    return _stated(
        Fact("Also known as", tuple(Link(other) for other in keyword.altLabel)),
        Fact("Broader", keyword_links(keyword.broader)),
        Fact("Narrower", keyword_links(vocabulary.narrower(label))),
        Fact("Related", keyword_links(vocabulary.related(label))),
    )


def _years(groupings: Groupings) -> Iterator[ReviewList]:
    above = (Link("Years", urls.YEARS),)
    for year, reviews in groupings.by_year.items():
        title, parameters = (
            (f"Reviews of {year}", (("from", str(year)), ("to", str(year)))) if year else ("Reviews with no year", ())
        )
        yield ReviewList(urls.year(year), title, "years", above, entries_of(reviews), finder_parameters=parameters)


def _stated(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.values)
