"""What is new: what a build changed is told, and nothing of a review that this site does not publish."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_site.core.content import ContentFolder
from build_site.model import Record
from build_site.records.changelog import Change, ChangedReview
from build_site.site import feed
from build_site.site.config import SiteConfig
from build_site.site.data.groupings import Groupings
from build_site.site.pages import changes as changes_page
from tests.site import collection
from tests.site.building import Site, built

NEW = "new/index.html"
_CHANGES = """
- date: '2026-01-10'
  first: {records: 4, public: 3}
- date: '2026-02-03'
  added:
  - {id: 2020-ashford-child-a, title: Child A}
  - {id: 2021-ashford-closed, title: Closed}
  changed:
  - {id: 2020-ashford-child-b, title: Child B, fields: [review_type, learning]}
  joined:
  - {id: 2019-anonymous-child-d, title: Child D, digests: [lists/new.txt]}
  withheld:
  - {id: 2017-dover-child-q, title: Child Q of Dover}
  gone:
  - {id: 2016-dover-child-r, title: Child R}
  - {id: 2016-dover-child-s, title: Child S}
"""


def _site(folder: Path, changes: str = _CHANGES, settings: str = "") -> Site:
    (folder / "content").mkdir()
    (folder / "content" / "changes.yaml").write_text(changes, encoding="utf-8")
    (folder / "content" / "site.yaml").write_text(f"title: Held\n{settings}", encoding="utf-8")
    return built(collection.make(), ContentFolder(folder / "content"), folder)


def test_the_newest_build_comes_first_and_says_what_it_did(tmp_path: Path) -> None:
    site = _site(tmp_path)
    main = site[NEW].main
    assert [heading.get_text() for heading in main.select("h2")] == ["3 February 2026", "10 January 2026"]
    assert [heading.get_text() for heading in main.select("h3")] == [
        "Added: 1 review",
        "Told by a further digest: 1 review",
        "Changed: 1 review",
    ]
    assert [" ".join(row.get_text().split()) for row in main.select("li")] == [
        "Child A, Ashford, 2020",
        "Child D, area not named, 2019 lists/new.txt",
        "Child B, Ashford, 2020 Kind of review and learning",
    ]
    assert "1 review was withheld from publication." in site.text(NEW)
    assert "2 reviews were taken out of the collection." in site.text(NEW)
    assert "The first build: 3 reviews." in site.text(NEW)


def test_a_review_that_is_not_published_is_not_named(tmp_path: Path) -> None:
    site = _site(tmp_path)
    assert not [word for word in ("Closed", "Child Q", "Child R", "dover") if word in site.text(NEW)]


def test_a_site_of_which_no_build_is_noted_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = built(collection.make(), ContentFolder(tmp_path / "content"), tmp_path)
    assert "No build has been noted yet." in site.text(NEW)


def test_a_build_that_names_very_many_reviews_goes_on_on_further_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_page, "_REVIEWS_PER_PAGE", 2)
    ids = [
        "2020-ashford-child-a",
        "2020-ashford-child-b",
        "2019-tees-and-blyth-child-c",
        "2019-anonymous-child-d",
        "undated-bare",
    ]
    added = "".join(f"  - {{id: {id_}, title: x}}\n" for id_ in ids)
    changed = f"- date: '2026-03-01'\n  changed:\n  - {{id: {ids[0]}, title: x}}\n"
    site = _site(tmp_path, f"- date: '2026-02-03'\n  added:\n{added}{changed}")
    pages = [path for path in site.pages if path.startswith("new/")]
    named = [
        row.get_text()
        for path in sorted(pages)
        for row in site[path].main.select("li a.govuk-link:not([rel])")
        if "reviews/" in row["href"]
    ]
    assert sorted(pages) == ["new/index.html", "new/page-2/index.html", "new/page-3/index.html"]
    assert len(named) == 6
    assert len(set(named)) == 5


def test_the_feed_names_added_reviews_with_full_addresses_and_not_what_happened(tmp_path: Path) -> None:
    site = _site(tmp_path, settings="address: https://example.org/held\n")
    text = (site.folder / "new" / "feed.xml").read_text("utf-8")
    atom = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.fromstring(text)
    entries = feed.findall("a:entry", atom)
    assert [entry.findtext("a:title", None, atom) for entry in entries] == ["Child A, Ashford, 2020"]
    assert entries[0].find("a:link", atom).get("href") == "https://example.org/held/reviews/2020-ashford-child-a/"
    assert feed.findtext("a:updated", None, atom) == "2026-02-03T00:00:00Z"
    assert feed.findtext("a:title", None, atom) == "Held"
    assert "unwell" not in text
    assert site[NEW].select_one("link[rel=alternate]")["href"] == "../new/feed.xml"


def test_without_an_address_there_is_no_feed_and_no_link_to_one(tmp_path: Path) -> None:
    site = _site(tmp_path)
    assert not (site.folder / "new" / "feed.xml").exists()
    assert not site[NEW].select("link[rel=alternate]")
    assert "feed" not in site.text(NEW)


def test_a_page_has_room_for_a_hundred_reviews_and_a_feed_for_the_fifty_newest() -> None:
    records = [Record(f"r{number:03}", f"Title {number}", "2020") for number in range(101)]
    held = collection.catalogue_of(records)
    items = tuple(ChangedReview(record.id, record.title) for record in records)
    config = SiteConfig(address="https://example.org")

    def pages_of(*changes: Change) -> list[list[int]]:
        pages = changes_page.pages(Groupings(held), changes, config)
        return [[len(group.reviews) for build in page.context.builds for group in build.groups] for page in pages]

    assert pages_of(Change("2026-01-02", added=items[:100])) == [[100]]
    assert pages_of(Change("2026-01-02", added=items)) == [[100], [1]]
    assert pages_of(Change("2026-01-02", added=items[:60]), Change("2026-01-01", changed=items[60:])) == [[60], [41]]
    assert pages_of(Change("2026-01-02", added=items[:60]), Change("2026-01-01", changed=items[:40])) == [[60, 40]]
    assert pages_of() == [[]]
    (text,) = feed.files(held, (Change("2026-01-02", added=items),), config).values()
    titles = [entry.text for entry in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["Learning from case reviews", *(f"Title {number}, area not named, 2020" for number in range(50))]


def test_a_build_cut_over_two_pages_says_once_what_it_withheld() -> None:
    records = [Record(f"r{number:03}", "x", "2020") for number in range(101)]
    held = collection.catalogue_of(records)
    items = tuple(ChangedReview(record.id, record.title) for record in records)
    change = Change("2026-01-02", added=items, withheld=items[:2], gone=items[:1])
    first, second = changes_page.pages(Groupings(held), (change,), SiteConfig())
    assert [build.sentences for build in first.context.builds] == [
        ("2 reviews were withheld from publication.", "1 review was taken out of the collection.")
    ]
    assert [build.sentences for build in second.context.builds] == [()]
    assert (first.context.title, second.path) == ("What is new (page 1 of 2)", "new/page-2/index.html")
