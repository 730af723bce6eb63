"""From the joined entries of a review to its record: accounts, facts, and an id that stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from build_site.core.problems import Problems
from build_site.model import PROFESSIONALS, PUBLIC, READ, Child, EntryKey, Evidence, Record, Report
from build_site.reviews.build_record import Group, build_records
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.record_ids import assign_ids, entry_keys, proposed_id
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

SUMMARY = "A boy of 7 weeks died in November 2020."
HEADING = "2023 – Kent – Baby T"


def record(words: Vocabularies, *entries: EntryFacts, problems: Problems | None = None) -> Record:
    return build_records([Group(entries, ("why",))], {}, words.keywords, Problems() if problems is None else problems)[
        0
    ]


def known(entries: Iterable[EntryFacts], ids: list[str]) -> dict[EntryKey, str]:
    return dict(zip(entry_keys(entries).values(), ids, strict=True))


def test_the_same_text_told_twice_is_one_account_with_two_sources(entry: MakeEntry, words: Vocabularies):
    made = record(
        words,
        entry(HEADING, SUMMARY, keywords=("infant deaths",)),
        entry("Serious case review: Baby T", SUMMARY, keywords=("Infant deaths",), digest="month.md"),
    )
    assert [[source.digest for source in account.sources] for account in made.accounts] == [["list.txt", "month.md"]]
    assert made.joined == ("why",)


def test_another_text_or_other_index_terms_make_another_account_the_fullest_first(
    entry: MakeEntry, words: Vocabularies
):
    made = record(
        words,
        entry(HEADING, SUMMARY),
        entry(HEADING, SUMMARY, keywords=("infants",), digest="b.txt"),
        entry(HEADING, "The boy died at night when he was 7 weeks old; his parents were asleep.", digest="c.txt"),
    )
    assert [account.sources[0].digest for account in made.accounts] == ["c.txt", "b.txt", "list.txt"]


def test_what_only_one_account_states_is_stated_with_the_number_of_that_account(entry: MakeEntry, words: Vocabularies):
    made = record(
        words,
        entry(HEADING, "Death of a 7-week-old baby."),
        entry(
            "Serious case review: Baby T",
            "Death of a baby in November 2020 while co-sleeping with a parent.",
            digest="month.md",
        ),
    )
    assert (made.incident, made.death, made.review_type) == ("2020-11", "yes", "serious case review")
    assert made.evidence["incident"] == (Evidence("2020-11", "November 2020", 1, READ),)
    assert made.evidence["children"] == (Evidence("7 weeks", "7-week-old", 2, READ),)


def test_where_accounts_disagree_both_are_kept_and_it_is_told(entry: MakeEntry, words: Vocabularies):
    problems = Problems()
    made = record(
        words,
        entry(HEADING, "Death of a 2-week-old boy."),
        entry(HEADING, "An 18-day-old boy died.", digest="paper.md"),
        problems=problems,
    )
    assert [child.age for child in made.children] == ["2 weeks"]
    assert {item.value for item in made.evidence["children"]} == {"2 weeks", "18 days", "male"}
    assert [str(problem) for problem in problems] == [
        "digests/list.txt:10: warning: accounts of one review disagree on `children`:"
        " 2 weeks (list.txt:10); 18 days (paper.md:20)\n"
        "    Both are kept in the record; to settle it, change the record's value."
    ]


def test_one_entry_for_professionals_only_makes_the_whole_record_so(entry: MakeEntry, words: Vocabularies):
    made = record(words, entry(HEADING, SUMMARY), entry(HEADING, SUMMARY, circulation=PROFESSIONALS, digest="paper.md"))
    assert made.circulation == PROFESSIONALS
    assert record(words, entry(HEADING, SUMMARY)).circulation == PUBLIC


def test_an_id_is_year_place_and_title(entry: MakeEntry, words: Vocabularies):
    assert record(words, entry("December 2014 - Blackpool - Child BR", SUMMARY)).id == "2014-blackpool-child-br"
    assert record(words, entry("2022 – Anonymous – Pippa", SUMMARY)).id == "2022-anonymous-pippa"


def test_a_record_keeps_its_id_when_a_digest_with_a_telling_heading_arrives(entry: MakeEntry, words: Vocabularies):
    month = entry("Serious case review: Baby T", SUMMARY, digest="month.md", published="2023-03")
    ids = known([month], ["2023-anonymous-baby-t"])
    made = build_records([Group((entry(HEADING, SUMMARY), month))], ids, words.keywords, Problems())
    assert [one.id for one in made] == ["2023-anonymous-baby-t"]


def test_two_reviews_of_one_title_area_and_year_keep_their_own_ids_in_any_order(entry: MakeEntry, words: Vocabularies):
    girl = entry("2023 – Anonymous – Child A", "A girl of 16 years died.", digest="b.txt")
    boy = entry("2023 – Anonymous – Child A", "Injuries to a 2-year-old boy.", digest="c.txt")
    groups = [Group((girl,)), Group((boy,))]

    def ids(order: list[Group], before: dict[EntryKey, str]) -> dict[str | None, str]:
        return {made.children[0].age: made.id for made in build_records(order, before, words.keywords, Problems())}

    first = ids(groups, {})
    assert first == {"16 years": "2023-anonymous-child-a", "2 years": "2023-anonymous-child-a-2"}
    before = known([girl, boy], list(first.values()))
    newcomer = Group((entry("2023 – Anonymous – Child A", "Neglect of a 9-year-old girl.", digest="a.txt"),))
    assert ids([newcomer, *groups[::-1]], before) == first | {"9 years": "2023-anonymous-child-a-3"}
    assert ids(groups[1:], before) == {"2 years": "2023-anonymous-child-a-2"}


def test_two_entries_with_one_heading_in_one_digest_keep_their_own_ids():
    places = [("a.txt", "Child A", 0), ("a.txt", "Child A", 1)]
    ids = assign_ids([[place] for place in places], ["child-a"] * 2, {})
    assert ids == ["child-a", "child-a-2"]
    assert (
        assign_ids([[place] for place in places[::-1]], ["child-a"] * 2, dict(zip(places, ids, strict=True)))
        == ids[::-1]
    )


def test_a_review_that_an_editor_parts_in_two_leaves_its_id_to_the_first():
    before = {("a.txt", "Tom", 0): "2023-tom", ("b.txt", "Tom", 0): "2023-tom"}
    assert assign_ids([[("a.txt", "Tom", 0)], [("b.txt", "Tom", 0)]], ["2023-tom"] * 2, before) == [
        "2023-tom",
        "2023-tom-2",
    ]


def test_record_ids_one_with_no_year_no_area_or_no_letters_is_still_an_id():
    assert proposed_id(None, (), "Tom") == "undated-anonymous-tom"
    assert proposed_id("2023-03", ("Kent", "St Helens"), "Child S") == "2023-kent-st-helens-child-s"
    assert proposed_id("2023", ("Kent",), "…") == "2023-kent"


def test_record_ids_a_long_title_is_cut_at_eighty_letters_and_not_at_a_hyphen():
    assert proposed_id("2023", ("Kent",), "a" * 81) == "2023-kent-" + "a" * 80
    assert proposed_id("2023", ("Kent",), "a" * 79 + " b") == "2023-kent-" + "a" * 79


def test_record_ids_a_number_is_the_first_that_is_free():
    keys = [[("a.txt", f"Tom {number}", 0)] for number in range(3)]
    before = {("gone.txt", "Tom", 0): "tom-3"}
    assert assign_ids(keys, ["tom"] * 3, before) == ["tom", "tom-2", "tom-4"]


def test_record_ids_an_id_of_an_earlier_run_is_not_given_to_another_that_would_like_it():
    keys = [[("a.txt", "Leo", 0)], [("a.txt", "Tom", 0)]]
    assert assign_ids(keys, ["tom", "new"], {("a.txt", "Tom", 0): "tom"}) == ["tom-2", "tom"]


def test_record_ids_two_joined_reviews_keep_the_id_of_the_first_and_parted_again_each_its_own():
    before = {("a.txt", "Tom", 0): "tom", ("b.txt", "Leo", 0): "leo"}
    assert assign_ids([list(before)], ["new"], before) == ["tom"]
    assert assign_ids([[*before], [("b.txt", "Leo", 0)]], ["new", "new"], before) == ["tom", "leo"]
    three = [[("a.txt", "Tom", 0)], [*before]]
    assert assign_ids(three, ["new", "new"], before) == ["tom", "leo"]


def test_record_the_title_is_the_fullest_that_no_review_type_stands_in(entry: MakeEntry, words: Vocabularies):
    def title(*headings: str) -> str:
        return record(words, *(entry(heading, SUMMARY) for heading in headings)).title

    assert title("2023 – Kent – Dominik", "2023 – Kent – Child Dominik") == "Child Dominik"
    assert title("2023 – Kent – Child Dominik", "2023 – Kent – Dominik") == "Child Dominik"
    assert title("2023 – Kent – Dominik", "2023 – Kent – Another long title") == "Dominik"
    assert title("2023 – Kent – Thematic review", "2023 – Kent – Harm to babies") == "Harm to babies"
    assert title("2023 – Kent – Thematic review") == "Thematic review"


def test_record_the_heading_that_says_most_goes_first_and_then_the_order_of_digests_and_lines(
    entry: MakeEntry, words: Vocabularies
):
    month = entry("Serious case review: Baby T", "A boy died in May 2020.", digest="a.txt", published="2023-03")
    later = entry(HEADING, "A boy died in July 2020.", digest="c.txt")
    listed = entry(HEADING, "A boy died in June 2020.", digest="b.txt")
    for order in ((month, later, listed), (later, listed, month)):
        made = record(words, *order)
        assert (made.incident, made.published) == ("2020-06", "2023")


def test_record_published_and_areas_come_from_any_of_the_entries(entry: MakeEntry, words: Vocabularies):
    undated = entry("Serious case review: Baby T", SUMMARY)
    assert record(words, undated).published is None
    made = record(words, undated, entry("Baby T", SUMMARY, published="2023-03"), entry("2022 – Anonymous – T", SUMMARY))
    assert (made.published, made.areas, made.anonymous) == ("2022", (), True)
    made = record(
        words, entry("2022 – Anonymous – T", SUMMARY), entry("2022 – Kent – T", SUMMARY), entry("2022 – Bury – T")
    )
    assert (made.areas, made.anonymous) == (("Bury", "Kent"), False)


@pytest.mark.parametrize(
    ("first", "second", "death"),
    [
        ("unclear", "yes", "yes"),
        ("unclear", "no", "no"),
        ("no", "unclear", "no"),
        (None, "unclear", "unclear"),
        ("unclear", None, "unclear"),
        (None, None, None),
        ("yes", "no", "yes"),
    ],
)
def test_record_whether_a_child_died_is_what_the_first_entry_says_that_is_clear(
    entry: MakeEntry, words: Vocabularies, first: str | None, second: str | None, death: str | None
):
    entries = [replace(entry(HEADING, SUMMARY), death=one) for one in (first, second)]
    assert record(words, *entries).death == death


def test_record_the_children_are_those_of_the_entry_that_states_most(entry: MakeEntry, words: Vocabularies):
    def children(*lists: tuple[Child, ...]) -> tuple[Child, ...]:
        return record(words, *(replace(entry(HEADING, SUMMARY), children=one) for one in lists)).children

    boy, baby = Child("2 weeks", "male"), Child("2 weeks", None)
    assert children((baby,), (boy,)) == (boy,)
    assert children((Child(None, "male"),), (boy,)) == (boy,)
    assert children((boy,), (Child(None, None),) * 3) == (boy,)
    assert children((Child(None, None),), (Child(None, None),) * 2) == (Child(None, None),) * 2
    assert children((boy,), (baby, baby, baby)) == (baby, baby, baby)
    assert children((baby,), (Child(None, "male"),)) == (baby,)


def test_record_harms_are_those_of_all_entries_each_once(entry: MakeEntry, words: Vocabularies):
    entries = [replace(entry(HEADING, SUMMARY), harms=harms) for harms in (("neglect",), ("homicide", "neglect"))]
    assert record(words, *entries).harms == ("neglect", "homicide")


def test_record_texts_that_agree_to_ninety_five_per_cent_are_one_account(entry: MakeEntry, words: Vocabularies):
    text = " ".join(f"w{number:03}" for number in range(100))

    def accounts(slips: int) -> int:
        slipped = " ".join([*text.split()[slips:], *(f"zzz{chr(97 + number)}" for number in range(slips))])
        return len(record(words, entry(HEADING, text), entry(HEADING, slipped)).accounts)

    assert (accounts(4), accounts(5)) == (1, 2)


def test_record_an_account_has_the_report_that_any_of_its_entries_names(entry: MakeEntry, words: Vocabularies):
    first, second = entry(HEADING, SUMMARY), entry(HEADING, SUMMARY)
    report = Report("Read the report", "https://example.org/report")
    account = replace(second.entry.account, report=report)
    second = replace(second, entry=replace(second.entry, account=account))
    assert [one.report for one in record(words, first, second).accounts] == [report]


def test_record_of_accounts_the_one_with_more_letters_in_points_and_terms_is_first(
    entry: MakeEntry, words: Vocabularies
):
    short = entry(HEADING, "A boy of 7 weeks died.", digest="a.txt", keywords=("neglect",))
    full = entry(HEADING, "A boy died.", digest="b.txt", learning=("a point of learning", "another point of learning"))
    assert [one.sources[0].digest for one in record(words, short, full).accounts] == ["b.txt", "a.txt"]
    same = [entry(HEADING, SUMMARY, digest=digest, keywords=(term,)) for digest, term in (("b", "abc"), ("a", "xyz"))]
    assert [one.sources[0].digest for one in record(words, *same).accounts] == ["a", "b"]


@pytest.mark.parametrize(
    ("fact", "first", "second", "message"),
    [
        ("death", "yes", "no", "disagree on `death`: yes (list.txt:10); no (list.txt:20)"),
        ("incident", "2020", "2021", "disagree on `incident`: 2020 (list.txt:10); 2021 (list.txt:20)"),
        ("death", "yes", "unclear", None),
        ("death", "yes", None, None),
        (
            "children",
            (Child("1 year", None), Child("2 years", None)),
            (Child("2 years", None), Child("1 year", "male")),
            None,
        ),
        ("children", (Child("1 year", None),), (Child(None, "male"),), None),
        ("review_type", "rapid review", "thematic review", None),
    ],
)
def test_record_a_disagreement_is_told_only_where_two_entries_state_the_fact(
    entry: MakeEntry, words: Vocabularies, fact: str, first: object, second: object, message: str | None
):
    problems = Problems()
    entries = [replace(entry(HEADING, "A review of practice."), **{fact: value}) for value in (first, second)]
    record(words, *entries, problems=problems)
    assert [message in str(problem) for problem in problems] == ([True] if message else [])


def test_record_ids_entries_of_one_heading_are_numbered_in_each_digest(entry: MakeEntry):
    entries = [
        entry(HEADING),
        entry("2023 – Kent – Tom"),
        entry(HEADING),
        entry(HEADING, digest="b.txt"),
        entry(HEADING),
    ]
    assert list(entry_keys(entries).values()) == [
        ("list.txt", HEADING, 0),
        ("list.txt", "2023 – Kent – Tom", 0),
        ("list.txt", HEADING, 1),
        ("b.txt", HEADING, 0),
        ("list.txt", HEADING, 2),
    ]


def test_record_ids_a_short_digest_within_a_long_new_one_is_not_its_earlier_name():
    before = {("march.md", f"Child {letter}", 0): f"id-{letter}" for letter in "ab"}
    after = [[("april.md", f"Child {letter}", 0)] for letter in "abcde"]
    assert assign_ids(after, ["new"] * 5, before)[0] == "new"
