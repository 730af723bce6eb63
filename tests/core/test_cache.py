"""What is remembered from run to run: it saves time and is never missed."""

from __future__ import annotations

from pathlib import Path

from build_site.core.cache import hash_of, keep, name_of, program, recall


def test_a_value_is_recalled_under_its_key_and_under_no_other(tmp_path: Path) -> None:
    keep(tmp_path / "deep" / "file", b"key", {"a": (1, 2)})
    assert recall(tmp_path / "deep" / "file", b"key") == {"a": (1, 2)}
    assert recall(tmp_path / "deep" / "file", b"other") is None


def test_what_is_missing_or_damaged_counts_as_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert recall(file, b"key") is None
    keep(file, b"key", list(range(1000)))
    whole = file.read_bytes()
    for cut in (0, 1, 10, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert recall(file, b"key") is None
    file.write_bytes(b"nonsense")
    assert recall(file, b"key") is None


def test_a_place_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "inside", b"key", 1)
    assert (tmp_path / "file").read_text() == "in the way"


def test_parts_of_a_hash_are_told_apart() -> None:
    assert len({hash_of(b"ab", b"c"), hash_of(b"a", b"bc"), hash_of(b"abc")}) == 3


def test_a_changed_module_is_another_program(tmp_path: Path) -> None:
    for name, text in (("same", "x = 1"), ("twin", "x = 1"), ("other", "x = 2")):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "module.py").write_text(text, encoding="utf-8")
    same, twin, other = (program(tmp_path / name) for name in ("same", "twin", "other"))
    assert same == twin != other


def test_each_folder_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert name_of(tmp_path / "a") == name_of(tmp_path / "b" / ".." / "a") != name_of(tmp_path / "b")
