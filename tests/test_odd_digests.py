"""What stands in a digest that no page can be called by: the build names its line, and publishes the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_site.cli import main

LONG = "tell the nurse at the door what the aunt has said " * 6

LIST = """Case reviews published in 2021

2021 – {area} – Child Alder

Harm to a boy of four months in a caravan. Learning: ask the aunt; look twice. Keywords: infants, {term}, caravans

2021 – Leeds – Child Birch

Death of a girl aged nine in a fire. Learning includes: fit alarms; ask who smokes. Keywords: fires
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    return tmp_path


def _add_digest(folder: Path, name: str, text: str) -> None:
    (folder / "content" / "digests" / name).write_text(text, encoding="utf-8")


def _build(folder: Path) -> int:
    return main(["site", "--content", str(folder / "content"), "--out", str(folder / "site")])


def _record(folder: Path, review: str) -> dict:
    return yaml.safe_load((folder / "content" / "reviews" / f"{review}.yaml").read_text("utf-8"))


def test_an_index_term_of_300_letters_is_told_with_its_line_and_every_review_is_published(folder: Path, capsys):
    term = LONG[:299] + "x"
    _add_digest(folder, "list.txt", LIST.format(area="Kent", term=term))
    assert _build(folder) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-2] == "2"
    assert (
        "digests/list.txt:5: warning: a text of 300 letters is no index term: "
        "`tell the nurse at the door what the aunt has said tell the n…`\n"
        "    It is kept beside the index terms; put a comma or a semicolon between terms, "
        "or a label above other text.\n"
    ) in out
    record = _record(folder, "2021-kent-child-alder")
    assert record["keywords"] == ["infants", "caravans"]
    assert record["accounts"][0]["keywords"] == ["infants", "caravans"]
    assert record["accounts"][0]["other"] == [{"heading": "Keywords", "text": term}]


def test_an_index_term_as_long_as_a_files_name_may_be_has_its_page(folder: Path, capsys):
    term = ("tell the nurse at the door " * 10)[:254] + "x"
    _add_digest(folder, "list.txt", LIST.format(area="Kent", term=term))
    assert _build(folder) == 0
    assert "is no index term" not in capsys.readouterr().out
    assert _record(folder, "2021-kent-child-alder")["keywords"] == ["infants", term, "caravans"]
    (page,) = (folder / "site" / "keywords").glob("tell-the-nurse-*/index.html")
    assert term[1:] in page.read_text("utf-8")


def test_two_unknown_areas_that_differ_in_a_hyphen_are_one_and_are_held_while_the_rest_is_published(
    folder: Path, capsys
):
    _add_digest(folder, "a.txt", LIST.format(area="North-Somewhere", term="aunts"))
    _add_digest(
        folder,
        "b.txt",
        "2022 – North Somewhere – Child Cedar\n\nA boy aged two swallowed a battery. Learning: screw toys shut.\n",
    )
    assert _build(folder) == 0
    out = capsys.readouterr().out
    assert (
        "digests/b.txt:1: warning: the area `North Somewhere` is not in the vocabulary; it is taken for "
        "`North-Somewhere`, as digests/a.txt:3 spells it\n"
        "    Add the area to vocabulary/areas.yaml with this spelling in `also`, or correct the digest.\n"
    ) in out
    assert out.splitlines()[-2] == "1"
    for review in ("2022-north-somewhere-child-cedar", "2021-north-somewhere-child-alder"):
        record = _record(folder, review)
        assert (record["areas"], len(record["held"])) == (["North-Somewhere"], 1)
    assert not (folder / "site" / "areas" / "north-somewhere").exists()
