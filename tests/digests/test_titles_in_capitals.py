"""Titles in capitals, in Welsh and English, and of themes; kinds of review that look like labels."""

from __future__ import annotations

import pytest

from build_site.digests.headings import HeadingGrammar


@pytest.fixture(scope="module")
def grammar(shipped_labels) -> HeadingGrammar:
    return HeadingGrammar(shipped_labels)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("DEATH OF CHILD ALDER", "Child Alder"),
        ("THE DEATH OF CHILD ALDER", "Child Alder"),
        ("THE DEATH OF ALDER", "Alder"),
        ("The death of Alder", "Alder"),
        ("SERIOUS CASE REVIEW: CHILD ALDER", "Child Alder"),
        ("CHILD AB", "Child AB"),
        ("FAMILY V AND BABY BIRCH", "Family V and Baby Birch"),
        ("DEATHS OF INFANTS", "DEATHS OF INFANTS"),
        ("LEARNING FROM DEATHS OF CHILDREN", "LEARNING FROM DEATHS OF CHILDREN"),
    ],
)
def test_names_in_capitals_are_written_as_names_and_codes_stay(grammar, text, title):
    assert grammar.parse(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "Adolygiad Ymarfer Plant / Child Practice Review – ABC D 7/2020",
        "Child Practice Review / Adolygiad Ymarfer Plant – ABC D 7/2020",
        "Child Practice Review – ABC D 7/2020 / Adolygiad Ymarfer Plant – ABC D 7/2020",
        "Adolygiad Ymarfer Plant Child Practice Review – ABC D 7/2020",
        "Adolygiad Ymarfer Plant – ABC D 7/2020",
    ],
)
def test_a_heading_in_welsh_and_english_gives_reference_and_kind(grammar, text):
    heading = grammar.parse(text)
    assert (heading.title, heading.review_type) == ("ABC D 7/2020", "child practice review")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Under Fives Thematic Review", "Under Fives Thematic Review"),
        ("Under Fives Thematic Review (October 2020)", "Under Fives Thematic Review"),
        ("Thematic Review: Child Alder", "Child Alder"),
        ("Child Alder Thematic Review", "Child Alder"),
        ("Alder Learning Review", "Alder"),
    ],
)
def test_a_theme_keeps_the_words_for_its_kind_and_a_name_does_not(grammar, text, title):
    assert grammar.parse(text).title == title


def test_a_learning_review_is_a_kind_and_its_colon_makes_no_label(read):
    text = "\n\n".join(
        f"## {number}. {kind}: {title}\n\nDeath of a boy aged {number + 3} in May 2016.\n\n"
        "**Learning includes:** ask; look.\n\n**Recommendations include:** ring; write."
        for number, (kind, title) in enumerate(
            [
                ("Serious case review", "Child Alder"),
                ("Learning review", "Bullying at Oak Lane"),
                ("Serious case review", "Baby Birch"),
            ],
            1,
        )
    )
    titles = [entry.heading.title for entry in read(text).entries]
    assert titles == ["Child Alder", "Bullying at Oak Lane", "Baby Birch"]


@pytest.mark.parametrize(
    "foot",
    [
        "Helpline 0300 123 456. Ring it for copies of these reviews.",
        "Contact the library for copies of any of these reviews.",
    ],
)
def test_a_sentence_below_the_index_terms_is_no_term(read, foot):
    text = f"## Child Alder (March 2018)\n\nDeath of a boy in May 2016.\n\nKeywords: neglect, schools\n\n{foot}"
    [entry] = read(text).entries
    assert entry.account.keywords == ("neglect", "schools")


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("none beyond those in the plan of each agency.", 0),
        ("none other than those that were made before.", 0),
        ("none additional to the action plan.", 0),
        ("check that none of the staff is alone; ring.", 2),
    ],
)
def test_none_beyond_others_is_no_recommendation(read, said, count):
    text = f"## Child Alder (March 2018)\n\nDeath of a boy in May 2016.\n\nRecommendations: {said}"
    [entry] = read(text).entries
    assert len(entry.account.recommendations) == count


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("The Review Team found that:", "learning"),
        ("The independent reviewer found:", "learning"),
        ("The Review Panel recommends that:", "recommendations"),
        ("It was recommended that:", "recommendations"),
    ],
)
def test_a_sentence_about_the_review_announces_its_list(read, label, part):
    text = f"## Child Alder (March 2018)\n\nDeath of a boy in May 2016.\n\n{label}\n- ask twice\n- look well"
    [entry] = read(text).entries
    assert getattr(entry.account, part) == ("ask twice", "look well")


@pytest.mark.parametrize("said", ["The coroner found that:", "The review found him in good care.", "The team met:"])
def test_other_sentences_announce_no_list(read, said):
    text = f"## Child Alder (March 2018)\n\nDeath of a boy in May 2016. {said} he fell; he died."
    [entry] = read(text).entries
    assert entry.account.learning == ()
