"""Blocks: which lines of a digest belong together, and what each run of lines is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_site.digests.blocks import Block, BlockType, group_lines
from build_site.digests.evidence import DigestGrammar

HEADING, ITEM, NUMBERED, TEXT = BlockType.HEADING, BlockType.ITEM, BlockType.NUMBERED, BlockType.TEXT
PROSE = "A child of two swallowed a battery from a toy on a train in May."


@pytest.fixture(scope="module")
def blocks(shipped_labels) -> Callable[[str], list[Block]]:
    grammar = DigestGrammar(shipped_labels)

    def blocks(text: str) -> list[Block]:
        return group_lines(text.split("\n"), grammar)

    return blocks


@pytest.fixture(scope="module")
def texts(blocks) -> Callable[[str], list[str]]:
    return lambda text: [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("line", "block_type", "text", "number"),
    [
        ("## Kent ##", HEADING, "Kent", None),
        ("   ### Kent", HEADING, "Kent", None),
        ("    ### Kent", TEXT, "### Kent", None),
        ("## 2. Kent", HEADING, "Kent", 2),
        ("# • Kent", HEADING, "Kent", None),
        ("#Kent", TEXT, "#Kent", None),
        ("• ask", ITEM, "ask", None),
        ("- ✓ ask", ITEM, "ask", None),
        ("\uf0b7 ask", ITEM, "ask", None),
        ("o  ask", ITEM, "ask", None),
        ("o ask", TEXT, "o ask", None),
        ("– ask", ITEM, "ask", None),
        ("(b) ask", ITEM, "ask", None),
        ("iv) ask", ITEM, "ask", None),
        ("k) ask", TEXT, "k) ask", None),
        ("12. ask", NUMBERED, "ask", 12),
        ("(3) ask", NUMBERED, "ask", 3),
        ("2021. ask", TEXT, "2021. ask", None),
        ("3.5 ask", TEXT, "3.5 ask", None),
        ("-", TEXT, "-", None),
        ("- - -", TEXT, "- - -", None),
        ("**Kent**", TEXT, "Kent", None),
        ("__Kent__", TEXT, "Kent", None),
        ("**2. Kent**", TEXT, "Kent", 2),
        ("## **2. Kent**", HEADING, "Kent", 2),
        ("**Kent** was asked", TEXT, "Kent was asked", None),
        (r"\# 1\. ask", TEXT, "# 1. ask", None),
    ],
)
def test_a_block_is_what_the_marks_at_its_beginning_say(blocks, line, block_type, text, number):
    (block,) = blocks(line)
    assert (block.type, block.text, block.number) == (block_type, text, number)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Kent**", True),
        ("## **Kent**", True),
        ("**Kent** was", False),
        ("Kent", False),
        ("**Kent\nand Hull**", False),
        ("**Kent**\nand Hull", False),
    ],
)
def test_a_block_is_bold_where_the_whole_of_its_one_line_is(blocks, text, bold):
    assert blocks(text)[0].bold == bold


def test_a_block_knows_its_first_and_last_line(blocks):
    found = blocks("\nA fall from\na roof.\n\n\n• ask\n• write\nat once\n")
    assert [(block.first, block.last, block.text) for block in found] == [
        (2, 3, "A fall from a roof."),
        (6, 6, "ask"),
        (7, 8, "write at once"),
    ]
    assert found[0].lines == ("A fall from", "a roof.")


def test_a_block_is_whole_where_a_word_is_broken_at_its_hyphen(texts):
    assert texts("a well-\nknown pre-\nand post-\n• natal in 2022-\n23 at home") == [
        "a well-known pre- and post-",
        "natal in 2022- 23 at home",
    ]
    assert texts("half-\nor full-\nto over-\na, b") == ["half- or full- to over-a, b"]


@pytest.mark.parametrize(
    ("line", "texts_"),
    [
        ("---", ["above.", "---", "below"]),
        ("## Kent", ["above.", "Kent", "below"]),
        ("**Kent**", ["above.", "Kent", "below"]),
        ("Page 3 of 9", ["above.", "Page 3 of 9", "below"]),
        ("2021 – Hull – Amal", ["above.", "2021 – Hull – Amal", "below"]),
        ("RR 1/21", ["above.", "RR 1/21", "below"]),
        ("> Read the overview report", ["above.", "> Read the overview report", "below"]),
        ("He fell. > Read the overview report", ["above. He fell. > Read the overview report", "below"]),
        ("Keywords: roofs", ["above.", "Keywords: roofs below"]),
        ("Learning:", ["above.", "Learning:", "below"]),
        ("• ask", ["above.", "ask below"]),
        ("– ask", ["above. – ask below"]),
        ("Learning is late there.", ["above. Learning is late there. below"]),
        ("so it was", ["above. so it was below"]),
        ("so he fell. Keywords: roofs", ["above. so he fell. Keywords: roofs below"]),
    ],
)
def test_a_block_ends_and_begins_without_blank_lines_at_what_stands_apart(texts, line, texts_):
    below = "Below" if line in ("## Kent", "**Kent**", "2021 – Hull – Amal", "RR 1/21") else "below"
    assert [text.replace("Below", "below") for text in texts(f"above.\n{line}\n{below}")] == texts_


@pytest.mark.parametrize(
    ("above", "below", "is_apart"),
    [
        ("He fell.", "The ward", True),
        ("He fell", "The ward", False),
        ("He fell.", "the ward", False),
        ("He fell:", "The ward", True),
    ],
)
def test_a_block_of_its_own_is_a_title_below_a_sentence_and_above_a_new_one(texts, above, below, is_apart):
    line = "Learning for the ambulance service"
    assert texts(f"{above}\n{line}\n{below}") == ([above, line, below] if is_apart else [f"{above} {line} {below}"])


def test_a_block_of_its_own_is_a_bare_label_wherever_it_stands(texts):
    assert texts("He fell\nKeywords\nroofs") == ["He fell", "Keywords", "roofs"]


@pytest.mark.parametrize(
    ("above", "is_item"),
    [("Ask:", True), ("", True), ("Ask", False), ("– look", True)],
)
def test_a_block_begins_at_a_dash_only_in_a_list(texts, above, is_item):
    assert texts(f"{above}\n– call")[-1] == ("call" if is_item else f"{above} – call")


def test_a_block_is_a_year_banner_below_a_blank_line(texts):
    assert texts("Reviews\n\nCase reviews published in 2021\nNext") == [
        "Reviews",
        "Case reviews published in 2021",
        "Next",
    ]
    assert texts("Reviews\nCase reviews published in 2021\nNext") == ["Reviews Case reviews published in 2021 Next"]


WIDE = "2021 – Hull – The children of a family at the quay"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"{WIDE}\nside and of another", f"{WIDE} side and of another"),
        ("2021 – Hull – Amal\nand Bea\nA fall.", "2021 – Hull – Amal and Bea"),
        ("2021 – Hull – Amal and\nBea\nA fall.", "2021 – Hull – Amal and Bea"),
        ("# 2021 – Hull –\nAmal\nA fall.", "2021 – Hull – Amal"),
        (f"{WIDE}\nSide Lane\n\nA fall.", f"{WIDE} Side Lane"),
        (f"{WIDE}\nSide Lane", f"{WIDE} Side Lane"),
        (f"{WIDE[:-1]}\nSide Lane\n\nA fall.", WIDE[:-1]),
        (f"{WIDE}\n{WIDE.replace('2021 – Hull – ', 'A' * 14)}\n\nA fall.", f"{WIDE} {'A' * 14}{WIDE[14:]}"),
        (f"{WIDE}\n{WIDE.replace('2021 – Hull – ', 'A' * 15)}\n\nA fall.", WIDE),
        (f"{WIDE}\nHe fell.\n\nMore.", WIDE),
        (f"{WIDE}\nSide Lane\nA fall.", WIDE),
    ],
)
def test_a_heading_goes_on_in_a_second_line_where_its_line_was_full_or_asks_for_more(texts, text, heading):
    assert texts(text)[0] == heading


@pytest.mark.parametrize(
    ("above", "line", "below", "is_heading"),
    [
        ("He fell.", "2. Rapid review: Child B", PROSE, True),
        ("He fell", "2. Rapid review: Child B", PROSE, True),
        ("He fell", "## Rapid review: Child B", PROSE, True),
        ("He fell", "## Rapid review: Child B", PROSE.lower(), False),
        ("He fell.", "2. Child B", PROSE, False),
        ("Read the rapid review", "2. Child B", PROSE, True),
        ("He fell.", "2. Rapid review: Child B.", PROSE, False),
        ("He fell.", "Rapid review: Child B", PROSE, True),
        ("", "Rapid review: Child B", PROSE, True),
        ("He fell", "Rapid review: Child B", PROSE, False),
        ("Read the rapid review", "Rapid review: Child B", PROSE, True),
        ("He fell.", "Child B", PROSE, False),
        ("He fell.", "Rapid review: Child B.", PROSE, False),
        ("He fell.", "Rapid review: Child B", "A dog.", True),
        ("He fell.", "Rapid review: Child B", "Rapid review: Child C", True),
        ("He fell.", "Rapid review: Child B", PROSE.lower(), False),
        ("He fell.", "Rapid review: Child B", f"({PROSE})", True),
        ("He fell.", "Rapid review: Child B met and", PROSE, False),
        ("He fell.", "Rapid review. Child B", PROSE, True),
        ("He fell.", "The four teachers of one school on a rapid review", PROSE, False),
    ],
)
def test_a_heading_with_a_type_of_review_is_one_without_blank_lines(blocks, above, line, below, is_heading):
    found = [block.text for block in blocks(f"{above}\n{line}\n{below}")]
    heading = line.removeprefix("2. ").removeprefix("## ")
    is_parted = heading in found and below in found
    assert is_parted == is_heading


def test_a_name_with_its_kind_of_review_is_no_part_of_the_sentence_above_it_at_the_end_of_a_digest_too(texts):
    assert texts("He fell.\nRapid review: Child B") == ["He fell.", "Rapid review: Child B"]


def test_a_line_that_names_a_type_of_review_and_no_child_goes_on_with_the_sentence_above_it(texts):
    assert texts("He fell.\nRapid review met") == ["He fell. Rapid review met"]


@pytest.mark.parametrize("above", ["Keywords: care, neglect", "- ask the aunt", "He fell"])
def test_a_name_alone_is_a_heading_where_the_line_below_it_begins_to_tell_a_case(texts, above):
    text = f"{above}\nLarch\nDeath of a boy aged 3. His aunt had written to the school before that day in May."
    assert [part for part in texts(text) if part.startswith("Larch")] == ["Larch"]
    assert "Larch" not in texts(text.replace("Death of", "Nobody told of"))


def test_a_heading_of_300_letters_is_one_without_blank_lines(texts):
    dated = ("2021 – Hull – Child B " + "hurt beside a lane " * 20)[:299] + "x"
    assert texts(f"He fell.\n{dated}\n{PROSE}")[-2:] == [dated, PROSE]
