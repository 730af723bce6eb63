"""The commands: what each prints, where, in which order, and with which exit status it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_site import cli
from build_site.cli import main
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import Record

ROOT = Path(__file__).resolve().parent.parent

DIGEST = """Case reviews published in 2021

2021 – Kent – Baby Z
Death of a 5-week-old girl. Learning includes: safer sleep is everyone's business. Keywords: infant deaths

2021 – Nowhereshire – Child Birch
Neglect of a girl aged nine. Learning includes: ask who lives at home.
"""
UNKNOWN_AREA = (
    "digests/list.txt:6: warning: the area `Nowhereshire` is not in the vocabulary; it is kept as printed\n"
    "    Add it to vocabulary/areas.yaml, or to `also` of the area that it is another name of."
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    (tmp_path / "content" / "digests" / "list.txt").write_text(DIGEST, encoding="utf-8")
    return tmp_path / "content"


# parse


def test_parse_writes_an_account_of_every_line_prints_it_short_and_changes_no_record(
    content: Path, tmp_path: Path, capsys
):
    report = tmp_path / "report.json"
    assert main(["parse", "--content", str(content), "--report", str(report)]) == 0
    written = report.read_text("utf-8")
    assert written.endswith("]\n")
    assert json.loads(written) == [
        {
            "digest": "list.txt",
            "format": "list by year",
            "lines": 8,
            "blank": 3,
            "entries": [
                {"id": "2021-kent-baby-z", "lines": [3, 4]},
                {"id": "2021-nowhereshire-child-birch", "lines": [6, 7]},
            ],
            "ignored": [{"lines": [1, 1], "why": "year banner"}],
            "warnings": [UNKNOWN_AREA],
        }
    ]
    assert capsys.readouterr().out == (
        "digest    format        entries  lines  ignored  warnings\n"
        "list.txt  list by year        2      5        1         1\n"
        "Lines that are in no entry, and why:\n"
        "  list.txt: 1 year banner\n"
        f"{UNKNOWN_AREA}\n"
    )
    assert not (content / "reviews").exists()


def test_parse_ends_with_1_where_a_digest_can_not_be_read_and_reports_the_others(content: Path, tmp_path: Path, capsys):
    (content / "digests" / "sheet.xlsx").write_bytes(b"no digest")
    report = tmp_path / "report.json"
    assert main(["parse", "--content", str(content), "--report", str(report)]) == 1
    assert [digest["digest"] for digest in json.loads(report.read_text("utf-8"))] == ["list.txt"]
    assert "digests/sheet.xlsx: error: a file of the kind `.xlsx` can't be read" in capsys.readouterr().out


def test_parse_says_so_where_its_report_can_not_be_written(content: Path, tmp_path: Path, capsys):
    report = tmp_path / "nowhere" / "report.json"
    assert main(["parse", "--content", str(content), "--report", str(report)]) == 1
    assert (
        f"{report}: error: the report can't be written: No such file or directory\n    Choose another file.\n"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("is_there", [True, False])
def test_parse_writes_no_report_through_a_link_to_another_file(content: Path, tmp_path: Path, is_there: bool, capsys):
    mine, report = tmp_path / "mine.txt", tmp_path / "report.json"
    if is_there:
        mine.write_text("mine", encoding="utf-8")
    report.symlink_to(mine)
    assert main(["parse", "--content", str(content), "--report", str(report)]) == 1
    assert (
        f"{report}: error: the report can't be written: it is a link to another file\n    Choose another file.\n"
        in capsys.readouterr().err
    )
    assert (mine.read_text("utf-8") if mine.exists() else None) == ("mine" if is_there else None)


def test_digests_are_read_from_the_folder_that_the_option_names_and_not_through_a_link(
    content: Path, tmp_path: Path, capsys
):
    report = tmp_path / "report.json"
    (content / "digests").rename(tmp_path / "elsewhere")
    (content / "digests").symlink_to(tmp_path / "elsewhere")
    arguments = ["parse", "--content", str(content), "--report", str(report)]
    assert main(arguments) == 1
    assert "name the folder that it leads to with `--digests`." in capsys.readouterr().out
    assert json.loads(report.read_text("utf-8")) == []
    assert main([*arguments, "--digests", str(tmp_path / "elsewhere")]) == 0
    assert [digest["digest"] for digest in json.loads(report.read_text("utf-8"))] == ["list.txt"]


# exposed


def test_exposed_lists_the_records_that_may_single_out_a_child(content: Path, capsys):
    (content / "reviews").mkdir()
    (content / "reviews" / "2019-leeds-sam.yaml").write_text(
        "id: 2019-leeds-sam\ntitle: Sam\npublished: 2019\nareas: [Leeds]\ndeath: no\nincident: 2018-03\n"
        "children:\n- age: 6 weeks\n  sex: male\naccounts:\n- summary: Sam was hurt at home.\n",
        encoding="utf-8",
    )
    assert main(["exposed", "--content", str(content)]) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "content/reviews/2019-leeds-sam.yaml: one area (Leeds), exact age (6 weeks), date (March 2018)"
        " and a name (“Sam”; a pseudonym counts)\n"
    )
    assert printed.err == ""


def test_exposed_ends_with_1_where_a_record_can_not_be_read_and_says_which(content: Path, capsys):
    (content / "reviews").mkdir()
    (content / "reviews" / "2019-leeds-sam.yaml").write_text(
        "id: 2019-leeds-sam\ntitle: Sam\ndeath: perhaps\n", encoding="utf-8"
    )
    assert main(["exposed", "--content", str(content)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "content/reviews/2019-leeds-sam.yaml:3: error: " in printed.err


def test_exposed_tells_of_a_record_that_is_not_read_because_of_its_name(content: Path, capsys):
    (content / "reviews").mkdir()
    (content / "reviews" / "2019-leeds-sam.yaml.txt").write_text("id: 2019-leeds-sam\n", encoding="utf-8")
    assert main(["exposed", "--content", str(content)]) == 1
    assert "content/reviews/2019-leeds-sam.yaml.txt: error: this file is not read" in capsys.readouterr().err


def test_exposed_shows_warnings_beside_its_list(content: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    def read_all(folder: ContentFolder, problems: Problems) -> list[Record]:
        problems.warn(folder.label(folder.reviews / "a.yaml"), 1, "a warning")
        return []

    monkeypatch.setattr(cli.files, "read_all", read_all)
    assert main(["exposed", "--content", str(content)]) == 0
    assert capsys.readouterr() == ("", "content/reviews/a.yaml:1: warning: a warning\n")


# text


def test_text_prints_a_digest_as_the_reader_sees_it_with_the_numbers_of_its_lines(content: Path, capsys):
    assert main(["text", str(content / "digests" / "list.txt")]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == "     1  Case reviews published in 2021"
    assert printed.out.splitlines()[2] == "     3  2021 – Kent – Baby Z"
    assert printed.err == ""


def test_text_of_what_is_no_digest_or_not_there_is_an_error_without_a_traceback(tmp_path: Path, capsys):
    (tmp_path / "sheet.xlsx").write_bytes(b"no digest")
    for name in ("sheet.xlsx", "missing.txt"):
        assert main(["text", str(tmp_path / name)]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith(f"digests/{name}: error: ")


def test_text_of_a_link_that_a_person_names_is_what_it_leads_to_and_a_pipe_is_refused(content: Path, capsys):
    (content / "link.txt").symlink_to(content / "digests" / "list.txt")
    assert main(["text", str(content / "link.txt")]) == 0
    os.mkfifo(content / "pipe.txt")
    assert main(["text", str(content / "pipe.txt")]) == 1
    assert capsys.readouterr().err == (
        "digests/pipe.txt: error: the file can't be read: it is a pipe or a device\n"
        "    Check that the file is there and may be read.\n"
        "Nothing was published.\n"
    )


def test_a_content_folder_that_is_a_loop_of_links_is_an_error(tmp_path: Path, capsys):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert main(["parse", "--content", str(tmp_path / "loop"), "--report", str(tmp_path / "report.json")]) == 1
    assert f"{tmp_path / 'loop'}: error: there is no such content folder\n" in capsys.readouterr().err


def test_text_of_an_empty_file_warns_and_is_no_error(tmp_path: Path, capsys):
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    assert main(["text", str(tmp_path / "empty.txt")]) == 0
    assert "digests/empty.txt: warning: the file is empty" in capsys.readouterr().err


def test_what_others_wrote_does_not_steer_the_terminal(tmp_path: Path, capsys):
    (tmp_path / "a\x1b[2J.txt").write_text("A fall.", encoding="utf-8")
    assert main(["text", str(tmp_path / "a\x1b[2J.txt")]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith(r"digests/a\x1b[2J.txt: error: the name of this file has a sign that can't be seen")


# init


def test_init_makes_a_content_folder_says_what_it_made_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert capsys.readouterr().out == (
        "made content/digests\nmade content/site.yaml\nmade content/README.md\n"
        "Put digests into content/digests, then run `python -m build_site site`.\n"
    )
    assert main(["init"]) == 0
    assert capsys.readouterr().out == "Put digests into content/digests, then run `python -m build_site site`.\n"


def test_init_elsewhere_names_the_folder_in_the_command_that_comes_next(tmp_path: Path, capsys):
    assert main(["init", str(tmp_path / "new")]) == 0
    content = tmp_path / "new" / "content"
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"Put digests into {content / 'digests'}, then run `python -m build_site site --content {content}`."
    )


# the command line as a whole


def test_version_is_that_of_the_project(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    name, version = capsys.readouterr().out.split()
    assert name == "case-reviews"
    assert version.count(".") == 2


@pytest.mark.parametrize("arguments", [[], ["publish"], ["parse"], ["site", "--audience", "everybody"]])
def test_a_command_line_that_can_not_be_meant_ends_with_2(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m build_site")


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build_site", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)


def test_the_process_ends_with_the_status_of_the_command(content: Path, tmp_path: Path):
    done = run("parse", "--content", str(content), "--report", str(tmp_path / "report.json"))
    assert done.returncode == 0
    assert done.stdout.startswith("digest ")
    assert run("text", str(tmp_path / "missing.txt")).returncode == 1


def test_output_that_nobody_reads_any_more_is_no_error(content: Path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "build_site", "text", str(content / "digests" / "list.txt")]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_stopped_while_it_is_still_being_loaded_it_says_so_in_one_line(tmp_path: Path):
    # The first module that the command line imports is one that is interrupted.
    interrupt = "import os, signal\n\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "argparse.py").write_text(interrupt, encoding="utf-8")
    done = run("site", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout, done.stderr) == (
        130,
        "",
        "\nStopped. What was published before is as it was.\n",
    )
