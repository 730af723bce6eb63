"""Which harms a review is about, and where they are read."""

from __future__ import annotations

import pytest

from build_site.model import INFERRED, READ, Account, Child, Other
from build_site.reviews.facts.harms import read_harms
from build_site.vocabulary.harms import HarmVocabulary, HarmWords
from build_site.vocabulary.keywords import Keyword, Keywords
from build_site.vocabulary.phrase_language import parse_phrase
from build_site.vocabulary.vocabularies import Vocabularies
from tests.reviews.conftest import MakeEntry

SUDI = "sudden unexpected death in infancy"
NAI = "non-accidental injury"


def vocabulary(entries: list[tuple[HarmWords, dict[str, tuple[str, ...]]]]) -> HarmVocabulary:
    return HarmVocabulary(
        [
            (words, {field: tuple(map(parse_phrase, phrases)) for field, phrases in fields.items()})
            for words, fields in entries
        ]
    )


@pytest.mark.parametrize(
    ("summary", "harms"),
    [
        ("Suicide of a 15-year-old girl.", {"suicide or self-harm"}),
        ("Death of a 6-week-old boy while co-sleeping with his father.", {SUDI}),
        ("Death of a 3-month-old girl who was found unresponsive at home.", {SUDI}),
        ("Fractures and bruising to a 4-month-old boy.", {NAI}),
        (
            "A 5-week-old baby was shaken; the father was found guilty of manslaughter. The baby died.",
            {NAI, "homicide"},
        ),
        ("Neglect and sexual abuse of two sisters.", {"neglect", "sexual abuse"}),
        ("Physical and emotional abuse of an 8-year-old.", {NAI, "emotional abuse"}),
        ("A boy of 16 was fatally stabbed.", {"serious youth violence", "homicide"}),
        ("Death of a 2-year-old girl who drowned in a pond.", {"accident"}),
        ("Death of a 12-year-old boy from asthma.", {"illness or medical"}),
        ("A 3-year-old swallowed methadone.", {"poisoning or ingestion"}),
        ("Suspected fabricated or induced illness of an 8-year-old.", {"fabricated or induced illness"}),
        ("Harmful sexual behaviour of a 13-year-old boy.", {"harmful sexual behaviour"}),
        ("Sexual exploitation of a 15-year-old girl.", {"child sexual exploitation"}),
        ("Criminal exploitation of a boy by a county lines gang.", {"criminal exploitation"}),
        ("Radicalisation of a 16-year-old.", {"radicalisation"}),
        ("A girl was strip searched at school.", {"other"}),
        ("Death of a 5-month-old who was sleeping unsafely beside an adult.", {SUDI}),
        ("A 3-month-old baby died who had slept with his mother.", {SUDI}),
        ("An uncle abused her physically and sexually.", {NAI, "sexual abuse"}),
        ("A baby had injuries which were never explained.", {NAI}),
        ("The 2-year-old's injuries put his life in danger.", {NAI}),
        ("Death of a 6-year-old girl whom a van struck.", {"accident"}),
        ("A lorry hit a 9-year-old boy.", {"accident"}),
        ("Tests found heroin and cannabis in her system.", {"poisoning or ingestion"}),
        ("A 4-year-old boy died and his uncle was charged with his murder.", {"homicide"}),
        ("A baby boy died after his birth, which happened in a toilet at school.", {"other"}),
    ],
)
def test_what_happened_says_which_harm(entry: MakeEntry, summary: str, harms: set[str]):
    assert set(entry("2023 – Kent – Child A", summary).harms) == harms


@pytest.mark.parametrize(
    ("summary", "not_this"),
    [
        ("Death of a 9-year-old boy who was found unresponsive at home.", SUDI),
        ("Injuries to a 3-month-old girl found unresponsive in bed.", SUDI),
        ("Life-changing injuries to a boy of 6 years who fell from a window.", NAI),
        ("Serious injuries to a boy of 16 who was stabbed near his school.", NAI),
        ("Non-accidental injuries to a baby.", "accident"),
        ("The father was found not guilty of manslaughter after the death of a baby.", "homicide"),
        ("A 16-year-old was arrested on suspicion of murder.", "homicide"),
        ("A 15-year-old boy was accused of murder.", "homicide"),
        ("A car hit a boy of 14, and the driver then attacked him.", "accident"),
        ("A girl of 14 with an infection in her blood.", "poisoning or ingestion"),
        ("The abuser of a 9-year-old was physically ill.", NAI),
        ("A baby was sick from birth and drowned in the bath.", "other"),
        ("A 3-year-old was taken to hospital after taking epilepsy medication.", "illness or medical"),
        ("A 5-year-old boy was stabbed by his mother.", "serious youth violence"),
        ("A girl of 9 was taken to hospital, and her blood sugar is stable.", "serious youth violence"),
        ("A baby of 3 weeks was taken to hospital from a stable home.", NAI),
    ],
)
def test_what_only_looks_like_a_harm_is_none(entry: MakeEntry, summary: str, not_this: str):
    assert not_this not in entry("2023 – Kent – Child A", summary).harms


