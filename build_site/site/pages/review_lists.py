"""Lists of reviews: of an area, an index term, a year, and of all, each cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build_site.catalogue import Review
from build_site.core.text import slug
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings
from build_site.site.page import Fact, Lazy, Link, Page, PageContext, Pager, Row
from build_site.vocabulary.areas import Area


@dataclass(frozen=True)
class ListPage(PageContext):
    """`list.html`: reviews that share something.

    lead: sentences about the list; terms: what else is known of it; narrow: the same list in the finder.
    """

    lead: tuple[str, ...]
    terms: tuple[Fact, ...]
    total: str
    rows: tuple[Row, ...]
    pager: Pager
    narrow: Link | None


_ALL = Link("All reviews", urls.REVIEWS)
_HOME = Link("Home", urls.HOME)


Entries = tuple[tuple[Review, str], ...]


@dataclass(frozen=True)
class ReviewList:
    """A list before it is cut into pages.

    above: the pages between home and this one; entries: the reviews, each with a note on why it is there, or "";
    narrow: parameters of the same list in the finder.
    """

    path: str
    title: str
    section: str
    above: tuple[Link, ...]
    entries: Entries
    lead: tuple[str, ...] = ()
    terms: tuple[Fact, ...] = ()
    narrow: tuple[tuple[str, str], ...] = ()


def pages(shelves: Groupings, config: SiteConfig) -> Iterator[Page]:
    """Every list of reviews, page by page."""
    for one in (*_all(shelves), *_areas(shelves), *_keywords(shelves), *_years(shelves)):
        yield from paginate(one, shelves, config.reviews_per_page)


def paginate(one: ReviewList, shelves: Groupings, size: int) -> Iterator[Page]:
    """The pages of a list, `size` reviews each; one page if it is empty."""

    def filled(page: ListPage, entries: Entries) -> ListPage:
        return replace(page, rows=tuple(shelves.row(review, note) for review, note in entries))

    count = max(1, -(-len(one.entries) // size))
    total = text_format.pluralise(len(one.entries), "review")
    narrow = Link("Search within these reviews", urls.finder(*one.narrow)) if one.narrow else None
    for number in range(1, count + 1):
        rest = f" (page {number} of {count})" if count > 1 else ""
        page = ListPage(
            title=one.title + rest,
            description=f"{one.title}: {total}{rest}.",
            section=one.section,
            trail=(_HOME, *one.above),
            lead=one.lead if number == 1 else (),
            terms=one.terms if number == 1 else (),
            total=total,
            rows=(),
            pager=Pager(number, count, one.path),
            narrow=narrow,
        )
        yield Page(
            urls.page_of_list(one.path, number),
            "list.html",
            Lazy(filled, (page, one.entries[(number - 1) * size : number * size])),
        )


def entries_of(reviews: Iterable[Review]) -> Entries:
    """Reviews as the entries of a list, where it is plain why they are in it."""
    return tuple((review, "") for review in reviews)


def _all(shelves: Groupings) -> Iterator[ReviewList]:
    yield ReviewList(
        urls.REVIEWS, "All reviews", "reviews", (), entries_of(shelves.catalogue.reviews), lead=("Newest first.",)
    )


def _areas(shelves: Groupings) -> Iterator[ReviewList]:
    above = (Link("Areas", urls.AREAS),)
    for name, found in shelves.area_pages.items():
        entries = tuple(
            (review, f"A review of {consortium}, which {name} is part of" if consortium else "")
            for review, consortium in found
        )
        area = shelves.catalogue.areas.get(name)
        yield ReviewList(
            urls.area(name),
            name,
            "areas",
            above,
            entries,
            terms=_area_terms(shelves, area) if area else (),
            narrow=(("area", slug(name)),),
        )
    if shelves.no_area:
        yield ReviewList(
            urls.area(urls.NOT_NAMED),
            "Area not named",
            "areas",
            above,
            entries_of(shelves.no_area),
            lead=(
                "Some reviews are published without the name of the area, so that the child can’t be "
                "identified. In others the digest doesn’t state it.",
            ),
        )


def _area_terms(shelves: Groupings, area: Area) -> tuple[Fact, ...]:
    def places(names: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(Link(name, urls.area(name) if name in shelves.area_pages else "") for name in names)

    where = area.nation if area.region in (None, area.nation) else f"{area.region}, {area.nation}"
    return _stated(
        Fact("Where", (Link(where),)),
        Fact("Made up of", places(area.members)),
        Fact("Part of", places(shelves.catalogue.areas.consortia_of(area.name))),
        Fact("Includes the former", tuple(Link(name) for name in area.formerly)),
        Fact("Now", places(area.successors)),
    )


def _keywords(shelves: Groupings) -> Iterator[ReviewList]:
    above = (Link("Index terms", urls.KEYWORDS),)
    for label, reviews in shelves.by_keyword.items():
        yield ReviewList(
            urls.keyword(label),
            text_format.capitalise(label),
            "keywords",
            above,
            entries_of(reviews),
            terms=_keyword_terms(shelves, label),
            narrow=(("keyword", slug(label)),),
        )


def _keyword_terms(shelves: Groupings, label: str) -> tuple[Fact, ...]:
    vocabulary = shelves.catalogue.keywords
    keyword = vocabulary.get(label)
    if not keyword:
        return ()

    def terms(labels: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(
            Link(term, urls.keyword(term), len(shelves.by_keyword[term]))
            for term in labels
            if term in shelves.by_keyword
        )

    return _stated(
        Fact("Also known as", tuple(Link(other) for other in keyword.altLabel)),
        Fact("Broader", terms(keyword.broader)),
        Fact("Narrower", terms(vocabulary.narrower(label))),
        Fact("Related", terms(vocabulary.related(label))),
    )


def _years(shelves: Groupings) -> Iterator[ReviewList]:
    above = (Link("Years", urls.YEARS),)
    for year, reviews in shelves.by_year.items():
        words, narrow = (
            (f"Reviews of {year}", (("from", str(year)), ("to", str(year)))) if year else ("Reviews with no year", ())
        )
        yield ReviewList(urls.year(year), words, "years", above, entries_of(reviews), narrow=narrow)


def _stated(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.values)
