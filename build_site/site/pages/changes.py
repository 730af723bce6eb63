"""What each build added, changed, joined and withheld; and a feed of the reviews that it added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from build_site.catalogue import Catalogue
from build_site.core import dates
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.records import changelog
from build_site.records.changelog import Change, Item
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings, area_words
from build_site.site.page import Link, Page, PageContext, Pager


@dataclass(frozen=True)
class NewReview:
    """A review that a build changed. note: how, where that is not plain from the heading."""

    link: Link
    note: str


@dataclass(frozen=True)
class NewPart:
    """What a build did of one kind: a heading with a number, or a sentence alone where no review is named."""

    heading: str
    reviews: tuple[NewReview, ...]


@dataclass(frozen=True)
class BuildNews:
    """A day's build. anchor: unique on its page; sentences: what it did without naming reviews."""

    heading: str
    anchor: str
    sentences: tuple[str, ...]
    parts: tuple[NewPart, ...]


@dataclass(frozen=True)
class NewPage(PageContext):
    """`new.html`. builds: newest first; feed: the path of the feed, or empty if the site has none."""

    builds: tuple[BuildNews, ...]
    pager: Pager
    feed: str


_A_PAGE = 100
_IN_FEED = 50
_ATOM = "http://www.w3.org/2005/Atom"

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


def changes_of(catalogue: Catalogue, content: ContentFolder, problems: Problems) -> tuple[Change, ...]:
    """What may be told of each build, newest first: no review is named that this site doesn't publish."""
    path = content.root / changelog.NAME
    told = changelog.read(path, content.name(path), problems)
    # Where nothing is left out, the site is for all who may see all records.
    return changelog.published(told, {review.id for review in catalogue.reviews}, professionals=not catalogue.left_out)


def pages(shelves: Groupings, changes: tuple[Change, ...], config: SiteConfig) -> Iterator[Page]:
    """The builds, newest first, cut into pages of about _A_PAGE reviews."""
    known = {
        review.id: Link(
            f"{review.record.title}, {area_words(review)}{f', {review.year}' if review.year else ''}",
            urls.review(review.id),
        )
        for review in shelves.catalogue.reviews
    }
    cut = list(_cut(changes)) or [()]
    for number, builds in enumerate(cut, start=1):
        rest = f" (page {number} of {len(cut)})" if len(cut) > 1 else ""
        yield Page(
            urls.page_of_list(urls.NEW, number),
            "new.html",
            NewPage(
                title=f"What is new{rest}",
                description="What each build of this site added, changed, joined and withheld.",
                section="new",
                trail=(Link("Home", urls.HOME),),
                builds=tuple(_build(change, place, known) for place, change in enumerate(builds, start=1)),
                pager=Pager(number, len(cut), urls.NEW),
                feed=urls.FEED if config.address and changes else "",
            ),
        )


def _cut(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """The changes page by page; one that names very many reviews goes on on the next page."""
    page: list[Change] = []
    room = _A_PAGE
    for change in changes:
        for part in _pieces(change, room or _A_PAGE):
            size = max(1, sum(len(getattr(part, kind)) for kind in _KINDS))
            if page and size > room:
                yield tuple(page)
                page, room = [], _A_PAGE
            page.append(part)
            room -= size
    if page:
        yield tuple(page)


def _pieces(change: Change, room: int) -> Iterator[Change]:
    """A change in pieces that each name at most a page of reviews, the first at most `room` if it must be cut."""
    items = [(kind, item) for kind in _KINDS for item in getattr(change, kind)]
    if len(items) <= _A_PAGE:
        yield change
        return
    start, end = 0, room
    while start < len(items):
        own = {kind: tuple(item for one, item in items[start:end] if one == kind) for kind in _KINDS}
        rest = {"first": change.first, **{kind: getattr(change, kind) for kind in _UNNAMED}} if start == 0 else {}
        yield Change(change.date, **rest, **own)
        start, end = end, end + _A_PAGE


def _build(change: Change, place: int, known: dict[str, Link]) -> BuildNews:
    first = change.first
    sentences = [f"The first build: {text_format.pluralise(first.public, 'review')}."] if first else []
    for kind, words in _UNNAMED.items():
        if count := len(getattr(change, kind)):
            did = words if count == 1 else words.replace("was", "were", 1)
            sentences.append(f"{text_format.pluralise(count, 'review')} {did}.")
    parts = tuple(
        NewPart(
            f"{heading}: {text_format.pluralise(len(items), 'review')}",
            tuple(NewReview(known[item.id], _note(item)) for item in items),
        )
        for kind, heading in _KINDS.items()
        if (items := getattr(change, kind))
    )
    return BuildNews(dates.format_edtf(change.date), f"build-{place}", tuple(sentences), parts)


def _note(item: Item) -> str:
    """Which fields changed, or which digests tell it now."""
    if item.digests:
        return text_format.join_and(item.digests)
    return text_format.capitalise(
        text_format.join_and(tuple(dict.fromkeys(_FIELDS.get(name, name) for name in item.fields)))
    )


def feed(catalogue: Catalogue, changes: tuple[Change, ...], config: SiteConfig) -> dict[str, bytes]:
    """The Atom feed of added reviews, by its path; empty if the site has no address, which a feed's links need.

    It tells the name, area and year, and not what happened: a feed is read in all kinds of places.
    """
    if not (config.address and changes):
        return {}
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _add(root, "title", config.title)
    _add(root, "id", f"{config.address}/{urls.FEED}")
    _add(root, "updated", _moment(changes[0].date))
    ElementTree.SubElement(root, "link", rel="self", href=f"{config.address}/{urls.FEED}")
    ElementTree.SubElement(root, "link", href=f"{config.address}/{urls.address(urls.NEW)}")
    _add(ElementTree.SubElement(root, "author"), "name", config.title)
    held = {review.id: review for review in catalogue.reviews}
    for date, item in [(change.date, item) for change in changes for item in change.added][:_IN_FEED]:
        review = held[item.id]
        address = f"{config.address}/{urls.address(urls.review(review.id))}"
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "title", ", ".join(filter(None, (review.record.title, area_words(review), str(review.year or "")))))
        _add(entry, "id", address)
        _add(entry, "updated", _moment(date))
        ElementTree.SubElement(entry, "link", href=address)
    return {urls.FEED: ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(date: str) -> str:
    """A day as Atom writes a moment."""
    return f"{date}T00:00:00Z"
