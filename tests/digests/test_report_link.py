"""The link to the report: the line at the end of an entry that leads to it, and what is no such line."""

from __future__ import annotations

import pytest

from build_site.digests.report_link import split_report_links
from build_site.model import Report


@pytest.mark.parametrize(
    ("text", "body", "report"),
    [
        ("Keywords: a > Read the overview report", "Keywords: a", Report("overview report")),
        ("> Read the overview report > Read the learning review", "", Report("overview report")),
        ("A fall. > Read the report <> See the learning review .", "A fall.", Report("report")),
        ("Other resources Read full overview (PDF)", "", Report("overview report")),
        ("Further reading: View the summary", "", Report("summary")),
        ("[Read practice review (PDF)](#)", "", Report("practice review")),
        (
            "A fall. [Read practice review](https://example.org/a)",
            "A fall.",
            Report("practice review", "https://example.org/a"),
        ),
        ("[Download the full report](https://example.org/a.pdf)", "", Report("report", "https://example.org/a.pdf")),
        ("Read the thematic review: https://example.org/b", "", Report("thematic review", "https://example.org/b")),
        ("> Read the report (https://example.org/b)", "", Report("report", "https://example.org/b")),
        ("> Read the report (ftp://example.org/b", "> Read the report (ftp://example.org/b", None),
        ("..> See the briefing link", "..", Report("briefing")),
    ],
)
def test_the_line_that_leads_to_the_report_is_found_at_the_end(text, body, report):
    assert split_report_links(text) == (body, report)


@pytest.mark.parametrize(
    "text",
    [
        "Read to your child each night",
        "She had read the report",
        "Staff should Read the report",
        "> Read more news",
        "> Read the report first. Then ring.",
        "> Reads the report",
        "",
    ],
)
def test_other_readings_lead_to_no_report(text):
    assert split_report_links(text) == (text, None)


@pytest.mark.parametrize(("length", "is_found"), [(400, True), (401, False)])
def test_the_line_that_leads_to_the_report_has_at_most_400_letters(length, is_found):
    start = "> Read the report https://example.org/"
    line = start + "a" * (length - len(start))
    body, report = split_report_links(f"A fall. {line}")
    assert (report is not None) == is_found
    assert body == ("A fall." if is_found else f"A fall. {line}")


def test_the_line_that_leads_to_the_report_is_found_below_a_long_text():
    text = "He fell from the roof of a shed. " * 30
    assert split_report_links(f"{text}> Read the report") == (text.rstrip(), Report("report"))
    assert split_report_links(f"{text}Read the report") == (f"{text}Read the report", None)


def test_many_such_lines_are_all_taken_off_and_the_first_counts():
    lines = " ".join(f"> Read the report {number}" for number in range(200))
    assert split_report_links(f"A fall. {lines}") == ("A fall.", Report("report 0"))
