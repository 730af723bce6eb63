"""Addresses: whatever a thing is called, its page lies in its folder of the site and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_site.core.problems import BuildError
from build_site.site import urls

_HOSTILE = st.one_of(
    st.text(max_size=400),
    st.sampled_from(
        [
            "",
            ".",
            "..",
            "/",
            "//",
            "../..",
            "日本",
            "Ελλάδα",
            "...",
            "/etc/passwd",
            "C:\\x",
            "a/b",
            "\0",
            "-",
            "é",
            "CON",
        ]
    ),
    st.text(alphabet="./\\-日 a\0", max_size=40),
    st.text(alphabet="ab -", min_size=150, max_size=400),
)

_MAKERS = {
    "area": urls.area,
    "keyword": urls.keyword,
    "theme": urls.theme,
    "agency": urls.agency,
    "markdown page": urls.markdown_page,
    "pair of themes": lambda name: urls.themes_together(name, "another"),
}
"""What makes an address of a name that may be anything."""


def assert_stays_inside(path: str) -> None:
    segments = path.split("/")
    assert all(segment not in ("", ".", "..") for segment in segments), path
    assert all(len(segment.encode()) <= urls.LONGEST_SEGMENT for segment in segments), path
    assert not set(path) & set("\\:\0"), path


@pytest.mark.parametrize("kind", _MAKERS)
@settings(deadline=None)
@given(name=_HOSTILE)
def test_address_of_any_name_at_all_stays_in_its_folder(kind: str, name: str) -> None:
    path = _MAKERS[kind](name)
    assert_stays_inside(path)
    assert path.endswith("/index.html")
    assert path not in (urls.AREAS, urls.KEYWORDS, urls.THEMES, urls.AGENCIES)


@settings(deadline=None)
@given(identifier=_HOSTILE)
def test_address_of_an_identifier_stays_in_its_folder_or_is_refused(identifier: str) -> None:
    for make in (urls.review, urls.briefing_file, urls.asset):
        try:
            path = make(identifier)
        except BuildError:
            continue
        assert_stays_inside(path)


@pytest.mark.parametrize("identifier", ["", ".", "..", "a/b", "../a", "/etc/passwd", "a\\b", "c:", "a\0", "x" * 201])
def test_address_that_would_lead_out_of_its_folder_is_refused_with_what_to_do(identifier: str) -> None:
    with pytest.raises(BuildError) as stopped:
        urls.review(identifier)
    assert str(stopped.value) == (
        f"reviews/{identifier}/index.html: error: “{identifier}” can't be a part of an address\n"
        "    Give it a name in Latin letters, digits and hyphens, of at most 200 letters."
    )


def test_address_of_an_identifier_may_be_as_long_as_a_segment() -> None:
    assert urls.review("x" * 200) == f"reviews/{'x' * 200}/index.html"


def test_address_of_a_name_says_it_in_lower_case_with_hyphens() -> None:
    assert urls.area("Stoke-on-Trent") == "areas/stoke-on-trent/index.html"
    assert urls.keyword("drugs & alcohol") == "keywords/drugs-and-alcohol/index.html"
    assert urls.markdown_page("About us") == "about-us/index.html"
    assert urls.themes_together("b", "a") == urls.themes_together("a", "b") == "themes/together/a--b/index.html"


def test_address_of_a_long_name_is_shortened_and_told_from_others_that_begin_alike() -> None:
    longest = "x" * 120
    assert urls.keyword(longest) == f"keywords/{longest}/index.html"
    first, second = (urls.keyword(longest + end).split("/")[1] for end in "ab")
    assert first != second
    assert len(first) == len(second) == 120
    assert first.rpartition("-")[0] == second.rpartition("-")[0] == "x" * 109
    assert urls.keyword("x" * 108 + " " + "y" * 40).startswith(f"keywords/{'x' * 108}-")


def test_address_of_a_name_in_other_letters_is_its_own() -> None:
    paths = {urls.area(name) for name in ("日本", "中国", "Ελλάδα", "")}
    assert len(paths) == 4
    assert urls.AREAS not in paths
    assert urls.area("日本") == urls.area("日本")


def test_address_as_shown_leaves_out_the_name_of_the_file() -> None:
    assert urls.address("areas/index.html") == "areas/"
    assert urls.address(urls.HOME) == ""
    assert urls.address(urls.NOT_FOUND) == "404.html"


def test_address_of_a_later_page_of_a_list_is_in_the_folder_of_the_first() -> None:
    assert urls.page_of_list("years/2023/index.html", 1) == "years/2023/index.html"
    assert urls.page_of_list("years/2023/index.html", 2) == "years/2023/page-2/index.html"


def test_address_of_the_finder_carries_what_is_chosen() -> None:
    assert urls.finder() == "search/index.html"
    assert urls.finder(("theme", "a b"), ("from", "2020")) == "search/index.html?theme=a+b&from=2020"


def test_address_of_a_region_is_its_part_of_the_index_of_areas() -> None:
    assert urls.region("England", "North East") == "areas/index.html#north-east"
    assert urls.region("Wales", None) == "areas/index.html#wales"