def test_an_index_term_says_a_harm_in_any_of_its_forms(entry: MakeEntry):
    told = entry("2023 – Kent – Child A", "A 15-year-old girl died.", keywords=("self harm",))
    assert told.harms == ("suicide or self-harm",)
    assert [(item.words, item.how) for item in told.evidence["harms"]] == [("self harm", INFERRED)]


def test_domestic_abuse_is_inferred_where_only_the_learning_tells_of_it(entry: MakeEntry):
    told = entry("2023 – Kent – Child A", "Fractures to a baby.", learning=("the impact of domestic abuse on babies",))
    assert told.harms == (NAI, "domestic abuse")
    assert [item.how for item in told.evidence["harms"]] == [READ, INFERRED]


def test_domestic_abuse_is_no_harm_where_only_practice_is_to_notice_it(entry: MakeEntry):
    told = entry(
        "2023 – Kent – Child A",
        "Fractures to a baby.",
        learning=("staff need to know the signs of domestic violence and of controlling and coercive behaviour",),
        recommendations=("a pathway for domestic abuse",),
    )
    assert told.harms == (NAI,)


@pytest.mark.parametrize(
    "point",
    [
        "consider the risk of abuse or neglect",
        "spot signs of neglect and abuse early",
        "trauma and neglect early in a life leave traces",
        "ask carers about neglect in their early life",
    ],
)
def test_a_phrase_about_practice_in_general_says_no_neglect(entry: MakeEntry, point: str):
    assert entry("2023 – Kent – Child A", "Fractures to a baby.", learning=(point,)).harms == (NAI,)


def test_a_recommendation_about_neglect_says_nothing_of_the_case_but_a_learning_point_does(entry: MakeEntry):
    summary, point = "Fractures to a baby.", "review the neglect strategy"
    assert entry("2023 – Kent – Child A", summary, recommendations=(point,)).harms == (NAI,)
    assert entry("2023 – Kent – Child A", summary, learning=(point,)).harms == (NAI, "neglect")


def test_the_words_of_a_harm_are_those_of_the_account(entry: MakeEntry):
    summary = "A baby, who had been the subject of a plan, had  two broken ribs that nobody could explain."
    assert entry("2023 – Kent – Child A", summary).evidence["harms"][0].words in " ".join(summary.split())


def test_harms_a_harm_that_counts_only_beside_no_other_is_left_out_beside_it():
    keywords = Keywords([Keyword("child neglect"), Keyword("accidents")])
    harms = vocabulary(
        [
            (HarmWords("accident", frozenset({"accidents"}), unless=frozenset({"neglect"})), {"happened": ("fell",)}),
            (HarmWords("neglect", frozenset({"child neglect"})), {"happened": ("neglect*",), "learning": ("dirty",)}),
            (HarmWords("neglect"), {"happened": ("hungry",)}),
        ]
    )

    def read(account: Account) -> list[tuple[str, str, str]]:
        names, evidence = read_harms(account, "", "no", (), harms, keywords)
        assert list(names) == [item.value for item in evidence]
        assert all(item.account == 1 for item in evidence)
        return [(item.value, item.words, item.how) for item in evidence]

    assert read(Account(summary="It fell.")) == [("accident", "It fell.", READ)]
    assert read(Account(summary="It fell; neglect.")) == [("neglect", "It fell; neglect.", READ)]
    assert read(Account(summary="It fell.", keywords=("child neglect",))) == [("neglect", "child neglect", INFERRED)]
    assert read(Account(keywords=("child neglect", "accidents"))) == [("neglect", "child neglect", INFERRED)]
    assert read(Account(keywords=("accidents",))) == [("accident", "accidents", INFERRED)]
    assert read(Account(summary="Hungry, and neglect.")) == [("neglect", "Hungry, and neglect.", READ)]
    assert read(Account(summary="Hungry.")) == [("neglect", "Hungry.", READ)]
    assert read(Account(learning=("dirty",))) == [("neglect", "dirty", INFERRED)]
    assert read(Account(good_practice=("dirty",))) == [("neglect", "dirty", INFERRED)]
    assert read(Account(other=(Other("Learning", "dirty"),))) == [("neglect", "dirty", INFERRED)]
    assert read(Account(other=(Other("Background", "dirty"),))) == []
    assert read(Account(recommendations=("dirty",))) == []
    assert read(Account(learning=("dirty",), keywords=("child neglect",))) == [("neglect", "child neglect", INFERRED)]
    assert read(Account(summary="Neglect.", keywords=("child neglect",))) == [("neglect", "Neglect.", READ)]
    assert read(Account(learning=("dirty", "so dirty"))) == [("neglect", "dirty", INFERRED)]
    assert read(Account(summary="It fell.\n\nNeglect.")) == [("neglect", "Neglect.", READ)]


