"""What an entry says of its own review in labelled fields goes before what its page says."""

from __future__ import annotations

import pytest

from build_site.digests.fields.fields import read_fields


@pytest.fixture
def fields(shipped_labels):
    return lambda *lines: read_fields(lines, shipped_labels.columns)


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("PUBLISHER: Kent Safeguarding Children Board", "Kent"),
        ("Publisher – Kent Safeguarding Children Board", "Kent"),
        ("**Published by:** Kent SCP", "Kent"),
        ("Commissioned by: The Kent Safeguarding Children Partnership", "Kent"),
        ("PUBLISHER: NSPCC on behalf of Kent LSCB", "Kent"),
        ("Area: Kent", "Kent"),
        ("Local authority: Kent County Council", "Kent"),
        ("LSCB\tKent", "Kent"),
        ("Publisher: North Lincolnshire Safeguarding Children Partnership", "North Lincolnshire"),
        ("Publisher: Derby and Derbyshire Safeguarding Children Partnership", "Derby and Derbyshire"),
        ("Keywords: Kent", ""),
        ("The publisher: Kent Safeguarding Children Board", ""),
        ("Publisher Kent Safeguarding Children Board", ""),
    ],
)
def test_the_area_is_that_of_the_board_in_its_field(fields, line: str, area: str):
    assert fields("Death of a boy.", line, "Format: PDF").area == area


@pytest.mark.parametrize(
    "publisher", ["an unnamed LSCB", "NSPCC on behalf of an unnamed LSCB", "Anonymous", "not named", "Unknown board"]
)
def test_a_field_may_say_that_the_area_is_withheld(fields, publisher: str):
    assert fields(f"Publisher: {publisher}").anonymous
    assert not fields("Publisher: Kent LSCB").anonymous


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Year of publication: 2018"], "2018"),
        (["Published: 3 May 2018"], "2018-05"),
        (["Date of issue: 03/05/2018"], "2018-05"),
        (["PUBLISHER: Kent LSCB", "YEAR: 2018"], "2018"),
        (["YEAR – 2018", "Area – Kent"], "2018"),
        (["Year: 2018"], None),
        (["Date: 3 May 2018"], None),
        (["Date of death: 3 May 2018"], None),
        (["Published: summer 2018"], None),
        (["Published: 2018-2019"], None),
        (["Published: May 2018", "Published: June 2019"], None),
        (["Published: May 2018", "Published: May 2018"], "2018-05"),
        (["In 2016: published"], None),
    ],
)
def test_the_date_of_publication_is_that_of_its_field(fields, lines: list[str], published: str | None):
    assert fields(*lines, "Death of a boy.").published == published


@pytest.mark.parametrize(
    ("line", "incident"),
    [
        ("Date of death: 3 May 2018", "2018-05-03"),
        ("Date of incident – May 2018", "2018-05"),
        ("INCIDENT DATE: 2016-2018", "2016/2018"),
        ("Date of birth: 3 May 2018", None),
        ("Date of review: 3 May 2018", None),
        ("Date of death: not known", None),
    ],
)
def test_the_date_of_the_incident_is_that_of_its_field(fields, line: str, incident: str | None):
    assert fields(line, "Death of a boy.").incident == incident


def test_a_date_alone_in_the_last_line_may_be_of_the_page_and_counts_only_beside_other_fields(fields):
    assert fields("Death of a boy.", "Published: May 2018").published is None
    assert fields("Publisher: Kent LSCB", "Published: May 2018").published == "2018-05"


def test_fields_go_before_what_the_page_says(read):
    entry = (
        "\n\nBaby Ash\n\nPublisher: Kent Safeguarding Children Board\n\nYear: 2016\n\nDeath of a boy.\n\nLearning: look"
    )
    page = read(f"Surrey Safeguarding Children Board\n\nReviews, May 2019{entry}{entry.replace('Ash', 'Elm')}")
    assert [(entry.published, entry.fields.area) for entry in page.entries] == [("2016", "Kent")] * 2
