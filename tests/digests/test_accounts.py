"""Accounts: what becomes of the sections of an entry, with labels or without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_site.core.problems import Problems
from build_site.model import Account, Other, Report


@pytest.fixture(scope="module")
def account(read) -> Callable[[str], Account]:
    """account(text): what the reader makes of a text below a heading."""
    return lambda text: read(f"RR 1/21\n\n{text}").entries[0].account


def _others(account: Account) -> list[tuple[str, str]]:
    return [(other.heading, other.text) for other in account.other]


def test_a_section_is_what_stands_under_each_label(account):
    told = account(
        "A boy fell.\n\nHe lived. Learning: ask; look. Good practice: The nurse rang; she came. "
        "Recommendations: mend it; lock it. Model: A game. Keywords: roofs, nurses\n\nRead the overview report"
    )
    assert told == Account(
        told.sources,
        "A boy fell.\n\nHe lived.",
        ("ask", "look"),
        ("mend it", "lock it"),
        ("The nurse rang", "she came"),
        (Other("Model", "A game."),),
        ("roofs", "nurses"),
        Report("overview report"),
    )


def test_a_section_under_a_label_that_comes_again_is_added_to_the_first(account):
    told = account("A fall. Learning: ask; look. Recommendations: mend it. Learning: ring.")
    assert told.learning == ("ask", "look", "ring")


def test_what_happened_under_a_second_label_stands_beside_the_first(account):
    told = account("Background\n\nA boy fell.\n\nWhat happened?\n\nHe lived.")
    assert (told.summary, _others(told)) == ("A boy fell.", [("What happened?", "He lived.")])


def test_what_happened_goes_on_below_another_section_only_under_no_label(account):
    assert account("Summary\n\nA boy fell.").summary == "A boy fell."
    assert account("Learning: ask.\n\nSummary\n\nA boy fell.").summary == "A boy fell."


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Work of the four wards", True),
        ("## Work.", True),
        ("**Work of the wards, by day.**", True),
        ("work of the wards", False),
        ("Work of the four wards by day here", True),
        ("Work of the four wards by day and night", False),
        ("Work of the wards.", False),
        ("Work of the wards!", False),
        ("Work, see https://example.org", False),
        ("Write to work@example.org", False),
        ("• Work of the wards", False),
    ],
)
def test_a_subheading_is_a_short_line_or_a_marked_one(account, line, is_heading):
    told = account(f"A boy fell.\n\n{line}\n\nThe wards were full.")
    heading = line.strip("#* ")
    assert (_others(told) == [(heading, "The wards were full.")]) == is_heading


@pytest.mark.parametrize(
    ("above", "is_heading"),
    [
        ("A boy fell.", True),
        ("Did he fall?", True),
        ("He said “no”", True),
        ("A boy fell", False),
        ("A boy fell;", False),
    ],
)
def test_a_subheading_stands_below_a_whole_sentence(account, above, is_heading):
    told = account(f"{above}\n\nWork of the wards\n\nThey were full.")
    assert (_others(told) == [("Work of the wards", "They were full.")]) == is_heading


def test_a_subheading_is_not_the_first_nor_the_last_of_an_entry(account):
    assert account("Work of the wards\n\nThey were full.").summary == "Work of the wards\n\nThey were full."
    assert account("They were full.\n\nWork of the wards").summary == "They were full.\n\nWork of the wards"


@pytest.mark.parametrize(("length", "is_heading"), [(119, True), (120, False)])
def test_a_subheading_in_bold_has_fewer_than_120_letters(account, length, is_heading):
    line = ("The work of the wards by day and by night " * 4)[: length - 1] + "x"
    told = account(f"A boy fell.\n\n**{line}**\n\nThey were full.")
    assert (_others(told) == [(line, "They were full.")]) == is_heading


def test_an_item_below_what_happened_is_a_learning_point(account):
    assert account("A boy fell.\n\n• ask\n• look").learning == ("ask", "look")
    assert account("A boy fell.\n\n• ask\n• look").summary == "A boy fell."
    assert account("• A boy fell.").summary == "A boy fell."
    assert account("Background\n\nThey say:\n\n• A boy fell.").summary == "They say:\n\nA boy fell."


def test_an_item_that_begins_with_a_label_is_a_section(account):
    told = account("A boy fell.\n\n• Learning: ask; look\n• Recommendations: lock it")
    assert (told.learning, told.recommendations) == (("ask", "look"), ("lock it",))


def test_an_item_that_begins_like_a_sentence_stays_an_item(account):
    assert account("A boy fell.\n\n• Learning is late there").learning == ("Learning is late there",)


def test_an_item_keeps_its_number_only_beside_other_text(account):
    assert account("A boy fell. Learning:\n\n1. ask\n2. look").learning == ("ask", "look")
    told = account("A boy fell.\n\n## Questions\n\nThink.\n\n1. Who?\n2. When?\n\n• Why?")
    assert _others(told) == [("Questions", "Think.\n\n1. Who?\n2. When?\n- Why?")]


@pytest.mark.parametrize(
    ("text", "learning"),
    [
        ("Learning points\n\nask who came.\nlook twice.", ("ask who came", "look twice")),
        ("Learning points\n\nask who came;\nlook twice", ("ask who came", "look twice")),
        ("Learning points\n\nask; who came;\nlook twice.", ("ask", "who came", "look twice")),
        ("Learning points\n\nAsk who came\nLook twice\nRing", ("Ask who came", "Look twice", "Ring")),
        ("Learning points\n\nAsk who came\nlook twice\nRing", ("Ask who came look twice Ring",)),
        ("Learning points\n\nAsk who came\nLook twice", ("Ask who came Look twice",)),
        ("Learning points\n\nAsk, now\nLook twice\nRing", ("Ask, now Look twice Ring",)),
        ("Learning: ask who came.\nLook twice.", ("ask who came. Look twice.",)),
    ],
)
def test_lines_below_a_label_are_a_point_each_where_their_ends_say_so(account, text, learning):
    assert account(f"A boy fell.\n\n{text}").learning == learning


@pytest.mark.parametrize(("length", "count"), [(60, 3), (61, 1)])
def test_lines_below_a_label_that_end_in_nothing_are_short(account, length, count):
    line = ("Ask who came to the door of it " * 3)[: length - 1] + "x"
    assert len(account(f"A boy fell.\n\nLearning points\n\nAsk\n{line}\nLook").learning) == count


def test_lines_under_a_heading_without_a_label_are_no_points(account):
    told = account("A boy fell.\n\n## Work\n\nAsk who came.\nLook twice.")
    assert _others(told) == [("Work", "Ask who came. Look twice.")]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("A boy fell from", "a roof.", True),
        ("A boy fell;", "He lived.", True),
        ("A boy fell,", "He lived.", True),
        ("A boy fell.", "he lived.", False),
        ("A boy fell", "He lived.", False),
        ("See:", "he lived.", False),
        ("See", "https://example.org/a", False),
    ],
)
def test_a_paragraph_that_a_page_break_cuts_is_whole(account, first, second, is_one):
    assert account(f"{first}\n\n{second}").summary == (f"{first} {second}" if is_one else f"{first}\n\n{second}")


def test_an_item_that_a_page_break_cuts_is_whole(account):
    assert account("A boy fell.\n\n• ask who\n\n3\n\ncame\n• look").learning == ("ask who came", "look")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Keywords\n\nroofs\n\nnurses", ("roofs", "nurses")),
        ("Keywords\n\nroofs, late\n\nnurses", ("roofs", "late nurses")),
        ("Keywords: roofs, late\n\nnurses", ("roofs", "late nurses")),
        ("Keywords\n\n• roofs\n• nurses", ("roofs", "nurses")),
    ],
)
def test_index_terms_stand_one_below_the_other_or_in_a_row(account, text, terms):
    assert account(f"A boy fell.\n\n{text}").keywords == terms


@pytest.mark.parametrize("nothing", ["N/A", "n/a.", "Not applicable", "None"])
def test_a_section_that_is_not_applicable_gives_nothing(account, nothing):
    told = account(f"A boy fell. Recommendations: {nothing}")
    assert (told.recommendations, told.other) == ((), ())


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Recommendations: No recommendations were made.", "No recommendations were made."),
        ("Makes no recommendations: the board met.", "Makes no recommendations: the board met."),
        ("Recommendations: are embedded in the learning.", "Recommendations are embedded in the learning."),
    ],
)
def test_a_section_that_says_that_it_is_empty_is_kept_as_a_statement(account, text, other):
    told = account(f"A boy fell. {text}")
    assert (told.recommendations, _others(told)) == ((), [("Recommendations", other)])


def test_a_section_that_says_that_it_is_empty_may_have_points_all_the_same(account):
    told = account("A boy fell. Recommendations: No recommendations were made but it also includes: mend it; lock it.")
    assert told.recommendations == ("mend it", "lock it")
    assert _others(told) == [("Recommendations", "No recommendations were made.")]


def test_a_section_that_is_prose_is_no_point(account):
    told = account("A boy fell. Learning is set out in a poster for the wards.")
    assert (told.learning, _others(told)) == ((), [("Learning", "Learning is set out in a poster for the wards.")])


def test_a_sentence_that_urges_is_a_point(account):
    told = account("A boy fell. Recommends that the ward rings. The nurse asks.")
    assert told.recommendations == ("the ward rings", "The nurse asks")


@pytest.mark.parametrize(("length", "is_point"), [(400, True), (401, False)])
def test_a_paragraph_below_a_label_is_a_point_of_at_most_400_letters(account, length, is_point):
    paragraph = ("the nurse of the ward had been at the door " * 12)[: length - 1] + "x"
    told = account(f"A boy fell.\n\nLearning points\n\nAsk.\n\n{paragraph.capitalize()}")
    assert (told.learning == ("Ask", paragraph.capitalize())) == is_point
    assert (_others(told) == [("Learning", f"Ask.\n\n{paragraph.capitalize()}")]) != is_point


def test_text_above_the_items_of_a_section_is_kept_beside_them(account):
    told = account("A boy fell.\n\nLearning points\n\nThe board met twice.\n\n• ask\n• look")
    assert (told.learning, _others(told)) == (("ask", "look"), [("Learning", "The board met twice.")])
    told = account("A boy fell.\n\nLearning points\n\nring; write\n\n• ask\n• look")
    assert (told.learning, told.other) == (("ring", "write", "ask", "look"), ())


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Makes three recommendations to the board.", "Recommendations"),
        ("Notes good practice of the ward.", "Good practice"),
        ("Uses a systems approach.", "Model"),
        ("Discusses the trial.", "Learning"),
    ],
)
def test_a_sentence_below_a_list_goes_where_its_words_say(account, sentence, heading):
    told = account(f"A boy fell. Learning: ask; look. {sentence}")
    assert (told.learning, _others(told)) == (("ask", "look"), [(heading, sentence)])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("See [this](https://example.org/a) now.", "See this (https://example.org/a) now."),
        ("See [this](#a) now.", "See this now."),
        ("See [https://example.org](https://example.org) now.", "See https://example.org now."),
        ("See <https://example.org/a> now.", "See https://example.org/a now."),
    ],
)
def test_links_in_a_text_are_words_and_addresses(account, text, plain):
    assert account(text).summary == plain
    assert account(f"A fall. Learning: ask; {text}").learning[1] == plain.rstrip(".")


@pytest.mark.parametrize(
    ("tail", "terms", "summary"),
    [
        ("infants, shaking, school attendance", ("infants", "shaking", "school attendance"), "A boy fell."),
        ("infants, shaking", (), None),
        ("infants, roofs of tin, ladders of wood, hatches", (), None),
        (
            "infants, shaking, ladders of wood, hatches",
            ("infants", "shaking", "ladders of wood", "hatches"),
            "A boy fell.",
        ),
    ],
)
def test_index_terms_without_a_label_are_three_or_more_and_half_of_them_known(account, tail, terms, summary):
    told = account(f"A boy fell. {tail}.")
    assert (told.keywords, told.summary) == (terms, summary or f"A boy fell. {tail}.")


@pytest.mark.parametrize(("words", "are_terms"), [(6, True), (7, False)])
def test_index_terms_without_a_label_are_a_paragraph_of_terms_of_a_few_words(account, words, are_terms):
    tail = f"infants, shaking, {' '.join(['old'] * words)}"
    told = account(f"A boy fell.\n\n{tail}".replace("infants", "Infants"))
    assert (len(told.keywords) == 3) == are_terms
    assert (told.summary == "A boy fell.") == are_terms


def test_index_terms_are_not_looked_for_in_the_only_paragraph_of_an_entry(account):
    assert account("infants, shaking, school attendance").keywords == ()


def test_index_terms_without_a_label_are_taken_from_the_last_point(account):
    told = account("A boy fell. Learning: ask; look. infants, shaking, school attendance")
    assert (told.learning, told.keywords) == (("ask", "look"), ("infants", "shaking", "school attendance"))


def test_index_terms_with_a_label_are_the_only_ones(account):
    told = account("A boy fell. infants, shaking, school attendance\n\nKeywords: roofs")
    assert told.keywords == ("roofs",)


@pytest.mark.parametrize(("length", "is_term"), [(255, True), (256, False)])
def test_an_index_term_has_at_most_255_letters(read, length, is_term):
    problems = Problems()
    term = ("the roof of the old shed at the end of the lane " * 6)[: length - 1] + "x"
    (entry,) = read(f"RR 1/21\n\nA boy fell.\n\nLearning: ask.\n\nKeywords: {term}, nurses", "p.txt", problems).entries
    assert entry.account.keywords == ((term, "nurses") if is_term else ("nurses",))
    assert entry.account.other == (() if is_term else (Other("Keywords", term),))
    assert [str(problem) for problem in problems] == (
        []
        if is_term
        else [
            f"digests/p.txt:7: warning: a text of 256 letters is no index term: `{term[:60]}…`\n"
            "    It is kept beside the index terms; put a comma or a semicolon between terms, "
            "or a label above other text."
        ]
    )


def test_an_index_term_without_a_label_that_is_too_long_is_told_with_the_entrys_last_block(read):
    problems = Problems()
    term = ("the roof of the old shed at the end of the lane " * 6) + "x"
    text = f"RR 1/21\n\nA boy fell.\n\nA nurse rang. infants, shaking, {term}"
    (entry,) = read(text, "p.txt", problems).entries
    assert entry.account.keywords == ("infants", "shaking")
    assert entry.account.other == (Other("Note", term),)
    assert problems.warnings[0].line == 5


def test_a_subheading_stands_below_the_end_of_the_section_before_it(account):
    told = account("A boy fell.\n\nLearning: ask who came\n\nWork of the wards\n\nThey were full.")
    assert (told.learning, told.other) == (("ask who came Work of the wards They were full",), ())
    told = account("A boy fell\n\nHe lived.\n\nWork of the wards\n\nThey were full.")
    assert _others(told) == [("Work of the wards", "They were full.")]
