"""Every file of a content folder is read, or passed over for a reason, or an error: none is missed in silence."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from build_site.core.inventory import Inventory, Role, printable, take_inventory

LINK = (
    "this is a link, and no link is followed: it may lead out of the content folder\n"
    "    Put the file or folder itself here."
)
NAMES_OF_VOCABULARIES = (
    "agencies.yaml, areas.yaml, harms.yaml, keywords.yaml, labels.yaml, review-types.yaml, synonyms.yaml, themes.yaml"
)
MOVE = ", or move the file out of this folder."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def put(content: Path, *names: str) -> Inventory:
    for name in names:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("x", encoding="utf-8")
    return take_inventory(content)


def told(inventory: Inventory) -> list[str]:
    return [str(problem) for problem in inventory.problems]


def names(content: Path, inventory: Inventory) -> dict[Role, list[str]]:
    return {
        role: [path.relative_to(content).as_posix() for path in paths]
        for role, paths in inventory.files.items()
        if paths
    }


def test_each_file_is_read_for_what_its_place_and_name_say(content: Path) -> None:
    inventory = put(
        content,
        "digests/list.txt",
        "digests/2021/deep/er/a.pdf",
        "digests/LICENCE",
        "reviews/2021-leeds-alex.yaml",
        "reviews/2021/2021-kent-bo.yml",
        "vocabulary/review-types.yaml",
        "pages/about.md",
        "joins.yaml",
        "site.yaml",
        "changes.yaml",
    )
    assert told(inventory) == []
    assert names(content, inventory) == {
        Role.DIGEST: ["digests/2021/deep/er/a.pdf", "digests/LICENCE", "digests/list.txt"],
        Role.RECORD: ["reviews/2021/2021-kent-bo.yml", "reviews/2021-leeds-alex.yaml"],
        Role.VOCABULARY: ["vocabulary/review-types.yaml"],
        Role.PAGE: ["pages/about.md"],
        Role.RULINGS: ["joins.yaml"],
        Role.SETTINGS: ["site.yaml"],
        Role.CHANGES: ["changes.yaml"],
    }


def test_a_folder_that_is_missing_or_empty_has_nothing_in_it(content: Path) -> None:
    for folder in (content, content / "missing"):
        inventory = take_inventory(folder)
        assert (names(folder, inventory), inventory.problems, inventory.passed_over) == ({}, (), {})


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (
            "reviews/2021-leeds-alex.yaml.txt",
            f"Name a record by its id and `.yaml`{MOVE}",
        ),
        ("reviews/2021/notes.txt", f"Name a record by its id and `.yaml`{MOVE}"),
        *(
            (
                f"vocabulary/{name}",
                f"The names that are read are {NAMES_OF_VOCABULARIES}. Give it one of them{MOVE}",
            )
            for name in ("areas.yml", "Areas.yaml", "theme.yaml", "areas.yaml.txt")
        ),
        *(
            (
                f"pages/{name}",
                f"Name a page in small letters with `.md` at the end, as `about.md`{MOVE}",
            )
            for name in ("x.MD", "x.markdown", "x.md.txt", "photo.png")
        ),
    ],
)
def test_a_record_a_vocabulary_or_a_page_under_a_name_that_is_not_read_is_an_error(
    content: Path, name: str, rule: str
) -> None:
    assert told(put(content, name)) == [
        f"content/{name}: error: this file is not read, because of its name\n    {rule}"
    ]


@pytest.mark.parametrize(
    ("name", "shown", "meant"),
    [
        ("Corrections/a.yaml", "Corrections", "corrections/"),
        ("correction/a.yaml", "correction", "corrections/"),
        ("Digests/a.txt", "Digests", "digests/"),
        ("page/a.md", "page", "pages/"),
        ("joins.yml", "joins.yml", "joins.yaml"),
        ("joins.yaml.txt", "joins.yaml.txt", "joins.yaml"),
        ("JOINS.YAML", "JOINS.YAML", "joins.yaml"),
        ("joins.yaml~", "joins.yaml~", "joins.yaml"),
        ("site.yml", "site.yml", "site.yaml"),
        ("site", "site", "site.yaml"),
        ("corrections.yaml", "corrections.yaml", "corrections/"),
    ],
)
def test_what_is_nearly_called_like_a_file_or_folder_that_is_read_is_an_error(
    content: Path, name: str, shown: str, meant: str
) -> None:
    assert told(put(content, name)) == [
        f"content/{shown}: error: this is not read; did you mean `{meant}`?\n"
        f"    Rename it to `{meant}`, or move it away."
    ]


def test_the_other_ending_of_a_file_that_is_there_is_an_error_as_well(content: Path) -> None:
    assert told(put(content, "joins.yaml", "joins.yml")) == [
        "content/joins.yml: error: this is not read; did you mean `joins.yaml`?\n"
        "    Rename it to `joins.yaml`, or move it away."
    ]


def test_what_an_editor_or_the_system_leaves_is_told_in_one_line_and_no_error(content: Path) -> None:
    inventory = put(
        content,
        "digests/Thumbs.db",
        "digests/a.txt~",
        "reviews/a.yaml",
        "reviews/a.yaml~",
        "reviews/desktop.ini",
        "pages/about.md",
        "pages/#about.md#",
        "pages/about.md.bak",
    )
    assert told(inventory) == [
        "content/: warning: not read, since an editor or the system made them: digests/Thumbs.db,"
        " digests/a.txt~, pages/#about.md#, pages/about.md.bak, reviews/a.yaml~, reviews/desktop.ini\n"
        "    Nothing needs doing. If one of them is your work, give it the name of the file that it should be."
    ]
    assert names(content, inventory) == {
        Role.RECORD: ["reviews/a.yaml"],
        Role.PAGE: ["pages/about.md"],
    }


def test_hidden_files_readmes_and_what_else_people_keep_beside_are_passed_over_without_a_word(content: Path) -> None:
    inventory = put(
        content,
        ".git/config",
        ".build.lock",
        "README.md",
        "notes/site.yml",
        "minutes.docx",
        "corrections/a.yaml",
        "corrections-old/a.yaml",
        "reviews/README.md",
        "reviews/.a.yaml.swp",
        "digests/~$list.docx",
        "digests/2021/readme.txt",
        "joins.yaml",
        "joins.yaml~",
    )
    (content / "pages").mkdir()
    (content / "pages" / ".#about.md").symlink_to("editor@host.4711:17")
    inventory = take_inventory(content)
    assert told(inventory) == []
    assert names(content, inventory) == {Role.RULINGS: ["joins.yaml"]}
    assert inventory.passed_over == {
        ".git": "it is not of the program",
        ".build.lock": "it is not of the program",
        "README.md": "it is not of the program",
        "notes": "it is not of the program",
        "minutes.docx": "it is not of the program",
        "corrections-old": "it is not of the program",
        "joins.yaml~": "it is not of the program",
        "reviews/README.md": "it explains the folder to people",
        "reviews/.a.yaml.swp": "it is hidden",
        "digests/~$list.docx": "it is hidden",
        "digests/2021/readme.txt": "it explains the folder to people",
        "pages/.#about.md": "it is hidden",
    }


@pytest.mark.parametrize(
    "name",
    [
        "digests/a.txt",
        "digests/folder",
        "digests/2021/a.txt",
        "reviews",
        "reviews/a.yaml",
        "reviews/folder",
        "corrections",
        "vocabulary",
        "vocabulary/areas.yaml",
        "pages",
        "pages/a.md",
        "joins.yaml",
        "site.yaml",
        "changes.yaml",
    ],
)
@pytest.mark.parametrize("leads_to", ["file", "folder", "nowhere", "itself"])
def test_a_link_is_an_error_and_is_not_followed(content: Path, name: str, leads_to: str) -> None:
    outside = content.parent / "outside"
    outside.mkdir()
    for file in ("a.txt", "a.yaml", "a.md", "areas.yaml"):
        (outside / file).write_text("secret", encoding="utf-8")
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    target = {"file": outside / "a.yaml", "folder": outside, "nowhere": outside / "gone", "itself": content / name}
    (content / name).symlink_to(target[leads_to])
    inventory = take_inventory(content)
    assert told(inventory) == [f"content/{name}: error: {LINK}"]
    assert names(content, inventory) == {}


def test_digests_that_are_a_link_are_an_error_that_names_the_option(content: Path) -> None:
    (content.parent / "elsewhere").mkdir()
    (content / "digests").symlink_to(content.parent / "elsewhere")
    assert told(take_inventory(content)) == [
        "content/digests: error: this is a link, and no link is followed: it may lead out of the content folder\n"
        "    Put a copy of the folder here; or delete the link, and name the folder that it leads to with `--digests`."
    ]


def test_digests_that_are_said_to_be_elsewhere_are_read_there_and_no_others(content: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "a.txt", "deep/b.txt")
    (tmp_path / "elsewhere" / "link.txt").symlink_to(tmp_path / "gone")
    elsewhere = tmp_path / "elsewhere"
    (content / "digests").symlink_to(elsewhere)
    inventory = take_inventory(content, elsewhere)
    assert inventory.files[Role.DIGEST] == (elsewhere / "a.txt", elsewhere / "deep" / "b.txt")
    assert told(inventory) == [f"content/digests/link.txt: error: {LINK}"]
    (content / "digests").unlink()
    (elsewhere / "link.txt").unlink()
    put(content, "digests/c.txt")
    assert told(take_inventory(content, elsewhere)) == [
        f"content/digests: error: this is not read, since `--digests` names another folder: {elsewhere}\n"
        "    Move it away, or leave the option out."
    ]


@pytest.mark.parametrize("name", ["digests/a.txt", "site.yaml", "reviews/x.yaml"])
def test_a_pipe_or_a_socket_is_an_error(content: Path, name: str) -> None:
    path = content / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    what = "this is no file but a pipe, a socket or a device; it is not read\n    Move it away."
    if name == "site.yaml":
        what = "this is not a file\n    Move it away: `site.yaml` is read as a file."
    wanted = f"content/{name}: error: {what}"
    assert told(take_inventory(content)) == [wanted]
    path.unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.open(path.parent, os.O_RDONLY)
        listening.bind(f"/proc/self/fd/{here}/{path.name}")
        os.close(here)
    assert told(take_inventory(content)) == [wanted]


def test_a_file_where_a_folder_is_read_and_the_reverse_are_errors(content: Path) -> None:
    (content / "joins.yaml").mkdir()
    (content / "corrections").write_text("x", encoding="utf-8")
    assert sorted(told(take_inventory(content))) == [
        "content/corrections: error: this is not a folder\n    Move it away: `corrections` is read as a folder.",
        "content/joins.yaml: error: this is not a file\n    Move it away: `joins.yaml` is read as a file.",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", r"caf\xe9.txt"),
        (b"two\nlines.txt", r"two\nlines.txt"),
        (b"red\x1b[31m.txt", r"red\x1b[31m.txt"),
        (b"next\xc2\x85line.txt", r"next\x85line.txt"),
    ],
)
def test_a_name_that_can_not_be_shown_is_an_error_in_which_it_is_written_out(
    content: Path, name: bytes, shown: str
) -> None:
    (content / "digests").mkdir()
    with open(os.path.join(os.fsencode(content / "digests"), name), "wb"):
        pass
    assert told(take_inventory(content)) == [
        f"content/digests/{shown}: error: its name has signs that are not UTF-8 or can't be shown\n    Rename it."
    ]


def test_names_of_other_languages_and_the_longest_ones_are_no_trouble(content: Path) -> None:
    inventory = put(content, f"digests/{'ü' * 125}.txt", "digests/-rf", "digests/ 日本.txt", "digests/🧸.txt")
    assert told(inventory) == []
    assert len(inventory.files[Role.DIGEST]) == 4


def test_printable_leaves_what_can_be_shown() -> None:
    assert printable("Größe – “a” \\ 日本.txt") == "Größe – “a” \\ 日本.txt"


def test_a_folder_that_can_not_be_read_is_an_error(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(content, "reviews/a.yaml", "digests/a.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path).endswith("reviews"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    inventory = take_inventory(content)
    assert told(inventory) == [
        "content/reviews: error: the folder can't be read: Permission denied\n    Check that it may be read."
    ]
    assert list(names(content, inventory)) == [Role.DIGEST]


def test_folders_deeper_than_a_path_can_be_long_are_told(content: Path) -> None:
    here = os.getcwd()
    name = "d" * 250
    try:
        (content / "digests").mkdir()
        os.chdir(content / "digests")
        for _ in range(20):
            os.mkdir(name)
            os.chdir(name)
    finally:
        os.chdir(here)
    (error,) = told(take_inventory(content))
    assert error.endswith("error: the folder can't be read: File name too long\n    Check that it may be read.")