def test_harms_the_title_counts_as_what_happened():
    harms = vocabulary([(HarmWords("neglect"), {"happened": ("neglect",)})])
    assert read_harms(Account(), "Review of neglect", None, (), harms, Keywords([]))[0] == ("neglect",)


@pytest.mark.parametrize(
    ("death", "age", "counts"),
    [
        ("yes", "5 months", True),
        ("no", "5 months", False),
        (None, "5 months", False),
        ("yes", "2 years", False),
        ("yes", "under 1 year", True),
        ("yes", "under 2 years", False),
        ("yes", None, True),
    ],
)
def test_harms_one_of_infants_who_died_counts_only_for_them(death: str | None, age: str | None, counts: bool):
    harms = vocabulary([(HarmWords(SUDI, death="yes", oldest=366), {"happened": ("found",)})])
    names, _ = read_harms(Account(summary="Found."), "", death, (Child(age, None),), harms, Keywords([]))
    assert names == ((SUDI,) if counts else ())


def test_harms_the_words_are_shown_with_twenty_five_letters_around_them():
    harms = vocabulary([(HarmWords("neglect"), {"happened": ("neglect",)})])
    text = "aaaa bbbb cccc dddd eeee ffff neglect gggg hhhh iiii jjjj kkkk llll"
    ((item,),) = (read_harms(Account(summary=text), "", None, (), harms, Keywords([]))[1],)
    assert item.words == "bbbb cccc dddd eeee ffff neglect gggg hhhh iiii jjjj kkkk"


@pytest.mark.parametrize(
    "summary",
    [
        "Agencies must learn how to respond to domestic abuse.",
        "The review asks how well practitioners recognise sexual abuse.",
        "A boy of 9 moved to a carer after his mother's suicide attempt.",
        "A girl of 4 was found alone. Her mother had attempted suicide.",
        "Two boys lost their home after the suicide of their father.",
        "The review deals with maternal suicides.",
        "A baby was unwell. The father falsely claimed that a dog had jumped on the cot.",
        "A baby was unwell. The father told a tale that she had been dropped in an accident.",
        "A baby was unwell. The carer said that he had fallen out of a chair.",
        "Both parents were found guilty of cruelty to a child.",
        "The mother was sentenced for child cruelty.",
        "The parents of a baby had both had difficult childhoods with domestic abuse.",
        "The father, who was ill, had himself as a child known neglect.",
    ],
)
def test_what_agencies_do_what_an_adult_did_to_oneself_and_what_is_not_true_is_no_harm(entry: MakeEntry, summary: str):
    assert entry("2023 – Kent – Child A", summary).harms == ()


@pytest.mark.parametrize(
    ("summary", "harm"),
    [
        ("Agencies did not know how to respond to the neglect of a girl aged 5.", "neglect"),
        ("Services had seen the domestic abuse that his mother lived with.", "domestic abuse"),
        ("A boy of 14, whose mother was ill, attempted suicide.", "suicide or self-harm"),
        ("The suicide of a girl whose mother had been ill.", "suicide or self-harm"),
        ("A girl of 15 with a history of self-harm went missing.", "suicide or self-harm"),
        ("The coroner said that it was an accident.", "accident"),
        ("A boy of 3 had fallen from a window.", "accident"),
        ("A girl told her teacher that she had been raped.", "sexual abuse"),
        ("A girl whose childhood was marked by neglect.", "neglect"),
        ("A stepfather was charged with murder.", "homicide"),
        ("Death of a boy of 6. His uncle was charged with his murder.", "homicide"),
        ("A girl of 15 was in a sexual relationship with her teacher.", "sexual abuse"),
        ("Death of a boy of 12 from complications of a chronic health condition.", "illness or medical"),
        ("A girl died of a long-term, chronic illness.", "illness or medical"),
    ],
)
def test_what_befell_a_child_is_a_harm_in_whatever_words(entry: MakeEntry, summary: str, harm: str):
    told = entry("2023 – Kent – Child A", summary)
    assert harm in told.harms
    assert [item.how for item in told.evidence["harms"] if item.value == harm] == [READ]


def test_a_harm_that_is_told_rests_on_those_words_though_an_index_term_has_it_as_well(entry: MakeEntry):
    told = entry("2023 – Kent – Child A", "Fractures to a baby aged 5 weeks.", keywords=("physical abuse",))
    assert [(item.words, item.how) for item in told.evidence["harms"]] == [("Fractures to a baby aged 5 weeks.", READ)]


def test_words_under_background_count_as_what_happened(words: Vocabularies):
    names, evidence = read_harms(
        Account(summary="A girl of 5."), "", "no", (), words.harms, words.keywords, "She suffered neglect at home."
    )
    assert (names, [item.how for item in evidence]) == (("neglect",), [READ])
