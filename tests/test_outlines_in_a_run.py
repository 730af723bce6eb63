"""From a doubtful entry to a published record: held, asked, accepted, asked again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from build_site.cli import main

ALDER = "Serious case review: Child Alder\n\nDeath of a boy aged 3.\n\nLearning: ask.\n\nRecommendations: look.\n"
DOUBTFUL = f"{ALDER}\nLearning: listen to the aunt.\n"
BIRCH = "\nSerious case review: Child Birch\n\nHarm to a girl aged 9 in Leeds. Learning: fit alarms.\n"
REASON = "learning begins again on line 9, so it may be two entries"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "digests").mkdir(parents=True)
    (tmp_path / "content" / "outlines").mkdir()
    return tmp_path / "content"


def _write(content: Path, text: str, name: str = "news.txt") -> None:
    (content / "digests" / name).write_text(text, encoding="utf-8")


def _build(content: Path) -> int:
    return main(["site", "--content", str(content), "--out", str(content.parent / "site")])


def _outline(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["outline", "news.txt", "--content", str(content)]) == 0
    return capsys.readouterr().out


def _records(content: Path) -> dict[str, dict]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (content / "reviews").glob("*.yaml")}


def _held(content: Path) -> dict[str, list[str]]:
    return {record["title"]: record.get("held", []) for record in _records(content).values()}


def _accept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outline = re.sub(r"^  # (accepted: )", r"  \1", _outline(content, capsys), flags=re.MULTILINE)
    (content / "outlines" / "news.yaml").write_text(outline, encoding="utf-8")


def test_a_doubtful_entry_is_a_record_with_reasons_and_on_no_page(content, capsys):
    _write(content, DOUBTFUL + BIRCH)
    assert _build(content) == 0
    assert {title: REASON in str(held) for title, held in _held(content).items()} == {
        "Child Alder": True,
        "Child Birch": False,
    }
    assert capsys.readouterr().out.splitlines()[-2] == "1"
    site = content.parent / "site"
    pages = [path for path in site.rglob("*") if path.is_file() and path.suffix in (".html", ".js", ".json", ".xml")]
    assert [path for path in pages if "Child Alder" in path.read_text("utf-8", errors="ignore")] == []


def test_an_outline_is_saved_as_printed_and_changes_nothing(content, capsys):
    _write(content, DOUBTFUL + BIRCH)
    assert _build(content) == 0
    before, printed = _records(content), _outline(content, capsys)
    (content / "outlines" / "news.yaml").write_text(printed, encoding="utf-8")
    assert _build(content) == 0
    assert _records(content) == before
    assert _outline(content, capsys) == printed


def test_an_outline_says_what_is_doubtful_and_how_to_accept_it(content, capsys):
    _write(content, DOUBTFUL)
    lines = _outline(content, capsys).splitlines()
    assert lines[0] == "# How digests/news.txt is read. Save this as outlines/news.yaml and change what is wrong."
    assert f"  # doubtful: {REASON}" in lines
    assert "  # If it is right as it is read, take the # away from the next line:" in lines
    assert re.search(r"^  # accepted: [0-9a-f]{8}-[0-9a-f]{8}$", "\n".join(lines), re.MULTILINE)


def test_an_accepted_entry_is_published(content, capsys):
    _write(content, DOUBTFUL + BIRCH)
    _accept(content, capsys)
    assert _build(content) == 0
    assert _held(content) == {"Child Alder": [], "Child Birch": []}
    assert capsys.readouterr().out.splitlines()[-2] == "2"


def test_an_accepted_entry_stays_so_if_only_its_text_changes(content, capsys):
    _write(content, DOUBTFUL)
    _accept(content, capsys)
    # White space in the text of an entry is none of its reading.
    _write(content, DOUBTFUL.replace("Learning: ask.", "Learning:  ask."))
    assert _build(content) == 0
    assert _held(content) == {"Child Alder": []}


def test_an_accepted_entry_is_asked_again_if_text_and_reading_change(content, capsys):
    _write(content, DOUBTFUL)
    _accept(content, capsys)
    _write(content, DOUBTFUL.replace("aged 3", "aged 4"))
    assert _build(content) == 0
    assert [bool(held) for held in _held(content).values()] == [True]


def _by_title(content: Path) -> dict[str, dict]:
    return {record["title"]: record for record in _records(content).values()}


def test_an_accepted_entry_that_is_asked_again_stays_on_the_site_as_it_was(content, capsys):
    _write(content, DOUBTFUL + BIRCH)
    _accept(content, capsys)
    assert _build(content) == 0
    before = _by_title(content)["Child Alder"]
    _write(content, (DOUBTFUL + BIRCH).replace("aged 3", "aged 4").replace("fit alarms", "fit two alarms"))
    for _ in range(2):
        capsys.readouterr()
        assert _build(content) == 0
        after, said = _by_title(content), capsys.readouterr()
        assert after["Child Alder"] == before
        assert after["Child Birch"]["accounts"][0]["learning"] == ["fit two alarms"]
        assert said.out.splitlines()[-2] == "2"
        assert (
            f"digests/news.txt:1: warning: `{before['id']}` stays as it is: an editor accepted it, and both its text"
            f" and how it is read have changed since, and it is doubtful again: {REASON}\n"
            "    To accept it as it is read, or to put it right, use what the command `outline` prints of news.txt.\n"
        ) in said.err + said.out
    page = content.parent / f"site/reviews/{before['id']}/index.html"
    assert "aged 3" in page.read_text("utf-8")
    _accept(content, capsys)
    assert _build(content) == 0
    assert _by_title(content)["Child Alder"]["children"] == [{"age": "4 years", "sex": "male"}]


def test_a_record_of_two_digests_stays_whole_while_one_of_its_entries_is_asked_again(content, capsys):
    _write(content, DOUBTFUL)
    _write(content, ALDER.replace("boy aged 3", "three-year-old boy"), "other.txt")
    heading = ALDER.partition("\n")[0]
    entries = "".join(f"  - {{digest: {name}, heading: '{heading}'}}\n" for name in ("news.txt", "other.txt"))
    (content / "joins.yaml").write_text(f"rulings:\n- verdict: same\n  entries:\n{entries}", encoding="utf-8")
    _accept(content, capsys)
    assert _build(content) == 0
    before = _records(content)
    assert [len(record["accounts"]) for record in before.values()] == [2]
    _write(content, DOUBTFUL.replace("aged 3", "aged 4"))
    assert _build(content) == 0
    assert _records(content) == before


def test_doubtful_entries_of_one_review_are_never_joined(content):
    _write(content, DOUBTFUL)
    _write(content, DOUBTFUL, "again.txt")
    assert _build(content) == 0
    assert len(_records(content)) == 2
    assert all(REASON in str(record["held"]) and "joined" not in record for record in _records(content).values())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021 – Atlantis – Child A\n\nDeath of a boy aged 3. Learning: ask.\n", "the area `Atlantis` is not known"),
        (
            "2015 – Kent – Child A\n\nDeath of a boy aged 3 in June 2018. Learning: ask.\n",
            "the incident (2018-06) is later than the publication (2015)",
        ),
        ("2021 – Kent – Child A\n\nLearning: ask.\n", "it does not say what happened"),
    ],
)
def test_facts_that_are_not_understood_or_can_not_be_true_hold_an_entry(content, text, reason):
    _write(content, text)
    assert _build(content) == 0
    (held,) = _held(content).values()
    assert reason in str(held)


@pytest.mark.parametrize(
    ("digests", "message"),
    [
        (
            ["other.txt"],
            "outlines/news.yaml: error: this outline is for no digest\n"
            "    Name it after its digest, with `.yaml` at the end.",
        ),
        (
            ["news.txt", "news.md"],
            "outlines/news.yaml: error: this outline is for several digests: news.md, news.txt\n"
            "    Rename one of these.",
        ),
    ],
)
def test_an_outline_for_no_digest_or_for_two_is_an_error(content, capsys, digests, message):
    for name in digests:
        _write(content, ALDER, name)
    (content / "outlines" / "news.yaml").write_text("area: Kent\n", encoding="utf-8")
    assert _build(content) == 1
    assert message in capsys.readouterr().err
    assert not (content / "reviews").exists()
