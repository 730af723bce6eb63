"""What the template of the search page (`templates/search.html`) is given."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.search.index import SearchIndex

FOLDER = "search"
"""The folder of the site that holds the search page and its index."""

OPEN_FACETS = ("harm", "age")
"""The facets that stand open on a wide screen: short, and what most readers narrow by."""


@dataclass(frozen=True)
class FacetGroup:
    """A facet without its values, which the browser fetches when it is opened. typed: it gets a box to type in."""

    name: str
    title: str
    typed: bool
    open: bool


@dataclass(frozen=True)
class FinderView:
    """The search page before any script runs.

    manifest: name of the first file of the index, without its ending; reviews: how many; years: newest first.
    """

    manifest: str
    reviews: int
    facets: tuple[FacetGroup, ...]
    years: tuple[int, ...]


def finder_view(index: SearchIndex) -> FinderView:
    """Return the search page as its template shows it before any script runs."""
    groups = tuple(
        FacetGroup(facet.name, facet.title, facet.typed, facet.name in OPEN_FACETS) for facet in index.facets
    )
    return FinderView(index.manifest, index.reviews, groups, tuple(sorted(index.years, reverse=True)))


def site_files(index: SearchIndex) -> dict[str, bytes]:
    """Return the index's files by their path in the site."""
    return {f"{FOLDER}/{name}": content for name, content in index.files.items()}
