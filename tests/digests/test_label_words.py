"""The words that publishers put over the parts of an entry, each in its section; and words that only look alike."""

from __future__ import annotations

import pytest

from build_site.digests.labels import LabelGrammar


@pytest.fixture(scope="module")
def labels(shipped_labels) -> LabelGrammar:
    return LabelGrammar(shipped_labels)


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("What the review found", "learning"),
        ("WHAT DID THE REVIEW FIND?", "learning"),
        ("What this tells us", "learning"),
        ("What have we learnt?", "learning"),
        ("What didn’t go well?", "learning"),
        ("What could have been done differently?", "learning"),
        ("Headline findings", "learning"),
        ("Key take-aways", "learning"),
        ("What has to be different", "recommendations"),
        ("What must change", "recommendations"),
        ("What are we doing about it?", "recommendations"),
        ("What the review recommends", "recommendations"),
        ("Our recommendations", "recommendations"),
        ("Agreed actions", "recommendations"),
        ("What was done well", "good practice"),
        ("What professionals did well", "good practice"),
        ("Things that went well", "good practice"),
        ("The facts", "summary"),
        ("Case history", "summary"),
        ("Who was Ada?", "summary"),
        ("Who are Ada and Bo?", "summary"),
        ("About the child", "summary"),
    ],
)
def test_a_label_in_the_words_of_any_publisher_begins_its_section(labels, words, section):
    assert labels.titled_section(words) == section
    [label] = labels.labels_in(f"{words.rstrip('?')}: the ward was full; nobody rang")
    assert label.section == section


@pytest.mark.parametrize(
    "words",
    [
        "What the mother found",
        "What the father told us",
        "Who found him",
        "What Ada found",
        "What happened next door",
        "The facts were known to all",
        "What was done",
        "What went on at home",
        "What the family recommends",
        "About us",
        "About this page",
        "Our partners",
        "Key contacts",
        "Agreed visits",
    ],
)
def test_words_that_only_look_like_a_label_are_none(labels, words):
    assert labels.titled_section(words) is None
    assert labels.labels_in(f"{words}: the ward was full") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knew what the review found: it was lost.",
        "He asked what was done well: nothing.",
        "What the review found was little.",
        "They read the findings: nobody came.",
    ],
)
def test_words_of_a_label_within_a_sentence_are_none(labels, text):
    assert labels.labels_in(text) == ()


@pytest.mark.parametrize("dash", ["–", "-", "—"])
@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Learning", "learning"),
        ("Key findings", "learning"),
        ("What the review found", "learning"),
        ("Recommendations", "recommendations"),
        ("Good practice", "good practice"),
        ("Keywords", "keywords"),
    ],
)
def test_a_label_may_end_with_a_dash(labels, words, section, dash):
    [label] = labels.labels_in(f"{words} {dash} the ward was full; nobody rang")
    assert (label.section, label.text, label.stated) == (section, words, False)


@pytest.mark.parametrize(
    "text",
    [
        "Learning – and there was much – was lost.",
        "Recommendations – all of them – have been met.",
        "Findings – Child A",
        "Themes – the home, the ward",
        "Background – a home of two rooms",
        "Learning on the ward – late",
        "He was learning – slowly.",
        "The Learning-disabled girl fell.",
    ],
)
def test_a_dash_behind_such_words_makes_no_label_in_a_sentence_or_a_title(labels, text):
    assert [label for label in labels.labels_in(text) if "–" in text[label.start : label.end]] == []
