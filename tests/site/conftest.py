"""A site built once from the small collection, and one from the records that ship."""

from __future__ import annotations

import pytest

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from tests.site import collection
from tests.site.building import Site, built, shipped

SETTINGS = """
title: Reviews of the test
reviews_per_page: 2
points_per_page: 3
smallest_count: 1
exit_page: https://example.org/
address: https://example.org/held/
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small collection, lists cut after two reviews."""
    folder = tmp_path_factory.mktemp("collection")
    (folder / "content").mkdir()
    (folder / "content" / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    return built(collection.make(), ContentFolder(folder / "content"), folder)


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    held = shipped()
    if held is None:
        pytest.skip("no records ship yet")
    return built(held, ContentFolder(SHIPPED_CONTENT), tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session", params=["site", pytest.param("shipped_site", marks=pytest.mark.build)])
def any_site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites in turn."""
    return request.getfixturevalue(request.param)
