"""A run that is cut off, or meets an error, at any call: nothing that a person wrote is lost, and the next is right."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.attack.conftest import Attack
from tests.attack.crash_scenes import KINDS, Scene, faults_of_content, run, warm_up
from tests.attack.file_system_calls import Recorder, fail_with, kill
from tests.attack.whole_site import faults_of
from tests.folders import files_in

_ERRORS = (errno.ENOSPC, errno.EMFILE, errno.EACCES, errno.EROFS)


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    warm_up(tmp_path_factory.mktemp("warm"))
    return {kind.name: Scene(kind, tmp_path_factory.mktemp("scene")).make() for kind in KINDS}


def differences(expected: dict[str, bytes], found: dict[str, bytes]) -> list[str]:
    return [
        f"{path}: {found.get(path)!r:.200} instead of {expected.get(path)!r:.200}"
        for path in sorted(expected.keys() | found.keys())
        if expected.get(path) != found.get(path)
    ]


_checked: set[bytes] = set()
"""States of a folder after which the next run was right. Many errors leave the same one."""


def check_next_run(scene: Scene, folder: Path) -> None:
    """Check that the run after one that did not come to its end makes what an uninterrupted one makes."""
    state = scene.state_of(folder)
    if state in _checked:
        return
    assert run(folder) == 0, (folder / "said").read_text()
    wrong = differences(scene.content_after, files_in(folder / "content"))
    wrong += differences(scene.site_after, files_in(folder / "site"))
    assert not wrong, f"after the next run: {wrong}"
    beside = sorted(path.name for path in folder.iterdir())
    assert beside == ["cache", "content", "said", "site"], beside
    _checked.add(state)


def test_run_that_is_killed_before_any_call_loses_nothing_leaves_a_whole_site_and_the_next_one_is_right(
    attack: Attack, scenes: dict[str, Scene]
) -> None:
    def one(case: tuple[str, int, str]) -> None:
        scene = scenes[case[0]]
        with scene.copy() as folder:
            assert run(folder, Recorder(folder, case[1], kill)) == -9, (folder / "said").read_text()
            content = list(faults_of_content(scene, folder / "content"))
            assert not content, f"content after the cut: {content}"
            site = faults_of(files_in(folder / "site"))
            check_next_run(scene, folder)
            assert not site, f"the site is not whole: {site}"

    cases = [(name, number, call) for name, scene in scenes.items() for number, call in enumerate(scene.calls)]
    attack("runs killed before any call", one, cases, short=12)


def test_run_that_meets_an_error_at_any_call_says_so_and_the_next_one_is_right(
    attack: Attack, scenes: dict[str, Scene]
) -> None:
    def one(case: tuple[str, int, str]) -> None:
        scene, act = scenes[case[0]], fail_with(_ERRORS[case[1] % len(_ERRORS)])
        with scene.copy() as folder:
            status = run(folder, Recorder(folder, case[1], act, reading=True))
            said = (folder / "said").read_text()
            assert status in (0, 1), said
            assert "Traceback" not in said, said
            assert status == 0 or "error: " in said, said
            content = list(faults_of_content(scene, folder / "content"))
            assert not content, f"content after the cut: {content}"
            check_next_run(scene, folder)

    # Every call in the content folder, and every third elsewhere, where one file of the site is like the other.
    cases = [
        (name, number, call)
        for name, scene in scenes.items()
        for number, call in enumerate(scene.all_calls)
        if "/content/" in call or number % 3 == 0
    ]
    attack("runs that meet an error at any call", one, cases, short=12)
