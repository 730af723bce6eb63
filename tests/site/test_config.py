"""The settings: what is wrong in `site.yaml` is told with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import Problem, Problems
from build_site.core.schema import ValuePath
from build_site.site.config import Help, NamedLink, SiteConfig, load, path_of_address
from tests.wrong_values import KINDS, render, untold

SETTINGS = (
    "title, description, address, base_path, noindex, contact, wording_notice, originals, help, exit_page,"
    " reviews_per_page, points_per_page, newest_on_home, smallest_count"
)


def _load(folder: Path, text: str) -> tuple[SiteConfig, list[str]]:
    (folder / "site.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return load(ContentFolder(folder, fallback=folder), problems), [str(problem) for problem in problems]


def test_settings_are_read_and_the_rest_keep_their_defaults(tmp_path: Path) -> None:
    config, problems = _load(tmp_path, "title: Ours\nnoindex: false\ncontact:\naddress: https://example.org/a/\n")
    assert problems == []
    assert config == SiteConfig(title="Ours", noindex=False, address="https://example.org/a")


def test_a_number_where_text_belongs_is_told(tmp_path: Path) -> None:
    _, problems = _load(tmp_path, "help:\n- name: Line\n  phone: 123\n")
    assert problems == [f"{tmp_path.name}/site.yaml:3: error: `phone` is not text: 123\n    Put it in quotes."]


def test_help_is_a_list_of_names_with_their_numbers(tmp_path: Path) -> None:
    config, problems = _load(tmp_path, "help:\n- name: Line\n  phone: '0800 1'\n")
    assert (config.help, problems) == ((Help("Line", phone="0800 1"),), [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "titel: x\n",
            f"1: error: there is no setting `titel`\n    The settings are: {SETTINGS}.",
        ),
        (
            "\nnoindex: maybe\n",
            "2: error: `noindex` is neither true nor false: maybe\n"
            "    Write `true` or `false`, without quotes."
            " (`noindex`: true asks search engines to leave every page out.)",
        ),
        (
            "reviews_per_page: 0\n",
            "1: error: `reviews_per_page` is less than 1: 0\n"
            "    Write a whole number from 1. (`reviews_per_page`: how many reviews one page of a list shows.)",
        ),
        (
            "exit_page: javascript:x\n",
            "1: error: `exit_page` must begin with https:// or http://, not `javascript:x`\n"
            "    Write the whole address, as the browser shows it."
            " (`exit_page`: where “Exit this page” leads, or empty for no such button.)",
        ),
        (
            "base_path: held\n",
            "1: error: `base_path` must begin and end with a slash, not `held`\n"
            "    Write `/` or `/reviews/`."
            " (`base_path`: the path it is published under; only the page for a wrong address needs it.)",
        ),
        ("originals:\n- name: x\n", "2: error: item 1 of `originals` has no `url`\n    Add a line `url: ...`."),
        (
            "help:\n- name: x\n  fax: y\n",
            "3: error: there is no field `fax`\n    The fields are: name, text, phone, url.",
        ),
        (
            "- title\n",
            f"1: error: this file should hold settings with values, not title\n    The settings are: {SETTINGS}.",
        ),
    ],
)
def test_a_wrong_setting_is_told_with_its_line_and_what_it_should_be(tmp_path: Path, text: str, message: str) -> None:
    config, problems = _load(tmp_path, text)
    assert problems == [f"{tmp_path.name}/site.yaml:{message}"]
    assert config == SiteConfig()


def test_every_mistake_is_told_in_one_go(tmp_path: Path) -> None:
    _, problems = _load(tmp_path, "title: 1\nnoindex: x\nwhat: y\n")
    assert [problem.split(" error: ")[0].rpartition("/")[2] for problem in problems] == [
        "site.yaml:1:",
        "site.yaml:2:",
        "site.yaml:3:",
    ]


def test_another_folder_does_not_take_over_who_wrote_the_words(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    (ours / "site.yaml").write_text("title: Ours\nwording_notice: We wrote it.\n", encoding="utf-8")
    borrowed = load(ContentFolder(theirs, fallback=ours), Problems())
    assert (borrowed.title, borrowed.wording_notice) == ("Ours", SiteConfig().wording_notice)
    assert load(ContentFolder(ours, fallback=ours), Problems()).wording_notice == "We wrote it."


def test_the_address_says_under_which_path_the_site_stands() -> None:
    assert path_of_address(SiteConfig(address="https://example.org/a/b")) == "/a/b/"
    assert path_of_address(SiteConfig(address="https://example.org/a/")) == "/a/"
    assert path_of_address(SiteConfig(address="https://example.org", base_path="/c/")) == "/"
    assert path_of_address(SiteConfig(base_path="/c/")) == "/c/"


EVERY_SETTING = {
    "title": "Ours",
    "description": "One sentence.",
    "address": "https://example.org/a",
    "base_path": "/a/",
    "noindex": False,
    "contact": "a@example.org",
    "wording_notice": "We wrote it.",
    "originals": [{"name": "Library", "url": "https://example.org"}],
    "help": [{"name": "Line", "text": "Call.", "phone": "0800 1", "url": "http://example.org"}],
    "exit_page": "https://example.org/weather",
    "reviews_per_page": 1,
    "points_per_page": 2,
    "newest_on_home": 3,
    "smallest_count": 4,
}


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    config, problems = _load(tmp_path, render(EVERY_SETTING))
    assert problems == []
    assert vars(config) == EVERY_SETTING | {
        "originals": (NamedLink("Library", "https://example.org"),),
        "help": (Help("Line", "Call.", "0800 1", "http://example.org"),),
    }


def _may_stand(kind: str, path: ValuePath) -> bool:
    """Whether a value of a kind that is mostly wrong is right for a setting."""
    names = [step for step in path if isinstance(step, str)]
    setting, last = (names[0], names[-1]) if names else ("", "")
    if kind == "null":
        return not path or (
            not isinstance(path[-1], int) and last != "name" and (setting, last) != ("originals", "url")
        )
    if kind in ("empty text", "very long text"):
        free = {"description", "contact", "wording_notice", "text", "phone"}
        links = {"address", "exit_page"} if kind == "empty text" else {"title"}
        return (
            last in free | links
            or (kind == "empty text" and names == ["help", "url"])
            or (kind == "very long text" and last == "name")
        )
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_value_anywhere_among_the_settings_is_told_with_file_and_line(tmp_path: Path, kind: str) -> None:
    def load_text(text: str) -> list[Problem]:
        (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
        problems = Problems()
        load(ContentFolder(tmp_path, fallback=tmp_path), problems)
        return list(problems)

    assert untold(EVERY_SETTING, kind, load_text, _may_stand) == []


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "null\n"])
def test_settings_with_nothing_in_them_are_the_defaults(tmp_path: Path, text: str) -> None:
    assert _load(tmp_path, text) == (SiteConfig(), [])


def test_a_folder_without_settings_anywhere_has_the_defaults(tmp_path: Path) -> None:
    assert load(ContentFolder(tmp_path, fallback=tmp_path), Problems()) == SiteConfig()


def test_settings_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_bytes(b"title: \xff\n")
    problems = Problems()
    load(ContentFolder(tmp_path, fallback=tmp_path), problems)
    assert [str(problem).splitlines()[0] for problem in problems] == [
        f"{tmp_path.name}/site.yaml:1: error: this is not UTF-8 text"
    ]


@pytest.mark.parametrize("base_path", ["/a b/", "/a;/", "/../", "/a/./", "/a//", "/a{/", '/"/', "/$x/", "/é/", "/%41/"])
def test_a_base_path_has_no_sign_that_means_something_to_a_server(tmp_path: Path, base_path: str) -> None:
    _, problems = _load(tmp_path, f"title: A\nbase_path: '{base_path}'\n")
    assert [problem.partition("site.yaml:")[2] for problem in problems] == [
        f"2: error: `base_path` has signs that a path can't have: `{base_path}`\n"
        "    Use letters, digits and `- . _ ~`, as in `/reviews/`."
        " (`base_path`: the path it is published under; only the page for a wrong address needs it.)"
    ]


@pytest.mark.parametrize("path", ["/a b", "/a;", "/../a", "?a", "#a", " /a", "/a\\b", ":x"])
def test_an_address_has_no_sign_that_means_something_to_a_server(tmp_path: Path, path: str) -> None:
    _, problems = _load(tmp_path, f"address: 'https://example.org{path}'\n")
    assert [problem.partition("site.yaml:")[2].split("\n")[0] for problem in problems] == [
        f"1: error: `address` has signs that an address of a folder can't have: `https://example.org{path}`"
    ]


@pytest.mark.parametrize("base_path", ["a/", "/a", "a"])
def test_a_base_path_needs_a_slash_at_both_ends(tmp_path: Path, base_path: str) -> None:
    _, problems = _load(tmp_path, f"base_path: {base_path}\n")
    assert [problem.splitlines()[0].split(" error: ")[1] for problem in problems] == [
        f"`base_path` must begin and end with a slash, not `{base_path}`"
    ]


def test_without_settings_a_site_is_kept_out_of_search_engines_and_small_counts_are_not_told() -> None:
    config = SiteConfig()
    assert (config.noindex, config.smallest_count) == (True, 3)
    assert (config.reviews_per_page, config.points_per_page, config.newest_on_home) == (50, 60, 10)
    assert (config.address, config.base_path, config.contact, config.exit_page) == ("", "/", "", "")
    assert (config.originals, config.help) == ((), ())
