"""A content folder to start from: it is complete, it overwrites nothing, and a build takes it as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import BuildError, Problems
from build_site.site import config
from build_site.starter import create_content_folder


def test_starter_makes_settings_a_folder_for_digests_and_a_page_that_says_how_to_go_on(tmp_path: Path):
    content = tmp_path / "new" / "content"
    assert create_content_folder(content) == [content / "digests", content / "site.yaml", content / "README.md"]
    assert list((content / "digests").iterdir()) == []
    assert "`case-reviews site`" in (content / "README.md").read_text("utf-8")


def test_starter_settings_are_those_that_ship_but_for_whose_words_the_summaries_are(tmp_path: Path):
    create_content_folder(tmp_path)
    problems = Problems()
    made = config.load(ContentFolder(tmp_path), problems)
    shipped = config.load(ContentFolder(SHIPPED_CONTENT), problems)
    assert list(problems) == []
    assert made.help == shipped.help != ()
    assert made.originals == shipped.originals != ()
    assert (made.noindex, made.smallest_count) == (shipped.noindex, shipped.smallest_count)
    assert made.wording_notice == config.SiteConfig().wording_notice != shipped.wording_notice
    assert "summaries that come with the project" not in (tmp_path / "site.yaml").read_text("utf-8")


def test_starter_leaves_what_is_there_as_it_is(tmp_path: Path):
    (tmp_path / "digests").mkdir()
    (tmp_path / "site.yaml").write_text("title: Ours\n", encoding="utf-8")
    assert create_content_folder(tmp_path) == [tmp_path / "README.md"]
    assert (tmp_path / "site.yaml").read_text("utf-8") == "title: Ours\n"
    assert create_content_folder(tmp_path) == []


def test_starter_says_so_where_no_folder_can_be_made(tmp_path: Path):
    (tmp_path / "content").write_text("a file", encoding="utf-8")
    with pytest.raises(BuildError) as error:
        create_content_folder(tmp_path / "content")
    assert str(error.value) == (
        f"{tmp_path / 'content' / 'digests'}: error: it can't be made: Not a directory\n    Choose another folder."
    )


def test_starter_makes_nothing_through_a_link(tmp_path: Path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "linked").symlink_to(mine)
    with pytest.raises(BuildError) as error:
        create_content_folder(tmp_path / "linked")
    assert str(error.value) == (
        f"{tmp_path / 'linked'}: error: it can't be made: it is a link\n    Choose another folder."
    )
    (tmp_path / "content").mkdir()
    for name in ("site.yaml", "README.md"):
        (tmp_path / "content" / name).symlink_to(mine / name)
    assert create_content_folder(tmp_path / "content") == [tmp_path / "content" / "digests"]
    assert list(mine.iterdir()) == []
