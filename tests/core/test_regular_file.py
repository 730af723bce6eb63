"""Reading what other people named: a file that stands there itself, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from build_site.core.regular_file import read_regular_file


def test_a_regular_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100_000)
    assert read_regular_file(tmp_path / "a") == b"x" * 100_000


def test_a_link_a_pipe_a_device_and_a_folder_are_refused_at_once_and_no_file_stays_open(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    before = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
    refused = {}
    for path in (*(tmp_path / name for name in ("link", "dangling", "pipe", "missing")), tmp_path, Path("/dev/zero")):
        try:
            read_regular_file(path)
        except OSError as error:
            refused[path.name] = error.strerror
    assert refused == {
        "link": "it is a link",
        "dangling": "it is a link",
        "pipe": "it is a pipe or a device",
        "missing": "No such file or directory",
        tmp_path.name: "Is a directory",
        "zero": "it is a pipe or a device",
    }
    assert len(before) in (0, len(os.listdir("/proc/self/fd")))
