"""The folder of corrections: every entry of it is read, or is an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.core.problems import BuildError
from tests.records.conftest import ALEX, Folder
from tests.records.test_withhold import SAID, WITHHOLD, ids

ALEX_YAML = "2021-leeds-alex.yaml"
NAMED = "error: `{}` is not read: the name of a file of corrections ends in `.yaml`\n    Rename it to `{}.yaml`, or move it out of this folder."  # noqa: E501


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("2021-leeds-alex", NAMED.format("2021-leeds-alex", "2021-leeds-alex")),
        ("2021-leeds-alex.YAML", NAMED.format("2021-leeds-alex.YAML", "2021-leeds-alex")),
        ("2021-leeds-alex.yaml.txt", NAMED.format("2021-leeds-alex.yaml.txt", "2021-leeds-alex")),
        ("2021-leeds-alex.yaml~", NAMED.format("2021-leeds-alex.yaml~", "2021-leeds-alex")),
        (".2021-leeds-alex.yaml.swp", NAMED.format(".2021-leeds-alex.yaml.swp", "2021-leeds-alex")),
        ("日本.yaml", "error: `日本` is no id of a record\n    Name the file after the record that it is for."),
        (
            ".2021-leeds-alex.yaml",
            "error: `.2021-leeds-alex` is no id of a record\n    Name the file after the record that it is for.",
        ),
        (
            "\x1b[31m.yaml",
            "error: `\\x1b[31m` is no id of a record\n    Name the file after the record that it is for.",
        ),
    ],
)
def test_a_file_of_another_name_among_the_corrections_stops_the_build(folder: Folder, name: str, what: str) -> None:
    folder.write(f"corrections/{name}", WITHHOLD)
    label = name.replace("\x1b", "\\x1b")
    assert folder.refused(ALEX) == [f"content/corrections/{label}: {what}"]


@pytest.mark.parametrize(
    "name", [f"{ALEX_YAML}~", f".{ALEX_YAML}.swp", f".#{ALEX_YAML}", f"#{ALEX_YAML}#", f"._{ALEX_YAML}"]
)
def test_what_an_editor_program_leaves_beside_a_file_of_corrections_does_not_count(folder: Folder, name: str) -> None:
    folder.write(SAID, WITHHOLD)
    folder.write(f"corrections/{name}", "corrections: []\n")
    folder.write("corrections/.DS_Store", "x")
    assert ids(folder.run(ALEX)) == ([], [ALEX.id])
    assert folder.said == []


def _folder_in(folder: Path) -> None:
    (folder / "old").mkdir(parents=True)


def _link(folder: Path) -> None:
    folder.mkdir()
    (folder / ALEX_YAML).symlink_to("nowhere")


def _pipe(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / ALEX_YAML)


def _text(folder: Path) -> None:
    folder.write_text(WITHHOLD, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            _folder_in,
            "corrections/old: error: this is a folder, and nothing in it is read\n    Put each file of corrections into"
            " the folder itself.",
        ),
        (
            _link,
            "corrections/2021-leeds-alex.yaml: error: this is a link, and no link is followed, so what it said is not"
            " known\n"
            "    Put the file itself in its place.",
        ),
        (
            _pipe,
            "corrections/2021-leeds-alex.yaml: error: this is no file, and nothing in it is read\n    Put each file of"
            " corrections into the folder itself.",
        ),
        (
            _text,
            "corrections: error: this is not a folder\n    Move it away: `corrections` is read as a folder.",
        ),
    ],
)
def test_what_is_no_file_among_the_corrections_stops_the_build(
    folder: Folder, make: Callable[[Path], None], said: str
) -> None:
    make(folder.root / "corrections")
    with pytest.raises(BuildError) as stopped:
        folder.run(ALEX)
    assert [str(problem) for problem in stopped.value.problems] == [f"content/{said}"]


@pytest.mark.parametrize("name", ["Corrections", "CORRECTIONS", "correction", "corections", "corrections "])
def test_a_folder_whose_name_is_nearly_that_of_the_corrections_stops_the_build(folder: Folder, name: str) -> None:
    folder.write(f"{name}/{ALEX_YAML}", WITHHOLD)
    assert folder.refused(ALEX) == [
        f"content/{name}: error: this is not read; did you mean `corrections/`?\n"
        "    Rename it to `corrections/`, or move it away."
    ]
