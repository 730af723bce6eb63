"""`reviews/.written.json`: what the last run wrote, and damage to it, which is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Account, Record
from build_site.records import state_file
from build_site.records.snapshot import read_snapshot
from build_site.records.state import Fingerprint, RecordState, fingerprint, ids_by_entry, ids_from_state
from tests.records.conftest import ALEX, BILLIE, LIST, Folder, of, source, told

FILE, JOURNAL = "reviews/.written.json", "reviews/.written.json.new"
ALEX_FILE = "reviews/2021-leeds-alex.yaml"
ALEX_CORRECTIONS = "corrections/2021-leeds-alex.yaml"
DAMAGED = "this file is damaged{}; without it an editor's changes can't be told from the digests'"
REMEDY = (
    "\n    Put it back from a copy. If there is none, delete it: whatever in the records differs from the digests then"
    " counts as an editor's change."
)


def corrections(folder: Folder, name: str) -> list[dict[str, Any]]:
    return folder.data(name)["corrections"]


def test_the_state_has_each_record_on_a_line_of_its_own_in_order_of_id(folder: Folder) -> None:
    folder.run(BILLIE, ALEX)
    header, *lines, end = folder.read(FILE).splitlines()
    assert (header, end) == ('{"form":2,"redirects":{},"records":{', "}}")
    assert [line.split('"')[1] for line in lines] == [ALEX.id, BILLIE.id]
    assert json.loads(folder.read(FILE))["records"][ALEX.id]["record"]["title"] == "Alex"


def test_the_state_has_redirects_in_order_of_id() -> None:
    assert state_file.to_bytes({}, {"b": "c", "a": "c"}).startswith(b'{"form":2,"redirects":{"a":"c","b":"c"},')


def test_the_state_says_which_records_are_withheld_and_which_are_by_hand(folder: Folder) -> None:
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\n")
    folder.write(ALEX_CORRECTIONS, "withhold: {reason: asked, on: 2026-11-20}\n")
    folder.run(ALEX, BILLIE)
    records = json.loads(folder.read(FILE))["records"]
    flags = {id_: {name: entry.get(name) for name in ("by_hand", "withheld")} for id_, entry in records.items()}
    assert flags == {
        "2020-hull-sam": {"by_hand": True, "withheld": None},
        ALEX.id: {"by_hand": None, "withheld": True},
        BILLIE.id: {"by_hand": None, "withheld": None},
    }


@pytest.mark.parametrize("indent", [None, 2])
def test_a_state_laid_out_by_another_tool_is_read_the_same(folder: Folder, indent: int | None) -> None:
    folder.run(ALEX, BILLIE)
    written = folder.read(FILE)
    folder.write(FILE, json.dumps(json.loads(written), indent=indent))
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Sasha\n")
    assert of(folder.run(ALEX, BILLIE), ALEX.id).title == "Sasha"
    assert [item["field"] for item in corrections(folder, ALEX_CORRECTIONS)] == ["title"]


def test_a_text_like_the_states_own_syntax_is_kept_as_it_is(folder: Folder) -> None:
    awkward = told(
        ALEX,
        replace(ALEX.accounts[0], summary='he said ,"record":{"fingerprint":"x"}\u2028 and\u0085 went'),
        title="}}",
    )
    folder.run(awkward, BILLIE)
    before = folder.bytes()
    folder.run(awkward, BILLIE)
    assert (folder.said, folder.bytes()) == ([], before)


def test_a_withheld_review_without_a_record_leaves_no_text_in_the_state(folder: Folder) -> None:
    folder.write(ALEX_CORRECTIONS, "withhold: {reason: asked, on: 2026-11-20}\n")
    folder.run(ALEX, BILLIE)
    (folder.root / ALEX_FILE).unlink()
    folder.run(BILLIE)
    assert "toddler" not in folder.read(FILE)
    assert "night" not in folder.read(FILE)
    before = folder.bytes()
    folder.run(BILLIE)
    assert folder.bytes() == before
    folder.run(ALEX, BILLIE)
    assert "corrections:" not in folder.read(ALEX_CORRECTIONS)
    folder.edit(ALEX_FILE, "death: 'no'\n", "death: 'yes'\n")
    folder.run(ALEX, BILLIE)
    assert [item["field"] for item in corrections(folder, ALEX_CORRECTIONS)] == ["death"]


def test_a_withheld_record_put_back_from_a_copy_is_no_edit(folder: Folder) -> None:
    folder.write(ALEX_CORRECTIONS, "withhold: {reason: asked, on: 2026-11-20}\n")
    folder.run(ALEX, BILLIE)
    copy = folder.read(ALEX_FILE)
    (folder.root / ALEX_FILE).unlink()
    folder.run(BILLIE)
    folder.write(ALEX_FILE, copy.replace("title: Alex\n", "title: Sasha\n"))
    result = folder.run(ALEX, BILLIE)
    assert result.withheld[0].record.title == "Sasha"
    assert [item["field"] for item in corrections(folder, ALEX_CORRECTIONS)] == ["title"]


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    """A change of the state's data, as a change of its text."""

    def make(text: str) -> str:
        data = json.loads(text)
        change(data)
        return json.dumps(data)

    return make


