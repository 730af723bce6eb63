"""What each build added, changed, joined and withheld."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.records import changelog
from build_site.records.changelog import Change, ChangedReview
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings, place_and_year
from build_site.site.page import Link, Page, PageContext, Pager


@dataclass(frozen=True)
class NewsGroup:
    """What a build did of one kind. reviews: each with a note on how, where that is not plain from the heading."""

    heading: str
    reviews: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class BuildNews:
    """A day's build. anchor: unique on its page; sentences: what is said without naming reviews."""

    heading: str
    anchor: str
    sentences: tuple[str, ...]
    groups: tuple[NewsGroup, ...]


@dataclass(frozen=True)
class NewPage(PageContext):
    """`changes.html`. builds: newest first; feed: the path of the feed, or empty if the site has none."""

    builds: tuple[BuildNews, ...]
    pager: Pager
    feed: str


_REVIEWS_PER_PAGE = 100
"""How many reviews a page names, or a few more."""

_KINDS = {"added": "Added", "restored": "Published again", "joined": "Told by a further digest", "changed": "Changed"}
"""Kind of change, in the order of the page -> its heading."""
_UNNAMED = {"withheld": "was withheld from publication", "gone": "was taken out of the collection"}

_FIELDS = {
    "title": "name",
    "published": "date of publication",
    "areas": "area",
    "anonymous": "area",
    "review_type": "kind of review",
    "death": "outcome",
    "children": "children",
    "incident": "when it happened",
    "harms": "harm",
    "keywords": "index terms",
    "circulation": "circulation",
    "accounts": "accounts",
    "summary": "what happened",
    "learning": "learning",
    "recommendations": "recommendations",
    "good_practice": "good practice",
    "other": "what else it says",
    "report": "full report",
    "sources": "where it is told",
}
"""Field of a record or an account -> what a reader calls it."""


def published_changes(catalogue: Catalogue, changes: Collection[Change]) -> tuple[Change, ...]:
    """Return what each build changed, newest first: no review is named that this site doesn't publish."""
    # Where nothing is left out, the site is for all who may see all records.
    return changelog.published(
        changes, {review.id for review in catalogue.reviews}, professionals=not catalogue.excluded
    )


def pages(groupings: Groupings, changes: tuple[Change, ...], config: SiteConfig) -> Iterator[Page]:
    """Yield the builds, newest first, on pages of about _REVIEWS_PER_PAGE reviews."""
    links = {
        review.id: Link(f"{review.record.title}, {place_and_year(review)}", urls.review(review.id))
        for review in groupings.catalogue.reviews
    }
    chunks = list(_chunks(changes)) or [()]
    for number, builds in enumerate(chunks, start=1):
        suffix = f" (page {number} of {len(chunks)})" if len(chunks) > 1 else ""
        yield Page(
            urls.page_of_list(urls.NEW, number),
            "changes.html",
            NewPage(
                title=f"What is new{suffix}",
                description="What each build of this site added, changed, joined and withheld.",
                section="new",
                builds=tuple(_build_news(change, position, links) for position, change in enumerate(builds, start=1)),
                pager=Pager(number, len(chunks), urls.NEW),
                feed=urls.FEED if config.address and changes else "",
            ),
        )


def _chunks(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Yield the changes page by page; one that names very many reviews goes on on the next page."""
    page: list[Change] = []
    room = _REVIEWS_PER_PAGE
    for change in changes:
        for piece in _pieces(change, room or _REVIEWS_PER_PAGE):
            size = max(1, sum(len(getattr(piece, kind)) for kind in _KINDS))
            if page and size > room:
                yield tuple(page)
                page, room = [], _REVIEWS_PER_PAGE
            page.append(piece)
            room -= size
    if page:
        yield tuple(page)


def _pieces(change: Change, room: int) -> Iterator[Change]:
    """Yield a change in pieces that each name at most a page of reviews, the first at most `room` if it must be cut."""
    items = [(kind, item) for kind in _KINDS for item in getattr(change, kind)]
    if len(items) <= _REVIEWS_PER_PAGE:
        yield change
        return
    start, end = 0, room
    while start < len(items):
        named: dict[str, Any] = {
            kind: tuple(item for item_kind, item in items[start:end] if item_kind == kind) for kind in _KINDS
        }
        rest = change if start == 0 else Change(change.date)
        yield replace(rest, **named)
        start, end = end, end + _REVIEWS_PER_PAGE


def _build_news(change: Change, position: int, links: dict[str, Link]) -> BuildNews:
    first = change.first
    sentences = [f"The first build: {text_format.pluralise(first.public, 'review')}."] if first else []
    for kind, phrase in _UNNAMED.items():
        if count := len(getattr(change, kind)):
            verb_phrase = phrase if count == 1 else phrase.replace("was", "were", 1)
            sentences.append(f"{text_format.pluralise(count, 'review')} {verb_phrase}.")
    groups = tuple(
        NewsGroup(
            f"{heading}: {text_format.pluralise(len(items), 'review')}",
            tuple((links[item.id], _note(item)) for item in items),
        )
        for kind, heading in _KINDS.items()
        if (items := getattr(change, kind))
    )
    return BuildNews(dates.format_edtf(change.date), f"build-{position}", tuple(sentences), groups)


def _note(item: ChangedReview) -> str:
    """Return which fields changed, or which digests have the review now."""
    if item.digests:
        return text_format.join_and(item.digests)
    return text_format.capitalise(
        text_format.join_and(tuple(dict.fromkeys(_FIELDS.get(name, name) for name in item.fields)))
    )
