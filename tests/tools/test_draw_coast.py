"""Drawing the coast: what the tool makes of an atlas, without the package that holds the real one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from build_site.site.data.projection import project
from tools import draw_coast


def _atlas(**more: object) -> dict:
    """Squares at 54 degrees north: Ireland and the United Kingdom share an arc; Jersey is too small to be seen."""
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [-10, 50]},
        "arcs": [
            [[50, 40], [0, 10]],
            [[50, 50], [-10, 0], [0, -5], [0, -5], [10, 0]],
            [[50, 40], [10, 0], [0, 10], [-10, 0]],
            [[80, 0], [0, 0], [0, 0], [0, 0]],
            [[53, 43], [4, 0], [0, 4], [-4, 0], [0, -4]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"id": "372", "type": "Polygon", "arcs": [[0, 1]]},
                    {"id": "826", "type": "MultiPolygon", "arcs": [[[2, ~0], [4]]]},
                    *({"id": id_, "type": "Polygon", "arcs": [[3]]} for id_ in ("831", "832", "833")),
                ]
            }
        },
    }


def _rings(template: str, name: str) -> list[list[tuple[int, int]]]:
    match = re.search(rf'<path class="app-map__{name}" transform="scale\(0.25\)" d="([^"]*)"/>', template)
    assert match
    rings = []
    for x, y, steps in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)z", match[1]):
        corners = [(int(x), int(y))]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            corners.append((corners[-1][0] + step_x, corners[-1][1] + step_y))
        rings.append(corners)
    return rings


def _corner(latitude: float, longitude: float) -> tuple[int, int]:
    x, y = (round(4 * value) for value in project(latitude, longitude))
    return x, y


def test_coast_has_the_outline_of_each_country_without_lakes_tiny_islands_and_needless_corners() -> None:
    template = draw_coast.coast(_atlas())
    assert _rings(template, "land") == [[_corner(54, -5), _corner(54, -4), _corner(55, -4), _corner(55, -5)]]
    assert _rings(template, "neighbour") == [[_corner(54, -5), _corner(55, -5), _corner(55, -6), _corner(54, -6)]]


def test_coast_names_its_source_and_that_it_is_in_the_public_domain() -> None:
    assert "Natural Earth (public domain)" in draw_coast.coast(_atlas()).splitlines()[0]


def test_coast_is_written_where_the_map_takes_it_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(draw_coast, "TEMPLATE", tmp_path / "coast.html")
    (tmp_path / "atlas.json").write_text(json.dumps(_atlas()), encoding="utf-8")
    assert draw_coast.main([str(tmp_path / "atlas.json")]) == 0
    assert (tmp_path / "coast.html").read_text("utf-8") == draw_coast.coast(_atlas())
    assert capsys.readouterr().out == f"{tmp_path / 'coast.html'}\n"


def test_coast_without_an_atlas_says_how_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw_coast.main([]) == 2
    assert "npm install --no-save world-atlas" in capsys.readouterr().err