def entry(name: str, value: object = None, delete: bool = False) -> Callable[[str], str]:
    """A change of one value of the entry of Alex."""

    def make(data: dict[str, Any]) -> None:
        data["records"][ALEX.id][name] = value
        if delete:
            del data["records"][ALEX.id][name]

    return changed(make)


def set_record(value: object) -> Callable[[str], str]:
    return changed(lambda data: data["records"].update({ALEX.id: value}))


NOT_AS_WRITTEN = ": `{}` is not as it was written"
ALEX_IS, BILLIE_IS = NOT_AS_WRITTEN.format(ALEX.id), NOT_AS_WRITTEN.format(BILLIE.id)


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda text: text[:30], ""),
        (lambda text: "", ""),
        (lambda text: "null", ""),
        (lambda text: "[]", ""),
        (lambda text: "[" * 100_000, ""),
        (changed(lambda data: data.pop("records")), ""),
        (changed(lambda data: data.update(records=[])), ""),
        (changed(lambda data: data.pop("form")), ""),
        (changed(lambda data: data.pop("redirects")), ""),
        (changed(lambda data: data.update(redirects=["a"])), ""),
        (changed(lambda data: data.update(redirects={"a": 1})), ""),
        (set_record(None), ALEX_IS),
        (set_record(["a"]), ALEX_IS),
        (entry("file", delete=True), ALEX_IS),
        (entry("file", None), ALEX_IS),
        (entry("file", ["a"]), ALEX_IS),
        (entry("fingerprint", "abc"), ALEX_IS),
        (entry("fingerprint", delete=True), ALEX_IS),
        (entry("record", delete=True), ALEX_IS),
        (entry("record", None), ALEX_IS),
        (entry("record", {"title": "x"}), ALEX_IS),
        (entry("withheld", "yes"), ALEX_IS),
        (entry("by_hand", 1), ALEX_IS),
    ],
)
def test_a_damaged_state_stops_the_build_and_says_what_to_do(
    folder: Folder, damage: Callable[[str], str], what: str
) -> None:
    folder.run(ALEX)
    folder.write(FILE, damage(folder.read(FILE)))
    assert folder.refused(ALEX) == [f"content/{FILE}: error: {DAMAGED.format(what)}{REMEDY}"]


@pytest.mark.parametrize(
    ("pattern", "new", "what"),
    [
        (r'"file":"\w+",', "", BILLIE_IS),
        (r'"file":"', "", ""),
        ('"title":"Billie"', '"title":"Bill"', BILLIE_IS),
        ('"title":"Billie"', '"title":Billie', ""),
    ],
)
def test_a_damaged_line_of_the_state_is_named(folder: Folder, pattern: str, new: str, what: str) -> None:
    folder.run(ALEX, BILLIE)
    header, alex, billie, end = folder.read(FILE).splitlines()
    folder.write(FILE, "\n".join((header, alex, re.sub(pattern, new, billie, count=1), end, "")))
    (problem,) = folder.refused(ALEX, BILLIE)
    assert problem == f"content/{FILE}:3: error: {DAMAGED.format(what)}{REMEDY}"


