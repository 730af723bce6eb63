"""A record that can't be read stops the build before anything is written, and says where and what to do."""

from __future__ import annotations

import pytest

from tests.records.conftest import ALEX, BILLIE, Folder

QUOTE = "'"
FILE = "reviews/2021-leeds-alex.yaml"
FIELDS = (
    "id, title, published, areas, anonymous, review_type, death, children, incident, harms, keywords, circulation,"
    " accounts, evidence, joined, held, withheld"
)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        (
            "id: 2021-leeds-alex\ntitle: [Alex\n",
            ":3",
            (
                "this is not YAML: did not find expected ',' or ']'\n"
                "    Check the indent, the colons and the quotes of this line and the one before it."
            ),
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\ntitle: Sasha\n",
            ":3",
            "the key `title` stands twice\n    Keep one of the two and delete the other.",
        ),
        ("title: Alex\n", ":1", "this file has no `id`\n    Add a line `id: ...`."),
        ("id: 2021-leeds-alex\n", ":1", "this file has no `title`\n    Add a line `title: ...`."),
        (
            "id: 2021-leeds-alex\ntitle: Alex\ncolour: red\n",
            ":3",
            f"there is no field `colour`\n    The fields are: {FIELDS}.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\nareas: Leeds\n",
            ":3",
            "`areas` is not a list: Leeds\n    Put each item on a line of its own, behind a hyphen.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\nanonymous: 'true'\n",
            ":3",
            "`anonymous` is neither true nor false: true\n    Write `true` or `false`, without quotes.",
        ),
        (
            "id: 2021-leeds-alex\ntitle:\n  first: Alex\n",
            ":2",
            "`title` is not text: first: Alex\n    Write it as text, in quotes if it has a colon.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\ndeath: perhaps\n",
            ":3",
            "`death` can't be `perhaps`\n    It is one of: yes, no, unclear.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\nincident: May 2020\n",
            ":3",
            (
                "`incident` can't be `May 2020`\n    Write the date as EDTF: 2020, 2020-12, 2019-03/2019-04, summer"
                " 2020 as 2020-22."
            ),
        ),
        *[
            (
                f"id: 2021-leeds-alex\ntitle: Alex\n{field}: {date}\n",
                ":3",
                f"`{field}` can't be `{date.strip(QUOTE)}`: {reason}\n    Write the date as EDTF: 2020, 2020-12,"
                " 2019-03/2019-04, summer 2020 as 2020-22.",
            )
            for field in ("published", "incident")
            for date, reason in [
                ("2023-13", "there is no month 13"),
                ("2023-02-31", "there is no day 31 in February 2023"),
                ("'?'", "there is no date"),
                ("'/'", "an interval has no date"),
                ("2023/2022", "`2022` is before `2023`"),
            ]
        ],
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- summary: x\n  learning:\n  - one\n  - ''\n",
            ":7",
            "item 2 of `learning` is empty\n    Write what it is, or take the whole line out.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- sources:\n  - digest: a.txt\n    lines: [9, 3]\n",
            ":6",
            "`lines` are not a first and a last line: 9; 3\n    Write them as `[first, last]`, counted from 1.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- sources:\n  - digest: a.txt\n    lines: [3, 9, 12]\n",
            ":6",
            "`lines` are not a first and a last line: 3; 9; 12\n    Write them as `[first, last]`, counted from 1.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- sources:\n  - digest: a.txt\n    lines: [3]\n",
            ":6",
            "`lines` are not a first and a last line: 3\n    Write them as `[first, last]`, counted from 1.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- sources:\n  - digest: a.txt\n    lines: [0, 3]\n",
            ":6",
            "`lines` are not a first and a last line: 0; 3\n    Write them as `[first, last]`, counted from 1.",
        ),
        (
            "id: 2021-leeds-alex\ntitle: Alex\naccounts:\n- sources:\n  - lines: [3, 9]\n",
            ":5",
            "item 1 of `sources` has no `digest`\n    Add a line `digest: ...`.",
        ),
        (
            "id: 2021 Leeds\ntitle: Alex\n",
            ":1",
            (
                "`id` can't be `2021 Leeds`\n    Write it in lower case letters, digits and single hyphens, as in the"
                " name of the file."
            ),
        ),
        (
            "id: 2021-leeds-alexa\ntitle: Alex\n",
            ":1",
            (
                "the id is `2021-leeds-alexa`, but the file is called `2021-leeds-alex.yaml`\n"
                "    Rename the file to `2021-leeds-alexa.yaml`, or change the id to match."
            ),
        ),
        (
            "just words\n",
            ":1",
            f"this file should hold fields with values, not just words\n    The fields are: {FIELDS}.",
        ),
        (
            "# Nothing yet\n",
            "",
            (
                "the file holds nothing but a comment\n"
                "    Put back what it held, or delete it: a record whose digest is still there is written anew."
            ),
        ),
        (
            "",
            "",
            (
                "the file is empty\n    Put back what it held, or delete it: a record whose digest is still there is"
                " written anew."
            ),
        ),
    ],
)
def test_the_build_stops_with_the_place_and_the_remedy(folder: Folder, text: str, place: str, what: str) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(FILE, text)
    assert folder.refused(ALEX, BILLIE) == [f"content/{FILE}{place}: error: {what}"]


def test_a_file_that_is_no_text_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    (folder.root / FILE).write_bytes(b"id: 2021-leeds-alex\ntitle: Zo\xeb\n")
    assert folder.refused(ALEX) == [
        f"content/{FILE}:2: error: this is not UTF-8 text\n    Save the file again with the encoding UTF-8."
    ]


def test_a_copy_of_a_record_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("reviews/alex copy.yaml", folder.read(FILE))
    assert folder.refused(ALEX) == [
        "content/reviews/alex copy.yaml:1: error: the id `2021-leeds-alex` is that of"
        " content/reviews/2021-leeds-alex.yaml as well\n    Give one of the two another id and rename its file to"
        " match, or delete one of them."
    ]


def test_two_records_with_one_id_stop_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("reviews/old/2021-leeds-alex.yaml", "id: 2021-leeds-alex\ntitle: Alex\n")
    assert folder.refused(ALEX) == [
        "content/reviews/old/2021-leeds-alex.yaml:1: error: the id `2021-leeds-alex` is that of"
        " content/reviews/2021-leeds-alex.yaml as well\n    Give one of the two another id and rename its file to"
        " match, or delete one of them."
    ]


def test_every_mistake_is_told_in_one_run(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(FILE, "death: 'no'\n", "death: none\n")
    folder.edit("reviews/2022-kent-billie.yaml", "id: 2022-kent-billie\n", "")
    assert [error.splitlines()[0] for error in folder.refused(ALEX, BILLIE)] == [
        "content/reviews/2021-leeds-alex.yaml:8: error: `death` can't be `none`",
        "content/reviews/2022-kent-billie.yaml:1: error: this file has no `id`",
    ]


def test_a_damaged_note_of_what_was_written_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write("reviews/.written.json", '{"form": 1, ')
    assert folder.refused(ALEX) == [
        "content/reviews/.written.json: error: this file is damaged; without it an editor's changes can't be told from"
        " the digests'\n    Put it back from a copy. If there is none, delete it: whatever in the records differs from"
        " the digests then counts as an editor's change."
    ]


def test_hidden_files_and_what_explains_the_folder_are_no_records(folder: Folder) -> None:
    folder.write("reviews/.draft.yaml", "not: a record\n")
    folder.write("reviews/README.txt", "not a record\n")
    assert folder.run(ALEX).records == (ALEX,)
