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


TWO = """areas:
- {name: Kent, nation: England, region: South East}
- {name: Surrey, nation: England, region: South East}
"""


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            TWO + "- {name: kent, nation: Wales}\n",
            [
                "4: error: `Kent` and `kent` would have one address, `kent`\n    Rename one of the two.",
                "4: error: `kent` is a name of both `Kent` and `kent`\n    Keep it with one of the two.",
            ],
        ),
        (
            TWO + "- {name: Hull, nation: England, also: [Surrey]}\n",
            ["4: error: `Surrey` is a name of both `Surrey` and `Hull`\n    Keep it with one of the two."],
        ),
        (
            TWO + "consortia:\n- {name: Kent, members: [Surrey]}\n",
            ["5: error: two entries are called `Kent`\n    Join the two or rename one."],
        ),
        (
            TWO + "- {name: Hull, nation: England, successors: [Leeds, Kent]}\n"
            "lists:\n- {printed: All, members: [York]}\n",
            [
                "4: error: `Leeds` is no area of this file\n    Add the area, or correct the spelling.",
                "6: error: `York` is no area of this file\n    Add the area, or correct the spelling.",
            ],
        ),
        (TWO + "lists:\n- {printed: All, members: []}\n", ["5: error: `members` has no items\n    Give at least 1."]),
        (
            TWO + "consortia:\n- {name: A, members: [B]}\n- {name: B, members: [Kent]}\n",
            [
                "5: error: the consortium `A` has no members that are areas\n"
                "    List the areas that it is made up of, by their names in this file."
            ],
        ),
        (
            "areas:\n- {name: Kent, nation: Narnia}\nconsortia:\n- {name: A, members: [Kent]}\n",
            ["2: error: `nation` can't be `Narnia`\n    It is one of: England, Wales, Scotland, Northern Ireland, "
             "Crown dependencies."],
        ),
    ],
)  # fmt: skip
def test_areas_that_do_not_fit_together_are_told(tmp_path, text, messages):
    assert load(tmp_path, text)[1] == [f"vocabulary/areas.yaml:{message}" for message in messages]


def test_a_consortium_has_the_nation_and_the_region_that_its_members_share(tmp_path):
    wales = "- {name: Powys, nation: Wales, region: Mid}\n- {name: Gwent, nation: Wales, region: East}\n"
    consortia = "consortia:\n- {name: South, members: [Kent, Surrey]}\n- {name: Both, members: [South]}\n"
    found, problems = load(tmp_path, f"{TWO}{wales}{consortia}- {{name: West, members: [Powys, Gwent]}}\n")
    assert problems == []
    assert [(found.get(name).nation, found.get(name).region) for name in ("South", "Both", "West")] == [
        ("England", "South East"),
        ("England", "South East"),
        ("Wales", None),
    ]
    assert [area.name for area in found] == ["Kent", "Surrey", "Powys", "Gwent", "South", "Both", "West"]


def test_a_name_goes_before_another_spelling_and_that_before_a_former_name(tmp_path):
    found, _ = load(
        tmp_path,
        "areas:\n- {name: A, nation: Wales, formerly: [B, C]}\n- {name: B, nation: Wales, formerly: [D]}\n"
        "- {name: E, nation: Wales, also: [C], formerly: [D]}\n",
    )
    assert [found.find(name).name for name in ("b", "C", "D")] == ["B", "E", "B"]
    assert found.find("F") is None
    assert found.get("b") is None


def test_names_are_compared_without_capitals_hyphens_quotes_and_ampersands(tmp_path):
    found, _ = load(tmp_path, "areas:\n- {name: King’s Lynn & Wisbech-on-Sea, nation: England}\n")
    assert found.resolve("kings-lynn")[0] == ()
    assert found.resolve("KING'S LYNN and Wisbech on\u00a0Sea") == (("King’s Lynn & Wisbech-on-Sea",), ())


def test_a_list_of_areas_becomes_its_members_sorted_and_unknown_parts_keep_their_order(tmp_path):
    found, _ = load(tmp_path, TWO + "lists:\n- {printed: Both of them, members: [Surrey, Kent]}\n")
    assert found.resolve("both of them") == (("Kent", "Surrey"), ())
    assert found.resolve("Zembla, Surrey, Atlantis and Kent") == (("Kent", "Surrey"), ("Zembla", "Atlantis"))
    assert found.resolve(" , ") == ((), ())
    assert found.resolve(" Middle  Earth with(Surrey.)") == (("Surrey",), ("Middle Earth",))
