"""Tables between bars in which a row is a review."""

from __future__ import annotations

HEADS = "| Name | Date published | What happened | Learning |"


def _row(name: str, learning: str = "ask who lives in the home; look again", date: str = "March 2021") -> str:
    return f"| {name} | {date} | Death of a boy aged 4 in May 2019. | {learning} |"


def _titles(reading) -> list[str]:
    return [entry.heading.title for entry in reading.entries]


def test_a_row_is_a_review_and_a_cell_goes_on_in_the_next_lines(read):
    listed = _row("Child B", "• ask\n• look")
    reading = read(f"Reviews\n\n{HEADS}\n|---|---|---|---|\n{_row('Child A')}\n\n{listed}\n")
    first, second = reading.entries
    assert (first.heading.title, first.published, first.lines) == ("Child A", "2021-03", (5, 5))
    assert first.account.summary == "Death of a boy aged 4 in May 2019."
    assert first.account.learning == ("ask who lives in the home", "look again")
    assert (second.account.learning, second.lines) == (("ask", "look"), (7, 8))
    assert first.doubts == second.doubts == ()


def test_heads_that_come_again_and_what_a_page_has_around_them_are_no_review(read):
    page = f"{_row('Child A')}\n\nPage 1\n\nLibrary of reviews\n\n{HEADS}\n{_row('Child B')}\n"
    reading = read(f"{HEADS}\n{page}")
    assert _titles(reading) == ["Child A", "Child B"]
    assert {span.lines for span in reading.ignored if span.reason == "page number"} == {(4, 4)}


def test_a_row_with_a_year_alone_or_nothing_is_no_review(read):
    reading = read(f"{HEADS}\n| 2021 | | | |\n| | | | |\n{_row('Child A')}\n| Older ones |\n{_row('Child B')}\n")
    assert _titles(reading) == ["Child A", "Child B"]


def test_an_empty_cell_is_empty(read):
    [entry] = read(f"{HEADS}\n{_row('Child A', '', '')}\n").entries
    assert (entry.account.learning, entry.published) == ((), None)


def test_a_bar_in_a_cell_is_written_with_a_stroke_before_it(read):
    row = _row("Child A", r"ask \| listen")
    [entry] = read(f"{HEADS}\n{row}\n").entries
    assert entry.account.learning == ("ask | listen",)


def test_a_row_that_goes_on_below_a_page_break_is_one_review(read):
    cut = _row("Child A", "ask who lives in the home; look")
    [entry] = read(f"{HEADS}\n{cut}\n\nPage 1\n\n| | | | again at night |\n").entries
    assert (entry.account.learning, entry.doubts) == (("ask who lives in the home", "look again at night"), ())


def test_a_row_that_names_no_review_below_a_finished_one_is_doubtful(read):
    row = _row("Child A", "ask.")
    [entry] = read(f"{HEADS}\n{row}\n| | | Death of a girl. | look |\n").entries
    assert entry.doubts == ("the row below it names no review, and was read as its rest",)


def test_a_row_with_a_cell_too_many_is_doubtful(read):
    first, second = read(f"{HEADS}\n{_row('Child A')}\n{_row('Child B', 'ask | look')}\n").entries
    assert (first.doubts, second.doubts) == ((), ("its row has 5 cells, the heads are 4",))


def test_each_table_of_a_digest_is_read(read):
    other = "| Case | Date of incident | Summary | Themes |\n| Child B | 2018 | Neglect of a girl. | housing |"
    reading = read(f"2021\n\n{HEADS}\n{_row('Child A')}\n\nOlder reviews\n\n{other}\n")
    assert _titles(reading) == ["Child A", "Child B"]
    assert reading.entries[1].heading.incident == "2018"


def test_a_table_whose_heads_are_not_known_gives_no_review_after_one_whose_heads_are(read):
    other = "| Course | Trainer | Room | Fee |\n| Safe sleep | Ann Holm | Green | none |"
    assert _titles(read(f"{HEADS}\n{_row('Child A')}\n\nCourses\n\n{other}\n")) == ["Child A"]


def test_heads_at_the_top_of_each_page_of_a_flattened_table_are_no_part_of_a_cell(read):
    heads = "No / Title / Summary / Learning"
    text = f"{heads}\n1 / Child A / A boy fell. / ask; look\n{heads}\n2 / Child B / A girl fell. / listen; write\n"
    first, second = read(text).entries
    assert (first.account.learning, second.account.learning) == (("ask", "look"), ("listen", "write"))


def test_rows_between_bars_below_heads_that_have_none_around_them_are_reviews(read):
    reading = read(f"{HEADS.strip('| ')}\n|---|---|---|---|\n{_row('Child A')}\n{_row('Child B')}\n")
    assert _titles(reading) == ["Child A", "Child B"]
    assert {entry.account.summary for entry in reading.entries} == {"Death of a boy aged 4 in May 2019."}
    assert all(entry.doubts == () for entry in reading.entries)
