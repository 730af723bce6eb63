"""What a review's page says of its facts, its harms, its report, and how to cite it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.catalogue import Review
from build_site.model import CORRECTED, INFERRED, READ, Account, Child, Evidence, Record, Report, Source
from build_site.site.config import SiteConfig
from build_site.site.data.citation import citation_of, reports_of
from build_site.site.data.facts import content_note, facts_of, origins_of
from tests.site import collection
from tests.site.building import Site

REVIEW = "reviews/2020-ashford-child-a/index.html"


def _review(**fields: object) -> Review:
    record = replace(collection.records()[1], **fields)
    held = collection.catalogue_of([record])
    return held.reviews[0]


def _account(number: int, summary: str, **fields: object) -> Account:
    return Account((Source("list.txt", (number, number + 2), "2020 – Ashford – Child B"),), summary, **fields)


def test_a_fact_says_the_words_that_it_rests_on_how_it_was_found_and_where() -> None:
    review = _review(
        death="yes",
        harms=("neglect",),
        accounts=(_account(4, "A baby died."),),
        evidence={
            "death": (Evidence("yes", "baby died", 1),),
            "harms": (Evidence("neglect", "home was cold", 1, INFERRED),),
        },
    )
    said = [
        (
            fact.label,
            fact.value,
            [
                (origin.quote, origin.how, source.digest, source.lines)
                for origin in fact.origins
                for source in origin.sources
            ],
        )
        for fact in origins_of(review)
    ]
    assert said == [
        ("Outcome", "A child died", [("baby died", "Read in", "list.txt", "lines 4 to 6")]),
        ("Harm", "Neglect", [("home was cold", "Inferred from", "list.txt", "lines 4 to 6")]),
    ]


def test_of_a_corrected_fact_it_is_told_that_an_editor_put_it_right_and_nothing_else() -> None:
    evidence = (Evidence("no", "the report says so", 0, CORRECTED), Evidence("yes", "Robin died", 1))
    told = origins_of(_review(death="no", evidence={"death": evidence}))
    assert [(fact.label, fact.value) for fact in told] == [("Outcome", "No child died")]
    (origin,) = told[0].origins
    assert (origin.how, origin.quote, origin.corrected, origin.sources) == ("Corrected by an editor", "", True, ())


def test_accounts_whose_disagreement_an_editor_settled_are_not_said_to_differ() -> None:
    accounts = (_account(4, "In May."), _account(9, "In June."))
    read = (Evidence("2019-05", "May", 1), Evidence("2019-06", "June", 2))
    settled = {"incident": (Evidence("2019-05", "", 0, CORRECTED), *read)}
    facts = facts_of(_review(incident="2019-05", accounts=accounts, evidence=settled))
    assert [fact.note for fact in facts if fact.note] == []


def _inferred(review: Review) -> dict[str, list[tuple[str, str]]]:
    return {fact.label: [(item.value, item.words) for item in fact.inferences] for fact in facts_of(review)}


def test_a_fact_that_is_inferred_says_so_in_its_row_with_the_words() -> None:
    review = _review(
        review_type="rapid review",
        death="no",
        harms=("neglect", "accident"),
        children=(Child("7 weeks", "male"),),
        incident="2020",
        accounts=(_account(4, "A baby was cold in 2020."),),
        evidence={
            "review_type": (Evidence("rapid review", "", 1, INFERRED),),
            "death": (Evidence("no", "was cold", 1, INFERRED),),
            "harms": (Evidence("neglect", "home was cold", 1, INFERRED), Evidence("accident", "fell", 1)),
            "children": (Evidence("7 weeks", "7-week-old", 1), Evidence("male", "his mother", 1, INFERRED)),
            "incident": (Evidence("2020", "in 2020", 1),),
        },
    )
    assert {label: said for label, said in _inferred(review).items() if said} == {
        "Kind of review": [("", "")],
        "Outcome": [("", "was cold")],
        "Harm": [("Neglect", "home was cold")],
        "Child": [("Sex", "his mother")],
    }


@pytest.mark.parametrize("how", [READ, CORRECTED])
def test_a_fact_that_an_account_states_or_an_editor_gave_is_not_called_inferred(how: str) -> None:
    evidence = {"death": (Evidence("no", "was cold", 1, INFERRED), Evidence("no", "lives", 1, how))}
    assert _inferred(_review(death="no", evidence=evidence))["Outcome"] == []


def test_what_is_inferred_of_a_value_that_is_not_shown_is_not_said_of_another() -> None:
    evidence = {"death": (Evidence("no", "was cold", 1, INFERRED), Evidence("yes", "died", 1))}
    assert _inferred(_review(death="yes", evidence=evidence))["Outcome"] == []


def test_the_row_of_an_inferred_fact_says_it_in_plain_words(site: Site) -> None:
    rows = {
        row.dt.get_text(strip=True): " ".join(row.dd.get_text(" ").split())
        for row in site["reviews/2020-ashford-child-b/index.html"].select(".app-facts .govuk-summary-list__row")
    }
    assert rows["Outcome"] == "No child died Inferred from “found unwell at home”"
    assert rows["Kind of review"] == "Rapid review Inferred from where it stands in the digest"
    assert rows["Child"] == "8 weeks, female Sex: inferred from “found with her”"
    assert rows["Published"] == "2020"


def test_where_accounts_contradict_each_other_both_values_are_told() -> None:
    accounts = (_account(4, "In May."), _account(9, "In June."))
    evidence = {"incident": (Evidence("2019-05", "May", 1), Evidence("2019-06", "June", 2))}
    facts = {fact.label: fact for fact in facts_of(_review(incident="2019-05", accounts=accounts, evidence=evidence))}
    assert facts["When it happened"].note == "The accounts differ: account 1 says May 2019; account 2 says June 2019."


def test_an_account_that_says_more_contradicts_nobody() -> None:
    accounts = (_account(4, "A boy of 7 weeks."), _account(9, "A baby of 7 weeks."))
    evidence = (Evidence("7 weeks", "7 weeks", 1), Evidence("male", "boy", 1), Evidence("7 weeks", "7 weeks", 2))
    facts = facts_of(_review(accounts=accounts, evidence={"children": evidence}))
    assert [fact.note for fact in facts if fact.note] == []


@pytest.mark.parametrize(
    "again", ["A Multi-agency plan, “too late”", "a multiagency plan too late.", "A multi agency plan: too late"]
)
def test_accounts_that_differ_in_hyphens_stops_and_capitals_are_told_once_with_the_sources_of_both(again: str) -> None:
    accounts = (
        _account(4, "A boy was hurt.", learning=("a multi-agency plan, too late",)),
        _account(9, "A boy was hurt.", learning=(again,)),
    )
    review = _review(accounts=accounts)
    (telling,) = review.accounts
    assert [source.lines for source in telling.sources] == [(4, 6), (9, 11)]
    assert [point.text for point in review.points] == ["a multi-agency plan, too late"]


def test_accounts_with_a_word_of_their_own_are_both_told() -> None:
    accounts = (_account(4, "A boy was hurt."), _account(9, "A boy was badly hurt."))
    assert len(_review(accounts=accounts).accounts) == 2


@pytest.mark.parametrize(
    ("death", "words"), [("yes", ["A child died"]), ("no", ["No child died"]), ("unclear", ["Not stated"])]
)
def test_an_outcome_that_the_digest_leaves_open_is_not_stated(death: str, words: list[str]) -> None:
    told = [[link.text for link in fact.values] for fact in facts_of(_review(death=death)) if fact.label == "Outcome"]
    assert told == [words]


@pytest.mark.parametrize(
    ("death", "harms", "note"),
    [
        ("yes", ("sexual abuse",), "This review tells of the death of a child and of sexual abuse."),
        ("unclear", ("neglect",), "This review tells of neglect."),
        ("no", ("neglect",), "This review tells of neglect."),
        (
            "yes",
            ("accident", "illness or medical", "other"),
            "This review tells of the death of a child, of an accident and of illness.",
        ),
        (None, (), ""),
        ("no", ("other",), ""),
    ],
)
def test_a_note_says_plainly_what_a_review_tells_of_and_nothing_that_is_not_stated(
    death: str | None, harms: tuple[str, ...], note: str
) -> None:
    assert content_note(Record("x", "X", death=death, harms=harms)) == note


LINK, NO_LINK = Report("overview report", "https://example.org/r.pdf"), Report("overview report")


@pytest.mark.parametrize(
    ("report", "published", "words"),
    [
        (
            LINK,
            "2025",
            "Publishers usually keep a report online for about five years. "
            "Ask the safeguarding partnership for Ashford for a copy.",
        ),
        (
            LINK,
            "2020",
            "The review was published in 2020. Publishers usually take a report down after about five years, "
            "so this link has likely lapsed. Ask the safeguarding partnership for Ashford for a copy.",
        ),
        (
            NO_LINK,
            "2021",
            "The digest names it (“overview report”) and gives no address. Publishers usually keep a report "
            "online for about five years. Ask the safeguarding partnership for Ashford for a copy.",
        ),
        (
            NO_LINK,
            "2020-12",
            "The digest names it (“overview report”) and gives no address. "
            "The review was published in 2020. Publishers usually take a report down after about five years, "
            "so it has likely lapsed. "
            "Ask the safeguarding partnership for Ashford for a copy.",
        ),
        (
            None,
            "2025",
            "No digest names it. Publishers usually keep a report online for about five years. "
            "Ask the safeguarding partnership for Ashford for a copy.",
        ),
    ],
)
def test_a_review_says_where_its_full_report_can_be_had(report: Report | None, published: str, words: str) -> None:
    review = _review(published=published, accounts=(_account(4, "A baby died.", report=report),))
    (said,) = reports_of(review, collection.AREAS, 2026)
    assert (said.url, said.availability) == (report.url if report else None, words)


def test_what_digests_call_a_report_without_saying_where_it_is_is_told_in_one_go_after_the_links() -> None:
    reports = (NO_LINK, LINK, Report("executive summary"), NO_LINK)
    accounts = tuple(_account(number, f"Account {number}.", report=report) for number, report in enumerate(reports, 1))
    said = reports_of(_review(published="2025", accounts=accounts), collection.AREAS, 2026)
    assert [(one.label, one.url) for one in said] == [("overview report", "https://example.org/r.pdf"), ("", None)]
    assert said[1].availability.startswith(
        "The digests name it (“overview report” and “executive summary”) and give no address. Publishers usually"
    )


@pytest.mark.parametrize(
    ("areas", "whom"),
    [
        (("Gwent",), "Ask the safeguarding board for Gwent for a copy."),
        (("Ashford", "Blyth"), "Ask the safeguarding partnership for Ashford and Blyth for a copy."),
        ((), "Ask the publisher of the digest for a copy."),
    ],
)
def test_the_body_that_publishes_reviews_goes_by_its_name_in_its_nation(areas: tuple[str, ...], whom: str) -> None:
    (said,) = reports_of(_review(areas=areas), collection.AREAS, 2020)
    assert said.availability.endswith(whom)


def test_a_citation_names_the_work_where_it_is_summarised_and_the_address_if_there_is_one() -> None:
    review = _review(review_type="rapid review")
    said = citation_of(review, SiteConfig(title="Ours", address="https://example.org/held"))
    assert (said.work, said.container, said.address) == (
        "Child B (Ashford, 2020)",
        "Rapid review, as summarised in Ours.",
        "https://example.org/held/reviews/2020-ashford-child-b/",
    )
    assert citation_of(review, SiteConfig()).address == ""


def test_the_page_of_a_review_can_be_cited_without_a_script(site: Site) -> None:
    said = " ".join(site[REVIEW].select_one("[data-citation]").get_text().split())
    assert said == (
        "Child A (Ashford, 2020). Serious case review, as summarised in Reviews of the test. "
        "https://example.org/held/reviews/2020-ashford-child-a/"
    )


def test_a_point_leads_to_its_themes_and_agencies(site: Site) -> None:
    links = {link.get_text(): link["href"] for link in site[REVIEW].select("#good-practice-1 .app-point__tags a")}
    assert links == {
        "Working together": "../../themes/working-together/index.html",
        "Schools": "../../agencies/schools/index.html",
    }


def test_two_accounts_stand_beside_each_other(site: Site) -> None:
    assert [heading.get_text() for heading in site[REVIEW].select(".app-accounts > .app-account > h2")] == [
        "Account 1 of 2 lists/1.txt",
        "Account 2 of 2 lists/2.txt",
    ]


def test_what_a_review_tells_of_stands_before_what_happened_with_the_way_to_help(site: Site) -> None:
    page = str(site[REVIEW].main)
    note = "This review tells of the death of a child and of neglect. "
    assert page.index(note) < page.index("The second paragraph says what followed.")
    assert site[REVIEW].select_one(".app-care a")["href"] == "#help"


def test_one_child_and_an_area_that_is_not_named_are_stated_as_such() -> None:
    facts = {fact.label: fact for fact in facts_of(_review(areas=(), children=(Child("7 weeks"),)))}
    assert [(link.text, link.href) for link in facts["Area"].values] == [("Not named", "areas/not-named/index.html")]
    assert [link.text for link in facts["Child"].values] == ["7 weeks"]
    several = facts_of(_review(areas=("Ashford", "Cray"), children=(Child("7 weeks"), Child(), Child(None, "male"))))
    labels = {fact.label: [link.text for link in fact.values] for fact in several}
    assert labels["Areas"] == ["Ashford", "Cray"]
    assert labels["Children"] == ["7 weeks", "Male"]


def test_a_source_of_one_line_says_so_and_an_origin_without_its_account_has_none() -> None:
    account = Account((Source("list.txt", (4, 4), "Heading"),), "A baby died.")
    evidence = {"death": (Evidence("yes", "died", 1), Evidence("yes", "died", 2), Evidence("yes", "died", 0))}
    (fact,) = origins_of(_review(death="yes", accounts=(account,), evidence=evidence))
    assert [[(source.lines, source.heading) for source in origin.sources] for origin in fact.origins] == [
        [("line 4", "Heading")],
        [],
    ]
