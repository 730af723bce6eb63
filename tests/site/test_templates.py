"""Each template uses what it is given, and is given what it uses."""

from __future__ import annotations

from dataclasses import fields

import pytest
from jinja2 import UndefinedError, meta, nodes

from build_site.site.page import PageContext
from build_site.site.pages import (
    briefing,
    changes,
    home,
    indexes,
    markdown_pages,
    overview,
    review,
    review_lists,
    search,
    tags,
    theme_pairs,
)
from build_site.site.render import FRAME, environment

PAGES = {
    "home.html": home.HomePage,
    "list.html": review_lists.ListPage,
    "index.html": indexes.IndexPage,
    "review.html": review.ReviewPage,
    "markdown_page.html": markdown_pages.TextPage,
    "not_found.html": home.NotFoundPage,
    "search.html": search.SearchPage,
    "tags.html": tags.TagIndexPage,
    "points.html": tags.PointsPage,
    "theme_pairs.html": theme_pairs.TogetherPage,
    "overview.html": overview.OverviewPage,
    "changes.html": changes.NewPage,
    "briefing.html": briefing.BriefingPage,
}


def _used(name: str) -> set[str]:
    """The names that a template asks for, itself and through what it extends and includes."""
    templates = environment()
    assert templates.loader
    tree = templates.parse(templates.loader.get_source(templates, name)[0])
    made = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    made |= {imported for node in tree.find_all(nodes.FromImport) for imported in node.names}
    inside = [node.template.value for node in tree.find_all((nodes.Extends, nodes.Include))]
    return (meta.find_undeclared_variables(tree) - made).union(*(_used(part) for part in inside))


@pytest.mark.parametrize("name", PAGES)
def test_a_template_uses_every_field_of_its_context_and_nothing_else(name: str) -> None:
    own = {field.name for field in fields(PAGES[name])}
    used = _used(name)
    assert used - set(FRAME) <= own
    assert own - used <= {field.name for field in fields(PageContext)}


def test_a_name_that_nobody_gives_is_an_error_and_not_an_empty_place() -> None:
    template = environment().from_string("{{ unknown }}")
    with pytest.raises(UndefinedError):
        template.render()
