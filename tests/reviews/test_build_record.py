"""From the joined entries of a review to its record: accounts, facts, and an id that stays."""

from __future__ import annotations

from collections.abc import Iterable

from build_site.core.problems import Problems
from build_site.model import PROFESSIONALS, READ, Evidence, Record
from build_site.reviews.build_record import Group, build_records
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.record_ids import EntryKey, assign_ids, entry_keys
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

SUMMARY = "A boy of 7 weeks died in November 2020."
HEADING = "2023 – Kent – Baby T"


def record(words: Vocabularies, *entries: EntryFacts, problems: Problems | None = None) -> Record:
    return build_records([Group(entries, ("why",))], {}, words.keywords, Problems() if problems is None else problems)[
        0
    ]


def known(entries: Iterable[EntryFacts], ids: list[str]) -> dict[EntryKey, str]:
    return dict(zip(entry_keys(entries).values(), ids))


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
    assert assign_ids([[place] for place in places[::-1]], ["child-a"] * 2, dict(zip(places, ids))) == ids[::-1]


def test_ids_stay_when_a_digest_is_renamed():
    before = {("march.md", f"Child {letter}", 0): f"2023-child-{letter}" for letter in "abcd"}
    after = [[("2023-03.md", f"Child {letter}", 0)] for letter in "abcd"]
    assert assign_ids(after, ["new"] * 4, before) == list(before.values())


def test_another_digest_with_one_heading_in_common_is_not_taken_for_a_renamed_one():
    before = {("march.md", f"Child {letter}", 0): f"2023-child-{letter}" for letter in "abcd"}
    after = [[("april.md", "Child a", 0)], [("april.md", "Child x", 0)], [("april.md", "Child y", 0)]]
    assert assign_ids(after, ["2023-child-a", "2023-child-x", "2023-child-y"], before) == [
        "2023-child-a-2",
        "2023-child-x",
        "2023-child-y",
    ]


def test_a_review_that_an_editor_parts_in_two_leaves_its_id_to_the_first():
    before = {("a.txt", "Tom", 0): "2023-tom", ("b.txt", "Tom", 0): "2023-tom"}
    assert assign_ids([[("a.txt", "Tom", 0)], [("b.txt", "Tom", 0)]], ["2023-tom"] * 2, before) == [
        "2023-tom",
        "2023-tom-2",
    ]
