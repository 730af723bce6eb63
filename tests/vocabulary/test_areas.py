"""Places as printed -> the areas that they name, and what an editor hears of a mistake in areas.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.vocabulary import areas


def load(tmp_path: Path, text: str) -> tuple[areas.Areas, list[str]]:
    path, problems = tmp_path / "areas.yaml", Problems()
    path.write_text(text, encoding="utf-8")
    return areas.load(SourceFile(path, "vocabulary/areas.yaml"), problems), [str(problem) for problem in problems]


@pytest.fixture(scope="module")
def shipped() -> areas.Areas:
    problems = Problems()
    found = areas.load(SourceFile(SHIPPED_CONTENT / "vocabulary" / "areas.yaml", "areas.yaml"), problems)
    assert list(problems) == []
    return found


@pytest.mark.parametrize(
    "printed",
    [
        "Blackburn with Darwen, Blackpool, Lancashire",
        "Blackburn with Darwen, Blackpool and Lancashire",
        "Blackburn, Darwen, Blackpool and Lancashire",
        "Blackburn with Darwen,  Blackpool & Lancashire",
    ],
)
def test_the_variants_of_a_list_are_the_same_three_places(shipped, printed):
    assert shipped.resolve(printed) == (("Blackburn with Darwen", "Blackpool", "Lancashire"), ())


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Brighton and Hove", ("Brighton and Hove",)),
        ("Derby and Derbyshire", ("Derby", "Derbyshire")),
        ("City and Hackney", ("City of London", "Hackney")),
        ("East Riding", ("East Riding of Yorkshire",)),
        ("Kingston upon Hull", ("Hull",)),
        ("Pan-Dorset", ("Pan-Dorset",)),
        ("South Tees", ("South Tees",)),
        ("Manchester with Trafford", ("Manchester", "Trafford")),
        ("Lambeth and Bromley", ("Bromley", "Lambeth")),
        ("Richmond Upon Thames", ("Richmond upon Thames",)),
    ],
)
def test_a_printed_place_is_known_by_its_canonical_names(shipped, printed, names):
    assert shipped.resolve(printed) == (names, ())


def test_an_unknown_place_is_kept_as_printed_beside_the_known_ones(shipped):
    assert shipped.resolve("Kent and Middle Earth") == (("Kent",), ("Middle Earth",))


@pytest.mark.parametrize(
    ("consortium", "member"),
    [
        ("Pan-Dorset", "Bournemouth, Christchurch and Poole"),
        ("South Tees", "Middlesbrough"),
        ("Cwm Taf", "Rhondda Cynon Taf"),
        ("Berkshire West", "Reading"),
    ],
)
def test_a_consortium_knows_the_areas_that_make_it_up(shipped, consortium, member):
    assert member in shipped.get(consortium).members
    assert consortium in shipped.consortia_of(member)


def test_a_consortium_is_part_of_one_that_has_all_of_its_members(shipped):
    assert {"Tees Valley", "Teesside"} <= set(shipped.consortia_of("South Tees"))
    assert "South Tees" not in shipped.consortia_of("Teesside")
    assert shipped.consortia_of("Berkshire West") == ("Berkshire",)


def test_a_former_authority_leads_to_the_one_that_it_is_part_of_now(shipped):
    assert shipped.find("Bournemouth").name == "Bournemouth, Christchurch and Poole"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "areas:\n- name: Kent\n  nation: Narnia\n",
            "vocabulary/areas.yaml:3: error: `nation` can't be `Narnia`\n"
            "    It is one of: England, Wales, Scotland, Northern Ireland, Crown dependencies.",
        ),
        (
            "areas:\n- nation: England\n",
            "vocabulary/areas.yaml:2: error: item 1 of `areas` has no `name`\n    Add a line `name: ...`.",
        ),
        (
            "areas:\n- name: Kent\n  nation: England\n- name: Kent\n  nation: England\n",
            "vocabulary/areas.yaml:4: error: two entries are called `Kent`\n    Join the two or rename one.",
        ),
        (
            "areas:\n- name: Kent\n  nation: England\nconsortia:\n- name: Pan-Kent\n  members: [Kent, Surey]\n",
            "vocabulary/areas.yaml:6: error: `Surey` is no area of this file\n"
            "    Add the area, or correct the spelling.",
        ),
        (
            "areas:\n- name: Kent\n  nation: England\n  also: Cantia\n",
            "vocabulary/areas.yaml:4: error: `also` is not a list: Cantia\n"
            "    Put each item on a line of its own, behind a hyphen.",
        ),
        (
            "areas:\n- name: Kent\n  nation: England\n  nation: Wales\n",
            "vocabulary/areas.yaml:4: error: the key `nation` stands twice\n"
            "    Keep one of the two and delete the other.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line_and_what_to_do(tmp_path, text, message):
    assert message in load(tmp_path, text)[1]
