"""What the page of what is new is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.site.views import Link, PageContext, Pager


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
