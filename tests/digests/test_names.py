"""What reviews are called, and how a text begins to tell a case."""

from __future__ import annotations

import pytest

from build_site.digests.case_opening import opens_case, opens_case_of_name
from build_site.digests.names import NameKind, name_of, name_within


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Child LB", "Child LB", NameKind.SUBJECT),
        ("Children A and B", "Children A and B", NameKind.SUBJECT),
        ("Adult X", "Adult X", NameKind.SUBJECT),
        ("Mrs B", "Mrs B", NameKind.SUBJECT),
        ("Young Person Ivy", "Young Person Ivy", NameKind.SUBJECT),
        ("'Margaret'", "Margaret", NameKind.QUOTED),
        ("“Tom” and “Bea”", "Tom and Bea", NameKind.QUOTED),
        ("CYSUR 2/2017", "CYSUR 2/2017", NameKind.CODE),
        ("LB", "LB", NameKind.CODE),
        ("Arthur and Star", "Arthur and Star", NameKind.GIVEN),
        ("Alsami:", "Alsami", NameKind.GIVEN),
    ],
)
def test_a_name_alone_is_known_by_its_form(text, name, kind):
    found = name_of(text)
    assert (found.text, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text", ["Child Protection", "Neglect", "Key findings", "Hazel's story", "Serious Case Review", "child a", ""]
)
def test_words_of_the_field_are_no_name(text):
    assert name_of(text) is None


def test_the_subject_of_a_review_is_found_within_a_title():
    assert name_within("Learning from the review of Child L").text == "Child L"
    assert name_within("What was learnt") is None


@pytest.mark.parametrize(
    ("name", "text", "is_in"),
    [
        ("Child LB", "LB was three.", True),
        ("Child Hazel", "Hazel’s aunt rang.", True),
        ("Child Hazel", "A child was seen.", False),
        ("Child L", "Child L was three.", True),
        ("Child L", "Child LB was three.", False),
    ],
)
def test_a_text_speaks_of_a_name_by_its_telling_words(name, text, is_in):
    assert name_of(name).is_in(text) == is_in


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Death of a boy aged 3 years, in June 2020.", 3),
        ("In June 2021 Hazel, aged 14, was found dead.", 3),
        ("Serious injuries to a baby.", 2),
        ("A boy was killed in a lane.", 1),
        ("A girl aged 5 lived with an aunt.", 1),
        ("The panel met twice in a hall.", 0),
        ("The panel met. " * 14 + "He died.", 0),
    ],
)
def test_a_case_is_opened_by_event_date_age_and_what_befell_somebody(text, signs):
    assert opens_case(text) == signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Hazel – Death of a boy aged 3.", 3),
        ("Rapid review: Child HazelDeath of a boy aged 3.", 3),
        ("Child LBNeglect of three children aged 3 and under.", 3),
        ("'Oak' | published 3 July 2021: Death of a boy aged 3.", 3),
        ("'Oak' | published 4 July 2021 Death of a boy aged 3.", 3),
        ("Death of a boy aged 3.", 0),
        ("It was a lesson – Death of a boy aged 3.", 0),
        ("He was seen. Hazel – Death of a boy aged 3.", 0),
    ],
)
def test_a_case_is_seen_behind_the_name_that_runs_into_it(text, signs):
    assert opens_case_of_name(text) == signs
