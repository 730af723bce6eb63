"""Themes and agencies: the tags of points, the files they come from, and how often they agree with a person."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from build_site.core import yamlio
from build_site.core.content import SourceFile
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.digests.files import read_digest
from build_site.digests.reader import DigestReader
from build_site.model import POINT_KINDS
from build_site.vocabulary import keywords, labels, tags

VOCABULARY = SHIPPED_CONTENT / "vocabulary"
DIGESTS = SHIPPED_CONTENT.parent.parent / "shared" / "digests"
POINTS = Path(__file__).with_name("points.yaml")


def shipped(section: str) -> tags.Tags:
    problems = Problems()
    loaded = tags.load(SourceFile(VOCABULARY / f"{section}.yaml", f"{section}.yaml"), section, problems)
    assert not list(problems)
    return loaded


THEMES, AGENCIES = shipped("themes"), shipped("agencies")


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Tell the nursery what the clinic knows: share information early", ["information-sharing"]),
        ("GDPR is no reason to keep silent", ["information-sharing"]),
        ("Nobody asked who the father was", ["fathers-and-male-carers"]),
        ("The hidden men of the family", ["fathers-and-male-carers"]),
        ("Stay curious when the story changes", ["professional-curiosity"]),
        ("What was told was taken at face value", ["professional-curiosity"]),
        ("Nobody listened to the children", ["voice-and-lived-experience-of-the-child"]),
        (
            "A baby's day was never imagined: the lived experience of an infant",
            ["voice-and-lived-experience-of-the-child"],
        ),
        ("Over-optimism about what a parent can change", ["professional-curiosity"]),
        ("The threshold was applied too rigidly", ["thresholds-referral-and-early-help"]),
        ("The national referral mechanism is little known", ["exploitation-and-harm-outside-the-home"]),
        ("Parents need advice on co-sleeping that fits a night away from home", ["safer-sleep"]),
        ("Ask why a child was not brought", ["was-not-brought-and-missed-appointments"]),
        ("The DNA sample came late", []),
        ("Escalate when a reply doesn't come", ["escalation-and-challenge"]),
        ("The distance posed a challenge", []),
        ("The pregnancy was hidden", ["pre-birth-assessment-and-new-babies"]),
        ("Use an interpreter, never a relative", ["culture-faith-and-identity"]),
        ("The family moved to another county", ["moves-transfers-and-transitions"]),
        ("Coercive control was mistaken for rows", ["domestic-abuse"]),
        ("Her depression as a mother went unseen", ["parents-mental-health"]),
        ("Cannabis was never asked about", ["drugs-and-alcohol"]),
        ("Neglect had become normal", ["neglect"]),
        ("Signs of CSA were missed", ["sexual-abuse"]),
        ("County lines", ["exploitation-and-harm-outside-the-home"]),
        ("The staff did not know about self-harm", ["self-harm-suicide-and-childrens-mental-health"]),
        ("A bruise on a baby who can't roll", ["injuries-and-physical-abuse"]),
        ("Abusive head trauma", ["injuries-and-physical-abuse"]),
        ("Children with SEND", ["disability-illness-and-additional-needs"]),
        ("Send the letter at once", []),
        ("Bereavement", ["trauma-and-adverse-experiences"]),
        ("A chronology shows the pattern", ["family-history-and-the-whole-family"]),
        ("Supervision must leave time to think", ["supervision-workload-and-management-oversight"]),
        ("The supervision order had ended", []),
        ("Write the reasons into the record", ["recording"]),
        ("Elective home education", ["missing-school-exclusion-and-home-education"]),
        ("Kinship carers need help too", ["children-in-care-and-placements"]),
        ("Disguised compliance", ["engagement-and-disguised-compliance"]),
        ("Core groups without the health visitor", ["plans-and-meetings"]),
        ("Agencies worked in silos", ["multi-agency-working"]),
    ],
)
def test_a_point_gets_the_themes_it_is_about(text, themes):
    assert list(THEMES.tags_in(text)) == themes


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Police should look for the children when called to a row", ["police"]),
        ("Health visitors see the whole home", ["health-visiting-midwifery-and-school-nursing"]),
        ("School nurses", ["health-visiting-midwifery-and-school-nursing"]),
        ("Schools need to know", ["schools-early-years-and-education-services"]),
        ("GPs hold the records of both adults", ["gps-and-primary-care"]),
        ("The GPS signal was lost", []),
        ("A&E staff", ["hospitals-and-ambulance-services"]),
        ("CAMHS", ["mental-health-services"]),
        ("Adult social care", ["adults-services"]),
        ("Social workers", ["childrens-social-care"]),
        ("Housing officers", ["housing"]),
        ("Cafcass", ["courts-and-cafcass"]),
        ("Probation", ["probation-prisons-and-youth-justice"]),
        ("The partnership should seek assurance", ["safeguarding-partnership"]),
        ("The Home Office", ["government-and-national-bodies"]),
        ("The College of Policing", ["police", "government-and-national-bodies"]),
        ("Charities that work with young carers", ["voluntary-and-community-sector"]),
        ("All professionals", []),
    ],
)
def test_a_point_gets_the_agencies_it_addresses(text, agencies):
    assert sorted(AGENCIES.tags_in(text)) == sorted(agencies)


def test_tags_come_in_the_order_of_the_file():
    assert THEMES.tags_in("neglect, and information sharing") == ("information-sharing", "neglect")


@pytest.mark.parametrize("loaded", [THEMES, AGENCIES], ids=["themes", "agencies"])
def test_every_shipped_tag_says_in_one_sentence_what_it_covers(loaded):
    assert [tag.name for tag in loaded if not tag.about.endswith(".")] == []
    assert [tag.name for tag in loaded if tag.about.count(". ")] == []


def loaded_from(folder: Path, text: str) -> tuple[tags.Tags, list[str]]:
    path = folder / "themes.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    return tags.load(SourceFile(path, "vocabulary/themes.yaml"), "themes", problems), [
        str(problem) for problem in problems
    ]


def test_words_under_not_do_not_count_but_others_of_the_point_do(tmp_path):
    loaded, problems = loaded_from(
        tmp_path, "themes:\n- name: Supervision\n  phrases: [supervis*]\n  not: [supervision order*]\n"
    )
    assert problems == []
    assert loaded.tags_in("a supervision order was made") == ()
    assert loaded.tags_in("staff supervision and a supervision order") == ("supervision",)


def test_a_phrase_that_makes_no_sense_is_reported_with_its_line_and_the_rest_still_works(tmp_path):
    loaded, problems = loaded_from(
        tmp_path, "themes:\n- name: Sharing\n  phrases:\n    - shar*\n    - sh*re\n- name: Plans\n  phrases: [plan*]\n"
    )
    assert problems == [
        "vocabulary/themes.yaml:5: error: `sh*re` is not understood: `sh*re` can't be part of a phrase\n"
        "    Use words, a * at the end of a word, a / between words, and … between phrases."
    ]
    assert loaded.tags_in("a planned visit") == ("plans",)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("Plans", "two entries are called `Plans`\n    Join the two or rename one."),
        ("plans", "`Plans` and `plans` would have one address, `plans`\n    Rename one of the two."),
    ],
)
def test_two_entries_of_one_name_or_address_are_reported(tmp_path, other, message):
    _, problems = loaded_from(
        tmp_path, f"themes:\n- name: Plans\n  phrases: [plan]\n- name: {other}\n  phrases: [plans]\n"
    )
    assert problems == [f"vocabulary/themes.yaml:4: error: {message}"]


def test_an_entry_with_no_phrases_is_reported(tmp_path):
    _, problems = loaded_from(tmp_path, "themes:\n- name: Plans\n  about: Plans.\n")
    assert problems == [
        "vocabulary/themes.yaml:2: error: item 1 of `themes` has no `phrases`\n    Add a line `phrases: ...`."
    ]


def labelled() -> list[dict]:
    problems = Problems()
    points = yamlio.read(POINTS, POINTS.name, problems)
    assert not list(problems)
    return points


def test_every_label_names_a_theme_or_agency_that_exists():
    points = labelled()
    assert {slug for point in points for slug in point["themes"]} - {tag.slug for tag in THEMES} == set()
    assert {slug for point in points for slug in point["agencies"]} - {tag.slug for tag in AGENCIES} == set()


def mark_of(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], str]:
    """The points of the real digests by digest and mark."""
    if not DIGESTS.is_dir():
        pytest.skip("the real digests are not here")
    problems = Problems()
    reader = DigestReader(
        labels.load(
            SourceFile(VOCABULARY / "labels.yaml", "labels.yaml"),
            SourceFile(VOCABULARY / "review-types.yaml", "review-types.yaml"),
            problems,
        ),
        keywords.load(SourceFile(VOCABULARY / "keywords.yaml", "keywords.yaml"), problems),
    )
    found = {}
    for path in sorted(DIGESTS.iterdir()):
        for entry in reader.read(read_digest(path, path.name, problems), problems).entries:
            for kind in POINT_KINDS:
                found |= {(path.name, mark_of(text)): text for text in entry.account.points(kind)}
    return found


def test_nine_in_ten_labelled_points_are_still_read_as_they_were(texts):
    points = labelled()
    gone = [
        f"{point['digest']}:{point['line']} {point['kind']} {point['number']}"
        for point in points
        if (point["digest"], point["mark"]) not in texts
    ]
    assert len(gone) <= len(points) // 10, f"label these again: {gone}"


@pytest.mark.parametrize(
    ("field", "loaded", "precision", "recall"),
    [("themes", THEMES, 0.83, 0.84), ("agencies", AGENCIES, 0.82, 0.82)],
    ids=["themes", "agencies"],
)
def test_tags_agree_with_a_practitioners_reading(field, loaded, precision, recall, texts, capsys):
    found: dict[str, tuple[float, float]] = {}
    for which in ("tune", "measure"):
        counts = Counter()
        for point in labelled():
            text = texts.get((point["digest"], point["mark"]))
            if point["set"] == which and text is not None:
                wanted, given = set(point[field]), set(loaded.tags_in(text))
                counts += Counter(points=1, right=len(wanted & given), given=len(given), wanted=len(wanted))
        found[which] = counts["right"] / counts["given"], counts["right"] / counts["wanted"]
        with capsys.disabled():
            print(
                f"\n{field}, {which}: precision {found[which][0]:.3f}, recall {found[which][1]:.3f}"
                f" ({counts['points']} points, {counts['wanted']} labels)"
            )
    assert found["measure"][0] >= precision
    assert found["measure"][1] >= recall


def test_a_phrase_counts_where_no_excluded_words_touch_it_and_tags_know_their_fields(tmp_path):
    loaded, problems = loaded_from(
        tmp_path,
        "themes:\n- name: Care & Plans\n  phrases: [plan*, care]\n  not: [care home]\n  about: Plans.\n"
        "  questions: [Who knows?]\n- name: Homes\n  phrases: [home]\n",
    )
    assert problems == []
    assert [loaded.tags_in(text) for text in ("a care home", "a care home, care", "a care home plan", "none")] == [
        ("homes",),
        ("care-and-plans", "homes"),
        ("care-and-plans", "homes"),
        (),
    ]
    tag = loaded.get("care-and-plans")
    assert (tag.name, tag.about, tag.questions) == ("Care & Plans", "Plans.", ("Who knows?",))
    assert (len(tag.phrases), len(tag.unless)) == (2, 1)
    assert [tag.about for tag in loaded] == ["Plans.", ""]
    assert loaded.get("plans") is None