def test_a_damaged_first_record_of_the_state_is_named(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.edit(FILE, '"2021-leeds-alex":{', '"2021-leeds-alex":')
    assert folder.refused(ALEX, BILLIE) == [f"content/{FILE}:2: error: {DAMAGED.format('')}{REMEDY}"]


def test_only_records_that_were_edited_are_parsed(folder: Folder) -> None:
    folder.write("reviews/2020-hull-sam.yaml", "id: 2020-hull-sam\ntitle: Sam\n")
    folder.run(ALEX, BILLIE)
    folder.edit(ALEX_FILE, "title: Alex\n", "title: Sasha\n")
    snapshot = read_snapshot(ContentFolder(folder.root), Problems())
    assert list(snapshot.parsed) == [ALEX.id]
    assert sorted(snapshot.files) == ["2020-hull-sam", ALEX.id, BILLIE.id]
    records = snapshot.records(["2020-hull-sam", ALEX.id, BILLIE.id], Problems())
    assert [records[id_].title for id_ in sorted(records)] == ["Sam", "Sasha", "Billie"]


def test_lines_that_a_version_control_system_marked_are_named(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(FILE, folder.read(FILE).replace('\n"2022', '\n<<<<<<< HEAD\n"2022'))
    assert folder.refused(ALEX, BILLIE) == [f"content/{FILE}:3: error: {DAMAGED.format('')}{REMEDY}"]


def test_every_damaged_record_of_the_state_is_named_in_one_run(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(FILE, re.sub(r'"file":"\w+",', "", folder.read(FILE)))
    assert [problem.splitlines()[0] for problem in folder.refused(ALEX, BILLIE)] == [
        f"content/{FILE}:2: error: {DAMAGED.format(ALEX_IS)}",
        f"content/{FILE}:3: error: {DAMAGED.format(BILLIE_IS)}",
    ]


def test_what_an_earlier_version_noted_besides_is_passed_over(folder: Folder) -> None:
    folder.run(ALEX, BILLIE)
    folder.write(FILE, folder.read(FILE).replace(',"record":', ',"sources":[[["list.txt","2021",3,9]]],"record":'))
    folder.run(ALEX, BILLIE)
    assert folder.said == []


def test_a_damaged_note_of_an_interrupted_run_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.write(JOURNAL, '{"form": 2, ')
    assert folder.refused(ALEX) == [f"content/{JOURNAL}: error: {DAMAGED.format('')}{REMEDY}"]


def test_a_state_that_is_no_text_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    (folder.root / FILE).write_bytes(b"\xff\xfe")
    assert folder.refused(ALEX) == [f"content/{FILE}: error: {DAMAGED.format('')}{REMEDY}"]


def test_a_state_that_may_not_be_read_stops_the_build(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run(ALEX)
    (folder.root / FILE).unlink()
    (folder.root / FILE).mkdir()
    problems = Problems()
    state_file.load(folder.root / "reviews", "content/reviews", True, folder.root / "changes.yaml", problems)
    assert [str(problem) for problem in problems] == [
        f"content/{FILE}: error: the file can't be read: Is a directory\n    Check that it may be read."
    ]


def test_a_state_of_a_later_version_stops_the_build(folder: Folder) -> None:
    folder.run(ALEX)
    folder.edit(FILE, '"form":2', '"form":3')
    assert folder.refused(ALEX) == [
        f"content/{FILE}: error: this file is of form 3, which this version of the program does not know\n"
        "    Use the version that wrote it, or a later one."
    ]


@pytest.mark.parametrize("value", ["text", "", ["a", "b"], [{"age": None, "sex": "male"}], None, True])
def test_a_fingerprint_equals_its_value_and_no_other(value: object) -> None:
    fingerprint = Fingerprint.of(value)
    assert fingerprint == value
    assert value == fingerprint
    assert fingerprint == Fingerprint.of(fingerprint)
    assert fingerprint != "another text"
    assert Fingerprint.of("another text") != fingerprint


def test_entries_of_one_heading_are_numbered_in_the_order_of_their_lines() -> None:
    def record(id_: str, line: int) -> Record:
        return replace(ALEX, id=id_, accounts=(Account((source(lines=(line, line)),), "Told."),))

    heading = "2021 - Leeds - Child A"
    records = [record("c", 20), record("a", 9), record("b", 11)]
    expected = {(LIST, heading, 0): "a", (LIST, heading, 1): "b", (LIST, heading, 2): "c"}
    assert ids_by_entry(records) == expected
    assert ids_from_state({one.id: RecordState.of(one, "") for one in records}) == expected


def test_the_fingerprint_of_a_record_changes_with_any_of_its_values() -> None:
    account = replace(ALEX.accounts[0], learning=ALEX.accounts[0].learning[::-1])
    versions = [
        ALEX,
        replace(ALEX, id="2021-leeds-alex-2"),
        replace(ALEX, anonymous=True),
        replace(ALEX, evidence={}),
        told(ALEX, account),
    ]
    assert len({fingerprint(version) for version in versions}) == len(versions)
    assert fingerprint(replace(ALEX)) == fingerprint(ALEX)
