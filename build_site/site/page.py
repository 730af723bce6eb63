"""What each template is given: one class a kind of page, each field with what it holds.

Here stands what several kinds of page have; the modules hold the rest. A link's `href` is a path from the
site's root (see `urls`), or empty for plain text; the template puts the way to the root in front.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from build_site.site import urls


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere. count: how many reviews are there, or None."""

    text: str
    href: str = ""
    count: int | None = None


@dataclass(frozen=True)
class PageContext:
    """What every page has. title: its heading; trail: the pages above it; section: the entry of the navigation."""

    title: str
    description: str
    section: str
    trail: tuple[Link, ...]


@dataclass(frozen=True)
class Lazy:
    """What is made only where it is needed. made_from: all that it depends on besides the catalogue's vocabularies
    and the settings: reviews, points, contexts, words, numbers."""

    make: Callable[..., Any]
    made_from: tuple


@dataclass(frozen=True)
class Page:
    """A page. context: a PageContext, or Later; source: the file that an editor would change if it is wrong."""

    path: str
    template: str
    context: PageContext | Lazy
    source: str = ""

    @property
    def shown(self) -> PageContext:
        """The context, made if it has not been."""
        return self.context.make(*self.context.made_from) if isinstance(self.context, Lazy) else self.context


@dataclass(frozen=True)
class Part:
    """A file that a script loads. content: its bytes, or Later."""

    path: str
    content: bytes | Lazy

    @property
    def data(self) -> bytes:
        """The bytes, made if they have not been."""
        return self.content.make(*self.content.made_from) if isinstance(self.content, Lazy) else self.content


@dataclass(frozen=True)
class Row:
    """A review in a list. note: why it is in this list, where that is not plain."""

    href: str
    title: str
    areas: str
    year: str
    kind: str
    extract: str
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of a summary list: a label and what is stated, each a link or plain text. note: what to know of it."""

    label: str
    values: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True)
class Pager:
    """Where a page of a list stands: its number, how many there are, and the path of the first."""

    number: int
    count: int
    first: str

    def path(self, number: int) -> str:
        """The path of a page of the list."""
        return urls.page_of_list(self.first, number)

    @property
    def previous(self) -> str | None:
        return self.path(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.path(self.number + 1) if self.number < self.count else None

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The numbers to offer, None for a gap: 1, None, 4, 5, 6, None, 9."""
        last, near = self.count, {1, self.count, self.number - 1, self.number, self.number + 1}
        numbers: list[int | None] = []
        for number in sorted(n for n in near if 1 <= n <= last):
            if numbers and number - (numbers[-1] or 0) > 1:
                numbers.append(None)
            numbers.append(number)
        return tuple(numbers)
