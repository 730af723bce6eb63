"""Where areas stand on the map: read from `at`, checked, and for a consortium the middle of its members."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.vocabulary import areas

_TWO = """
areas:
- {name: North, nation: England, at: [55.00, -2]}
- {name: South, nation: England, at: [51, -1.5]}
- {name: Whole, nation: England}
consortia:
- {name: Both, members: [North, South, Whole]}
- {name: Nowhere, members: [Whole]}
"""


def _load(folder: Path, text: str) -> tuple[areas.Areas, list[str]]:
    (folder / "areas.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return areas.load(SourceFile(folder / "areas.yaml", "areas.yaml"), problems), [str(problem) for problem in problems]


def test_an_area_stands_where_it_says_and_a_consortium_in_the_middle_of_its_members(tmp_path: Path) -> None:
    found, problems = _load(tmp_path, _TWO)
    assert problems == []
    assert {area.name: area.location for area in found} == {
        "North": (55.0, -2.0),
        "South": (51.0, -1.5),
        "Whole": None,
        "Both": (53.0, -1.75),
        "Nowhere": None,
    }


@pytest.mark.parametrize(
    ("at", "message"),
    [
        (
            "[-0.12, 51.5]",
            "`at` has the latitude -0.12, which is not in the British Isles\n"
            "    Latitude comes first, from 49 to 61, then longitude, from -9 to 2.",
        ),
        (
            "[51.5, 12]",
            "`at` has the longitude 12, which is not in the British Isles\n"
            "    Latitude comes first, from 49 to 61, then longitude, from -9 to 2.",
        ),
        ("[51.5]", "`at` is not two numbers: 51.5\n    Write `at: [51.5, -0.12]`."),
        ("[51.5, west]", "`at` is not two numbers: 51.5; west\n    Write `at: [51.5, -0.12]`."),
        ("[51.5, nan]", "`at` is not two numbers: 51.5; nan\n    Write `at: [51.5, -0.12]`."),
    ],
)
def test_a_wrong_place_is_told_with_its_line(tmp_path: Path, at: str, message: str) -> None:
    _, problems = _load(tmp_path, f"areas:\n- name: London\n  nation: England\n  at: {at}\n")
    assert problems == [f"areas.yaml:4: error: {message}"]


def test_every_area_that_ships_has_a_place_except_whole_nations() -> None:
    path = SHIPPED_CONTENT / "vocabulary" / "areas.yaml"
    found = areas.load(SourceFile(path, "areas.yaml"), Problems())
    assert {area.name for area in found if area.location is None} == {
        "England",
        "Northern Ireland",
        "Scotland",
        "Wales",
    }


@pytest.mark.parametrize(("at", "right"), [
    ("[49, -9]", True), ("[61, 2]", True), ("[48.99, 0]", False), ("[61.01, 0]", False),
    ("[51, -9.01]", False), ("[51, 2.01]", False), ("[51, true]", False), ("[51, 0, 1]", False), ("x", False),
])  # fmt: skip
def test_the_map_ends_where_the_british_isles_do(tmp_path: Path, at: str, right: bool) -> None:
    _, problems = _load(tmp_path, f"areas:\n- {{name: London, nation: England, at: {at}}}\n")
    assert (problems == []) == right
