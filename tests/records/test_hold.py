"""A record that may tell a withheld review in other words is held until an editor has ruled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Account, Child, Record
from build_site.records.changelog import Change, ChangedReview
from build_site.records.hold import Hold
from build_site.records.update import UpdateResult
from tests.records.conftest import MONTH, Folder, source, told

SAID = "corrections/2021-leeds-robin.yaml"
WITHHOLD = "withhold:\n  reason: asked for by the family\n  on: 2026-11-20\n"
HEADING = "2021 - Leeds - Robin"

ROBIN = Record(
    id="2021-leeds-robin",
    title="Robin",
    published="2021",
    areas=("Leeds",),
    children=(Child("7 years", "male"),),
    accounts=(
        Account(
            (source(heading=HEADING),),
            "A boy of 7 years was found unconscious beside the canal after he had walked out of school at lunchtime.",
            (
                "gates and playground rotas need a named grown-up at every break",
                "the harbour police and the school should rehearse what happens when a pupil vanishes",
                "stepfathers ought to be invited to meetings like anybody else",
            ),
            ("train lunchtime supervisors in head counts",),
        ),
    ),
)

RETOLD = Record(
    id="2022-anonymous-pupil",
    title="Pupil",
    published="2022",
    accounts=(
        Account(
            (source(MONTH, "2022 - Anonymous - Pupil", (5, 9)),),
            "Having walked out of the playground at lunchtime, a pupil was discovered unconscious in a canal.",
            (
                "every break needs a grown-up whose name is on the rota for the gates",
                "school and harbour police rehearse together for a pupil who vanishes",
                "meetings invite stepfathers",
            ),
            ("lunchtime supervisors count heads",),
        ),
    ),
)

OTHER = Record(
    id="2020-hull-baby-w",
    title="Baby W",
    published="2020",
    areas=("Hull",),
    children=(Child("6 weeks", "female"),),
    accounts=(
        Account(
            (source(heading="2020 - Hull - Baby W", lines=(20, 29)),),
            "A baby of 6 weeks died after sleeping on a sofa with her mother, who had been drinking.",
            ("safer sleep is explained before the birth", "midwives ask about alcohol more than once"),
        ),
    ),
)

WHY = "it may tell what `2021-leeds-robin` tells, which is withheld: they use the same rare words"
RULING = (
    "- verdict: not same  # to publish it; or: same\n"
    "  entries:\n"
    "  - digest: month.md\n"
    "    heading: '2022 - Anonymous - Pupil'\n"
    "  - digest: list.txt\n"
    "    heading: '2021 - Leeds - Robin'"
)


def ids(kept: UpdateResult) -> tuple[list[str], list[str], list[str]]:
    """The ids of the records that are published, withheld and held."""
    return (
        [record.id for record in kept.records],
        [one.record.id for one in kept.withheld],
        [one.record.id for one in kept.held],
    )


@pytest.fixture
def withheld(folder: Folder) -> Folder:
    """A folder after a run that withheld Robin."""
    folder.write(SAID, WITHHOLD)
    folder.run(ROBIN, OTHER)
    return folder


def test_a_record_that_may_tell_a_withheld_review_in_other_words_is_held_with_the_ruling_to_copy(
    withheld: Folder,
) -> None:
    kept = withheld.run(RETOLD, OTHER)
    assert ids(kept) == ([OTHER.id], [ROBIN.id], [RETOLD.id])
    (hold,) = kept.held[0].holds
    assert (hold.reason, hold.remedy, hold.ruling) == (
        WHY,
        "Rule on it in joins.yaml, under `rulings:`",
        RULING,
    )
    assert f"held:\n- '{WHY}'\n" in withheld.read("reviews/2022-anonymous-pupil.yaml")
    assert "2022-anonymous-pupil" not in (withheld.root / "changes.yaml").read_text("utf-8")


def test_a_held_record_stays_so_at_every_run_and_nothing_is_written_again(withheld: Folder) -> None:
    withheld.run(RETOLD, ROBIN, OTHER)
    before = withheld.bytes()
    kept = withheld.run(RETOLD, ROBIN, OTHER, today="2026-12-01")
    assert (ids(kept), kept.written) == (([OTHER.id], [ROBIN.id], [RETOLD.id]), 0)
    assert withheld.bytes() == before


@pytest.mark.parametrize("with_digest", [True, False])
def test_ruled_not_the_same_it_is_published_and_new(withheld: Folder, with_digest: bool) -> None:
    fresh = (RETOLD, ROBIN, OTHER) if with_digest else (RETOLD, OTHER)
    withheld.run(*fresh)
    withheld.write("joins.yaml", f"rulings:\n{RULING}\n")
    kept = withheld.run(*fresh)
    assert ids(kept) == ([OTHER.id, RETOLD.id], [ROBIN.id], [])
    assert kept.change == Change("2026-11-22", added=(ChangedReview(RETOLD.id, "Pupil"),))
    assert "held" not in withheld.read("reviews/2022-anonymous-pupil.yaml")


def test_ruled_the_same_it_is_the_withheld_review_told_elsewhere_and_stays_withheld(withheld: Folder) -> None:
    withheld.write("joins.yaml", f"rulings:\n{RULING.replace('not same', 'same', 1)}\n")
    assert ids(withheld.run(RETOLD, OTHER)) == ([OTHER.id], [ROBIN.id], [])
    assert ids(withheld.run(RETOLD, OTHER)) == ([OTHER.id], [ROBIN.id], [])


def test_ruled_the_same_beside_the_withheld_review_it_is_withheld_as_well(withheld: Folder) -> None:
    withheld.write("joins.yaml", f"rulings:\n{RULING.replace('not same', 'same', 1)}\n")
    assert ids(withheld.run(ROBIN, RETOLD, OTHER)) == ([OTHER.id], [ROBIN.id, RETOLD.id], [])
    assert "it tells what 2021-leeds-robin told" in withheld.read("corrections/2022-anonymous-pupil.yaml")
    assert ids(withheld.run(ROBIN, RETOLD, OTHER)) == ([OTHER.id], [ROBIN.id, RETOLD.id], [])


def test_a_record_that_was_published_leaves_the_site_when_what_it_tells_is_withheld(folder: Folder) -> None:
    folder.run(ROBIN, RETOLD, OTHER)
    folder.write(SAID, WITHHOLD)
    kept = folder.run(ROBIN, RETOLD, OTHER)
    assert ids(kept) == ([OTHER.id], [ROBIN.id], [RETOLD.id])
    assert kept.newly_public.gone == (ROBIN.id, RETOLD.id)
    assert kept.change == Change("2026-11-22", withheld=(ChangedReview(ROBIN.id, "Robin"),))


def test_what_changes_in_a_held_record_is_not_told(withheld: Folder) -> None:
    withheld.run(ROBIN, RETOLD, OTHER)
    kept = withheld.run(ROBIN, replace(RETOLD, title="A pupil"), OTHER)
    assert (ids(kept)[2], bool(kept.change)) == ([RETOLD.id], False)


def test_another_publishers_short_news_of_it_is_held_for_its_name_and_place(withheld: Folder) -> None:
    news = replace(
        RETOLD,
        id="2022-leeds-robin",
        title="Robin",
        areas=("Leeds",),
        accounts=(Account((source(MONTH, "Leeds: Robin"),), "The review has been published."),),
    )
    kept = withheld.run(news, OTHER)
    assert ids(kept) == ([OTHER.id], [ROBIN.id], [news.id])
    assert kept.held[0].holds[0].reason.endswith("withheld: both are called Robin; both are of Leeds")


def test_the_second_entry_of_a_heading_is_named_by_its_number(withheld: Folder) -> None:
    first = replace(OTHER, id="2022-anonymous-x", accounts=(told(OTHER, OTHER.accounts[0]).accounts[0],))
    first = told(first, replace(first.accounts[0], sources=(source(MONTH, "2022 - Anonymous - Pupil", (1, 4)),)))
    kept = withheld.run(first, RETOLD)
    assert "    heading: '2022 - Anonymous - Pupil'\n    number: 2\n" in kept.held[0].holds[0].ruling


def test_a_record_by_hand_in_the_same_words_is_withheld(withheld: Folder) -> None:
    text = withheld.read("reviews/2021-leeds-robin.yaml").replace("2021-leeds-robin", "2021-leeds-r")
    head, _, rest = text.partition("- sources:\n")
    by_hand = head + "- " + rest[rest.index("summary:") :].replace("withheld: since 2026-11-20\n", "")
    withheld.write("reviews/2021-leeds-r.yaml", by_hand)
    kept = withheld.run(ROBIN, OTHER)
    assert ids(kept) == ([OTHER.id], ["2021-leeds-r", ROBIN.id], [])


def test_a_persons_own_account_is_held_until_it_is_released(withheld: Folder) -> None:
    lines = ["id: 2021-leeds-r", "title: R", "accounts:", f"- summary: {ROBIN.accounts[0].summary} Again."]
    withheld.write("reviews/2021-leeds-r.yaml", "\n".join([*lines, "areas: [Leeds]"]) + "\n")
    kept = withheld.run(ROBIN, OTHER)
    assert ids(kept) == ([OTHER.id], [ROBIN.id], ["2021-leeds-r"])
    assert kept.held[0].holds[0].remedy == (
        "To publish it, write `released: {reason: ..., on: ...}` in content/corrections/2021-leeds-r.yaml."
    )
    withheld.write("corrections/2021-leeds-r.yaml", "released: {reason: another child, on: 2026-11-22}\n")
    assert ids(withheld.run(ROBIN, OTHER)) == ([OTHER.id, "2021-leeds-r"], [ROBIN.id], [])


def test_what_is_left_of_a_deleted_record_is_compared(withheld: Folder) -> None:
    (withheld.root / "reviews/2021-leeds-robin.yaml").unlink()
    withheld.run(OTHER)
    assert b"canal" not in (withheld.root / "reviews/.written.json").read_bytes()
    points = told(RETOLD, replace(RETOLD.accounts[0], learning=ROBIN.accounts[0].learning[:1]))
    kept = withheld.run(points, OTHER)
    assert ids(kept) == ([OTHER.id], [], [RETOLD.id])
    assert kept.held[0].holds[0].reason.endswith("withheld: what its deleted record said and this one says agrees")


def test_one_text_in_common_with_what_is_left_of_a_deleted_record_is_enough(withheld: Folder) -> None:
    (withheld.root / "reviews/2021-leeds-robin.yaml").unlink()
    withheld.run(OTHER)
    withheld.run(OTHER)
    others = tuple(f"{point} and more" for point in ROBIN.accounts[0].learning)
    account = replace(RETOLD.accounts[0], learning=others, recommendations=ROBIN.accounts[0].recommendations)
    assert ids(withheld.run(told(RETOLD, account), OTHER)) == ([OTHER.id], [], [RETOLD.id])


def test_reasons_of_its_own_hold_a_record_too(folder: Folder) -> None:
    doubtful = replace(RETOLD, held=("two sets of labels stand in its entry",))
    kept = folder.run(doubtful, OTHER)
    assert ids(kept) == ([OTHER.id], [], [RETOLD.id])
    assert kept.held[0].holds == (
        Hold(
            doubtful.held[0],
            "To accept it as it is read, or to put it right, use what the command `outline` prints of month.md.",
        ),
    )
    assert ids(folder.run(RETOLD, OTHER)) == ([OTHER.id, RETOLD.id], [], [])


def test_a_reason_that_a_person_wrote_into_a_record_is_not_lost_in_silence(folder: Folder) -> None:
    folder.run(ROBIN, OTHER)
    folder.edit("reviews/2021-leeds-robin.yaml", "title: Robin\n", "title: Robin\nheld:\n- ask the family\n")
    assert folder.refused(ROBIN, OTHER) == [
        "content/reviews/2021-leeds-robin.yaml:4: error: `held` was changed by hand, and the build writes it: ask the"
        " family\n    Take the line out. To keep the review from being published, write `withhold: {reason: ...,"
        " on: ...}` in content/corrections/2021-leeds-robin.yaml."
    ]


def test_what_is_known_of_a_record_that_is_neither_held_nor_withheld_is_as_earlier_versions_wrote_it(
    withheld: Folder,
) -> None:
    lines = withheld.read("reviews/.written.json").splitlines()
    assert [("held" in line, ROBIN.id in line) for line in lines[1:-1]] == [(False, False), (True, True)]


def test_what_became_public_and_what_is_so_no_more_is_known_by_id(folder: Folder) -> None:
    first = folder.run(ROBIN, OTHER).newly_public
    assert (first.appeared, first.gone, first.first) == ((OTHER.id, ROBIN.id), (), True)
    nothing = folder.run(ROBIN, OTHER).newly_public
    assert (nothing.appeared, nothing.gone, nothing.first) == ((), (), False)
    restricted = replace(ROBIN, circulation="professionals only")
    assert folder.run(restricted, OTHER).newly_public.gone == (ROBIN.id,)
    assert folder.run(ROBIN, OTHER).newly_public.appeared == (ROBIN.id,)
