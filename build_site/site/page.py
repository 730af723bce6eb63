"""A page, a data file, and what several kinds of page show: links, rows of reviews, facts, page numbers.

Each module of `pages/` adds the classes of what its own template is given, each field with what it holds. A link's
`href` is a path from the site's root (see `urls`), or empty for plain text; the template puts the way to the root
in front.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from build_site.site import urls

Value = TypeVar("Value")


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere. count: how many reviews are there, or None."""

    text: str
    href: str = ""
    count: int | None = None


@dataclass(frozen=True)
class PageContext:
    """What every template is given. title: the page's heading; section: of the navigation.

    trail: the pages between home and this one.
    """

    title: str
    description: str
    section: str
    trail: tuple[Link, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Lazy(Generic[Value]):
    """A value that is made only where it is needed.

    inputs: all that it depends on besides vocabularies and settings, as reviews, points and plain data.
    """

    make: Callable[..., Value]
    inputs: tuple[Any, ...]


def resolve(value: Value | Lazy[Value]) -> Value:
    """Return a value, made if it has not been."""
    return value.make(*value.inputs) if isinstance(value, Lazy) else value


@dataclass(frozen=True)
class Page:
    """A page of the site. source: the file of the content folder to change if the page is wrong, or empty.

    lines: what a link there leads to, as a path from the site's root -> the line that it stands on, where known.
    """

    path: str
    template: str
    context: PageContext | Lazy[PageContext]
    source: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class DataFile:
    """A file that is no page: of a script, of the search index, of the server."""

    path: str
    content: bytes | Lazy[bytes]


@dataclass(frozen=True)
class Row:
    """A review in a list. note: why it is in this list, where that is not plain."""

    href: str
    title: str
    areas: str
    year: str
    review_type: str
    extract: str
    note: str = ""


@dataclass(frozen=True)
class Inference:
    """What of a fact no account states. value: which of several, or empty; words: what it is inferred from, if any."""

    value: str
    words: str


@dataclass(frozen=True)
class Fact:
    """A line of a summary list: a label and what is stated, each a link or plain text. note: what to know of it."""

    label: str
    values: tuple[Link, ...]
    note: str = ""
    inferences: tuple[Inference, ...] = ()


@dataclass(frozen=True)
class Pager:
    """Which page of a list this is: its number, how many there are, and the path of the first."""

    number: int
    count: int
    first: str

    def path(self, number: int) -> str:
        """Return the path of a page of the list."""
        return urls.page_of_list(self.first, number)

    @property
    def previous(self) -> str | None:
        """The path of the page before, or None."""
        return self.path(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The path of the page after, or None."""
        return self.path(self.number + 1) if self.number < self.count else None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The numbers to offer, None for a gap: 1, None, 4, 5, 6, None, 9."""
        offered = {1, self.count, self.number - 1, self.number, self.number + 1}
        numbers: list[int | None] = []
        for number in sorted(n for n in offered if 1 <= n <= self.count):
            if numbers and number - (numbers[-1] or 0) > 1:
                numbers.append(None)
            numbers.append(number)
        return tuple(numbers)
