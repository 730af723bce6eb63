"""The kind of a review: from its heading, its first words, or a model that is nothing but a kind."""

from __future__ import annotations

import pytest

from build_site.model import READ, Account, Other
from build_site.reviews.fact_reader import FactReader
from build_site.reviews.facts.review_type import read_review_type, read_told_type


@pytest.mark.parametrize(
    ("account", "kind"),
    [
        (Account(summary="Thematic review of six cases."), "thematic review"),
        (
            Account(summary="Domestic homicide review, joint with a serious case review. A girl died."),
            "domestic homicide review",
        ),
        (Account(summary="Death of a girl. The serious case review took two years."), None),
        (Account(summary="Harm to a baby who was also the subject of a rapid review."), None),
        (Account(summary="Death of a girl.", other=(Other("Model", "Rapid review."),)), "rapid review"),
        (Account(summary="Death of a girl.", other=(Other("Model", "Uses the child practice review model."),)), None),
        (Account(), None),
        (Account(summary=" ", learning=(" ",)), None),
    ],
)
def test_a_kind_is_read_only_where_it_is_said_of_this_review(facts: FactReader, account: Account, kind: str | None):
    assert read_review_type(None, "2023 – Kent – Child A", account, facts.headings)[0] == kind


def test_the_heading_goes_before_all(facts: FactReader):
    kind, evidence = read_review_type(
        "rapid review", "RR 1/22", Account(summary="Thematic review of six cases."), facts.headings
    )
    assert kind == "rapid review"
    assert evidence[0].words == "RR 1/22"


@pytest.mark.parametrize(
    ("account", "review_type"),
    [
        (Account(summary="This is a joint, long and very full rapid review."), None),
        (Account(summary="This is a joint, long and full rapid review."), "rapid review"),
        (Account(summary="Harm to a girl. A rapid review."), None),
        (Account(other=(Other("Model", "Rapid review" + "." * 67),)), "rapid review"),
        (Account(other=(Other("Model", "Rapid review" + "." * 68),)), None),
        (Account(other=(Other("Feedback", "Rapid review."),)), None),
        (Account(other=(Other("Model", "None."), Other("Model of review", "Rapid review."))), "rapid review"),
    ],
)
def test_review_type_is_read_from_nine_words_or_a_short_model(
    facts: FactReader, account: Account, review_type: str | None
):
    value, evidence = read_review_type(None, "Child A", account, facts.headings)
    assert value == review_type
    assert [(item.value, item.account, item.how) for item in evidence] == ([(value, 1, READ)] if value else [])


SCR, LCSPR = "serious case review", "local child safeguarding practice review"
OTHERS = frozenset({"rapid review", "domestic homicide review"})


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("She is the subject of this serious case review.", SCR),
        ("This serious case review looks at the first year of her life.", SCR),
        ("In this joint serious case review two boards worked together.", SCR),
        ("The serious case review looks at how much was known.", SCR),
        ("The local child safeguarding practice review was held because she was hurt.", LCSPR),
        ("We have put out the local child safeguarding practice review about Baby Ines.", LCSPR),
        ("The LCSPR found that nobody had asked.", LCSPR),
        ("The LCSPR found that she was not seen by another school.", LCSPR),
        ("Assaults in a nursery, looked at by an extended child practice review.", "child practice review"),
        ("The injuries were examined in a serious case review.", SCR),
        ("Her death is the subject of a serious case review.", SCR),
        ("Ines became the subject of a joint serious case review.", SCR),
        ("All of this has been considered by an LCSPR.", LCSPR),
        ("Her death was explored through a local child safeguarding practice review.", LCSPR),
        ("This rapid review is of one day.", "rapid review"),
        ("This domestic homicide review is about her mother.", "domestic homicide review"),
    ],
)
def test_a_sentence_of_the_entry_says_the_kind_of_its_own_review(facts: FactReader, sentence: str, kind: str):
    told, [evidence] = read_told_type(f"Ines was three. {sentence}", "Baby Ines", facts.headings, OTHERS)
    assert (told, evidence.words, evidence.how) == (kind, sentence, READ)


@pytest.mark.parametrize(
    "sentence",
    [
        "A serious case review was held.",
        "The serious case review took two years.",
        "Her brother's death was looked at by a serious case review.",
        "Her mother was the subject of a serious case review as a child.",
        "The home had been the subject of a serious case review.",
        "The same hostel was examined in an earlier serious case review.",
        "Her case was considered for a serious case review.",
        "Her case was considered by a serious case review panel.",
        "A friend's death was reported in a serious case review.",
        "Abuse by staff was looked at in a serious case review in 2004.",
        "Injuries like hers were described in a serious case review of another board.",
        "The rules for it are set out in a serious case review guide of an older cousin.",
        "The serious case review about Sam was known to her teachers.",
        "Her brother is the subject of this serious case review.",
        "An earlier serious case review looks at the same hostel.",
        "The serious case review panel found that nobody had asked.",
        "This serious case review follows a rapid review.",
        "The rapid review found that nobody had asked.",
        "The domestic homicide review found that nobody had asked.",
        "A domestic homicide review has been held alongside.",
        "Whether this serious case review will be published is not known.",
        "The criteria for this serious case review were not met.",
        "This case review is of one day.",
        "This review is of one day.",
    ],
)
def test_a_sentence_about_another_review_says_nothing_of_this_one(facts: FactReader, sentence: str):
    assert read_told_type(f"Ines was three. {sentence}", "Baby Ines", facts.headings, OTHERS) == (None, [])


def test_the_kind_that_an_entry_says_goes_before_that_of_its_page(facts: FactReader, entry):
    told = entry("Baby Ines", "Ines was three. This serious case review looks at her life.")
    assert (told.review_type, [item.how for item in told.evidence["review_type"]]) == (SCR, [READ])
