"""What the ways into the reviews are given: the home page, the finder, lists, indexes and plain text."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_site.search.finder_view import FinderView
from build_site.site.views import Fact, Link, PageContext, Pager, Row


@dataclass(frozen=True)
class HomePage(PageContext):
    """`home.html`. ways: the lists to browse by, each with a sentence; newest: the newest reviews."""

    reviews: str
    ways: tuple[tuple[Link, str], ...]
    newest: tuple[Row, ...]


@dataclass(frozen=True)
class SearchPage(PageContext):
    """`search.html`. finder: what the finder shows before its script runs."""

    finder: FinderView


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


@dataclass(frozen=True)
class Group:
    """A headed part of an index. parts: a sub-heading and its anchor (both perhaps empty), with the links under it."""

    heading: str
    anchor: str
    parts: tuple[tuple[str, str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class IndexPage(PageContext):
    """`index.html`: the ways into one kind of list. short: the groups' headings are letters."""

    lead: tuple[str, ...]
    groups: tuple[Group, ...]
    short: bool


@dataclass(frozen=True)
class TextPage(PageContext):
    """`text.html`: a Markdown page. body: its HTML without the first heading."""

    body: Markup


@dataclass(frozen=True)
class NotFoundPage(PageContext):
    """`not_found.html`. ways: where to go on."""

    ways: tuple[Link, ...]
