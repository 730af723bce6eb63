"""What a build writes is searched for redacted words, however they are written there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_site.catalogue import Catalogue
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.model import Record
from build_site.records.old_words import OldWord
from build_site.records.redaction import RedactedWord, Redaction
from build_site.search import index
from build_site.search.spelling import pack_words, unpack_words
from build_site.site.build import build
from build_site.site.publish import StagedSite
from build_site.site.redacted_words import RedactionCheck, check_other_reviews
from tests.site import collection

ID = "2020-ashford-child-b"


def redaction(*words: str, elsewhere: tuple[str, ...] = (), is_named: bool = True, is_exact: bool = False) -> Redaction:
    items = (RedactedWord(OldWord(word, True, is_exact, is_named), 2, elsewhere) for word in words)
    return Redaction(ID, f"content/corrections/{ID}.yaml", tuple(items), ("title",))


def catalogue(*records: Record) -> Catalogue:
    return collection.catalogue_of(records or collection.records())


def check(*words: str, is_exact: bool = False) -> RedactionCheck:
    return RedactionCheck([redaction(*words, is_exact=is_exact)], catalogue(), ContentFolder(Path("nowhere")))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("areas/index.html", "<p>Brunhesk&#39;s home"),
        ("areas/index.html", "<p>Brun&#104;esk"),
        ("areas/index.html", '<a href="x/%42runhesk">'),
        ("reviews/2020-ashford-brunhesk/index.html", "<p>Child B"),
        ("files/brunheskreview.pdf", ""),
        ("feed.xml", "<title>BRUNHESK, Ashford</title>"),
        ("briefing/words.js", r'finderPart("words",{"a":"Brun\u0068esk"});'),
        ("search/c4-abcde.js", 'finderPart("c4-abcde",[["id","Brunhesk"]]);'),
        ("search/p0-abcde.js", 'finderPart("p0-abcde",{"brunhesk":"   "});'),
        ("search/o0-abcde.js", 'finderPart("o0-abcde",{"brunhesk":" "});'),
        ("search/e0-abcde.js", 'finderPart("e0-abcde",{"boy":["=Brunhesk"]});'),
        (
            "search/f-area-0-abcde.js",
            'finderPart("f-area-0-abcde",{"values":[["brunhesk","Brunhesk","Kent"]],"column":" "});',
        ),
        (
            "search/manifest-abcde.js",
            'finderPart("manifest-abcde",{"postings":{"starts":"a brunhesk"},"expansions":{"starts":""},'
            '"words":{"starts":""}});',
        ),
        ("search/w0-abcde.js", f'finderPart("w0-abcde","{pack_words([("brun", 1), ("brunhesk", 1)])}");'),
    ],
)
def test_a_word_that_stands_nowhere_else_is_found_in_every_kind_of_file(path: str, text: str) -> None:
    [finding] = check("Brunhesk").findings(path, text.encode())
    assert (finding.path, finding.words, finding.redaction.id) == (path, ("Brunhesk",), ID)


def test_a_word_is_found_in_the_index_by_its_stem_and_two_words_as_one_term() -> None:
    words = check("Brunhesking", "Tolv Street")
    [stem] = words.findings("search/p0-abcde.js", b'finderPart("p0-abcde",{"brunhesk":" "});')
    [phrase] = words.findings("search/p0-abcde.js", b'finderPart("p0-abcde",{"tolv_street":" "});')
    assert (stem.words, phrase.words) == (("Brunhesking",), ("Tolv Street",))


def test_two_words_are_found_across_tags() -> None:
    assert check("Tolv Street").findings("index.html", b"<b>Tolv</b> <i class='x'>Street</i>")


def test_packed_numbers_are_no_words() -> None:
    for name in ("n0-abcde", "y0-abcde", "t-theme-0-abcde", "d0-abcde"):
        assert check("Brunhesk").findings(f"search/{name}.js", f'finderPart("{name}","brunhesk");'.encode()) == []
    packed = b'finderPart("p0-abcde",{"boy":"Brunhesk"});'
    assert check("Brunhesk").findings("search/p0-abcde.js", packed) == []


def test_a_word_that_others_have_is_sought_in_the_files_of_the_review_alone() -> None:
    words = check("unwell", "Ashford")  # Others are unwell at home too, and Ashford is in the vocabulary.
    own = f"<article><p>Found unwell in Ashford</p>{_RELATED}</article>"
    assert words.findings("areas/ashford/index.html", own.encode()) == []
    [page] = words.findings(f"reviews/{ID}/index.html", own.encode())
    assert page.words == ("unwell", "Ashford")
    related = f"<article><p>Found</p>{_RELATED}</article>"
    assert words.findings(f"reviews/{ID}/index.html", related.encode()) == []
    card = f'finderPart("c0-abcde",[["{ID}","Child B",[],2020,null,["unwell"],[]],["other","unwell"]]);'
    [found] = words.findings("search/c0-abcde.js", card.encode())
    assert found.words == ("unwell", "Ashford")  # The one in its text, the other in its id.


_RELATED = '<section class="app-part" aria-labelledby="related"><p>Child A, unwell, Ashford</p></section>'


def test_words_of_the_list_for_spelling_are_read_as_they_were_packed() -> None:
    words = ["brun", "brunhesk", "brunt", "zed"]
    assert unpack_words(pack_words([(word, 3) for word in words])) == words
    assert unpack_words("") == []


def errors_of(redacted: Redaction, *records: Record) -> list[str]:
    problems = Problems()
    check_other_reviews([redacted], catalogue(*records), problems)
    return [str(problem) for problem in problems]


def test_a_name_in_another_review_is_an_error_until_the_editor_says_whose_it_is() -> None:
    other = replace(collection.records()[0], title="Brunhesk")
    assert errors_of(redaction("Brunhesk"), other) == [
        f"content/corrections/{ID}.yaml:2: error: `Brunhesk`, which this correction redacts, also stands in"
        f" reviews/{other.id}.yaml (`title`)\n    If the same person or place is meant, redact it there too (or rename"
        f" the digest, if its name has it); if not, add `elsewhere: [{other.id}]` to this correction."
    ]
    assert errors_of(redaction("Brunhesk", elsewhere=(other.id,)), other) == []


def test_a_name_in_the_evidence_or_heading_of_another_review_is_an_error() -> None:
    account = collection.records()[0].accounts[0]
    heading = replace(account.sources[0], heading="2020: Ashford: Brunhesk")
    other = replace(collection.records()[0], accounts=(replace(account, sources=(heading,)),))
    assert "(`sources or evidence`)" in errors_of(redaction("Brunhesk"), other)[0]


def test_areas_and_words_that_reviews_have_in_small_letters_are_not_sought_in_other_reviews() -> None:
    records = [replace(collection.records()[0], title="Found"), *collection.records()[1:]]
    assert errors_of(redaction("Ashford"), *records) == []
    assert errors_of(redaction("Found", is_named=False), *records) == []
    assert errors_of(redaction("Found", is_named=True), *records) != []


def site_of(folder: Path, redactions: list[Redaction], *records: Record) -> Path:
    held, problems = catalogue(*records), Problems()
    content = ContentFolder(folder / "content")
    content.root.mkdir(exist_ok=True)
    with StagedSite(folder / "site") as staging:
        search = lambda: index.build(held, ())  # noqa: E731
        build(held, (), content, staging, problems, search, Cache(folder / "cache"), redactions).publish(problems)
    return folder / "site"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_in_which_a_redacted_word_would_stand_publishes_nothing_and_names_file_and_correction(
    tmp_path: Path,
) -> None:
    before = bytes_of(site_of(tmp_path, []))
    page = tmp_path / "content" / "pages" / "about-us.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About us\n\nAs in the case of Brunhesk.\n", encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
        site_of(tmp_path, [redaction("Brunhesk")])
    assert str(stopped.value) == (
        f"content/corrections/{ID}.yaml:2: error: `Brunhesk`, which this correction redacts, would stand in"
        " about-us/index.html\n    Correct what these files are made from: the record, a page, a setting or the name of"
        " a digest."
    )
    assert bytes_of(tmp_path / "site") == before


def test_other_words_are_sought_in_files_that_are_not_made_again(tmp_path: Path) -> None:
    page = tmp_path / "content" / "pages" / "about-us.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About us\n\nAs in the case of Brunhesk.\n", encoding="utf-8")
    site_of(tmp_path, [redaction("Tolvfen")])
    with pytest.raises(BuildError):
        site_of(tmp_path, [redaction("Tolvfen", "Brunhesk")])
    site_of(tmp_path, [])
    with pytest.raises(BuildError):
        site_of(tmp_path, [redaction("Brunhesk")])


def test_files_that_came_through_with_the_same_words_are_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_of(tmp_path, [redaction("Brunhesk")])
    looked_at: list[str] = []
    real = RedactionCheck.findings
    monkeypatch.setattr(
        RedactionCheck, "findings", lambda self, path, data: [looked_at.append(path), *real(self, path, data)][1:]
    )
    monkeypatch.setattr("build_site.core.child_process.can_fork", lambda: False)
    site_of(tmp_path, [redaction("Brunhesk")])
    assert looked_at == []
    changed = [replace(record, title="Child X") if record.id == ID else record for record in collection.records()]
    site_of(tmp_path, [redaction("Brunhesk")], *changed)
    assert f"reviews/{ID}/index.html" in looked_at
    assert "themes/index.html" not in looked_at
