"""The names of documents in lists beside an entry: they are no learning points."""

from __future__ import annotations

import pytest

from build_site.core.problems import Problems

CASE = "2021 – Hull – Ada\n\nA girl aged 3 fell from a roof in May 2020 and died.\n\n"


def _account(read, text: str):
    [entry] = read(CASE + text).entries
    return entry.account


@pytest.mark.parametrize(
    "item",
    [
        "Executive summary",
        "Overview report (PDF, 1.2 MB)",
        "[Executive summary](#)",
        "[Our answer](https://example.org/a)",
        "[Response of the Board](/files/a.pdf) (PDF 98 KB)",
        "[Learning for schools – one-page guide](#)",
        "Practitioner briefing",
        "The full report.",
    ],
)
def test_the_name_of_a_document_below_what_happened_is_no_learning(read, item):
    account = _account(read, f"- {item}\n- [Full report](#)\n")
    assert account.learning == ()
    [documents] = account.other
    assert documents.heading == "Documents"
    assert documents.text.count("\n") == 1


@pytest.mark.parametrize("item", ["Executive summary", "[Learning summary for schools](#)", "[Letter to staff](#)"])
def test_the_name_of_a_document_in_a_list_of_points_is_none(read, item):
    account = _account(read, f"Learning\n- ask\n- {item}\n- look\n")
    assert account.learning == ("ask", "look")


@pytest.mark.parametrize(
    "item",
    [
        "Response to domestic abuse",
        "Letters to parents were not read",
        "A report from school was lost",
        "Summary sheets go with the child",
        "Overview of the home",
        "[Ask who lives there](#)",
    ],
)
def test_a_point_about_a_document_is_one(read, item):
    assert len(_account(read, f"Learning\n- ask\n- {item}\n- look\n").learning) == 3


def test_an_entry_with_nothing_but_documents_is_told_of(read):
    problems = Problems()
    read(f"{CASE}- [Overview report](#)\n- [Summary](#)", problems=problems)
    assert [problem.what for problem in problems] == [
        "no learning and no recommendations were found in `2021 – Hull – Ada`"
    ]
